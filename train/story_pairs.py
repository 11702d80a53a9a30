#!/usr/bin/env python3
"""Fits the weights of src/thread/data/story_weights.h: are two articles of one story?

    train/story_pairs.py BUILD ARTICLES STORIES [--check]

BUILD: a build folder with train/story_pairs (ninja -C BUILD train/story_pairs). ARTICLES, STORIES: JSONL, plain or .zst; the
shipped weights are made from all 12,000 rows of ../shared/data/articles/articles.jsonl.zst and all 730 stories beside it.
Pairs of two articles with a story are labelled by it. A pair with one such article counts as none with weight OUTSIDE (editors
list two to five articles of a story, so some are), which keeps an article from being linked to the best of what is left.
Logistic regression with an L2 penalty by Newton's method (Hastie et al., The Elements of Statistical Learning, 4.4). No
feature knows the outlet. --check fits on two thirds of the stories and prints precision and recall of pairs on the others,
three times, and writes nothing. Deterministic; needs numpy."""
import collections, json, os, subprocess, sys
import numpy as np

OUTSIDE, PENALTY, RIVALS = 0.2, 1.0, 5
BAGS = ["text", "lead", "names", "title", "quotes", "reuse"]
NAMES = ["constant"] + BAGS + ["no day", "no days", "a day apart", "two or three"] + ["no day * " + b for b in BAGS + ["weekdays", "has weekdays"]]
RIVAL = ["above", "least ratio", "most ratio"]
NO_DAY, NO_DAYS = NAMES.index("no day"), NAMES.index("no days")


def rows(path):
    data = subprocess.run(["zstd", "-dc", path], check=True, capture_output=True).stdout if path.endswith(".zst") else open(path, "rb").read()
    return [json.loads(line) for line in data.decode("utf-8").split("\n") if line.strip()]


def rival_features(own, x, y):
    """As pair_rival_features in src/thread/pair.c."""
    ratio = [own / best[0] if best[0] > 0 else 1 for best in (x, y)]
    return [own - (sum(x) + sum(y)) / (2 * RIVALS), min(ratio), max(ratio)]


def load(build, articles, stories):
    text = ""
    for row in rows(articles):
        kept = {k: row[k] for k in ("id", "title", "text") if row.get(k)}
        date = row.get("published") or row.get("date") or ""
        if len(date) >= 10 and date[4:5] == "-": kept["published"] = date
        text += json.dumps({**kept, "language": "en"}) + "\n"
    out = subprocess.run([os.path.join(build, "train/story_pairs")], input=text.encode(), stdout=subprocess.PIPE, check=True).stdout
    story = {a: s["story"] for s in stories for a in s["articles"]}
    ids, X, similar = [], [], []
    for line in out.decode().splitlines():
        cells = line.split(" ")
        ids.append((cells[0], cells[1])); similar.append(int(cells[2]) / 65535); X.append([float(c) for c in cells[3:]])
    similar = np.array(similar)
    best = collections.defaultdict(lambda: [0.0] * RIVALS)
    for (a, b), s in zip(ids, similar):
        for i in (a, b): best[i] = sorted(best[i] + [s], reverse=True)[:RIVALS]
    X = np.array(X)
    rivals = np.array([rival_features(s, best[a], best[b]) for (a, b), s in zip(ids, similar)])
    X = np.c_[X, rivals, rivals * (X[:, NO_DAY] + X[:, NO_DAYS])[:, None]]
    inside = np.array([(a in story) + (b in story) for a, b in ids])
    y = np.array([float(a in story and story[a] == story.get(b)) for a, b in ids])
    names = {s: i for i, s in enumerate(sorted({s["story"] for s in stories}))}
    fold = np.array([names[story.get(a, story.get(b))] % 3 if n else -1 for (a, b), n in zip(ids, inside)])
    return X, y, np.where(inside == 2, 1.0, np.where(inside == 1, OUTSIDE, 0.0)), fold


def fit(X, y, weight):
    W = np.zeros(X.shape[1]); penalty = np.full(len(W), PENALTY); penalty[0] = 0
    for _ in range(50):
        p = 1 / (1 + np.exp(-X @ W))
        step = np.linalg.solve((X * (weight * p * (1 - p))[:, None]).T @ X + np.diag(penalty + 1e-9), X.T @ (weight * (p - y)) + penalty * W)
        W -= step
        if abs(step).max() < 1e-8: break
    return W


def main():
    build, articles, stories = sys.argv[1:4]
    X, y, weight, fold = load(build, articles, rows(stories))
    if "--check" in sys.argv:
        for f in range(3):
            here, rest = (fold == f) & (weight == 1), (fold != f) & (weight > 0)
            p = 1 / (1 + np.exp(-X[here] @ fit(X[rest], y[rest], weight[rest]))) >= 0.25
            print(f"third {f}: precision {y[here][p].mean():.3f} recall {p[y[here] == 1].mean():.3f} of {int(y[here].sum())} pairs that meet")
        return
    W = fit(X[weight > 0], y[weight > 0], weight[weight > 0])
    table = lambda weights, names: "\n".join(f"    {w:.4f}, /* {n} */" for w, n in zip(weights, names))
    n, r = len(NAMES), len(RIVAL)
    path = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "src/thread/data/story_weights.h")
    open(path, "w").write(f"""/* story_weights.h - how much each feature of a pair of articles (pair.h) speaks for one story, in logits.
 * Made by train/story_pairs.py from {int((weight == 1).sum())} pairs of articles with a story, {int(y.sum())} of them of one, and {int((weight == OUTSIDE).sum())} with an
 * article outside; do not edit. */
#ifndef WEFT_THREAD_DATA_STORY_WEIGHTS_H
#define WEFT_THREAD_DATA_STORY_WEIGHTS_H

static const double story_weights[] = {{
{table(W[:n], NAMES)}
}};

/* Of similarity beside that of the two articles' other pairs (rival_feature); the second ones are added when a day is not known. */
static const double rival_weights[] = {{
{table(W[n:n + r], RIVAL)}
}};
static const double undated_rival_weights[] = {{
{table(W[n + r:], RIVAL)}
}};

#endif
""")


if __name__ == "__main__":
    main()
