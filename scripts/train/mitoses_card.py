"""What the detector finds and counts on sources that its network never saw: the model card's tables and the stated errors.

    mitoses_card.py DATA CROPS --scores SCORES.npz SOURCE,SOURCE... [--scores ...] --network FILE --card FILE --errors FILE

SCORES.npz is what `mitoses.py score` wrote of a network; behind it stand the sources that this network never saw.
"""

import argparse
import csv
import hashlib
import json
import os
import re

import numpy as np
from PIL import Image
from scipy.optimize import minimize
from scipy.special import betaln, gammaln, logit
from scipy.stats import beta, gamma

from mitoses_data import read_rows, source

FIELDS = {
    "case12": "mitosis/brecahad-case12", "monuseg": "nuclei/monuseg-train", "breast-cancer": "nuclei/tnbc",
    "Data-Science-Bowl": "nuclei/dsb2018", "colorectal": "necrosis/nct_crc_9", "breast-cancer-with-necrosis": "necrosis/bcss",
    "colorectal-tiles": "necrosis/crc-val", "lung": "necrosis/lung-tcga", "breast-nuclei": "nuclei/nucls15",
    "osteosarcoma-Viable": "necrosis/osteosarcoma", "osteosarcoma-Non-Tumor": "necrosis/osteosarcoma",
    "osteosarcoma-Non-Viable-Tumor": "necrosis/osteosarcoma",
}
"""Sets of whole fields, whose area others are counted on."""

PIXELS_UM = (0.25, 0.5)

# As in the program.
LOGISTIC_WEIGHT = 0.25
LEAST_PEAK, LEAST_PROPOSED = 0.6, 0.003
MERGE_UM = 10


class Bodies:
    """The dark bodies of MitosisCrops.java, what the logistic model and a network say of them, and where they lie."""

    def __init__(self, crops, model):
        self.rows = read_rows(crops)
        self.set = np.array([r["set"] for r in self.rows])
        self.source = np.array([source(r) for r in self.rows])
        self.picture = np.array([r["set"] + "/" + r["file"] for r in self.rows])
        self.role = np.array([r["role"] for r in self.rows])
        self.figure = np.array([r["mitosis"] for r in self.rows]) == "1"
        self.mark = np.array([r["set"] + "/" + r["file"] + "#" + r["mark"] for r in self.rows])
        self.weight = np.array([float(r["kept_of"]) for r in self.rows])
        self.proposed = likelihood(self.rows, model)
        peak = np.array([float(r["PEAK"]) for r in self.rows])
        self.candidate = (self.proposed >= LEAST_PROPOSED) & (peak >= LEAST_PEAK)

    def odds(self, network):
        """The program's log odds, before its cut; below all where a body is no candidate."""
        odds = network + LOGISTIC_WEIGHT * logit(self.proposed.clip(1e-6, 1 - 1e-6))
        return np.where(self.candidate & ~np.isnan(network), odds, -np.inf)

    def best(self, odds, of):
        """The best body of each mark."""
        best = {}
        for mark, value in zip(self.mark[of & self.figure], odds[of & self.figure]):
            best[mark] = max(best.get(mark, -np.inf), value)
        return np.array(list(best.values()))

    def others(self, odds, of, cut):
        """How many others are counted, each for those of its like that were not cut out; of two near each other one."""
        index = np.flatnonzero(of & ~self.figure & (odds >= cut))
        index = index[np.argsort(-odds[index], kind="stable")]
        place = np.array([[float(self.rows[i]["x_um"]), float(self.rows[i]["y_um"])] for i in index]).reshape(-1, 2)
        kept = []
        for n, i in enumerate(index):
            rivals = [m for m in kept if self.picture[index[m]] == self.picture[i]]
            if all(np.hypot(*(place[m] - place[n])) >= MERGE_UM for m in rivals):
                kept.append(n)
        return float(self.weight[index[kept]].sum())


def likelihood(rows, model):
    """What the logistic model says, as MitosisModel does."""
    total = np.full(len(rows), model["intercept"])
    for name, term in model["features"].items():
        z = ((np.array([float(r[name]) for r in rows]) - term["mean"]) / term["deviation"]).clip(-4, 4)
        total += term["weight"] * z + term["square"] * z * z
    return 1 / (1 + np.exp(-total))


def marks(data, name):
    """How many figures a source has marked, found or not; of MIDOG 2021 those of held-out slides."""
    if name.startswith("midog21"):
        with open(os.path.join(data, "mitosis/midog21-patches/patch_annotations.csv")) as file:
            return sum(r["label"] == "mitotic" and int(r["slide"][:3]) % 4 == 3 and source({"set": "midog21", "group": r["slide"]}) == name
                       for r in csv.DictReader(file))
    if name == "case12":
        with open(os.path.join(data, "mitosis/brecahad-case12/annotations.csv")) as file:
            return sum(r["class"] == "Mitosis" for r in csv.DictReader(file))
    if name == "cmc":
        with open(os.path.join(data, "mitosis/cmc-lookalikes/labels.csv")) as file:
            return sum(r["cmc_meaning"] != "non_mitotic" for r in csv.DictReader(file))
    return sum(len(files) for _, _, files in os.walk(os.path.join(data, "mitosis", name + "-patches")))


def area(data, bodies, name):
    """Area in mm2 of the fields of a set."""
    total = 0
    places = {}
    for folder, _, files in os.walk(os.path.join(data, FIELDS[name])):
        for file in files:
            places[os.path.basename(folder) + "/" + file] = os.path.join(folder, file)
    for picture in np.unique(bodies.picture[bodies.set == name]):
        row = bodies.rows[int(np.flatnonzero(bodies.picture == picture)[0])]
        width, height = Image.open(places[row["file"]]).size
        total += width * height * float(row["pixel_um"]) ** 2 / 1e6
    return total


def recall_model(found, marked):
    """Beta distribution between sources by maximum likelihood; no more figures in effect than were marked."""
    found, marked = np.array(found, float), np.array(marked, float)

    def loss(p):
        a, b = np.exp(p)
        return -np.sum(betaln(found + a, marked - found + b) - betaln(a, b)) + 1e9 * (a + b > marked.sum())

    a, b = np.exp(minimize(loss, (1, 0.5), method="Nelder-Mead", options={"maxiter": 4000}).x)
    return a, b


def false_model(counted, mm2):
    """Gamma distribution between sources by maximum likelihood; no more events in effect than were counted."""
    counted, mm2 = np.array(counted, float), np.array(mm2, float)

    def loss(p):
        shape, exposure = np.exp(p)
        each = gammaln(counted + shape) - gammaln(shape) + shape * np.log(exposure / (exposure + mm2)) + counted * np.log(mm2 / (exposure + mm2))
        return -each.sum() + 1e9 * (shape > counted.sum() + 1)

    return np.exp(minimize(loss, (-1, -1), method="Nelder-Mead", options={"maxiter": 4000}).x)


def auc(score, label):
    order = np.argsort(score, kind="stable")
    rank = np.empty(len(score))
    rank[order] = np.arange(1, len(score) + 1)
    n = label.sum()
    return (rank[label].sum() - n * (n + 1) / 2) / (n * (len(label) - n))


class Card:
    """Tables and errors."""

    def __init__(self, data, bodies, scored, listed, counted):
        self.data, self.bodies, self.scored = data, bodies, scored
        self.cuts = {um: (listed, counted) for um in PIXELS_UM}
        self.lines = []

    def measure(self):
        return {um: self.at(um) for um in PIXELS_UM}

    def at(self, um):
        listed, counted = self.cuts[um]
        found, marked, others, mm2 = [], [], [], []
        self.lines += ["", f"### Pixels of {um} um", "", "| figures of | marked | candidates | listed | counted |", "|---|---|---|---|---|"]
        tables = []
        for scores, names in self.scored:
            odds = self.bodies.odds(scores[um])
            for name in names:
                of = self.bodies.source == name
                of &= (self.bodies.role == "report") if name.startswith("midog21") else True
                if (of & self.bodies.figure).any():
                    best, n = self.bodies.best(odds, of), marks(self.data, name)
                    found.append(int((best >= counted).sum()))
                    marked.append(n)
                    self.lines.append(f"| {name} | {n} | {np.isfinite(best).sum() / n:.3f} | {(best >= listed).sum() / n:.3f} | {found[-1] / n:.3f} |")
                if name in FIELDS:
                    size = area(self.data, self.bodies, name)
                    long, short = (self.bodies.others(odds, of, cut) for cut in (listed, counted))
                    others.append(short)
                    mm2.append(size)
                    tables.append(f"| {name} | {size:.2f} | {long / size:.1f} | {short / size:.1f} |")
                if name == "cmc":
                    near = of & np.isfinite(odds)
                    look = f"Against the real look-alikes of `cmc-lookalikes` the AUC is {auc(odds[near], self.bodies.figure[near]):.3f}."
                    tables.insert(0, look)
        text = [t for t in tables if not t.startswith("|")]
        rows = [t for t in tables if t.startswith("|")]
        self.lines += [""] + text + ["", "| others of | mm2 | listed per mm2 | counted per mm2 |", "|---|---|---|---|"] + rows
        (a, b), (shape, exposure) = recall_model(found, marked), false_model(others, mm2)
        lo, hi = beta.ppf((0.025, 0.975), a, b)
        few, many = gamma.ppf((0.025, 0.975), shape, scale=1 / exposure)
        self.lines += ["", f"Stated error at this pixel size: finds {100 * a / (a + b):.0f} % of the figures ({100 * lo:.0f} to {100 * hi:.0f} %), counts "
                       f"{shape / exposure:.1f} other things per mm2 ({few:.1f} to {many:.1f}); in brackets where 95 of 100 sources are expected."]
        return {"found": a, "missed": b, "false": shape, "false_mm2": exposure}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data")
    parser.add_argument("crops")
    parser.add_argument("--scores", nargs=2, action="append", required=True, metavar=("SCORES", "SOURCES"))
    parser.add_argument("--network", required=True, help="the released network")
    parser.add_argument("--logistic", required=True, help="the released logistic model")
    parser.add_argument("--listed", type=float, required=True, help="log odds from which on a candidate is listed")
    parser.add_argument("--counted", type=float, required=True, help="log odds from which on it is counted")
    parser.add_argument("--card", required=True)
    parser.add_argument("--errors", required=True)
    write(parser.parse_args())


def write(arguments):
    with open(arguments.logistic) as file:
        logistic = json.load(file)
    bodies = Bodies(arguments.crops, logistic["model"])
    scored = [({um: np.load(file)[str(um)] for um in PIXELS_UM}, names.split(",")) for file, names in arguments.scores]
    card = Card(arguments.data, bodies, scored, arguments.listed, arguments.counted)
    with open(arguments.network, "rb") as file:
        network = hashlib.sha256(file.read()).hexdigest()
    zero = {um: np.where(bodies.candidate, 0.0, np.nan) for um in PIXELS_UM}
    alone = Card(arguments.data, bodies, [(zero, names) for _, names in scored], LOGISTIC_WEIGHT * LOGISTIC_LISTED, LOGISTIC_WEIGHT * LOGISTIC_COUNTED)
    detectors = [entry("network", network, um, error) for um, error in card.measure().items()]
    detectors += [entry("logistic", logistic["provenance"]["sha256OfModel"], um, error) for um, error in alone.measure().items()]
    with open(arguments.errors, "w") as file:
        json.dump({"script": "scripts/train/mitoses_card.py", "spread": "between sources that the network never saw; see docs/models/mitoses.md",
                   "detectors": detectors}, file, indent=2)
        file.write("\n")
    with open(arguments.card) as file:
        page = file.read()
    tables = "\n".join(["", "### network"] + [line.replace("### ", "#### ") for line in card.lines]
                       + ["", "### logistic"] + [line.replace("### ", "#### ") for line in alone.lines])
    with open(arguments.card, "w") as file:
        file.write(re.sub(r"(?<=<!-- scores -->\n).*(?=<!-- end of scores -->)", lambda _: tables + "\n", page, flags=re.S))


LOGISTIC_LISTED, LOGISTIC_COUNTED = logit(0.9) + logit(0.02), logit(0.9)
"""Log odds of the logistic model alone, as in the program."""


def entry(scorer, sha256, um, error):
    return {"scorer": scorer, "sha256": sha256, "counted_score": 0.5, "pixel_um": um,
            "error": {name: float(f"{value:.4g}") for name, value in error.items()}}


if __name__ == "__main__":
    main()
