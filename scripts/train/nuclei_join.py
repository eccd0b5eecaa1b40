"""Whether two touching pieces are one nucleus, from the seam between them: FragmentJoiner in Java does the same.

Features of a pair: mean contact probability along the seam; how far the lower of both peaks stands above the seam's
highest point; seam length over the smaller extent of both pieces along the seam (1: cut across a rod, small: a waist);
how well the union fills the ellipse of its second moments; that ellipse's aspect. A logistic rule over them is fitted
by nuclei_fit.py on held-out fields other than the judged spindle ones.
"""
import numpy as np
from scipy import ndimage

FEATURES = ("contact", "step", "waist", "fill", "aspect")
STEPS = ((0, 1), (1, 0), (1, 1), (1, -1))


def seams(labels, relief, contact):
    """{(a, b): [pixels y, x of the seam]} with each seam pixel once."""
    h, w = labels.shape
    keys = []
    for dy, dx in STEPS:
        y, x = np.mgrid[0:h - dy, max(0, -dx):w - max(0, dx)]
        a, b = labels[y, x], labels[y + dy, x + dx]
        meet = (a > 0) & (b > 0) & (a != b)
        low, high = np.minimum(a, b)[meet], np.maximum(a, b)[meet]
        for py, px in ((y, x), (y + dy, x + dx)):
            keys.append(np.stack([low, high, py[meet], px[meet]]))
    found = np.unique(np.concatenate(keys, axis=1), axis=1)
    out = {}
    for low, high, y, x in found.T:
        out.setdefault((int(low), int(high)), []).append((y, x))
    return {k: np.array(v) for k, v in out.items()}


def moments(y, x):
    return np.array([len(x), x.sum(), y.sum(), (x * x).sum(), (x * y).sum(), (y * y).sum()], float)


def covariance(m):
    n, sx, sy, xx, xy, yy = m
    cx, cy = sx / n, sy / n
    return np.array([[xx / n - cx * cx + 1 / 12, xy / n - cx * cy], [xy / n - cx * cy, yy / n - cy * cy + 1 / 12]])


def features(ma, mb, peak_a, peak_b, seam, relief, contact):
    y, x = seam[:, 0], seam[:, 1]
    line, ways = np.linalg.eigh(covariance(moments(y, x)))
    way = ways[:, 1]
    length = np.sqrt(12 * line[1])
    extent = min(4 * np.sqrt(way @ covariance(ma) @ way), 4 * np.sqrt(way @ covariance(mb) @ way))
    small, large = np.linalg.eigvalsh(covariance(ma + mb))
    fill = (ma[0] + mb[0]) / (4 * np.pi * np.sqrt(small * large))
    return np.array([contact[y, x].mean(), min(peak_a, peak_b) - relief[y, x].max(), min(length / extent, 1.5), fill,
                     min(np.sqrt(large / small), 6.0)])


def pairs(labels, relief, contact):
    """((a, b), features) of every touching pair."""
    count = int(labels.max())
    index = np.arange(count + 1)
    y, x = np.nonzero(labels)
    own = labels[y, x]
    sums = [np.bincount(own, w, minlength=count + 1) for w in (None, x, y, x * x, x * y, y * y)]
    m = np.stack(sums, axis=1).astype(float)
    peak = np.concatenate([[0], ndimage.maximum(relief, labels, index[1:])]) if count else np.zeros(1)
    return [(k, features(m[k[0]], m[k[1]], peak[k[0]], peak[k[1]], s, relief, contact))
            for k, s in seams(labels, relief, contact).items()]


def owner(labels, truth):
    """For each label the truth that covers most of it, -1 if under 60 %."""
    table = np.zeros((int(labels.max()) + 1, int(truth.max()) + 1))
    np.add.at(table, (labels.ravel(), truth.ravel()), 1)
    best = table.argmax(axis=1)
    return np.where(table[np.arange(len(best)), best] > 0.6 * table.sum(axis=1), best, -1)


def fit(rows, same, steps=4000, rate=0.3):
    """Logistic regression by gradient descent on standardised features; returns weights and offset on raw ones."""
    mean, scale = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    z = np.c_[(rows - mean) / scale, np.ones(len(rows))]
    w = np.zeros(z.shape[1])
    for _ in range(steps):
        w -= rate * (z.T @ (1 / (1 + np.exp(-z @ w)) - same) / len(same) + 1e-3 * np.r_[w[:-1], 0])
    return w[:-1] / scale, w[-1] - (w[:-1] * mean / scale).sum()


def join(labels, relief, contact, weights, offset):
    """Joins pairs from the surest down; a joined pair is judged anew against its neighbours."""
    count = int(labels.max())
    if count < 2:
        return labels
    y, x = np.nonzero(labels)
    own = labels[y, x]
    m = np.stack([np.bincount(own, w, minlength=count + 1) for w in (None, x, y, x * x, x * y, y * y)], axis=1).astype(float)
    peak = np.concatenate([[0], ndimage.maximum(relief, labels, np.arange(1, count + 1))])
    found = seams(labels, relief, contact)
    parent = np.arange(count + 1)

    def root(i):
        while parent[i] != i:
            i = parent[i]
        return i

    def odds(k):
        a, b = root(k[0]), root(k[1])
        return features(m[a], m[b], peak[a], peak[b], found[k], relief, contact) @ weights + offset
    for k in sorted(found, key=lambda k: (-odds(k), k)):
        a, b = root(k[0]), root(k[1])
        if a != b and odds(k) > 0:
            parent[b] = a
            m[a] += m[b]
            peak[a] = max(peak[a], peak[b])
    return np.array([root(i) for i in range(count + 1)])[labels]
