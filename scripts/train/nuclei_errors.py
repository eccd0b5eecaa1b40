#!/usr/bin/env python3
"""nuclei_errors.py SCORES: how sure segmenters may be, from the files that `fascicle validate nuclei` wrote into the folder SCORES.

Writes src/main/resources/org/fascicle/measure/nucleus-count-errors.json: the logarithm of found over true nuclei, its mean over
sources, its spread between sources and between fields of one source. Prints how often an interval made without a source holds the
true count of that source's fields, and the logistic curve of each segmenter's confidence: the slope and the even point to multiply
and shift the ones in the code by, with the calibration error of sources left out.

Images that weights were fitted to, and those whose truth lies beside its nuclei, play no part.
"""
import collections
import csv
import json
import math
import os
import sys

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "..", "..", "src", "main", "resources", "org", "fascicle", "measure", "nucleus-count-errors.json")
LEFT_OUT = ("trained on", "truth beside its nuclei")
FIELD_MM2 = 0.0625
LEAST = 10          # true nuclei of a field that says something
BINS = 10


def rows(folder, name):
    with open(os.path.join(folder, name), newline="") as file:
        return [row for row in csv.DictReader(file) if row["use"] not in LEFT_OUT]


def fields(folder, segmenter):
    """By source: (log found / true, area in mm2, found, true) of each field."""
    found = collections.defaultdict(list)
    for row in rows(folder, f"nuclei-{segmenter}.csv"):
        if int(row["truth"]) >= LEAST:
            area = float(row["megapixels"]) * float(row["pixel_um"]) ** 2
            found[row["set"]].append((math.log(max(1, int(row["found"])) / int(row["truth"])), area,
                                      int(row["found"]), int(row["truth"])))
    return found


def error(sources):
    """Mean, spread between sources, spread between fields of FIELD_MM2; each source weighs the same."""
    means = np.array([np.mean([f[0] for f in fs]) for fs in sources])
    within = np.mean([np.var([f[0] * 1.0 for f in fs], ddof=1) * np.mean([f[1] for f in fs]) / FIELD_MM2
                      if len(fs) > 1 else 0 for fs in sources])
    between = np.var(means, ddof=1) * (1 + 1 / len(means))
    return float(means.mean()), math.sqrt(between), math.sqrt(within)


def holds(field, mean, between, within):
    log, area, found, true = field
    half = 1.96 * math.sqrt(between ** 2 + within ** 2 / max(1, area / FIELD_MM2) + 1 / found)
    return abs(math.log(found) - mean - math.log(true)) <= half


def left_out(found):
    held = {}
    for source in found:
        others = error([fs for name, fs in found.items() if name != source])
        held[source] = np.mean([holds(f, *others) for f in found[source]])
    return held


def logistic(raw, hit, weight):
    a, b = 1.0, 0.0
    for _ in range(200):
        p = 1 / (1 + np.exp(-(a * raw + b)))
        w = weight * p * (1 - p) + 1e-9
        g = np.array([(weight * (hit - p) * raw).sum(), (weight * (hit - p)).sum()])
        h = np.array([[(w * raw * raw).sum(), (w * raw).sum()], [(w * raw).sum(), w.sum()]])
        step = np.linalg.solve(h + 1e-6 * np.eye(2), g)
        a, b = a + step[0], b + step[1]
    return a, b


def confidence(folder, segmenter):
    table = [row for row in rows(folder, f"nuclei-{segmenter}-confidence.csv")]
    sets = np.array([row["set"] for row in table])
    p = np.clip([float(row["confidence"]) for row in table], 1e-4, 1 - 1e-4)
    raw, hit = np.log(p / (1 - p)), np.array([float(row["outlined"]) for row in table])
    weight = np.array([1 / (sets == s).sum() for s in sets])
    for source in sorted(set(sets)):
        one = sets == source
        a, b = logistic(raw[~one], hit[~one], weight[~one])
        q = 1 / (1 + np.exp(-(a * raw[one] + b)))
        bins = np.minimum((q * BINS).astype(int), BINS - 1)
        off = sum(abs(q[bins == k].mean() - hit[one][bins == k].mean()) * (bins == k).mean() for k in set(bins))
        print(f"{segmenter} {source}: outlined {hit[one].mean():.3f}, said {q.mean():.3f}, calibration error {off:.3f}")
    a, b = logistic(raw, hit, weight)
    print(f"{segmenter}: log odds of the code times {a:.3f} plus {b:.3f}: slope x {a:.3f}, even point - {b:.3f} / new slope")


def main():
    said = []
    for segmenter in ("learned", "classic"):
        found = fields(sys.argv[1], segmenter)
        mean, between, within = error(list(found.values()))
        said.append({"name": segmenter, "mean": round(mean, 4), "between_sources": round(between, 4),
                     "between_fields": round(within, 4)})
        for source, share in left_out(found).items():
            print(f"{segmenter} {source}: {len(found[source])} fields, interval without this source holds {100 * share:.0f} %,"
                  f" found / true {sum(f[2] for f in found[source]) / sum(f[3] for f in found[source]):.3f}")
        confidence(sys.argv[1], segmenter)
    with open(OUT, "w") as file:
        json.dump({"script": "scripts/train/nuclei_errors.py", "segmenters": said}, file, indent=2)
        file.write("\n")


if __name__ == "__main__":
    main()
