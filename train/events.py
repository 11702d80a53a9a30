#!/usr/bin/env python3
"""Fits the weights of src/annotate/data/event_weights.h: does this word tell of something that happens?

    train/events.py BUILD MODEL EVENTS SCORER [--check]

BUILD: a build folder with train/events (ninja -C BUILD train/events). MODEL: a model file (`weft model list --json` has its path).
EVENTS: ECB+ articles with event mentions (../shared/data/events/ecbplus.jsonl.zst). SCORER: the folder of ../shared/eval/score.py, which
makes texts of them. Topics are put aside in turn, a fold at a time, and what is said of them decides the threshold; --check prints what
several penalties and thresholds give, and writes nothing.
How it is fitted: train/logistic.py. Deterministic; needs numpy."""
import json, os, subprocess, sys
import numpy as np
from logistic import compress, fit, literals, scores, weight_literals

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
WEIGHTS = os.path.join(ROOT, "src/annotate/data/event_weights.h")
SELDOM, PENALTY, FOLDS, MOST = 3, 6e-5, 7, 4.55  # MOST: words said a sentence, held out
BUCKET_BITS = 12


class Data:
    """Tokens of annotated sentences in compressed rows: features[start[i]:start[i + 1]]. Labels: 1 for the head of a mention, 0 for
    words in none, -1 for the other words of one."""

    def __init__(self, build, model, path, score):
        gold = score.rows(path)
        given = "".join(json.dumps({"id": str(i), "language": "en", "text": score.plain(r)[0]}) + "\n" for i, r in enumerate(gold))
        out = subprocess.run([os.path.join(build, "train/events"), model], input=given.encode(), stdout=subprocess.PIPE, check=True).stdout
        tokens = [[] for _ in gold]
        for line in out.decode().split("\n"):
            if line:
                t = json.loads(line)
                tokens[int(t["id"])].append(t)
        self.topic, self.label, self.sentences, features = [], [], np.zeros(max(r["topic"] for r in gold) + 1), []
        self.mentions = []  # (topic, candidates in it)
        for row, own in zip(gold, tokens):
            at = score.plain(row)[1]
            for n in set(row["annotated"]):
                spot = [v for (k, _), v in at.items() if k == n]
                if not spot: continue
                self.sentences[row["topic"]] += 1
                for t in own:
                    if not t["candidate"] or not min(spot)[0] <= t["start"] < max(spot)[1]: continue
                    t["index"] = len(self.label)
                    self.topic.append(row["topic"]); self.label.append(0); features.append(t["features"])
            for _, spans, _ in score.event_mentions(row):
                inside = [t for t in own if any(t["start"] < e and s < t["end"] for s, e in spans)]
                starts = {t["start"] for t in inside}
                self.mentions.append((row["topic"], [t["index"] for t in inside if "index" in t]))
                for t in inside:
                    if "index" in t: self.label[t["index"]] = self.label[t["index"]] or -1
                heads = [t for t in inside if "index" in t and (t["head"] not in starts or t["head"] == t["start"])]
                for t in heads[:1] or [t for t in inside if "index" in t][:1]: self.label[t["index"]] = 1
        self.topic, self.label = np.array(self.topic), np.array(self.label)
        self.seldom = SELDOM
        compress(self, features)


def held_out(data, penalty):
    """The score of every token by a model that has not seen its topic."""
    topics = np.unique(data.topic)
    score, used = np.zeros(len(data.label)), 0
    for k in range(FOLDS):
        held = np.isin(data.topic, topics[k::FOLDS])
        ids, column, w, bias = fit(data, ~held & (data.label >= 0), penalty)
        score[held] = scores(data, column, w, bias)[held]
        used = int((w != 0).sum())
    return score, used


def figures(data, score, threshold):
    """Recall of mentions, and words said a sentence."""
    said = score >= threshold
    return float(np.mean([any(said[i] for i in m) for _, m in data.mentions])), float(said.sum() / data.sentences.sum())


def choose(data, score):
    """The lowest threshold that does not say too much."""
    steps = np.round(np.arange(0.5, -4.0, -0.02), 2)
    return float([t for t in steps if figures(data, score, t)[1] <= MOST][-1])


def write(ids, w, bias, threshold):
    kept = [(int(i), x) for i, x in zip(ids, w) if x]
    shift = 32 - BUCKET_BITS
    buckets = np.searchsorted(np.array([i for i, _ in kept]), np.arange((1 << BUCKET_BITS) + 1, dtype=np.int64) << shift)
    with open(WEIGHTS, "w") as out:
        out.write("/* event_weights.h - weights of the model that chooses words that tell of events (event_choice.c), by the upper half of a\n"
                  " * feature's hash, sorted; event_buckets: the first of those whose upper bits are 0, 1 ... Made by train/events.py from\n"
                  " * annotated articles (ECB+, Cybulska and Vossen 2014, CC BY 3.0). Do not edit. */\n"
                  "#ifndef WEFT_ANNOTATE_DATA_EVENT_WEIGHTS_H\n#define WEFT_ANNOTATE_DATA_EVENT_WEIGHTS_H\n\n#include <stdint.h>\n\n"
                  "static const double event_bias = %s, event_threshold = %s;\n#define EVENT_BUCKET_SHIFT %du\n\n/* clang-format off */\n"
                  "static const uint16_t event_buckets[] = {\n    %s\n};\nstatic const struct {\n    uint32_t id;\n    float weight;\n} event_weights[] = {\n    %s\n};\n"
                  "/* clang-format on */\n\n#endif\n"
                  % (bias, threshold, shift, literals(str(b) for b in buckets), weight_literals(kept)))


def main():
    if len(sys.argv) < 5: sys.exit(__doc__)
    sys.path.insert(0, sys.argv[4])
    import score as scorer
    data = Data(*sys.argv[1:4], scorer)
    possible = np.mean([bool(m) for _, m in data.mentions])
    print("%d words, %d of them events; %d mentions, %.4f of them with a candidate; %d sentences" % (
        len(data.label), (data.label > 0).sum(), len(data.mentions), possible, data.sentences.sum()), flush=True)
    if "--check" in sys.argv:
        for penalty in (3e-5, 6e-5, 1e-4, 2e-4):
            score, n = held_out(data, penalty)
            for threshold in np.arange(-1, -2.4, -0.2):
                print("penalty %g (%d weights) at %.2f: recall %.4f, %.2f a sentence" % ((penalty, n, threshold) + figures(data, score, threshold)), flush=True)
        return
    score, _ = held_out(data, PENALTY)
    threshold = choose(data, score)
    print("held out: recall %.4f, %.2f a sentence at %.2f" % (figures(data, score, threshold) + (threshold,)))
    ids, column, w, bias = fit(data, data.label >= 0, PENALTY)
    write(ids, w, bias, threshold)
    print("%d weights" % (w != 0).sum())


if __name__ == "__main__":
    main()
