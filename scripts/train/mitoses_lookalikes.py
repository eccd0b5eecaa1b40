"""Look-alikes painted over nuclei: pyknotic balls and apoptotic bodies with an eosinophilic rim."""

import math

import torch

SHARE = 0.10
"""Share of the others in a batch that are painted over."""

EOSIN = torch.tensor([0.35, 1.0, 0.6])
"""Density of eosin in red, green and blue."""


def painted(od, label, rng):
    """A batch of which some that are no figures became a smooth dark ball, or a few."""
    od = od.clone()
    for i in torch.nonzero(label == 0)[:, 0].tolist():
        if rng.random() < SHARE:
            od[i] = ball(od[i], rng)
    return od


def ball(od, rng):
    """The middle cleared, a rim of eosin in one of two, and one to four smooth round bodies in it; lengths in pixels of 0.25 um."""
    edge = od.shape[1]
    y, x = torch.meshgrid(torch.arange(edge) - edge / 2, torch.arange(edge) - edge / 2, indexing="ij")
    cell = rng.uniform(10, 20)
    inside = soft(torch.hypot(x, y), cell, 2.0)
    pale = torch.quantile(od.reshape(3, -1), 0.25, dim=1)[:, None, None]
    strength = rng.uniform(0.5, 1.1) if rng.random() < 0.5 else 0.0
    od = od * (1 - inside) + inside * (0.6 * pale + strength * EOSIN[:, None, None])
    dark = od.reshape(3, -1)
    dark = dark[:, dark[0] >= torch.quantile(dark[0], 0.97)].mean(1)[:, None, None]
    dark = dark / dark[0].clamp_min(0.2) * rng.uniform(1.1, 2.4)
    for _ in range(int(rng.choice(4, p=(0.55, 0.2, 0.15, 0.1))) + 1):
        radius = rng.uniform(4, 0.65 * cell)
        away, angle = rng.uniform(0, cell - radius), rng.uniform(0, 2 * math.pi)
        stretch, tilt = rng.uniform(1, 1.3), rng.uniform(0, math.pi)
        dx, dy = x - away * math.cos(angle), y - away * math.sin(angle)
        far = torch.hypot((dx * math.cos(tilt) + dy * math.sin(tilt)) / stretch, (dy * math.cos(tilt) - dx * math.sin(tilt)) * stretch)
        body = soft(far, radius, rng.uniform(0.8, 2.2))
        od = torch.maximum(od * (1 - body), body * dark)
    return od


def soft(far, radius, width):
    """One within a radius, falling off to none over about this width."""
    return torch.sigmoid((radius - far) * 2 / width)
