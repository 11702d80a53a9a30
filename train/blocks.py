#!/usr/bin/env python3
"""Fits the model that says which blocks of a page are the article: src/read/data/block_weights.h and block_trees.h.

    train/blocks.py BUILD PAGES [--check]

BUILD: a build folder with train/blocks (ninja -C BUILD train/blocks). PAGES: rows with id, url, html and text
(../shared/data/pages/pages.jsonl.zst). Blocks are labelled by the page's text (train/page_labels.py) and weigh as the square root of their share of
it. Two linear models weigh the words of a block and the names of the elements around it; what they say of a page is made without that page's
hosts. Gradient boosted trees over the features of block_features.h and these two follow. --check measures on folds of hosts that were put
aside: the rules, a logistic regression over the same features, and the trees, at several thresholds; it writes nothing.
Deterministic with the same versions of scikit-learn (1.9) and numpy, on one thread."""
import collections, json, os, re, subprocess, sys, zlib
os.environ["OMP_NUM_THREADS"] = "1"
import numpy as np
import scipy.sparse
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from urllib.parse import urlparse
from logistic import literals
from page_labels import label, shingles, words

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
DATA = os.path.join(ROOT, "src/read/data")
FOLDS, SELDOM, THRESHOLD = 5, 6, 0.4  # SELDOM: a word is weighed when so many hosts have it
PENALTY = (0.3, 0.05)                 # C of the words', of the elements' model
TREES = dict(max_iter=80, learning_rate=0.12, max_leaf_nodes=16, min_samples_leaf=600, l2_regularization=5, max_features=0.3, random_state=0,
             early_stopping=False)
N_PLACES = 5  # numbers behind the features: parent, grand, branch, alike, heading


def feature_names():
    """Names of the features, in order; of the runs at the end only where they begin."""
    source = re.sub(r"/\*.*?\*/", "", open(os.path.join(ROOT, "src/read/block_features.h"), encoding="utf-8").read(), flags=re.S)
    source = source[source.index("enum block_feature {"):]
    return re.findall(r"BLOCK_[A-Z0-9_]+(?=,| =)", source[:source.index("};")].split("BLOCK_ELEMENT_KINDS")[0])


class Page:
    def __init__(self, row, gold, names):
        self.id, self.gold = row["id"], gold["text"]
        self.host = urlparse(gold.get("url") or "").netloc or row["id"]
        self.fold = zlib.crc32(str(self.host).encode()) % FOLDS
        self.texts = [b[0] for b in row["blocks"]]
        self.blocks = [words(t) for t in self.texts]
        self.x = np.array([b[1:-2 - N_PLACES] for b in row["blocks"]], dtype=np.int16)
        self.heading = np.array([b[-3] for b in row["blocks"]])
        self.evidence = [[b[k] for b in row["blocks"]] for k in (-2, -1)]
        self.y = np.array(label(self.gold, self.texts, list(self.x[:, names.index("BLOCK_RULE")])))
        share = (np.array([len(b) for b in self.blocks]) + 2) / max(30, len(words(self.gold)))
        self.weight = np.sqrt(share)


def read(build, path):
    data = subprocess.run(["zstd", "-dc", path], check=True, capture_output=True).stdout
    gold = {r["id"]: r for r in map(json.loads, filter(str.strip, data.decode("utf-8").split("\n")))}
    out = subprocess.run([os.path.join(build, "train/blocks")], input=data, stdout=subprocess.PIPE, check=True).stdout.decode("utf-8")
    names = feature_names()
    return names, [Page(r, gold[r["id"]], names) for r in map(json.loads, filter(str.strip, out.split("\n"))) if r["blocks"]]


# --- words ----------------------------------------------------------------------------------------------------------


def matrix(pages, which, column):
    at, col, value, n = [], [], [], 0
    for page in pages:
        for hashes in page.evidence[which]:
            x = 1.0 if which else 1 / np.sqrt(max(1, len(hashes) - (len(hashes) > 1)))  # the opening pair is no word of its own
            for h in hashes:
                if h in column: at.append(n); col.append(column[h]); value.append(x)
            n += 1
    return scipy.sparse.csr_matrix((value, (at, col)), shape=(n, len(column)))


def fit_words(pages, which):
    """{hash: weight in 1/16}"""
    hosts = collections.defaultdict(set)
    for page in pages:
        for h in {h for hashes in page.evidence[which] for h in hashes}: hosts[h].add(page.host)
    column = {h: i for i, h in enumerate(sorted(h for h in hosts if len(hosts[h]) >= SELDOM))}
    weight = np.concatenate([p.weight for p in pages])
    model = LogisticRegression(C=PENALTY[which], solver="liblinear", max_iter=200, random_state=0)
    model.fit(matrix(pages, which, column), np.concatenate([p.y for p in pages]), sample_weight=weight / weight.mean())
    values = np.clip(np.round(model.coef_[0] * 16), -400, 400).astype(int)
    return {h: int(values[i]) for h, i in column.items() if values[i]}


def say(page, which, weights):
    """What the words say of each block, as block_features.c works it out."""
    out = []
    for hashes in page.evidence[which]:
        total = sum(weights.get(h, 0) for h in hashes)
        if not which:
            n = max(1, len(hashes) - (len(hashes) > 1))
            total = int(total * 32 / int(np.sqrt(n * 1024)))
        out.append(max(-500, min(500, total)))
    return np.array(out, dtype=int)


def put(page, names, scores):
    """The features with the scores in their places."""
    x, text = page.x.copy(), scores[0]
    x[:, names.index("BLOCK_TEXT_SCORE")], x[:, names.index("BLOCK_ELEMENT_SCORE")] = text, scores[1]
    x[:, names.index("BLOCK_SCORE_BEFORE")] = np.concatenate([[0], text[:-1]])
    x[:, names.index("BLOCK_SCORE_BEHIND")] = np.concatenate([text[1:], [0]])
    x[:, names.index("BLOCK_SCORE_HEADING")] = np.where(page.heading > 0, text[page.heading - 1], 0)
    return x


def held_out_scores(pages, names):
    """Sets page.fitted: the features with scores by words of other hosts."""
    for fold in range(FOLDS):
        weights = [fit_words([p for p in pages if p.fold != fold], which) for which in (0, 1)]
        for p in pages:
            if p.fold == fold: p.fitted = put(p, names, [say(p, which, weights[which]) for which in (0, 1)])


# --- trees ----------------------------------------------------------------------------------------------------------


def fit_trees(pages):
    weight = np.concatenate([p.weight for p in pages])
    return HistGradientBoostingClassifier(**TREES).fit(np.concatenate([p.fitted for p in pages]), np.concatenate([p.y for p in pages]),
                                                       sample_weight=weight / weight.mean())


def nodes_of(model):
    """[(feature, threshold, step to the right child)]: the left child is the next node; a leaf has feature 255 and its value, in 1/1024."""
    out, starts = [], []
    for (tree,) in model._predictors:
        nodes, start = tree.nodes, len(out)
        starts.append(start)
        def add(i):
            here = len(out)
            if nodes[i]["is_leaf"]:
                out.append((255, int(round(float(nodes[i]["value"]) * 1024)), 0))
                return
            out.append(None)
            add(int(nodes[i]["left"]))
            step = len(out) - here
            add(int(nodes[i]["right"]))
            out[here] = (int(nodes[i]["feature_idx"]), int(np.floor(nodes[i]["num_threshold"])), step)
        add(0)
    return out, starts, int(round(float(np.ravel(model._baseline_prediction)[0]) * 1024))


# --- measuring ------------------------------------------------------------------------------------------------------


def measure(pages, choice):
    p, r, exact = [], [], 0
    for page, chosen in zip(pages, choice):
        w = [x for b, c in zip(page.blocks, chosen) if c for x in b]
        gold, got = words(page.gold), shingles(w)
        want = shingles(gold)
        common = sum((got & want).values())
        if got: p.append(common / sum(got.values()))
        r.append(common / sum(want.values()))
        exact += w == gold
    p, r = sum(p) / len(p), sum(r) / len(r)
    return "precision %.4f  recall %.4f  F1 %.4f  exact %.4f" % (p, r, 2 * p * r / (p + r), exact / len(pages))


def decide(page, p, names, threshold):
    """As main_text.c does, but for short lines at the ends: what is named something else and left out by the rules, what begins like an
    invitation and what comes again is not taken."""
    chosen = p > threshold
    apart = page.x[:, names.index("BLOCK_APART")] > 0
    chosen &= ~(apart & (page.x[:, names.index("BLOCK_RULE")] == 0))
    chosen &= page.x[:, names.index("BLOCK_JUNK")] == 0
    seen = set()
    for i in np.flatnonzero(chosen):
        text = "".join(page.texts[i].split())
        if len(text) < 60: continue
        if text in seen: chosen[i] = False
        seen.add(text)
    return chosen


def check(pages, names):
    print("labels    " + measure(pages, [p.y for p in pages]))
    print("rules     " + measure(pages, [p.x[:, names.index("BLOCK_RULE")] for p in pages]))
    said = {"logistic": {}, "trees": {}}
    for fold in range(FOLDS):
        train, test = [p for p in pages if p.fold != fold], [p for p in pages if p.fold == fold]
        model, x = fit_trees(train), np.concatenate([p.fitted for p in train])
        mean, spread, weight = x.mean(0), x.std(0) + 1e-6, np.concatenate([p.weight for p in train])
        linear = LogisticRegression(C=0.1, max_iter=300).fit((x - mean) / spread, np.concatenate([p.y for p in train]), sample_weight=weight / weight.mean())
        for p in test:
            said["trees"][p.id] = model.predict_proba(p.fitted)[:, 1]
            said["logistic"][p.id] = linear.predict_proba((p.fitted - mean) / spread)[:, 1]
    for name, of in said.items():
        for threshold in (0.3, 0.35, 0.4, 0.45, 0.5):
            print("%-9s %.2f  %s" % (name, threshold, measure(pages, [decide(p, of[p.id], names, threshold) for p in pages])), flush=True)


# --- writing --------------------------------------------------------------------------------------------------------


def weights_table(name, weights):
    items = sorted(weights.items())
    starts = [sum(h >> 24 < top for h, _ in items) for top in range(257)]
    return ("static const struct block_weight block_%s_weights[] = {\n    %s\n};\n\nstatic const uint16_t block_%s_starts[257] = {\n    %s\n};\n" %
            (name, literals("{%du, %d}" % item for item in items), name, literals(map(str, starts))))


def write(names, pages):
    text, elements = (fit_words(pages, which) for which in (0, 1))
    with open(os.path.join(DATA, "block_weights.h"), "w", encoding="utf-8") as f:
        f.write("/* block_weights.h - how much the words of a block, and the names of the elements around it, speak for its being of the article: log odds\n"
                " * in 1/16, by the hash of the word (hash_of_word in block_features.c). `starts`: first row by the hash's highest 8 bits.\n"
                " * Made by train/blocks.py; do not edit. */\n#ifndef WEFT_READ_DATA_BLOCK_WEIGHTS_H\n#define WEFT_READ_DATA_BLOCK_WEIGHTS_H\n\n"
                "#include <stdint.h>\n\n/* clang-format off */\nstruct block_weight {\n  uint32_t hash;\n  int16_t weight;\n};\n\n" +
                weights_table("text", text) + "\n" + weights_table("element", elements) + "/* clang-format on */\n\n#endif\n")
    nodes, starts, base = nodes_of(fit_trees(pages))
    threshold = int(round(float(np.log(THRESHOLD / (1 - THRESHOLD))) * 1024))
    with open(os.path.join(DATA, "block_trees.h"), "w", encoding="utf-8") as f:
        f.write("/* block_trees.h - gradient boosted trees over the features of block_features.h: log odds in 1/1024 that a block is of the article.\n"
                " * A node sends values up to its threshold to the next node, others `step` nodes on; a leaf has feature 255 and its value.\n"
                " * Made by train/blocks.py; do not edit. */\n#ifndef WEFT_READ_DATA_BLOCK_TREES_H\n#define WEFT_READ_DATA_BLOCK_TREES_H\n\n"
                "#include <stdint.h>\n\n/* clang-format off */\n#define BLOCK_TREE_FEATURES %d /* that the trees were made for */\n#define BLOCK_TREE_LEAF 255\n"
                "#define BLOCK_TREE_BASE %d\n#define BLOCK_TREE_THRESHOLD %d /* of a block that is taken */\n\n"
                "static const struct block_tree_node {\n  uint8_t feature, step;\n  int16_t threshold;\n} block_tree_nodes[] = {\n    %s\n};\n\n"
                "static const uint16_t block_tree_starts[] = {\n    %s\n};\n/* clang-format on */\n\n#endif\n" %
                (pages[0].x.shape[1], base, threshold, literals("{%d, %d, %d}" % (f_, s, t) for f_, t, s in nodes), literals(map(str, starts))))
    print("%d words, %d names, %d nodes in %d trees" % (len(text), len(elements), len(nodes), len(starts)))


def main():
    if len(sys.argv) not in (3, 4) or (len(sys.argv) == 4 and sys.argv[3] != "--check"): sys.exit(__doc__)
    names, pages = read(sys.argv[1], sys.argv[2])
    held_out_scores(pages, names)
    if len(sys.argv) == 4: check(pages, names)
    else: write(names, pages)


if __name__ == "__main__":
    main()
