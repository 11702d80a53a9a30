/* gdelt.h - columns of a table of GDELT's Global Knowledge Graph 2.1, which has no first line with names. Those that Weft reads have
 * Weft's names. Source: "The GDELT Global Knowledge Graph (GKG) Data Format Codebook V2.1", 2015. */
#ifndef WEFT_READ_DATA_GDELT_H
#define WEFT_READ_DATA_GDELT_H

#define GKG_COLUMNS 27

static const char *const gkg_names[GKG_COLUMNS] = {
    "gkg_record", "published", "gkg_collection", "outlet", "url", "", "", "gkg_themes", "", "", "", "", "", "", "", "gkg_tone", "", "", "", "", "", "", "", "", "", "", ""};

#endif
