/* walk.h - the files behind the paths of a command line, opened one after the other in an order that depends on names only.
 *
 *   paths as given  ->  file | "-" | folder -> its entries by bytes of their names, folders within at their place
 *
 * In folders, hidden files, special files and files that belong to pages (styles, scripts, images) are passed over.
 */
#ifndef WEFT_READ_WALK_H
#define WEFT_READ_WALK_H

#include "base/hash.h"
#include "read/faults.h"

#include <sys/stat.h>

#define WALK_MAX_DEPTH 256 /* folders within folders */

typedef struct walk_folder {
  arena a;
  char *path;
  dev_t device;
  ino_t inode;
  VECTOR(str) names; /* sorted */
  size_t at;
} walk_folder;

typedef struct walk {
  faults *told;
  arena a;
  char **paths;
  size_t n_paths, at;
  uint64_t total;
  walk_folder *folders[WALK_MAX_DEPTH]; /* from the named one down */
  size_t depth;
  arena visited_arena;
  map visited; /* folders below the named path that is being walked, by device and inode */
} walk;

void walk_init(walk *w, const char *const *paths, size_t n_paths, faults *told);
/* Opens the next file: its descriptor, -1 at the end. *path: as named, or below what was named; valid until the next call. */
int walk_next(walk *w, str *path);
void walk_free(walk *w);
/* Whether a file's name says that it belongs to a page and holds no article: a style, a script, an image. */
bool walk_is_companion(str name);

#endif
