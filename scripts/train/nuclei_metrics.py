"""Scores of instance labels against truth: AJI (Kumar et al. 2017, doi 10.1109/TMI.2017.2677499), PQ (Kirillov et al.
2019, doi 10.1109/CVPR.2019.00963), F1 at an IoU of 0.5, Dice of the foreground and counts."""
import numpy as np


def overlaps(truth, found):
    """Intersections (true x found) and areas, labels made consecutive, background dropped."""
    truth = np.unique(truth, return_inverse=True)[1].reshape(truth.shape) if truth.min() == 0 else truth
    found = np.unique(found, return_inverse=True)[1].reshape(found.shape) if found.min() == 0 else found
    t, f = int(truth.max()) + 1, int(found.max()) + 1
    table = np.bincount(truth.ravel() * f + found.ravel(), minlength=t * f).reshape(t, f)
    return table[1:, 1:], table[1:].sum(axis=1), table[:, 1:].sum(axis=0)


def score(truth, found):
    both, t_area, f_area = overlaps(truth.astype(np.int64), found.astype(np.int64))
    if not len(t_area) or not len(f_area):
        empty = float(len(t_area) == len(f_area))
        return {"aji": empty, "pq": empty, "f1": empty, "dice": empty, "true": len(t_area), "found": len(f_area)}
    union = t_area[:, None] + f_area[None, :] - both
    iou = both / union
    hit = iou > 0.5
    matched = int(hit.sum())
    f1 = 2 * matched / (len(t_area) + len(f_area))
    return {"aji": aji(both, union, iou, f_area), "pq": f1 * (iou[hit].mean() if matched else 0), "f1": f1,
            "dice": 2 * both.sum() / (t_area.sum() + f_area.sum()), "true": len(t_area), "found": len(f_area)}


def aji(both, union, iou, f_area):
    best = iou.argmax(axis=1)
    index = np.arange(len(best))
    missed = both[index, best] == 0
    shared = both[index, best].sum()
    whole = np.where(missed, union[index, best] - f_area[best], union[index, best]).sum()
    used = np.zeros(len(f_area), bool)
    used[best[~missed]] = True
    return shared / (whole + f_area[~used].sum())


def mean(scores):
    """Image means, and the count over the set."""
    out = {k: float(np.mean([s[k] for s in scores])) for k in ("aji", "pq", "f1", "dice")}
    out["count"] = sum(s["found"] for s in scores) / max(1, sum(s["true"] for s in scores))
    return out
