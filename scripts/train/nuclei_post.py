"""From the network's maps to instances, as org.fascicle.segment.onnx does it in Java (see NucleusAssembler there).

Basins of the relief depth - contact grow from its maxima by flooding from high to low; where two basins meet, the
saddle decides: if the lower of both peaks stands less than DYNAMICS above it, they are one piece. Pieces are joined by
the look of their seam (nuclei_join).
"""
import cv2
import numpy as np
from scipy import ndimage
from skimage.segmentation import watershed

import nuclei_join

FOREGROUND = 0.5
FOREGROUND_SIGMA = 1.0
CONTACT_WEIGHT = 0.5
RELIEF_SIGMA = 2.0
DYNAMICS = 0.07
CONFIDENCE = 0.65
SMALLEST_UM2 = 7.0
CUT_SHARE = 0.35      # of it, for what the image's edge cuts off
RULE = (np.array([-3.10, -3.68, 3.03, -3.79, 0.23]), 1.99)


def sigmoid(x):
    return 1 / (1 + np.exp(-np.clip(x, -30, 30)))


def relief(maps, weight=CONTACT_WEIGHT, smooth=RELIEF_SIGMA):
    r = np.clip(maps[1], 0, 1) - weight * sigmoid(maps[2])
    return cv2.GaussianBlur(r.astype(np.float32), (0, 0), smooth)


def instances(maps, um=0.25, foreground=FOREGROUND, weight=CONTACT_WEIGHT, dynamics=DYNAMICS, smallest=SMALLEST_UM2,
              smooth=RELIEF_SIGMA, confidence=CONFIDENCE, rule=RULE, even=FOREGROUND_SIGMA):
    p = sigmoid(maps[0])
    p = cv2.GaussianBlur(p, (0, 0), even) if even else p
    mask = p > foreground
    r = relief(maps, weight, smooth)
    levels = np.round(r * 100).astype(np.int32)
    basins = watershed(-levels, mask=mask)
    labels = merge(levels / 100.0, basins, dynamics)
    if rule is not None:
        labels = nuclei_join.join(labels, r, sigmoid(maps[2]), *rule)
    return tidy(labels, p, um, smallest, confidence)


def merge(r, basins, dynamics):
    """Joins neighbouring basins, highest saddle first, while the lower peak is not `dynamics` above the saddle."""
    count = int(basins.max())
    if count < 2:
        return basins
    peak = np.concatenate([[0], ndimage.maximum(r, basins, np.arange(1, count + 1))])
    saddle = {}
    for a, b, va, vb in neighbours(basins, r):
        low = np.minimum(va, vb)
        key = np.minimum(a, b).astype(np.int64) * (count + 1) + np.maximum(a, b)
        order = np.argsort(-low, kind="stable")
        keys, first = np.unique(key[order], return_index=True)
        for k, v in zip(keys, low[order][first]):
            saddle[k] = max(saddle.get(k, -9), v)
    parent = np.arange(count + 1)

    def root(i):
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i
    for k, v in sorted(saddle.items(), key=lambda kv: (-kv[1], kv[0])):
        a, b = root(k // (count + 1)), root(k % (count + 1))
        if a != b and min(peak[a], peak[b]) - v < dynamics:
            keep, gone = (a, b) if peak[a] >= peak[b] else (b, a)
            parent[gone] = keep
    return np.array([root(i) for i in range(count + 1)])[basins]


def neighbours(basins, r):
    for dy, dx in ((0, 1), (1, 0), (1, 1), (1, -1)):
        h, w = basins.shape
        y0, x0, x1 = slice(0, h - dy), slice(max(0, -dx), w - max(0, dx)), slice(max(0, dx), w - max(0, -dx))
        a, b = basins[y0, x0], basins[dy:, x1]
        meet = (a > 0) & (b > 0) & (a != b)
        yield a[meet], b[meet], r[y0, x0][meet], r[dy:, x1][meet]


def tidy(labels, p, um, smallest, confidence):
    """Largest piece of each, holes filled, small and unsure ones dropped."""
    out = np.zeros(labels.shape, np.int32)
    following = 1
    for index, box in enumerate(ndimage.find_objects(labels), 1):
        if box is None:
            continue
        own = labels[box] == index
        cut = box[0].start == 0 or box[1].start == 0 or box[0].stop == labels.shape[0] or box[1].stop == labels.shape[1]
        if own.sum() * um * um < smallest * (CUT_SHARE if cut else 1) or p[box][own].mean() < confidence:
            continue
        own = ndimage.binary_fill_holes(own)
        view = out[box]
        view[own & (view == 0)] = following
        following += 1
    return out
