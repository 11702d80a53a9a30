#!/usr/bin/env python3
"""Fits the weights of src/annotate/data/attribution_weights.h: is this verb with this complement an attribution?

    train/attributions.py BUILD MODEL QUOTES [--check]

BUILD: a build folder with train/attributions (ninja -C BUILD train/attributions). MODEL: a model file (`weft model list --json` has
its path). QUOTES: articles with gold attributions (../shared/data/quotes/train.jsonl.zst). One article in four is put aside to choose
the threshold; --check prints what that gives for several penalties and writes nothing.
How it is fitted: train/logistic.py. Deterministic; needs numpy."""
import json, os, subprocess, sys
import numpy as np
from logistic import compress, fit, scores, weight_literals

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
WEIGHTS = os.path.join(ROOT, "src/annotate/data/attribution_weights.h")
SELDOM, PENALTY, SAME_WORDS = 4, 1e-5, 0.35


def cover(spans):
    return set().union(*(range(s, e) for s, e in spans)) if spans else set()


def share(a, b):
    return len(a & b) / len(a | b) if a & b else 0.0


class Data:
    """Candidates in compressed rows: features[start[i]:start[i + 1]]."""

    def __init__(self, build, model, path):
        rows = [json.loads(l) for l in subprocess.run(["zstd", "-dc", path], check=True, stdout=subprocess.PIPE).stdout.decode().split("\n") if l.strip()]
        self.gold = [[cover(a["content"]) for a in r["attributions"]] for r in rows]
        cues = [[cover(a["cue"]) for a in r["attributions"]] for r in rows]
        number = {r["id"]: i for i, r in enumerate(rows)}
        given = "".join(json.dumps({"id": r["id"], "title": r["title"], "published": r["date"], "text": r["text"]}) + "\n" for r in rows)
        out = subprocess.run([os.path.join(build, "train/attributions"), model], input=given.encode(), stdout=subprocess.PIPE, check=True).stdout
        self.article, self.verb, self.rule, self.content, self.label, features = [], [], [], [], [], []
        for line in out.decode().split("\n"):
            if not line: continue
            c = json.loads(line)
            i, words = number[c["id"]], cover(c["content"])
            self.article.append(i); self.verb.append(c["verb"]); self.rule.append(c["rule"]); self.content.append(words); features.append(c["features"])
            cue = cover([c["cue"]]) if c["cue"] else set()
            self.label.append(float(any(share(words, g) >= 0.5 and (not q or not cue or bool(cue & q)) for g, q in zip(self.gold[i], cues[i]))))
        self.article, self.label = np.array(self.article), np.array(self.label)
        self.seldom = SELDOM
        compress(self, features)


def f1(data, rows, score, threshold):
    """F1 of contents when the best are chosen as src/annotate/attribution_choice.c chooses them."""
    found = right = gold = 0
    order = np.argsort(-score, kind="stable")
    for article in np.unique(data.article[rows]):
        gold += len(data.gold[article])
    chosen, verbs, used = {}, {}, {}
    for i in order:
        if score[i] < threshold: break
        a = data.article[i]
        if not rows[i] or (data.verb[i] >= 0 and data.verb[i] in verbs.setdefault(a, set())): continue
        if any(share(data.content[i], c) > SAME_WORDS for c in chosen.setdefault(a, [])): continue
        chosen[a].append(data.content[i]); verbs.setdefault(a, set()).add(data.verb[i]); found += 1
        best = max(((share(data.content[i], g), -k) for k, g in enumerate(data.gold[a]) if k not in used.setdefault(a, set())), default=(0, 0))
        if best[0] >= 0.5:
            right += 1; used[a].add(-best[1])
    return 2 * right / max(1, found + gold), right / max(1, found), right / max(1, gold)


def best_threshold(data, penalty):
    held = data.article % 4 == 3
    ids, column, w, bias = fit(data, ~held, penalty)
    score = scores(data, column, w, bias)
    return max((f1(data, held, score, t), t) for t in np.arange(-2.0, 0.41, 0.2)), int((w != 0).sum())


def write(ids, w, bias, threshold):
    kept = [(int(i), x) for i, x in zip(ids, w) if x]
    with open(WEIGHTS, "w") as out:
        out.write("/* attribution_weights.h - weights of the model that chooses attributions (attribution_choice.c), by the upper half of a feature's\n"
                  " * hash, sorted. Made by train/attributions.py from annotated articles (PolNeAR, Newell et al. 2018). Do not edit. */\n"
                  "#ifndef WEFT_ANNOTATE_DATA_ATTRIBUTION_WEIGHTS_H\n#define WEFT_ANNOTATE_DATA_ATTRIBUTION_WEIGHTS_H\n\n#include <stdint.h>\n\n"
                  "static const double attribution_bias = %s, attribution_threshold = %s;\n\n/* clang-format off */\nstatic const struct {\n"
                  "    uint32_t id;\n    float weight;\n} attribution_weights[] = {\n    %s\n};\n/* clang-format on */\n\n#endif\n"
                  % (bias, round(float(threshold), 2), weight_literals(kept)))


def main():
    if len(sys.argv) < 4: sys.exit(__doc__)
    data = Data(*sys.argv[1:4])
    print("%d candidates, %d of them attributions, %d articles" % (len(data.label), data.label.sum(), len(data.gold)), flush=True)
    if "--check" in sys.argv:
        for penalty in (2e-6, 5e-6, 1e-5, 3e-5, 1e-4):
            (got, threshold), n = best_threshold(data, penalty)
            print("penalty %g: %d weights, F1 %.4f (precision %.4f, recall %.4f) at %.1f" % ((penalty, n) + got + (threshold,)), flush=True)
        return
    (got, threshold), n = best_threshold(data, PENALTY)
    print("held out: F1 %.4f (precision %.4f, recall %.4f) at %.1f" % (got + (threshold,)))
    ids, column, w, bias = fit(data, np.ones(len(data.label), bool), PENALTY)
    write(ids, w, bias, threshold)
    print("%d weights" % (w != 0).sum())


if __name__ == "__main__":
    main()
