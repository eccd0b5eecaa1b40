"""The dark bodies of MitosisCrops.java: what they are, and which of them the program would ask the network about."""

import csv
import json
import os

import numpy as np
from PIL import Image
from scipy.special import logit

from mitoses_data import read_rows, source

# As in the program.
LEAST_PEAK, LEAST_PROPOSED = 0.6, 0.003
LOGISTIC_WEIGHT, LEAST_AT_FIRST_LOOK = 0.25, -2.0
SCORING_WEIGHTS = {"first look": 0.25, "logistic": 0.25}
"""Of the quick network and the logistic model beside the network that scores."""
MERGE_UM = 10

FIRST_LOOK_SAW = ("midog21", "breast-cancer", "Data-Science-Bowl", "osteosarcoma-Viable", "osteosarcoma-Non-Tumor")
"""Sets of which the quick network saw a part: measured on what was held out."""

FIELDS = {
    "case12": "mitosis/brecahad-case12", "monuseg": "nuclei/monuseg-train", "breast-cancer": "nuclei/tnbc",
    "Data-Science-Bowl": "nuclei/dsb2018", "colorectal": "necrosis/nct_crc_9", "breast-cancer-with-necrosis": "necrosis/bcss",
    "colorectal-tiles": "necrosis/crc-val", "lung": "necrosis/lung-tcga", "breast-nuclei": "nuclei/nucls15",
    "osteosarcoma-Viable": "necrosis/osteosarcoma", "osteosarcoma-Non-Tumor": "necrosis/osteosarcoma",
    "osteosarcoma-Non-Viable-Tumor": "necrosis/osteosarcoma",
}
"""Sets of whole fields, whose area others are counted on."""


class Bodies:
    """All bodies of a folder of crops; figure, source, mark and the like are arrays over them."""

    def __init__(self, crops, logistic, first_look=None):
        with open(logistic) as file:
            self.logistic = json.load(file)
        self.rows = read_rows(crops)
        self.set = np.array([r["set"] for r in self.rows])
        self.source = np.array([source(r) for r in self.rows])
        self.picture = np.array([r["set"] + "/" + r["file"] for r in self.rows])
        self.role = np.array([r["role"] for r in self.rows])
        self.blind = ~np.isin(self.set, FIRST_LOOK_SAW) | (self.role == "report")
        self.figure = np.array([r["mitosis"] for r in self.rows]) == "1"
        self.mark = np.array([r["set"] + "/" + r["file"] + "#" + r["mark"] for r in self.rows])
        self.weight = np.array([float(r["kept_of"]) for r in self.rows])
        self.place = np.array([[float(r["x_um"]), float(r["y_um"])] for r in self.rows])
        self.proposed = likelihood(self.rows, self.logistic["model"])
        self.plain = (self.proposed >= LEAST_PROPOSED) & (np.array([float(r["PEAK"]) for r in self.rows]) >= LEAST_PEAK)
        self.first_look = np.load(first_look) if first_look else None

    def candidate(self, um):
        """Which are left to be scored at this pixel size."""
        if self.first_look is None:
            return self.plain
        with np.errstate(invalid="ignore"):
            return self.plain & (self.first_look[str(um)] + LOGISTIC_WEIGHT * self.proposer() >= LEAST_AT_FIRST_LOOK)

    def scored(self, said, um, weights=SCORING_WEIGHTS):
        """The program's log odds, before its cuts, of what the scoring network said; below all where a body is no candidate."""
        odds = said + weights["first look"] * self.first_look[str(um)] + weights["logistic"] * self.proposer()
        return np.where(self.candidate(um) & ~np.isnan(odds), odds, -np.inf)

    def proposer(self):
        """Log odds of the logistic model."""
        return logit(self.proposed.clip(1e-6, 1 - 1e-6))

    def best(self, odds, of):
        """The best body of each mark."""
        best = {}
        for mark, value in zip(self.mark[of & self.figure], odds[of & self.figure]):
            best[mark] = max(best.get(mark, -np.inf), value)
        return np.array(list(best.values()))

    def others(self, odds, of, least):
        """Odds and weights of others from this on, each weighing for those of its like that were not cut out; of two near each other the better."""
        index = np.flatnonzero(of & ~self.figure & (odds >= least))
        index = index[np.argsort(-odds[index], kind="stable")]
        kept = {}
        chosen = []
        for i, (x, y) in zip(index, self.place[index].tolist()):
            rivals = kept.setdefault(self.picture[i], [])
            if all((a - x) ** 2 + (b - y) ** 2 >= MERGE_UM ** 2 for a, b in rivals):
                rivals.append((x, y))
                chosen.append(i)
        chosen = np.array(chosen, int)
        return odds[chosen], self.weight[chosen]

    def marks(self, data, name):
        """How many figures a source has marked, whether or not there is a body at them; of MIDOG 2021 on held-out slides."""
        if name.startswith("midog21"):
            with open(os.path.join(data, "mitosis/midog21-patches/patch_annotations.csv")) as file:
                return sum(r["label"] == "mitotic" and int(r["slide"][:3]) % 4 == 3 and source({"set": "midog21", "group": r["slide"]}) == name for r in csv.DictReader(file))
        if name == "case12":
            with open(os.path.join(data, "mitosis/brecahad-case12/annotations.csv")) as file:
                return sum(r["class"] == "Mitosis" for r in csv.DictReader(file))
        if name == "cmc":
            with open(os.path.join(data, "mitosis/cmc-lookalikes/labels.csv")) as file:
                return sum(r["cmc_meaning"] != "non_mitotic" for r in csv.DictReader(file))
        return sum(len(files) for _, _, files in os.walk(os.path.join(data, "mitosis", name + "-patches")))

    def area(self, data, name):
        """Area in mm2 of the fields of a set that are measured on."""
        places = {}
        for folder, _, files in os.walk(os.path.join(data, FIELDS[name])):
            for file in files:
                places[os.path.basename(folder) + "/" + file] = os.path.join(folder, file)
        total = 0
        for picture in np.unique(self.picture[(self.set == name) & self.blind]):
            row = self.rows[int(np.flatnonzero(self.picture == picture)[0])]
            width, height = Image.open(places[row["file"]]).size
            total += width * height * float(row["pixel_um"]) ** 2 / 1e6
        return total


def likelihood(rows, model):
    """What the logistic model says, as MitosisModel does."""
    total = np.full(len(rows), model["intercept"])
    for name, term in model["features"].items():
        z = ((np.array([float(r[name]) for r in rows]) - term["mean"]) / term["deviation"]).clip(-4, 4)
        total += term["weight"] * z + term["square"] * z * z
    return 1 / (1 + np.exp(-total))
