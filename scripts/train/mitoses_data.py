"""What the mitosis network is trained on: reading the crops of MitosisCrops.java, splitting them by source, varying them."""

import csv
import math
import os

import cv2
import numpy as np
import torch

from mitoses_lookalikes import darkened, painted
from mitoses_net import EDGE

cv2.setNumThreads(1)

CROP = 128
HIGHEST = 6.0
"""Densities are held below this many usual nuclei, as the program does."""
GLASS = 245
BLACK = 3
"""Brightest channel of what a scanner padded; as clear as glass to the network, as in the program."""

FOLDS = {
    "archive": ("midog21-A", "atnorm-br", "breast-cancer-with-necrosis", "breast-nuclei", "lung"),
    "tumours": ("midog21-C", "atnorm-md", "case12", "osteosarcoma-Viable", "osteosarcoma-Non-Tumor", "osteosarcoma-Non-Viable-Tumor",
                "breast-cancer", "Data-Science-Bowl", "colorectal", "colorectal-tiles"),
}
"""What each training with sources left out never sees; all that came from one archive goes together."""

AXES = np.array([[1, 1, 1], [1, -1, 0], [1, 1, -2]], np.float32) / np.sqrt([[3], [2], [6]]).astype(np.float32)
"""Strength, red against green, and blue against both."""


def source(row):
    """The set; of MIDOG 2021 the scanner as well."""
    if row["set"] != "midog21":
        return row["set"]
    return "midog21-" + "ABC"[(int(row["group"][:3]) - 1) // 50]


def read_rows(folder):
    with open(os.path.join(folder, "crops.csv")) as file:
        return list(csv.DictReader(file))


class Crops:
    """All crops with what is known of them; role is train, choose, report or measure."""

    def __init__(self, folder, without=None):
        self.rows = read_rows(folder)
        self.rgb = np.memmap(os.path.join(folder, "crops.rgb"), np.uint8, "r").reshape(-1, CROP, CROP, 3)
        self.source = np.array([source(r) for r in self.rows])
        self.file = np.array([r["set"] + "/" + r["file"] for r in self.rows])
        self.mitosis = np.array([int(r["mitosis"]) for r in self.rows])
        self.score = np.array([float(r["score"]) for r in self.rows])
        self.peak = np.array([float(r["PEAK"]) for r in self.rows])
        self.white = np.array([[float(r["white_" + c]) for c in "rgb"] for r in self.rows], np.float32)
        self.nucleus = np.array([float(r["nucleus_od"]) for r in self.rows], np.float32)
        self.role = np.array([r["role"] for r in self.rows])
        self.mark = np.array([r["set"] + r["file"] + r["mark"] for r in self.rows])
        self.left_out = np.isin(self.source, FOLDS[without]) if without else np.zeros(len(self.rows), bool)
        self.colour = self.colours()

    def colours(self):
        """Mean and spread of each axis of colour, over the crops of a file's slide or, where it names none, of its file."""
        place = np.where([r["group"].startswith("unknown") for r in self.rows], self.file, [r["group"] for r in self.rows])
        colour = np.empty((len(self.rows), 2, 3), np.float32)
        order = np.argsort(place, kind="stable")
        for of in np.split(order, np.flatnonzero(place[order][1:] != place[order][:-1]) + 1):
            seen = np.concatenate([self.density(np.ascontiguousarray(self.rgb[i, ::4, ::4]), i).reshape(-1, 3) for i in of[:16]]) @ AXES.T
            colour[of, 0], colour[of, 1] = seen.mean(0), seen.std(0) + 0.03
        return colour

    def density(self, rgb, i):
        """Optical density of one picture in units of the usual nucleus; padding is clear."""
        level = np.arange(256, dtype=np.float32)
        table = np.log10((self.white[i] + 1) / (level[:, None] + 1)).clip(0) / self.nucleus[i]
        od = cv2.LUT(rgb, table.clip(max=HIGHEST).astype(np.float32)[None])
        od[padding(rgb)] = 0
        return od

    def centre(self, index, coarse=False):
        """What the program would give to the network; coarse: from pixels of 0.5 um."""
        cut = (CROP - EDGE) // 2
        od = np.empty((len(index), EDGE, EDGE, 3), np.float32)
        for n, i in enumerate(index):
            rgb = self.rgb[i]
            if coarse:
                small = (rgb.reshape(CROP // 2, 2, CROP // 2, 2, 3).mean((1, 3), dtype=np.float32) + 0.5).astype(np.uint8)
                rgb = cv2.resize(small, (CROP, CROP), interpolation=cv2.INTER_LINEAR)
            od[n] = self.density(np.ascontiguousarray(rgb[cut:cut + EDGE, cut:cut + EDGE]), i)
        return torch.from_numpy(od).permute(0, 3, 1, 2)

    def varied(self, index, rng):
        """A batch as other slides, scanners and pixels would show it."""
        od = np.empty((len(index), EDGE, EDGE, 3), np.float32)
        for n, (i, other) in enumerate(zip(index, rng.permutation(index))):
            rgb = turned(compressed(glazed(self.rgb[i]), rng), 0.3 if self.mitosis[i] else 0.1, rng)
            picture = self.density(coarser(rgb, rng), i)
            if not self.mitosis[i]:
                picture = lookalike(picture, rng)
            picture = recoloured(picture, self.colour[i], self.colour[other], rng)
            od[n] = noisy(focused(picture, rng), rng).clip(0, HIGHEST)
        return torch.from_numpy(od).permute(0, 3, 1, 2)


def glazed(rgb):
    """With glass where a scanner padded."""
    black = padding(rgb)
    if black.any():
        rgb = rgb.copy()
        rgb[black] = GLASS
    return rgb


def padding(rgb):
    return cv2.inRange(rgb, (0, 0, 0), (BLACK, BLACK, BLACK)) > 0


def compressed(rgb, rng):
    """One in three saved as JPEG of middling quality."""
    if rng.random() < 0.67:
        return rgb
    return cv2.imdecode(cv2.imencode(".jpg", rgb, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(35, 90))])[1], cv2.IMREAD_COLOR)


def turned(rgb, mirrored, rng):
    """Turned, mirrored, moved by up to 1.2 um, of another size: one in six as large as giant nuclei; some mirrored at a near
    edge, figures more often: most that were cut lie in the middle of their pictures, and others near the edges."""
    angle = rng.uniform(0, 2 * math.pi)
    larger = math.exp(rng.uniform(-0.2, 0.2)) if rng.random() < 0.84 else rng.uniform(1.2, 1.9)
    flip = -1 if rng.random() < 0.5 else 1
    cos, sin = math.cos(angle) / larger, math.sin(angle) / larger
    turn = np.array([[flip * cos, -flip * sin], [sin, cos]])
    middle = (CROP - 1) / 2 + rng.uniform(-5, 5, 2)
    shift = middle - turn @ np.full(2, (EDGE - 1) / 2)
    seen = cv2.warpAffine(rgb, np.column_stack((turn, shift)), (EDGE, EDGE), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
                          borderMode=cv2.BORDER_REFLECT_101)
    if rng.random() < mirrored:
        edge = int(rng.uniform(0.6, 0.95) * EDGE)
        seen[:, edge:] = seen[:, 2 * edge - EDGE:edge][:, ::-1]
    return seen


def coarser(rgb, rng):
    """Half of them as pixels of 0.33 to 0.6 um would show them, most of these as 0.5 um."""
    if rng.random() < 0.5:
        return rgb
    edge = EDGE // 2 if rng.random() < 0.4 else int(rng.integers(EDGE // 2.4, EDGE // 1.3))
    small = cv2.resize(rgb, (edge, edge), interpolation=cv2.INTER_AREA)
    return cv2.resize(small, (EDGE, EDGE), interpolation=cv2.INTER_LINEAR)


def lookalike(od, rng):
    """Of the others some with a smooth dark ball in the middle, some with a nucleus that darkened and lost its chromatin's grain."""
    chance = rng.random()
    return painted(od, rng) if chance < 0.08 else darkened(od, rng) if chance < 0.16 else od


def recoloured(od, own, other, rng):
    """One in two with the colours of another slide, wholly or in part; all with another strength, hue, contrast and white point."""
    share = rng.uniform(0.3, 1) if rng.random() < 0.5 else 0
    spread = ((1 - share) + share * other[1] / own[1]).clip(0.5, 2)
    if rng.random() < 0.5:
        spread[1:] *= rng.uniform(0.4, 1.4)
    mean = own[0] + share * (other[0] - own[0])
    gain = math.exp(rng.uniform(-0.3, 0.3)) * np.exp(0.12 * rng.standard_normal(3))
    matrix = gain[:, None] * (AXES.T @ (spread[:, None] * AXES))
    shift = gain * (AXES.T @ (mean - spread * own[0])) + rng.uniform(-0.1, 0.1, 3)
    od = cv2.transform(od, np.column_stack((matrix, shift)).astype(np.float32)).clip(0, HIGHEST)
    return cv2.pow(od, math.exp(rng.uniform(-0.25, 0.25))) if rng.random() < 0.25 else od


def focused(od, rng):
    """A quarter out of focus, an eighth sharpened."""
    chance = rng.random()
    if chance > 0.375:
        return od
    soft = cv2.GaussianBlur(od, (0, 0), rng.uniform(0.5, 1.8))
    return soft if chance < 0.25 else od + np.float32(rng.uniform(0.3, 1.2)) * (od - soft)


def noisy(od, rng):
    """Half with a sensor's noise."""
    if rng.random() < 0.5:
        return od
    return od + np.float32(rng.uniform(0, 0.05)) * rng.standard_normal(od.shape, np.float32)
