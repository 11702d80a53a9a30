"""Which blocks of a page are the article's, by the page's known text. For train/blocks.py; standard library only.

Blocks of four words and more are looked for by their 3-word shingles, shorter ones where a line of the text begins or ends; the chain of finds
that goes forward in page and text alike and covers most words is taken (a weighted longest increasing chain, by a Fenwick tree), then long
finds out of order. Then single blocks are taken or left while that raises the F1 of 4-word shingles, the measure of bench/pages: that
settles short lines that stand in many places."""
import collections, re

SHINGLE, MOST_PLACES = 4, 20


def words(s):
    return re.findall(r"\w+", s or "", re.UNICODE)


def shingles(w):
    return collections.Counter(tuple(w[i:i + SHINGLE]) for i in range(max(1, len(w) - SHINGLE + 1))) if w else collections.Counter()


def finds(lines, blocks):
    """(block, start, end, weight) of where a block's words may stand in the text, and how much of each block is found."""
    text, starts, ends = [], set(), set()
    for line in lines:
        if line:
            starts.add(len(text)); text += line; ends.add(len(text))
    triples, single = collections.defaultdict(list), collections.defaultdict(list)
    for i, w in enumerate(text):
        single[w].append(i)
        if i + 2 < len(text): triples[tuple(text[i:i + 3])].append(i)
    out, found = [], [0.0] * len(blocks)
    for b, w in enumerate(blocks):
        n = len(w)
        if not n: continue
        if n < 4:
            places = [p for p in single.get(w[0], ()) if text[p:p + n] == w and (p in starts or p + n in ends)]
            for p in places[:MOST_PLACES]: out.append((b, p, p + n, n + (2 if p in starts and p + n in ends else 0)))
            found[b] = 0.5 if places else 0.0
            continue
        votes, hits = collections.Counter(), 0
        for i in range(n - 2):
            places = triples.get(tuple(w[i:i + 3]), ())
            hits += bool(places)
            for p in places[:MOST_PLACES]: votes[p - i] += 1
        found[b] = hits / (n - 2)
        if found[b] < 0.5: continue
        most = votes.most_common(6)
        for at, v in most:
            if v * 2 >= most[0][1]: out.append((b, max(0, at), min(len(text), at + n), v + 2))
    return text, out, found


def chain(n_words, found):
    """Numbers of the finds of the heaviest chain that goes forward in both; two may share a word."""
    best, which = [0] * (n_words + 2), [-1] * (n_words + 2)
    value, before = [0] * len(found), [-1] * len(found)
    def query(i):
        got, i = (0, -1), i + 1
        while i > 0:
            if best[i] > got[0]: got = (best[i], which[i])
            i -= i & -i
        return got
    def update(i, v, k):
        i += 1
        while i < len(best):
            if v > best[i]: best[i], which[i] = v, k
            i += i & -i
    i = 0
    while i < len(found):
        j = i
        while j < len(found) and found[j][0] == found[i][0]: j += 1
        for k in range(i, j):
            got, before[k] = query(min(n_words, found[k][1] + 1))
            value[k] = got + found[k][3]
        for k in range(i, j): update(found[k][2], value[k], k)
        i = j
    out, k = [], max(range(len(found)), key=lambda k: value[k]) if found else -1
    while k >= 0:
        out.append(k); k = before[k]
    return out


def improve(blocks, gold, chosen):
    """Takes or leaves single blocks while the F1 of shingles rises; (choice, F1)."""
    chosen, want = list(chosen), sum(gold.values())
    have = shingles([w for b, c in zip(blocks, chosen) if c for w in b])
    common, total = sum((have & gold).values()), sum(have.values())
    f = lambda common, total: 2 * common / (total + want) if total + want else 0.0
    def around(i, step):
        out, j = [], i + step
        while 0 <= j < len(blocks) and len(out) < SHINGLE - 1:
            if chosen[j]:
                need = SHINGLE - 1 - len(out)
                out = blocks[j][-need:] + out if step < 0 else out + blocks[j][:need]
            j += step
        return out
    count = lambda w: collections.Counter(tuple(w[k:k + SHINGLE]) for k in range(max(0, len(w) - SHINGLE + 1)))
    for _ in range(2):
        changed = False
        for i, block in enumerate(blocks):
            if not block: continue
            left, right = around(i, -1), around(i, 1)
            inside, without = count(left + block + right), count(left + right)
            old, new = (inside, without) if chosen[i] else (without, inside)
            gain = sum(min(have[k] + new[k] - old[k], gold[k]) - min(have[k], gold[k]) for k in set(old) | set(new))
            size = sum(new.values()) - sum(old.values())
            if f(common + gain, total + size) > f(common, total) + 1e-12:
                for k in set(old) | set(new): have[k] += new[k] - old[k]
                common, total, chosen[i], changed = common + gain, total + size, not chosen[i], True
        if not changed: break
    return chosen, f(common, total)


def label(gold, texts, guess):
    """1 for the blocks that are the article's. `guess`: another choice to begin from, the better one is taken."""
    folded = [words(t.casefold()) for t in texts]
    text, found, how_much = finds([words(line.casefold()) for line in gold.split("\n")], folded)
    chosen, covered = [0] * len(texts), [False] * len(text)
    for k in chain(len(text), found):
        chosen[found[k][0]] = 1
        for p in range(found[k][1], found[k][2]): covered[p] = True
    for b, start, end, _ in sorted(found, key=lambda x: -x[3]):
        if not chosen[b] and how_much[b] >= 0.8 and end - start >= 8 and sum(covered[start:end]) * 3 < end - start:
            chosen[b] = 1
            for p in range(start, end): covered[p] = True
    blocks, target = [words(t) for t in texts], shingles(words(gold))
    return [int(c) for c in max((improve(blocks, target, c) for c in (chosen, guess)), key=lambda x: x[1])[0]]
