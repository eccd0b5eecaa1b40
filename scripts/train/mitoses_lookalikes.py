"""Look-alikes painted over nuclei: pyknotic balls, apoptotic bodies with an eosinophilic rim, darkened smooth nuclei.

Pictures are optical densities in units of the usual nucleus, rows by columns by colours; lengths in pixels of 0.25 um."""

import math

import cv2
import numpy as np

EOSIN = np.array([0.35, 1.0, 0.6], np.float32)
"""Density of eosin in red, green and blue."""


def painted(od, rng):
    """The middle cleared, a rim of eosin in one of two, and one to four smooth round bodies in it."""
    x, y = places(len(od))
    cell = rng.uniform(10, 20)
    inside = soft(np.hypot(x, y), cell, 2.0)[:, :, None]
    pale = np.quantile(od, 0.25, (0, 1))
    strength = rng.uniform(0.5, 1.1) if rng.random() < 0.5 else 0.0
    od = od * (1 - inside) + inside * (0.6 * pale + strength * EOSIN)
    dark = od[od[:, :, 0] >= np.quantile(od[:, :, 0], 0.97)].mean(0)
    dark = dark / max(dark[0], 0.2) * rng.uniform(1.1, 2.4)
    for _ in range(int(rng.choice(4, p=(0.55, 0.2, 0.15, 0.1))) + 1):
        radius = rng.uniform(4, 0.65 * cell)
        away, angle = rng.uniform(0, cell - radius), rng.uniform(0, 2 * math.pi)
        stretch, tilt = rng.uniform(1, 1.3), rng.uniform(0, math.pi)
        dx, dy = x - away * math.cos(angle), y - away * math.sin(angle)
        far = np.hypot((dx * math.cos(tilt) + dy * math.sin(tilt)) / stretch, (dy * math.cos(tilt) - dx * math.sin(tilt)) * stretch)
        body = soft(far, radius, rng.uniform(0.8, 2.2))[:, :, None]
        od = np.maximum(od * (1 - body), body * dark)
    return od.astype(np.float32)


def darkened(od, rng):
    """The middle darker and smoother, as of a nucleus that shrank or of a lymphocyte."""
    x, y = places(len(od))
    inside = soft(np.hypot(x, y), rng.uniform(8, 16), 4.0)[:, :, None]
    smooth = cv2.GaussianBlur(od, (0, 0), rng.uniform(1.5, 3.5))
    return (od * (1 - inside) + inside * smooth * rng.uniform(1.2, 1.9)).astype(np.float32)


def places(edge):
    y, x = np.mgrid[:edge, :edge].astype(np.float32) - (edge - 1) / 2
    return x, y


def soft(far, radius, width):
    """One within a radius, falling off to none over about this width."""
    return 1 / (1 + np.exp(((far - radius) * 2 / width).clip(-30, 30)))
