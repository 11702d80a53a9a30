#!/usr/bin/env python3
"""Writes src/read/data/entities.h: the named character references of HTML, from Python's html.entities.html5
(the table of the WHATWG HTML standard, section 13.5). Standard library only.

    train/entities.py > src/read/data/entities.h
"""
import html.entities

rows = []
for name, value in sorted((k.encode(), v) for k, v in html.entities.html5.items()):
    points = [ord(c) for c in value] + [0]
    rows.append('{"%s", %d, 0x%X, 0x%X}' % (name.decode(), len(name), points[0], points[1]))

print("""/* entities.h - named character references with what they stand for: name (with its semicolon, where it needs one), its
 * length, one or two code points. Sorted by bytes. Source: WHATWG HTML standard, section 13.5.
 * Made by train/entities.py; do not edit. */
#ifndef WEFT_READ_DATA_ENTITIES_H
#define WEFT_READ_DATA_ENTITIES_H

#include <stdint.h>

/* clang-format off */
static const struct html_entity {
  const char *name;
  uint8_t len;
  uint32_t first, second; /* second: 0 when there is none */
} html_entities[] = {""")
line = "   "
for row in rows:
    if len(line) + len(row) > 126:
        print(line)
        line = "   "
    line += " " + row + ","
print(line)
print("""};
/* clang-format on */

#endif""")
