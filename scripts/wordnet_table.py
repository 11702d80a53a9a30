#!/usr/bin/env python3
"""Makes the table of related words that src/collate/related.c includes, when the program is built. Standard library only.

    scripts/wordnet_table.py WORDNET OUT

WORDNET: the files of WordNet 3.0 (Debian's wordnet-base: /usr/share/wordnet; formats: wndb(5WN)). Words of letters only; of each
word and part of speech the MOST_SENSES commonest senses. A word has concepts: the synonym sets (synsets) that it is in, those
that it is derivationally related to ("wedding": to wed), and those one step more general. Concepts of one word alone are left out."""
import collections, os, re, sys

MOST_SENSES = 4
OWN, DERIVED, GENERAL = 0, 1, 2
PARTS = (("n", "noun"), ("v", "verb"), ("a", "adj"))  # adverbs tell no events


def lines(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8") as f:
        return [line for line in f if line[0] != " "]


def read(folder):
    """words of each synset; senses of each word, commonest first; pointers (synset -> [(symbol, to, word from, word to)])"""
    words, pointers, senses = {}, {}, collections.defaultdict(list)
    for part, name in PARTS:
        for line in lines(folder, "data." + name):
            f = line.split("|")[0].split()
            n, at = int(f[3], 16), part + f[0]
            words[at] = [f[4 + 2 * i].lower() for i in range(n)]
            k = 4 + 2 * n
            p = [f[k + 1 + 4 * i:k + 5 + 4 * i] for i in range(int(f[k]))]
            pointers[at] = [(sign, {"s": "a"}.get(to_part, to_part) + to, int(ends[:2], 16), int(ends[2:], 16)) for sign, to, to_part, ends in p]
        for line in lines(folder, "index." + name):
            f = line.split()
            if re.fullmatch("[a-z]{2,}", f[0]): senses[f[0]] += [part + o for o in f[-int(f[2]):][:MOST_SENSES]]
    return words, pointers, senses


def concepts(word, words, pointers, senses):
    """{synset: OWN, DERIVED or GENERAL}"""
    found = {}
    for s in senses[word]:
        found[s] = OWN
        for sign, to, source, _ in pointers[s]:
            if sign == "+" and words[s][source - 1] == word: found[to] = min(found.get(to, DERIVED), DERIVED)
            if sign in ("@", "@i"): found[to] = min(found.get(to, GENERAL), GENERAL)
    return found


def main():
    if len(sys.argv) != 3: sys.exit(__doc__)
    words, pointers, senses = read(sys.argv[1])
    found = {w: concepts(w, words, pointers, senses) for w in senses}
    bearers = collections.Counter()
    own = collections.Counter()
    for levels in found.values():
        for s, level in levels.items():
            bearers[s] += 1
            own[s] += level != GENERAL
    rows = {w: {s: level for s, level in levels.items() if bearers[s] > 1 and own[s]} for w, levels in found.items()}
    rows = {w: levels for w, levels in sorted(rows.items()) if levels}
    number = {s: i for i, s in enumerate(sorted({s for levels in rows.values() for s in levels}))}
    places, entries, text = [], [], []
    at = 0
    for w, levels in rows.items():
        places.append((at, len(entries)))
        text.append(w + "\\0")
        at += len(w) + 1
        entries += sorted(number[s] << 2 | level for s, level in levels.items())
    places.append((at, len(entries)))
    with open(sys.argv[2], "w", encoding="ascii") as out:
        out.write("/* Words of WordNet 3.0 (Fellbaum 1998; copyright 2006 Princeton University, LICENSE.wordnet), by bytes, and their concepts.\n"
                  " * Made by scripts/wordnet_table.py. */\n#include <stdint.h>\n\n")
        out.write("#define WORDNET_WORDS %d\n" % len(rows))
        out.write("static const char wordnet_text[] =\n")
        for i in range(0, len(text), 16): out.write('    "%s"\n' % "".join(text[i:i + 16]))
        out.write("    ;\n/* of each word: where it begins in the text, where its concepts do; one more for the ends */\n")
        out.write("static const uint32_t wordnet_places[WORDNET_WORDS + 1][2] = {\n")
        for i in range(0, len(places), 12): out.write("    %s,\n" % ", ".join("{%d, %d}" % p for p in places[i:i + 12]))
        out.write("};\n/* concept << 2 | 0: the word means it, 1: is derivationally related to it, 2: means a kind of it; ascending */\n")
        out.write("static const uint32_t wordnet_concepts[] = {\n")
        for i in range(0, len(entries), 20): out.write("    %s,\n" % ", ".join(map(str, entries[i:i + 20])))
        out.write("};\n")


main()
