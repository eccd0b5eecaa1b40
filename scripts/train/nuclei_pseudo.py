"""Nuclei of tissue without truth, as a trained network sees them, to train a better one on (self-training with noise:
Xie et al. 2020, doi 10.1109/CVPR42600.2020.01070).

Patches of the mitosis sets (0.23-0.25 um), osteosarcoma tiles, one tile per class of nct_crc_9, colon and lung patches,
pieces of two regions of breast carcinoma and of fields with giant nuclei. Each image is
predicted at three scales, each at another turn; what the mean is sure of becomes truth, the rest is unknown: a nucleus below
SURE or whose views disagree, a pixel of the background above MAYBE. A shape that is not convex teaches the foreground only.
"""
import os

import cv2
import numpy as np
import torch

import nuclei_data as data
import nuclei_net
import nuclei_post as post

SURE = 0.75
MAYBE = 0.2
SPREAD = 0.16
PLAIN = {"dynamics": 0.12, "smallest": 7.0, "smooth": 1.0, "confidence": 0.0, "rule": None, "even": 0.0}
SCALES = (0.8, 1.0, 1.3)
SIDE = 3
OSTEOSARCOMA_UM = 0.6
NCT_UM = 0.5
PIECE = 420          # pixels of 0.25 um a side, cut from a grid of the larger images


def paths(root, part, thin):
    """Every thin-th image of each folder below a part, by name."""
    for base, _, names in sorted(os.walk(os.path.join(root, part))):
        for name in sorted(n for n in names if n.lower().endswith((".png", ".jpg", ".tif", ".tiff")))[::thin]:
            yield part + "/" + name, data.read_rgb(os.path.join(base, name))


def images(root, thin):
    """(name, rgb) on the working grid, patches of 128 first."""
    for part in ("mitosis/midog21-patches", "mitosis/atnorm-md-patches"):
        yield from paths(root, part, thin)
    for part, um, step in (("necrosis/osteosarcoma", OSTEOSARCOMA_UM, thin), ("necrosis/nct_crc_9", NCT_UM, 1)):
        for name, rgb in paths(root, part, step):
            yield name, enlarged(rgb[:400, :400], um)
    for part in ("necrosis/lung-tcga", "necrosis/crc-val"):
        for name, rgb in paths(root, part, thin):
            yield name, enlarged(rgb, NCT_UM)
    for part, step in (("necrosis/bcss", 3), ("mitosis/brecahad-case12", 5)):
        for name, rgb in paths(root, part, 1):
            if "mask" not in name and "by_eye" not in name:
                yield from pieces(name, rgb, step * thin)


def enlarged(rgb, um):
    return cv2.resize(rgb, None, fx=um / data.WORK_UM, fy=um / data.WORK_UM, interpolation=cv2.INTER_CUBIC)


def pieces(name, rgb, step):
    """Every step-th square of the grid."""
    places = [(y, x) for y in range(0, rgb.shape[0] - PIECE, PIECE) for x in range(0, rgb.shape[1] - PIECE, PIECE)]
    for y, x in places[::step]:
        yield f"{name} {x} {y}", rgb[y:y + PIECE, x:x + PIECE]


def views(net, rgb):
    """Mean maps over turns and scales, and the spread of the foreground between scales."""
    total, fores = 0, []
    h, w = rgb.shape[:2]
    for k, scale in enumerate(SCALES):
        small = cv2.resize(rgb, (round(w * scale), round(h * scale)),
                           interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
        maps = turned(net, small, (k,))
        maps = np.stack([cv2.resize(m, (w, h), interpolation=cv2.INTER_LINEAR) for m in maps])
        fores.append(post.sigmoid(maps[0]))
        total = total + maps
    return total / len(SCALES), np.std(fores, axis=0)


def turned(net, rgb, turns):
    h, w = rgb.shape[:2]
    s = nuclei_net.STRIDE
    pad = 16
    padded = cv2.copyMakeBorder(rgb, pad, pad + (-h - 2 * pad) % s, pad, pad + (-w - 2 * pad) % s, cv2.BORDER_REFLECT_101)
    x = torch.from_numpy(padded.transpose(2, 0, 1)[None].astype(np.float32))
    with torch.no_grad(), nuclei_net.short():
        maps = [torch.rot90(net(torch.rot90(x, t, (2, 3)).contiguous(memory_format=torch.channels_last)),
                            -t, (2, 3))[0, :3].float() for t in turns]
    return torch.stack(maps).mean(0).numpy()[:, pad:pad + h, pad:pad + w]


def labelled(net, rgb):
    maps, spread = views(net, rgb)
    p = post.sigmoid(maps[0])
    found = post.instances(maps, **PLAIN)
    labels = found.astype(np.uint16)
    labels[(found == 0) & (p > MAYBE)] = data.IGNORED
    labels[(found == 0) & (spread > SPREAD)] = data.IGNORED
    area = np.maximum(np.bincount(found.ravel()), 1)
    doubtful = ((np.bincount(found.ravel(), p.ravel()) / area < SURE) |
                (np.bincount(found.ravel(), spread.ravel()) / area > SPREAD))
    doubtful[0] = False
    labels[doubtful[found]] = data.IGNORED
    labels[(rgb.max(axis=2) < 6)] = data.IGNORED
    return labels


def mosaic(parts):
    """3 x 3 patches as one field; the seams are unknown."""
    side = 128
    rgb = np.zeros((SIDE * side, SIDE * side, 3), np.uint8)
    labels = np.full((SIDE * side, SIDE * side), data.IGNORED, np.uint16)
    for k, (patch, own) in enumerate(parts):
        y, x = (k // SIDE) * side, (k % SIDE) * side
        rgb[y:y + side, x:x + side] = patch
        inner = own.copy()
        inner[(own > 0) & (own < data.IGNORED)] += np.uint16(k * 400)
        inner[:2], inner[-2:], inner[:, :2], inner[:, -2:] = (data.IGNORED,) * 4
        labels[y:y + side, x:x + side] = inner
    return rgb, labels


def fields(net, root, thin):
    waiting, made = [], []
    for name, rgb in images(root, thin):
        labels = labelled(net, rgb)
        if rgb.shape[:2] != (128, 128):
            made.append((name, rgb, labels))
            continue
        waiting.append((rgb, labels))
        if len(waiting) == SIDE * SIDE:
            made.append((name,) + mosaic(waiting))
            waiting = []
        if len(made) % 50 == 0 and not waiting:
            print(len(made), "fields", flush=True)
    return [data.Field(n, "pseudo", rgb, labels, data.merged_components(np.where(labels == data.IGNORED, 0, labels)))
            for n, rgb, labels in made]


def write(net, root, path, thin):
    found = fields(net, root, thin)
    np.savez_compressed(path, **{f"{kind}{i:04d}": value for i, f in enumerate(found) for kind, value in
                                 (("rgb", f.rgb), ("labels", f.labels), ("merged", f.merged))})
