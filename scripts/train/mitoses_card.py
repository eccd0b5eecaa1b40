"""What the detector finds and counts on sources that its network never saw: the model card's tables and the stated errors.

    mitoses_card.py DATA CROPS --fold FIRST.npz SCORES.npz SOURCE,SOURCE... [--fold ...] --earlier EARLIER.npz ... (see --help)

FIRST.npz and SCORES.npz are what `mitoses.py score` wrote of a quick network and of a larger one; behind them stand the sources that neither ever
saw. EARLIER.npz is the same of the quick network of an earlier release, which scored alone: the page that compares them is written by the same run.
"""

import argparse
import hashlib
import json
import math
import re

import numpy as np
from scipy.optimize import minimize
from scipy.special import betaln, expit, gammaln, logit
from scipy.stats import beta, gamma

from mitoses_bodies import FIELDS, SCORING_WEIGHTS, Bodies

PIXELS_UM = (0.25, 0.5)
NEVER_TRAINED = ("cmc", "monuseg")
BLIND = "atnorm-br"
"""Figures that neither network saw, enough of them to set cuts by."""
LISTED_SCORE = 0.02
"""The program's least score on the list; it counts from one half on."""

EARLIER_WEIGHT, EARLIER_CUT = 0.25, logit(0.975)
"""How the quick network was summed with the logistic model, and its cut, where it scored alone."""
LOGISTIC_CUT = logit(0.9)


class Scorer:
    """Log odds of each body at each pixel size, none where it is no candidate, and from which on it is listed and counted."""

    def __init__(self, name, odds, listed, counted):
        self.name, self.odds, self.listed, self.counted = name, odds, listed, counted

    def score(self, um):
        """From 0 to 1, as the program shows it."""
        return expit(logit(LISTED_SCORE) * (self.odds[um] - self.counted) / (self.listed - self.counted))


class Trial:
    """One scorer's figures and others of each source at one size of pixels; areas under the curve are over the bodies that the larger network is asked about."""

    def __init__(self, data, bodies, names, scorer, um):
        self.scorer, self.um = scorer, um
        odds = scorer.odds[um]
        self.figures, self.others, self.auc = {}, {}, {}
        for name in names:
            of = (bodies.source == name) & bodies.blind
            if (of & bodies.figure).any():
                self.figures[name] = bodies.best(odds, of), bodies.marks(data, name)
            if name in FIELDS:
                self.others[name] = bodies.others(odds, of, scorer.listed - 3), bodies.area(data, name)
            seen = of & np.isfinite(odds) & bodies.candidate(um)
            if (seen & bodies.figure).any():
                self.auc[name] = auc(odds[seen], bodies.figure[seen])

    def recall(self, name, cut):
        best, marked = self.figures[name]
        return (best >= cut).sum() / marked

    def cut(self, name, share):
        """From which odds on this share of the figures is found."""
        best, marked = self.figures[name]
        return np.sort(best)[len(best) - math.ceil(share * marked)]

    def found(self, name):
        best, marked = self.figures[name]
        return int((best >= self.scorer.counted).sum()), marked

    def per_mm2(self, name, cut):
        (odds, weight), mm2 = self.others[name]
        return weight[odds >= cut].sum() / mm2

    def error(self):
        """The parameters of the program's DetectorError."""
        found, marked = zip(*(self.found(name) for name in self.figures))
        a, b = recall_model(found, marked)
        mm2 = [self.others[name][1] for name in self.others]
        shape, exposure = false_model([self.per_mm2(name, self.scorer.counted) * size for name, size in zip(self.others, mm2)], mm2)
        return {"found": a, "missed": b, "false": shape, "false_mm2": exposure}

    def covered(self):
        """Of how many sources the stated interval of 95 % holds what was measured, where it is fitted to the others alone."""
        held = []
        for out in self.figures:
            a, b = recall_model(*zip(*(self.found(name) for name in self.figures if name != out)))
            low, high = beta.ppf((0.025, 0.975), a, b)
            held.append(low <= self.recall(out, self.scorer.counted) <= high)
        return int(sum(held)), len(held)


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
    """Chance that a figure scores higher than another body, ties half."""
    order = np.sort(score[~label])
    below = np.searchsorted(order, score[label], "left") + np.searchsorted(order, score[label], "right")
    return below.mean() / 2 / len(order)


def calibration_error(bodies, names, scorer, um):
    """Expected calibration error of ten bins of the chance, which is fitted to the odds of all sources but the one at hand; others weigh for their like."""
    errors = {}
    seen = np.isfinite(scorer.odds[um])
    with_figures = [name for name in names if (bodies.figure & (bodies.source == name)).any() and name not in NEVER_TRAINED]
    for out in with_figures:
        other = seen & np.isin(bodies.source, [name for name in with_figures if name != out])
        a, b = minimize(lambda p: np.mean(bodies.weight[other] * np.logaddexp(0, -(2 * bodies.figure[other] - 1) * (p[0] * scorer.odds[um][other] + p[1]))),
                        (1, 0)).x
        here = seen & (bodies.source == out)
        chance = expit(a * scorer.odds[um][here] + b)
        weight = bodies.weight[here]
        bin_of = np.minimum((10 * chance).astype(int), 9)
        gaps = [abs((weight * (bodies.figure[here] - chance))[bin_of == n].sum()) for n in range(10)]
        errors[out] = sum(gaps) / weight.sum()
    return errors


def scorer_lines(trials):
    lines = ["", f"### {trials[PIXELS_UM[0]].scorer.name}"]
    for um, trial in trials.items():
        listed, counted = trial.scorer.listed, trial.scorer.counted
        lines += ["", f"#### Pixels of {um} um", "", "| figures of | marked | candidates | listed | counted | AUC |", "|---|---|---|---|---|---|"]
        lines += [f"| {name} | {trial.figures[name][1]} | {trial.recall(name, -1e9):.3f} | {trial.recall(name, listed):.3f} | "
                  f"{trial.recall(name, counted):.3f} | {trial.auc[name]:.3f} |" for name in trial.figures]
        lines += ["", "| others of | mm2 | listed per mm2 | counted per mm2 |", "|---|---|---|---|"]
        lines += [f"| {name} | {trial.others[name][1]:.2f} | {trial.per_mm2(name, listed):.1f} | {trial.per_mm2(name, counted):.1f} |" for name in trial.others]
        error = trial.error()
        low, high = beta.ppf((0.025, 0.975), error["found"], error["missed"])
        few, many = gamma.ppf((0.025, 0.975), error["false"], scale=1 / error["false_mm2"])
        held, of = trial.covered()
        lines += ["", f"Stated error at this pixel size: finds {100 * error['found'] / (error['found'] + error['missed']):.0f} % of the figures "
                  f"({100 * low:.0f} to {100 * high:.0f} %), counts {error['false'] / error['false_mm2']:.1f} other things per mm2 ({few:.1f} to {many:.1f}); "
                  f"in brackets where 95 of 100 sources are expected. Fitted to the other sources alone, the interval of the share found holds that of {held} of {of}."]
    return lines


def compared(now, before, names, um):
    """Table of this release's detector beside the earlier one's."""
    a, b = now[um], before[um]
    lines = ["", f"## Pixels of {um} um", "", "| source | list, recall | count, recall | AUC | list, others per mm2 | count, others per mm2 |", "|---|---|---|---|---|---|"]

    def pair(value, digits):
        return f"{value(b):.{digits}f} -> {value(a):.{digits}f}"

    for name in names:
        cells = ["", "", "", "", ""]
        if name in a.figures:
            cells[0] = pair(lambda t: t.recall(name, t.scorer.listed), 3)
            cells[1] = pair(lambda t: t.recall(name, t.scorer.counted), 3)
            cells[2] = pair(lambda t: t.auc[name], 3)
        if name in a.others:
            cells[3] = pair(lambda t: t.per_mm2(name, t.scorer.listed), 1)
            cells[4] = pair(lambda t: t.per_mm2(name, t.scorer.counted), 1)
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    lines += ["", f"With cuts that find equally many figures of `{BLIND}`, which neither network saw:", "",
              "| recall | others per mm2, mean of sources | others per mm2, worst source |", "|---|---|---|"]
    for share in (0.95, 0.9, 0.8, 0.65):
        cuts = [t.cut(BLIND, share) for t in (b, a)]
        means = [np.mean([t.per_mm2(name, cut) for name in t.others]) for t, cut in zip((b, a), cuts)]
        worst = [max(t.per_mm2(name, cut) for name in t.others) for t, cut in zip((b, a), cuts)]
        lines.append(f"| {share} | {means[0]:.1f} -> {means[1]:.1f} | {worst[0]:.1f} -> {worst[1]:.1f} |")
    return lines


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data")
    parser.add_argument("crops")
    parser.add_argument("--fold", nargs=3, action="append", required=True, metavar=("FIRST", "SCORES", "SOURCES"))
    parser.add_argument("--earlier", required=True, help="scores of the quick network that once scored alone, of all bodies")
    parser.add_argument("--network", required=True, help="the released network")
    parser.add_argument("--logistic", required=True, help="the released logistic model")
    parser.add_argument("--listed", type=float, required=True, help="log odds from which on a candidate is listed")
    parser.add_argument("--counted", type=float, required=True, help="log odds from which on it is counted")
    parser.add_argument("--card", required=True)
    parser.add_argument("--comparison", required=True, help="the page that sets this detector beside the earlier one")
    parser.add_argument("--errors", required=True)
    write(parser.parse_args())


def write(arguments):
    bodies = Bodies(arguments.crops, arguments.logistic)
    bodies.first_look = joined(bodies, [(first, sources) for first, _, sources in arguments.fold])
    said = joined(bodies, [(scores, sources) for _, scores, sources in arguments.fold])
    names = [name for _, _, sources in arguments.fold for name in sources.split(",")]
    network = Scorer("network", summed(bodies, said), arguments.listed, arguments.counted)
    none = np.full(len(bodies.rows), -np.inf)
    alone = Scorer("logistic", {um: np.where(bodies.plain, bodies.proposer(), none) for um in PIXELS_UM}, LOGISTIC_CUT + logit(LISTED_SCORE), LOGISTIC_CUT)
    once = np.load(arguments.earlier)
    sums = {um: once[str(um)] + EARLIER_WEIGHT * bodies.proposer() for um in PIXELS_UM}
    earlier = Scorer("earlier", {um: np.where(bodies.plain & ~np.isnan(sums[um]), sums[um], none) for um in PIXELS_UM},
                     EARLIER_CUT + logit(LISTED_SCORE), EARLIER_CUT)
    trials = {s.name: {um: Trial(arguments.data, bodies, names, s, um) for um in PIXELS_UM} for s in (network, alone, earlier)}
    with open(arguments.network, "rb") as file:
        hashes = {"network": hashlib.sha256(file.read()).hexdigest(), "logistic": bodies.logistic["provenance"]["sha256OfModel"]}
    detectors = [entry(name, hashes[name], um, trials[name][um].error()) for name in hashes for um in PIXELS_UM]
    with open(arguments.errors, "w") as file:
        json.dump({"script": "scripts/train/mitoses_card.py", "spread": "between sources that the network never saw; see docs/models/mitoses.md",
                   "detectors": detectors}, file, indent=2)
        file.write("\n")
    tables = scorer_lines(trials["network"]) + scorer_lines(trials["logistic"])
    gaps = calibration_error(bodies, names, network, 0.25)
    tables += ["", "Expected calibration error of a chance made of the network's odds, fitted to the other sources: "
               + ", ".join(f"{name} {gap:.3f}" for name, gap in gaps.items()) + "."]
    tables += first_look_lines(bodies, said, network, names)
    tables += weight_lines(arguments, bodies, said, names)
    with open(arguments.card) as file:
        page = file.read()
    with open(arguments.card, "w") as file:
        file.write(re.sub(r"(?<=<!-- scores -->\n).*(?=<!-- end of scores -->)", lambda _: "\n".join(tables) + "\n", page, flags=re.S))
    lines = [INTRODUCTION]
    for um in PIXELS_UM:
        lines += compared(trials["network"], trials["earlier"], names, um)
    with open(arguments.comparison, "w") as file:
        file.write("\n".join(lines) + "\n")


INTRODUCTION = """# Mitotic figures: the detector beside an earlier one

Written by `scripts/train/mitoses_card.py`; do not edit. Before -> now, on the same dark bodies; either with its own cuts. The detector before was a quick
network and the logistic model alone; this one has another quick network and a larger one, here such as were trained without the source at hand, and for `cmc` and
`monuseg`, which train and choose nothing, the released ones. The quick network of before had seen the held-out slides' own sets. What either trained on and what is held out says the [model card](../models/mitoses.md).
Others are counted on fields whose figures nobody marked but in `case12`: a ceiling of what is wrong."""


def first_look_lines(bodies, said, network, names):
    """How many bodies the first look spares the larger network, and which figures it costs the list, where the larger network was asked about all."""
    lines = ["", "The first look, at 0.25 um: share of the bodies that are left to the larger network, and of the marked bodies' figures listed without it and with it:", "",
             "| source | left | listed without | listed with |", "|---|---|---|---|"]
    um = PIXELS_UM[0]
    for name in names:
        of = (bodies.source == name) & bodies.blind
        asked = of & bodies.plain
        if np.isnan(said[str(um)][asked]).any():
            continue
        odds = said[str(um)] + SCORING_WEIGHTS["first look"] * bodies.first_look[str(um)] + SCORING_WEIGHTS["logistic"] * bodies.proposer()
        left = np.average(bodies.candidate(um)[asked], weights=bodies.weight[asked])
        shares = [f"{(bodies.best(np.where(bodies.plain, each, -np.inf), of) >= network.listed).mean():.3f}" if (of & bodies.figure).any() else ""
                  for each in (odds, network.odds[um])]
        lines.append(f"| {name} | {left:.2f} | {shares[0]} | {shares[1]} |")
    return lines


def weight_lines(arguments, bodies, said, names):
    """What other shares of the quick network's and the logistic model's odds would do."""
    lines = ["", "Others per mm2 at 0.25 um with other shares of the two models' odds in the sum, mean of sources and worst, where as many figures of "
             f"`{BLIND}` are found:", "", "| quick network | logistic model | recall 0.9 | recall 0.65 |", "|---|---|---|---|"]
    for first, logistic in ((1, 0.25), (0.5, 0.25), (0.25, 0.25), (0.25, 0.4), (0, 0.25), (0.5, 0), (0, 0)):
        weights = {"first look": first, "logistic": logistic}
        trial = Trial(arguments.data, bodies, names, Scorer("", summed(bodies, said, weights), -3, 0), 0.25)
        cells = []
        for share in (0.9, 0.65):
            others = [trial.per_mm2(name, trial.cut(BLIND, share)) for name in trial.others]
            cells.append(f"{np.mean(others):.1f}, {max(others):.1f}")
        lines.append(f"| {first} | {logistic} | " + " | ".join(cells) + " |")
    return lines


def joined(bodies, parts):
    """What networks said of each source, by pixel size in um as text, each source's from the file that names it."""
    together = {str(um): np.full(len(bodies.rows), np.nan, np.float32) for um in PIXELS_UM}
    for file, sources in parts:
        of = np.isin(bodies.source, sources.split(","))
        for um, said in together.items():
            said[of] = np.load(file)[um][of]
    return together


def summed(bodies, said, weights=SCORING_WEIGHTS):
    """The program's log odds of each body, at each pixel size."""
    return {um: bodies.scored(said[str(um)], um, weights) for um in PIXELS_UM}


def entry(scorer, sha256, um, error):
    return {"scorer": scorer, "sha256": sha256, "counted_score": 0.5, "pixel_um": um,
            "error": {name: float(f"{value:.4g}") for name, value in error.items()}}


if __name__ == "__main__":
    main()
