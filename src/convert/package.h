/* package.h - the files of a spaCy pipeline package: a wheel (a zip file) or a folder, installed or unpacked. */
#ifndef WEFT_CONVERT_PACKAGE_H
#define WEFT_CONVERT_PACKAGE_H

#include "base/error.h"
#include "base/json.h"

typedef struct package package;

/* Opens the wheel or folder and finds the pipeline in it (the folder that holds config.cfg and meta.json). NULL with *e. */
package *package_open(arena *a, const char *path, weft_error *e);
void package_close(package *p);
/* The bytes of a file of the pipeline ("tokenizer", "ner/model"); false when there is none, or with *e->code set when it cannot
 * be read. At most 512 MiB. */
bool package_file(package *p, arena *a, const char *name, str *bytes, weft_error *e);
const char *package_path(const package *p);

/* config.cfg (spaCy's, read by its confection: INI sections with JSON values) as one object: section -> key -> value; values
 * that are no JSON stay strings; ${section.key} and ${section:key} are replaced. NULL with the line in *e. */
json *package_config(arena *a, str bytes, weft_error *e);

#endif
