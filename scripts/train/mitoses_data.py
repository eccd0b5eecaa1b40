"""What the mitosis network is trained on: reading the crops of MitosisCrops.java, splitting them by slide, varying them."""

import csv
import math
import os

import numpy as np
import torch
import torch.nn.functional as F

from mitoses_net import EDGE

CROP = 96
HIGHEST = 6.0
"""Densities are held below this many usual nuclei, as the program does."""


class Crops:
    """All crops with what is known of them; role is train, choose or report."""

    def __init__(self, folder):
        with open(os.path.join(folder, "crops.csv")) as file:
            self.rows = list(csv.DictReader(file))
        self.rgb = np.memmap(os.path.join(folder, "crops.rgb"), np.uint8, "r").reshape(-1, CROP, CROP, 3)
        self.set = np.array([r["set"] for r in self.rows])
        self.mitosis = np.array([int(r["mitosis"]) for r in self.rows])
        self.score = np.array([float(r["score"]) for r in self.rows])
        self.white = np.array([[float(r["white_" + c]) for c in "rgb"] for r in self.rows], np.float32)
        self.nucleus = np.array([float(r["nucleus_od"]) for r in self.rows], np.float32)
        self.role = np.array([r["role"] for r in self.rows])

    def density(self, index):
        """Optical density in units of the usual nucleus, of whole crops."""
        white = torch.from_numpy(self.white[index])[:, :, None, None]
        rgb = torch.from_numpy(np.ascontiguousarray(self.rgb[index])).permute(0, 3, 1, 2).float()
        od = torch.log10((white + 1) / (rgb + 1)).clamp_min(0)
        return (od / torch.from_numpy(self.nucleus[index])[:, None, None, None]).clamp_max(HIGHEST)

    def centre(self, index):
        """What the program would give to the network."""
        cut = (CROP - EDGE) // 2
        return self.density(index)[:, :, cut:cut + EDGE, cut:cut + EDGE]


def vary(od, rng):
    """Turned, moved, resized, mirrored at an edge, blurred, restained: crops of EDGE out of larger ones."""
    od = turned(od, rng)
    od = restained(od, rng)
    od = coarser(od, rng)
    return od + 0.03 * torch.randn(od.shape, generator=rng)


def uniform(rng, n, low, high):
    return low + (high - low) * torch.rand(n, generator=rng)


def turned(od, rng):
    n = len(od)
    angle = uniform(rng, n, 0, 2 * math.pi)
    size = torch.exp(uniform(rng, n, -0.16, 0.16))
    flip = torch.where(torch.rand(n, generator=rng) < 0.5, -1.0, 1.0)
    line = (torch.arange(EDGE) - (EDGE - 1) / 2) / (CROP / 2)
    y, x = torch.meshgrid(line, line, indexing="ij")
    x = x[None].repeat(n, 1, 1)
    y = y[None].repeat(n, 1, 1)
    edge = torch.where(torch.rand(n, generator=rng) < 0.3, uniform(rng, n, 0.25, 0.6), torch.full((n,), 9.0))[:, None, None]
    x = torch.minimum(x, 2 * edge - x)
    cos, sin = (size * torch.cos(angle))[:, None, None], (size * torch.sin(angle))[:, None, None]
    across = flip[:, None, None] * (cos * x - sin * y) + uniform(rng, n, -0.09, 0.09)[:, None, None]
    down = sin * x + cos * y + uniform(rng, n, -0.09, 0.09)[:, None, None]
    return F.grid_sample(od, torch.stack((across, down), 3), mode="bilinear", padding_mode="reflection", align_corners=False)


def restained(od, rng):
    """Another strength, hue and steepness of the stain, and another white point."""
    n = len(od)
    strength = torch.exp(uniform(rng, n, -0.25, 0.25))[:, None, None, None]
    hue = torch.exp(0.2 * torch.randn((n, 3), generator=rng))[:, :, None, None]
    steep = torch.exp(uniform(rng, n, -0.2, 0.2))[:, None, None, None]
    veil = uniform(rng, (n, 3), -0.12, 0.12)[:, :, None, None]
    mean = od.mean(1, keepdim=True)
    colour = torch.where(torch.rand(n, generator=rng) < 0.5, torch.ones(n), uniform(rng, n, 0.3, 1.4))[:, None, None, None]
    od = mean + colour * (od - mean)
    return (strength * hue * od.clamp_min(1e-4) ** steep + veil).clamp(0, HIGHEST)


def coarser(od, rng):
    """Some as pixels of up to 0.6 um would show them, some out of focus."""
    od = od.clone()
    for part in torch.randperm(len(od), generator=rng).chunk(4)[1:]:
        edge = int(torch.randint(26, EDGE, (1,), generator=rng))
        small = F.interpolate(od[part], size=(edge, edge), mode="area")
        od[part] = F.interpolate(small, size=(EDGE, EDGE), mode="bilinear", align_corners=False)
    return od
