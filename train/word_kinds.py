#!/usr/bin/env python3
"""Makes src/annotate/data/word_kinds.h: which kind of thing the common nouns and verbs of news mean.

    train/word_kinds.py WORDNET ARTICLES

WORDNET: the files of WordNet 3.0 (Debian's wordnet-base: /usr/share/wordnet). ARTICLES: English articles whose words count
as common (../shared/data/articles/articles.jsonl.zst). Standard library only."""
import bisect, collections, json, os, re, subprocess, sys, textwrap

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TABLE = os.path.join(ROOT, "src/annotate/data/word_kinds.h")
COMMON, MOST = 12, 12000  # articles with the word, of how many
ACT, EVENT, FEELING, PHENOMENON, PROCESS, STATE = 4, 11, 12, 19, 22, 26  # files of the lexicographers, lexnames(5WN)
ENDINGS = (("", ""), ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ied", "y"), ("ing", ""), ("ing", "e"), ("d", ""))


def senses(folder):
    """(lemma, part of speech) -> [(place among its senses, times seen, file)]"""
    counts, found = {}, collections.defaultdict(list)
    for line in open(os.path.join(folder, "cntlist.rev"), encoding="ascii"):
        key, number, count = line.split()
        lemma, rest = key.split("%")
        counts[lemma, int(rest[0]), int(number)] = int(count)
    for part, name in ((1, "noun"), (2, "verb")):
        files = {line[:8]: int(line[9:11]) for line in open(os.path.join(folder, "data." + name), encoding="utf-8") if line[0] != " "}
        for line in open(os.path.join(folder, "index." + name), encoding="utf-8"):
            fields = line.split()
            if line[0] == " " or not re.fullmatch(r"[a-z]{3,}(-[a-z]+)*", fields[0]): continue
            for number, synset in enumerate(fields[-int(fields[2]):], 1):
                found[fields[0], part].append((number, counts.get((fields[0], part, number), 0), files[synset]))
    return found


def common(path):
    lines = subprocess.run(["zstd", "-dc", path], check=True, stdout=subprocess.PIPE).stdout.decode().split("\n")
    seen = collections.Counter()
    for line in lines[:MOST]:
        if line: seen.update(set(re.findall(r"[a-z]{3,}(?:-[a-z]+)*", json.loads(line)["text"].lower())))
    lemmas = collections.Counter()
    for word, n in seen.items():
        for end, other in ENDINGS:
            if word.endswith(end): lemmas[word[:len(word) - len(end)] + other] += n
    return {word for word, n in lemmas.items() if n >= COMMON}


def share(list_of_senses):
    """Of ten uses, how many tell of what happens: an act, event, feeling, phenomenon, process or state."""
    happening = (ACT, EVENT, FEELING, PHENOMENON, PROCESS, STATE)
    weights = [(count + 1 / number, file in happening) for number, count, file in list_of_senses]
    return int(9.999 * sum(w for w, yes in weights if yes) / sum(w for w, _ in weights))


def main():
    if len(sys.argv) != 3: sys.exit(__doc__)
    found, words = senses(sys.argv[1]), common(sys.argv[2])
    rows = []
    for word in sorted(w for w in words if (w, 1) in found or (w, 2) in found):
        noun, verb = found.get((word, 1)), found.get((word, 2))
        rows.append('{"%s", %d, %d, %d}' % (word, min(noun)[2] if noun else 0, share(noun) if noun else 0, min(verb)[2] if verb else 0))
    lines, line = [], ""
    for row in rows:
        if len(line) + len(row) > 150: lines.append(line.rstrip()); line = ""
        line += row + ", "
    lines.append(line.rstrip())
    pairs = [a + b for a in map(chr, range(97, 123)) for b in map(chr, range(97, 123))]
    kept = [row.split('"')[1] for row in rows]
    starts = [bisect.bisect_left(kept, pair) for pair in pairs] + [len(kept)]
    starts = textwrap.fill(", ".join(map(str, starts)), 150, initial_indent="  ", subsequent_indent="  ")
    with open(TABLE, "w") as out:
        out.write("/* word_kinds.h - which kind of thing the common nouns and verbs of news mean: the lexicographer's file of their first sense\n"
                  " * (lexnames(5WN): 4 an act, 11 an event, 18 a person, 38 motion; 0: no noun, no verb), and of ten uses of the noun how many\n"
                  " * tell of what happens. From WordNet 3.0 (Fellbaum 1998; copyright 2006 Princeton University, LICENSE.wordnet), made by\n"
                  " * train/word_kinds.py. Do not edit. Sorted by bytes. */\n"
                  "#ifndef WEFT_ANNOTATE_DATA_WORD_KINDS_H\n#define WEFT_ANNOTATE_DATA_WORD_KINDS_H\n\n#include <stdint.h>\n\n/* clang-format off */\n"
                  "typedef struct word_kind {\n  const char *lemma;\n  uint8_t noun, happening, verb;\n} word_kind;\nstatic const word_kind word_kinds[] = {\n  %s\n};\n/* Where the words that begin with aa, ab ... zz begin. */\nstatic const uint16_t word_kind_starts[] = {\n%s\n};\n/* clang-format on */\n\n#endif\n"
                  % ("\n  ".join(lines), starts))
    print("%d words" % len(rows))


if __name__ == "__main__":
    main()
