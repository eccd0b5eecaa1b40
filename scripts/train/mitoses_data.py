"""What the mitosis network is trained on: reading the crops of MitosisCrops.java, splitting them by source, varying them."""

import csv
import math
import os

import cv2
import numpy as np
import torch
import torch.nn.functional as F

from mitoses_net import EDGE

CROP = 128
HIGHEST = 6.0
"""Densities are held below this many usual nuclei, as the program does."""
BLACK = 3
"""Brightest channel of what a scanner padded; as clear as glass to the network, as in the program."""

FOLDS = {
    "scanner": ("midog21-C", "osteosarcoma-Viable", "osteosarcoma-Non-Tumor", "osteosarcoma-Non-Viable-Tumor", "lung"),
    "tumours": ("atnorm-md", "breast-cancer", "Data-Science-Bowl"),
    "archive": ("atnorm-br", "case12", "breast-cancer-with-necrosis", "breast-nuclei", "colorectal", "colorectal-tiles"),
}
"""What each training with sources left out never sees."""

NOISE = torch.randn(2_000_000, generator=torch.Generator().manual_seed(0))

AXES = torch.tensor([[1, 1, 1], [1, -1, 0], [1, 1, -2]]) / torch.tensor([[3.0], [2.0], [6.0]]).sqrt()
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
        for name in np.unique(place):
            of = np.flatnonzero(place == name)
            seen = on_axes(self.density(self.rgb[of[:16], ::2, ::2], of[:16])).permute(1, 0, 2, 3).reshape(3, -1)
            colour[of, 0], colour[of, 1] = seen.mean(1).numpy(), seen.std(1).numpy() + 0.03
        return torch.from_numpy(colour)

    def density(self, rgb, index):
        """Optical density in units of the usual nucleus; padding is clear."""
        od = np.empty((len(rgb), 3) + rgb.shape[1:3], np.float32)
        level = np.arange(256, dtype=np.float32)
        for i, crop in zip(range(len(rgb)), rgb):
            table = np.log10((self.white[index[i]][:, None] + 1) / (level + 1)).clip(0) / self.nucleus[index[i]]
            padding = (crop[:, :, 0] <= BLACK) & (crop[:, :, 1] <= BLACK) & (crop[:, :, 2] <= BLACK)
            for channel in range(3):
                od[i, channel] = table[channel].clip(max=HIGHEST)[crop[:, :, channel]]
            od[i, :, padding] = 0
        return torch.from_numpy(od)

    def centre(self, index, coarse=False):
        """What the program would give to the network; coarse: from pixels of 0.5 um."""
        cut = (CROP - EDGE) // 2
        rgb = self.rgb[index]
        if coarse:
            small = (rgb.reshape(-1, CROP // 2, 2, CROP // 2, 2, 3).mean((2, 4), dtype=np.float32) + 0.5).astype(np.uint8)
            rgb = np.stack([cv2.resize(image, (CROP, CROP), interpolation=cv2.INTER_LINEAR) for image in small])
        return self.density(rgb[:, cut:cut + EDGE, cut:cut + EDGE], index)

    def varied(self, index, turn, rng):
        """A batch as other slides, scanners and pixels would show it."""
        od = turned(self.density(compressed(self.rgb[index], rng), index), turn)
        other = self.colour[index][torch.randperm(len(index), generator=turn)]
        return vary(recoloured(od, self.colour[index], other, turn), turn)


def on_axes(od):
    return torch.einsum("ac,nchw->nahw", AXES, od)


def compressed(rgb, rng):
    """One in three saved as JPEG of middling quality."""
    rgb = rgb.copy()
    for i in np.flatnonzero(rng.random(len(rgb)) < 0.33):
        quality = int(rng.integers(35, 90))
        rgb[i] = cv2.imdecode(cv2.imencode(".jpg", rgb[i], [cv2.IMWRITE_JPEG_QUALITY, quality])[1], cv2.IMREAD_COLOR)
    return rgb


def recoloured(od, own, other, rng):
    """One in two with the colours of another slide, wholly or in part; all with another strength, hue and white point."""
    n = len(od)
    share = torch.where(torch.rand(n, generator=rng) < 0.5, torch.zeros(n), uniform(rng, n, 0.3, 1.0))[:, None]
    spread = ((1 - share) + share * other[:, 1] / own[:, 1]).clamp(0.5, 2)
    spread[:, 1:] *= torch.where(torch.rand(n, generator=rng) < 0.5, torch.ones(n), uniform(rng, n, 0.4, 1.4))[:, None]
    mean = own[:, 0] + share * (other[:, 0] - own[:, 0])
    matrix = torch.einsum("ac,na,ad->ncd", AXES, spread, AXES)
    shift = torch.einsum("ac,na->nc", AXES, mean - spread * own[:, 0])
    gain = torch.exp(uniform(rng, n, -0.3, 0.3))[:, None] * torch.exp(0.15 * torch.randn((n, 3), generator=rng))
    veil = uniform(rng, (n, 3), -0.12, 0.12)
    return torch.baddbmm((gain * shift + veil)[:, :, None], gain[:, :, None] * matrix, od.flatten(2)).view(od.shape).clamp_(0, HIGHEST)


def vary(od, rng):
    """Coarser, blurred or sharpened, of another contrast, noisy."""
    od = coarser(od, rng)
    od = focused(od, rng)
    part = torch.randperm(len(od), generator=rng)[:len(od) // 4]
    od[part] = od[part].clamp_min(1e-4) ** torch.exp(uniform(rng, len(part), -0.25, 0.25))[:, None, None, None]
    first = int(torch.randint(len(NOISE) - od[0].numel() - 7919 * len(od), (1,), generator=rng))
    strength = 0.04 * torch.rand(len(od), generator=rng)
    for i in range(0, len(od), 2):
        od[i] += strength[i] * NOISE[first + 7919 * i:][:od[i].numel()].view(od[i].shape)
    return od


def uniform(rng, n, low, high):
    return low + (high - low) * torch.rand(n, generator=rng)


def turned(od, rng):
    n = len(od)
    angle = uniform(rng, n, 0, 2 * math.pi)
    size = torch.exp(uniform(rng, n, -0.2, 0.2))
    flip = torch.where(torch.rand(n, generator=rng) < 0.5, -1.0, 1.0)
    line = (torch.arange(EDGE) - (EDGE - 1) / 2) / (CROP / 2)
    y, x = torch.meshgrid(line, line, indexing="ij")
    x = x[None].repeat(n, 1, 1)
    y = y[None].repeat(n, 1, 1)
    edge = torch.where(torch.rand(n, generator=rng) < 0.3, uniform(rng, n, 0.2, 0.75), torch.full((n,), 9.0))[:, None, None]
    x = torch.minimum(x, 2 * edge - x)
    cos, sin = (size * torch.cos(angle))[:, None, None], (size * torch.sin(angle))[:, None, None]
    across = flip[:, None, None] * (cos * x - sin * y) + uniform(rng, n, -0.07, 0.07)[:, None, None]
    down = sin * x + cos * y + uniform(rng, n, -0.07, 0.07)[:, None, None]
    return F.grid_sample(od, torch.stack((across, down), 3), mode="bilinear", padding_mode="reflection", align_corners=False)


def coarser(od, rng):
    """Half of them as pixels of 0.35 to 0.6 um would show them."""
    for part in torch.randperm(len(od), generator=rng).chunk(8)[4:]:
        edge = int(torch.randint(40, 70, (1,), generator=rng))
        small = F.interpolate(od[part], size=(edge, edge), mode="area")
        od[part] = F.interpolate(small, size=(EDGE, EDGE), mode="bilinear", align_corners=False)
    return od


def focused(od, rng):
    """A quarter out of focus, an eighth sharpened."""
    parts = torch.randperm(len(od), generator=rng).chunk(8)
    for number, part in enumerate(parts[:3]):
        sigma = float(uniform(rng, 1, 0.5, 1.8))
        soft = blurred(od[part], sigma)
        od[part] = soft if number < 2 else (od[part] + float(uniform(rng, 1, 0.3, 1.2)) * (od[part] - soft)).clamp(0, HIGHEST)
    return od


def blurred(od, sigma):
    reach = math.ceil(2 * sigma)
    weight = torch.exp(-0.5 * (torch.arange(-reach, reach + 1) / sigma) ** 2)
    weight = (weight / weight.sum()).repeat(3, 1)
    od = F.conv2d(F.pad(od, (reach, reach, 0, 0), mode="reflect"), weight[:, None, None, :], groups=3)
    return F.conv2d(F.pad(od, (0, 0, reach, reach), mode="reflect"), weight[:, None, :, None], groups=3)
