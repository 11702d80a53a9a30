/* particles.h - small words inside surnames; folded, sorted. Written for Weft. */
#ifndef WEFT_ANNOTATE_DATA_PARTICLES_H
#define WEFT_ANNOTATE_DATA_PARTICLES_H

/* As in "de Gaulle", "bin Laden". */
static const char *const name_particles[] = {
    "al", "ap", "bin", "binti", "da", "das", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "ibn", "la", "le",
    "ould", "ter", "van", "vom", "von", "zu",
};

#endif
