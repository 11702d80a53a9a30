#!/usr/bin/env python3
"""Fits the weights of src/collate/data/pair_weights.h: does a pair of claims tell one quantity?

    train/claim_pairs.py BUILD STORIES [--check | --folds SCORER | --losses]

BUILD: a build folder with src/cli/weft and train/claim_pairs (ninja -C BUILD train/claim_pairs).
STORIES: a folder of stories with gold points (../shared/data/collation). All its stories are used for the weights;
--check leaves one story out at a time, prints average precision and writes nothing. --folds SCORER fits to every other story,
scores `weft collate` on the rest with SCORER, the other way round, and restores the weights: what an unseen story may expect.
--losses says where pairs of gold claims in two articles are lost, with the weights as they are.
Logistic regression with an L2 penalty by Newton's method (Hastie et al., The Elements of Statistical Learning, 4.4), one model
for all kinds with a constant of each. Deterministic; needs numpy."""
import collections, json, os, subprocess, sys, tempfile
import numpy as np

KINDS = ["date", "duration", "age", "count", "money", "percent", "measure", "ordinal"]
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
WEIGHTS = os.path.join(ROOT, "src/collate/data/pair_weights.h")
PENALTY = 10.0  # on weights of features in units of their deviation


def story_rows(folder):
    for story in sorted(os.listdir(folder)):
        if not os.path.exists(os.path.join(folder, story, "gold.json")): continue
        for name in sorted(os.listdir(os.path.join(folder, story))):
            if not name.endswith(".txt"): continue
            base = os.path.join(folder, story, name[:-4])
            meta = json.load(open(base + ".json"))
            row = {"id": f"{story}/{name[:-4]}", "story": story, "text": open(base + ".txt", encoding="utf-8").read()}
            for field in ("outlet", "published", "title", "url"):
                if meta.get(field): row[field] = meta[field]
            yield row


def gold_places(folder, story):
    """(article, start, end, point) of every gold claim."""
    gold = json.load(open(os.path.join(folder, story, "gold.json")))
    places = []
    for point in gold["points"]:
        for claim in point["claims"]:
            text = open(os.path.join(folder, story, f"{claim['article']}.txt"), encoding="utf-8").read()
            at = text.find(claim["context"]) + claim["context"].find(claim["text"])
            places.append((f"{story}/{claim['article']}", at, at + len(claim["text"]), point["id"]))
    return places


def point_of(places, claim):
    article, start, end = claim
    best = None
    for a, s, e, point in places:
        if a == article and s < end and start < e:
            overlap = min(e, end) - max(s, start)
            if best is None or overlap > best[0]: best = (overlap, point)
    return best and best[1]


def resolved(build, folder):
    """Rows of all stories after `weft resolve`, by programs made from the sources as they are."""
    subprocess.run(["ninja", "-C", build, "src/cli/weft", "train/claim_pairs"], stdout=subprocess.DEVNULL, check=True)
    data = "".join(json.dumps(r) + "\n" for r in story_rows(folder)).encode()
    for command in (["annotate"], ["thread"], ["resolve"]):
        data = subprocess.run([os.path.join(build, "src/cli/weft"), *command], input=data, stdout=subprocess.PIPE, check=True).stdout
    return data


def load(build, folder):
    data = resolved(build, folder)
    data = subprocess.run([os.path.join(build, "train/claim_pairs")], input=data, stdout=subprocess.PIPE, check=True).stdout
    X, y, kinds, stories, cache = [], [], [], [], {}
    for line in data.decode().splitlines():
        pair = json.loads(line)
        places = cache.setdefault(pair["story"], gold_places(folder, pair["story"]))
        p, q = point_of(places, pair["x"]), point_of(places, pair["y"])
        X.append(pair["features"]); y.append(float(p is not None and p == q)); kinds.append(KINDS.index(pair["kind"])); stories.append(pair["story"])
    return np.array(X), np.array(y), np.array(kinds), np.array(stories)


def design(X, kinds):
    """Features less their mean, in units of their deviation, and a column a kind."""
    return np.hstack([X, np.eye(len(KINDS))[kinds]])


def fit(X, y, kinds):
    D = design(X[:, 1:], kinds)
    mean, deviation = D.mean(0), D.std(0)
    deviation[deviation == 0] = 1
    D = np.hstack([np.ones((len(D), 1)), (D - mean) / deviation])
    penalty = np.full(D.shape[1], PENALTY); penalty[0] = 1e-6
    w = np.zeros(D.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-D @ w))
        g = D.T @ (p - y) + penalty * w
        H = (D * (p * (1 - p))[:, None]).T @ D + np.diag(penalty)
        step = np.linalg.solve(H, g)
        w -= step
        if np.abs(step).max() < 1e-9: break
    plain = w[1:] / deviation
    n = X.shape[1] - 1
    constant = w[0] - plain @ mean + plain[n:]
    return np.array([np.concatenate([[constant[k]], plain[:n]]) for k in range(len(KINDS))])


def average_precision(score, y):
    order = np.argsort(-score, kind="stable")
    hits = np.cumsum(y[order])
    return float((hits / np.arange(1, len(y) + 1))[y[order] > 0].mean()) if y.sum() else 0.0


def write(w, n_stories):
    lines = ",\n".join(f"    /* {k} */ {{" + ", ".join(f"{v:.4f}f" for v in w[i]) + "}" for i, k in enumerate(KINDS))
    with open(WEIGHTS, "w") as out:
        out.write(f"""/* pair_weights.h - weights of a logistic model over pair features, by kind of claim (point.h has the features' order).
 * Made by train/claim_pairs.py from {n_stories} annotated stories. Do not edit. */
#ifndef WEFT_COLLATE_PAIR_WEIGHTS_H
#define WEFT_COLLATE_PAIR_WEIGHTS_H

/* clang-format off */
static const float pair_weights[8][{w.shape[1]}] = {{
{lines},
}};
/* clang-format on */

#endif
""")


def folds(build, folder, scorer, X, y, kinds, stories):
    before, data, names = open(WEIGHTS).read(), resolved(build, folder), sorted(set(stories))
    made = {}
    try:
        for i in (0, 1):
            seen = np.isin(stories, names[1 - i::2])
            write(fit(X[seen], y[seen], kinds[seen]), len(names[1 - i::2]))
            subprocess.run(["ninja", "-C", build, "src/cli/weft"], stdout=subprocess.DEVNULL, check=True)
            out = subprocess.run([os.path.join(build, "src/cli/weft"), "collate"], input=data, stdout=subprocess.PIPE, check=True).stdout
            made.update({json.loads(line)["story"]: line for line in out.decode().splitlines() if json.loads(line)["story"] in names[i::2]})
    finally:
        open(WEIGHTS, "w").write(before)
        subprocess.run(["ninja", "-C", build, "src/cli/weft"], stdout=subprocess.DEVNULL, check=True)
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as f:
        f.write("\n".join(made.values()) + "\n")
        f.flush()
        result = json.loads(subprocess.run([sys.executable, scorer, "collation", folder, f.name, "--json"], stdout=subprocess.PIPE, check=True).stdout)
    print(json.dumps({k: result[k] for k in ("linked", "linked_by_point", "relation_right", "differ", "conflict", "false_conflict_points")}, indent=1))


def losses(build, folder):
    data = resolved(build, folder)
    run = lambda *command: [json.loads(line) for line in subprocess.run(command, input=data, stdout=subprocess.PIPE, check=True).stdout.decode().splitlines()]
    scores = {}  # (story, claim, claim) -> score
    for p in run(os.path.join(build, "train/claim_pairs")): scores[p["story"], tuple(p["x"]), tuple(p["y"])] = p["score"]
    stories = {s["story"]: s for s in run(os.path.join(build, "src/cli/weft"), "collate")}
    pairs, lost = collections.Counter(), collections.Counter()
    extracted = {}
    for line in data.decode().splitlines():
        row = json.loads(line)
        extracted[row["id"]] = [(a["start"], a["end"]) for a in row["annotations"] if a["kind"] in ("time", "quantity")]
    for story in sorted(stories):
        gold = json.load(open(os.path.join(folder, story, "gold.json")))
        places, status = gold_places(folder, story), {p["id"]: p["status"] for p in gold["points"]}
        groups = [c["group"] for p in gold["points"] for c in p["claims"]]
        found = collections.defaultdict(dict)  # place of a gold claim -> its point in Weft, group
        for n, point in enumerate(stories[story]["points"]):
            for c in point["claims"]:
                for k, (article, start, end, _) in enumerate(places):
                    if article == c["article"] and c["start"] < end and start < c["end"]: found[k][n] = c["group"]
        met = collections.defaultdict(float)  # best score of claims at two places
        for (s, x, y), score in scores.items():
            if s != story: continue
            at = [[k for k, (article, start, end, _) in enumerate(places) if article == c[0] and c[1] < end and start < c[2]] for c in (x, y)]
            for k in at[0]:
                for j in at[1]: met[min(k, j), max(k, j)] = max(met[min(k, j), max(k, j)], score)
        for i in range(len(places)):
            for k in range(i + 1, len(places)):
                if places[i][3] != places[k][3] or places[i][0] == places[k][0]: continue
                same = groups[i] == groups[k]
                kind = "same value" if same else status[places[i][3]]
                pairs[kind] += 1
                seen = [any(s < p[2] and p[1] < e for s, e in extracted[p[0]]) for p in (places[i], places[k])]
                both = set(found[i]) & set(found[k])
                if not all(seen): lost[kind, "not extracted"] += 1
                elif both:
                    n = min(both)
                    said = "same value" if found[i][n] == found[k][n] else stories[story]["points"][n]["status"]
                    lost[kind, "right" if said == kind else "linked, other relation"] += 1
                elif (i, k) not in met: lost[kind, "never met"] += 1
                elif met[i, k] < 0.5: lost[kind, "score below .5"] += 1
                else: lost[kind, "score above, clusters apart"] += 1
    ways = ["right", "linked, other relation", "not extracted", "never met", "score below .5", "score above, clusters apart"]
    print("| gold pairs | all | " + " | ".join(ways) + " |\n|" + "---|" * (len(ways) + 2))
    for kind in ("same value", "conflict", "update", "scope"):
        print(f"| {kind} | {pairs[kind]} | " + " | ".join(str(lost[kind, w]) for w in ways) + " |")


def main():
    build, folder = sys.argv[1], sys.argv[2]
    if "--losses" in sys.argv: return losses(build, folder)
    X, y, kinds, stories = load(build, folder)
    print(f"{len(y)} pairs, {int(y.sum())} of one point", file=sys.stderr)
    if "--check" in sys.argv:
        score = np.zeros(len(y))
        for story in sorted(set(stories)):
            out = stories == story
            w = fit(X[~out], y[~out], kinds[~out])
            score[out] = (X[out] * w[kinds[out]]).sum(1)
        unlike = X[:, 1] == 0
        print(f"average precision: all {average_precision(score, y):.3f}, compatible values {average_precision(score[~unlike], y[~unlike]):.3f},"
              f" other values {average_precision(score[unlike], y[unlike]):.3f}")
        for t in (0.3, 0.4, 0.5, 0.6):
            said = 1 / (1 + np.exp(-score)) >= t
            tp = (said & (y > 0)).sum()
            print(f"at {t}: precision {tp / max(1, said.sum()):.3f} recall {tp / y.sum():.3f}")
        return
    if "--folds" in sys.argv:
        folds(build, folder, sys.argv[sys.argv.index("--folds") + 1], X, y, kinds, stories)
    else:
        write(fit(X, y, kinds), len(set(stories)))


main()
