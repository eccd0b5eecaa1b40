"""Scores weights on held-out fields and, as a report only, on fields of DIR/nuclei/monuseg-train."""
import os
import sys

import cv2
import numpy as np
import torch

import nuclei_data as data
import nuclei_metrics as metrics
import nuclei_net
import nuclei_post as post


def predict(net, rgb, turns=(0,)):
    """Maps of an image on the working grid, mean over the quarter turns asked for (scalar maps only)."""
    h, w = rgb.shape[:2]
    s = nuclei_net.STRIDE
    bottom, right = (-h) % s, (-w) % s
    padded = cv2.copyMakeBorder(rgb, 0, bottom, 0, right, cv2.BORDER_REFLECT_101)
    x = torch.from_numpy(padded.transpose(2, 0, 1)[None].astype(np.float32))
    with torch.no_grad():
        maps = [torch.rot90(net(torch.rot90(x, t, (2, 3)).contiguous()), -t, (2, 3))[0] for t in turns]
    return torch.stack(maps).mean(0).numpy()[:, :h, :w]


def monuseg(folder, which):
    base = os.path.join(folder, "nuclei", "monuseg-train")
    names = sorted(os.listdir(os.path.join(base, "images")))
    for name in (names[:4] if which == "tune" else names[4:]):
        yield (name, data.read_rgb(os.path.join(base, "images", name)),
               data.read_labels(os.path.join(base, "labels", name)))


def sets(folder, wanted):
    for name in wanted:
        if name in ("tune", "report"):
            yield name, list(monuseg(folder, name))
        else:
            yield name, [(f.name, f.rgb, np.where(f.labels == data.IGNORED, 0, f.labels)) for f in data.load(folder, name)]


NAMES = {"spindle": "dsb2018, held-out spindle images", "dsb": "dsb2018, other held-out images",
         "tnbc": "tnbc, held-out sources", "tune": "MoNuSeg 2018, the four fields used for constants",
         "report": "MoNuSeg 2018, the other nine fields"}


def main():
    """nuclei_score.py DATA WEIGHTS: image means of each group, and found over true nuclei, while a training goes on."""
    torch.set_num_threads(1)
    net = nuclei_net.load(sys.argv[2])
    for name, fields in sets(sys.argv[1], list(NAMES)):
        means = metrics.mean([metrics.score(truth, post.instances(predict(net, rgb))) for _, rgb, truth in fields])
        print(NAMES[name], {key: round(value, 3) for key, value in means.items()}, flush=True)


if __name__ == "__main__":
    main()
