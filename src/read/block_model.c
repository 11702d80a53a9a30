/* block_model.c - a block's features to a score, by the trees of data/block_trees.h. See block_features.h. */
#include "read/block_features.h"

#include "read/data/block_trees.h"

#define N_TREES (sizeof block_tree_starts / sizeof *block_tree_starts)
#define LOOK_AFTER 24        /* trees, after which hopeless blocks are left: four of five are */
#define HOPELESS (-3 * 1024) /* no block of the development pages came back from there */

_Static_assert(BLOCK_TREE_FEATURES == N_BLOCK_FEATURES, "the trees are for other features: run train/blocks.py");

int32_t block_score(const int16_t *row) {
  int32_t score = BLOCK_TREE_BASE;
  for (size_t i = 0; i < N_TREES; i++) {
    const struct block_tree_node *node = &block_tree_nodes[block_tree_starts[i]];
    while (node->feature != BLOCK_TREE_LEAF) node += row[node->feature] <= node->threshold ? 1 : node->step;
    score += node->threshold;
    if (i == LOOK_AFTER && score < HOPELESS) break;
  }
  return score - BLOCK_TREE_THRESHOLD;
}
