#!/usr/bin/env python3
"""Writes src/thread/data/document_frequency.h: how rare a word is in English news, as a byte a word.

    train/document_frequency.py ARTICLES > src/thread/data/document_frequency.h

ARTICLES: JSONL with `title` and `text`, plain or .zst (the shipped table: all 12,000 rows of
../shared/data/articles/articles.jsonl.zst). Only counts leave it: a word is kept as a hash, and only when at least
LEAST of the articles have it. Words are folded as src/text/fold.c does, without a final 's. Deterministic; standard
library only. The byte is round(STEPS * ln(articles / articles with the word)).
"""
import collections, json, math, re, subprocess, sys, unicodedata

LEAST, STEPS = 20, 32
WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W\d_]+)*")
PLAIN = str.maketrans({"’": "'", "ʼ": "'", "ø": "o", "Ø": "o", "ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d"})


def fold(word):
    if word.isascii(): return word.lower()
    parts = unicodedata.normalize("NFKD", word.translate(PLAIN)).casefold()
    return "".join(c for c in parts if not unicodedata.combining(c))


def fnv(data):  # FNV-1a, 32 bits (draft-eastlake-fnv)
    h = 0x811C9DC5
    for byte in data: h = (h ^ byte) * 0x01000193 & 0xFFFFFFFF
    return h


def main():
    path = sys.argv[1]
    data = subprocess.run(["zstd", "-dc", path], check=True, capture_output=True).stdout if path.endswith(".zst") else open(path, "rb").read()
    counts, n = collections.Counter(), 0
    for line in data.decode("utf-8").split("\n"):
        if not line.strip(): continue
        row = json.loads(line)
        n += 1
        words = {fold(w) for w in WORD.findall(row.get("title", "") + "\n" + row["text"])}
        counts.update({w[:-2] if w.endswith("'s") else w for w in words})
    table = {}
    for word, count in counts.items():
        if count >= LEAST:
            key = fnv(word.encode("utf-8"))
            table[key] = max(table.get(key, 0), count)
    cells = ["{0x%08X, %d}," % (key, min(255, round(STEPS * math.log(n / count)))) for key, count in sorted(table.items())]
    print(f"""/* document_frequency.h - how rare words are in English news: hash (FNV-1a, 32 bits, of the folded word without a final 's),
 * and {STEPS} times ln(articles / articles with it). {n} articles counted; words of fewer than {LEAST} are left out and are the rarest.
 * Made by train/document_frequency.py from American political news of 2012 to 2020; do not edit. */
#ifndef WEFT_THREAD_DATA_DOCUMENT_FREQUENCY_H
#define WEFT_THREAD_DATA_DOCUMENT_FREQUENCY_H

#include <stdint.h>

#define RARITY_STEPS {STEPS}
#define RARITY_UNKNOWN {min(255, round(STEPS * math.log(n / (LEAST / 4))))}

/* clang-format off */
static const struct word_rarity {{
  uint32_t hash;
  uint8_t rarity;
}} word_rarities[] = {{""")
    for i in range(0, len(cells), 7): print("  " + " ".join(cells[i:i + 7]))
    print("""};
/* clang-format on */

#endif""")


if __name__ == "__main__":
    main()
