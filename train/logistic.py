"""Logistic regression with an L1 penalty by accelerated proximal gradient (Beck and Teboulle 2009, FISTA), a fixed number of steps, weights
rounded to three digits: deterministic. For train/attributions.py and train/events.py; needs numpy.

Data have `label` (above 0: yes), `seldom` (features that occur less often are left out), and features in compressed rows:
features[start[i]:start[i + 1]], length[i] of them."""
import numpy as np

STEPS, RIDGE = 300, 1e-5


def compress(data, rows):
    """Sets length, start and features of the data from a list of feature numbers a row."""
    data.length = np.array([len(f) for f in rows])
    data.start = np.concatenate([[0], np.cumsum(data.length)])
    data.features = np.concatenate([np.array(f, dtype=np.uint64) for f in rows])


def columns(data, rows):
    """Feature numbers that occur often enough in the rows, sorted; and each feature's column, -1 for the others."""
    used = np.repeat(rows, data.length)
    ids, counts = np.unique(data.features[used], return_counts=True)
    ids = ids[counts >= data.seldom]
    at = np.searchsorted(ids, data.features)
    at[at == len(ids)] = 0
    return ids, np.where(ids[at] == data.features, at, -1)


def scores(data, column, w, bias):
    values = np.where(column >= 0, w[column], 0.0)
    return np.add.reduceat(values, data.start[:-1]) + bias


def fit(data, rows, penalty):
    """(feature numbers, column of each feature, weights, bias) for data.label, 0 or 1, of the rows chosen."""
    ids, column = columns(data, rows)
    seen = np.repeat(rows, data.length) & (column >= 0)
    col, row_of = column[seen], np.repeat(np.arange(len(rows)), data.length)[seen]
    n, m, y = rows.sum(), len(ids), (data.label > 0).astype(float)
    def gradient(w, bias):
        p = 1 / (1 + np.exp(-scores(data, column, w, bias)))
        g = np.where(rows, p - y, 0.0) / n
        return np.bincount(col, weights=g[row_of], minlength=m) + RIDGE * w, g.sum()
    v = np.ones(m)  # the largest curvature, by power iteration
    for _ in range(20):
        z = np.bincount(row_of, weights=v[col], minlength=len(rows))
        v = np.bincount(col, weights=z[row_of], minlength=m)
        largest = np.linalg.norm(v); v /= largest
    step = 1 / (0.25 * largest / n + 0.25 + RIDGE)
    w = z = np.zeros(m); bias = zb = 0.0; t = 1.0
    for _ in range(STEPS):
        g, gb = gradient(z, zb)
        new = z - step * g
        new = np.sign(new) * np.maximum(np.abs(new) - step * penalty, 0)
        newb, newt = zb - step * gb, (1 + np.sqrt(1 + 4 * t * t)) / 2
        z, zb = new + (t - 1) / newt * (new - w), newb + (t - 1) / newt * (newb - bias)
        w, bias, t = new, newb, newt
    w = np.round(w, 3)
    return ids, column, w, round(float(bias), 3)


def literals(entries):
    """C initialisers in lines of at most 150 characters."""
    out, line = [], ""
    for entry in entries:
        if len(line) + len(entry) > 150: out.append(line.rstrip()); line = ""
        line += entry + ", "
    return "\n    ".join(out + [line.rstrip()])


def weight_literals(kept):
    return literals("{%du, %.3ff}" % k for k in kept)
