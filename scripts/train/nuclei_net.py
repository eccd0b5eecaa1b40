"""The nucleus network: a residual U-Net that reads 0.25 um pixels and computes at 0.5 um.

A space-to-depth stem folds 2x2 pixels into channels and a pixel-shuffle head unfolds them, so that every convolution
runs on a quarter of the pixels while outlines keep the input's resolution (Shi et al. 2016, doi 10.1109/CVPR.2016.207).

Input: N x 3 x H x W, RGB 0..255 as float, H and W multiples of 32. Output: N x 5 x H x W, all linear:
0 foreground logit; 1 depth (distance to the outline over its maximum in the nucleus, 0..1); 2 contact logit (ridge
between two nuclei); 3, 4 horizontal and vertical offset to the nucleus' centre, -1..1 (Graham et al. 2019,
doi 10.1016/j.media.2019.101563).
"""
import copy
import os
from typing import NamedTuple

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from onnxruntime.quantization import CalibrationDataReader, CalibrationMethod, QuantFormat, QuantType, quantize_static
from onnxruntime.quantization.shape_inference import quant_pre_process

OUTPUTS = 5
SHORT = os.environ.get("FLOAT32") is None
EXPORTED = 3
STRIDE = 32
WIDTHS = (16, 32, 64, 96, 128)


class Shape(NamedTuple):
    """Residual blocks of each level on the way down, convolutions of each level on the way up (2: a residual block), and
    whether a convolution follows before the head."""
    blocks: tuple
    convolutions: tuple
    last: bool


RELEASED = Shape((1, 1, 2, 2, 2), (2, 2, 2, 2), True)
SLIM = Shape((0, 1, 1, 2, 2), (1, 1, 1, 2), False)   # 0.6 of the multiplications: least where pixels are most


def short():
    """Multiplies numbers of 16 bits, unless FLOAT32 is set: they pay on processors that know them, elsewhere they cost tenfold."""
    return torch.autocast("cpu", torch.bfloat16, enabled=SHORT)


def unit(inputs, outputs):
    return nn.Sequential(nn.Conv2d(inputs, outputs, 3, padding=1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU())


class Residual(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.first = unit(width, width)
        self.second = nn.Sequential(nn.Conv2d(width, width, 3, padding=1, bias=False), nn.BatchNorm2d(width))

    def forward(self, x):
        return torch.relu(x + self.second(self.first(x)))


class NucleusNet(nn.Module):
    def __init__(self, shape=RELEASED, widths=WIDTHS):
        super().__init__()
        levels = range(len(widths))
        self.stem = nn.Sequential(nn.PixelUnshuffle(2), unit(12, widths[0]))
        self.down = nn.ModuleList(
            nn.Sequential(nn.Conv2d(widths[i], widths[i + 1], 2, stride=2, bias=False), nn.BatchNorm2d(widths[i + 1]))
            for i in levels[:-1])
        self.encode = nn.ModuleList(nn.Sequential(*(Residual(widths[i]) for _ in range(shape.blocks[i]))) for i in levels)
        self.lateral = nn.ModuleList(nn.Conv2d(widths[i + 1], widths[i], 1) for i in levels[:-1])
        self.decode = nn.ModuleList(Residual(widths[i]) if shape.convolutions[i] > 1 else unit(widths[i], widths[i])
                                    for i in levels[:-1])
        self.head = nn.Sequential(unit(widths[0], widths[0]) if shape.last else nn.Identity(),
                                  nn.Conv2d(widths[0], OUTPUTS * 4, 1), nn.PixelShuffle(2))

    def forward(self, rgb):
        x = self.stem((rgb - 178.0) / 64.0)
        kept = []
        for i, stage in enumerate(self.encode):
            x = stage(self.down[i - 1](x) if i else x)
            kept.append(x)
        for i in reversed(range(len(self.decode))):
            x = F.interpolate(self.lateral[i](x), scale_factor=2.0, mode="nearest")
            x = self.decode[i](x + kept[i])
        return self.head(x)


def load(path):
    """The averaged network of a checkpoint, of whichever shape it has."""
    weights = torch.load(path, weights_only=False)["average"]
    net = NucleusNet(RELEASED if "head.0.0.weight" in weights else SLIM)
    net.load_state_dict(weights)
    return net.eval()


@torch.no_grad()
def begin_like(net, teacher):
    """Takes over the weights of what both networks have; of a residual block that became one convolution, its first."""
    theirs = teacher.state_dict()
    for name, mine in net.state_dict().items():
        parts = name.split(".")
        if parts[0] == "decode" and name not in theirs:
            name = ".".join(parts[:2] + ["first"] + parts[2:])
        if name in theirs and theirs[name].shape == mine.shape:
            mine.copy_(theirs[name])


def export(net, path):
    """Writes the network as ONNX (opset 17), height and width free, with the first three maps only: offsets help to
    train and are not used."""
    net = copy.deepcopy(net).eval().to(memory_format=torch.contiguous_format)
    last = net.head[1]
    last.weight = nn.Parameter(last.weight[:EXPORTED * 4].detach())
    last.bias = nn.Parameter(last.bias[:EXPORTED * 4].detach())
    axes = {"rgb": {0: "n", 2: "h", 3: "w"}, "maps": {0: "n", 2: "h", 3: "w"}}
    torch.onnx.export(net, torch.zeros(1, 3, 256, 256), path, dynamo=False, opset_version=17,
                      input_names=["rgb"], output_names=["maps"], dynamic_axes=axes)


def quantise(plain, path, images):
    """Writes the network of `plain` with weights and activations of 8 bits, its ranges measured on `images` (H x W x 3):
    a quarter of the file, and 2 to 3 times as fast on processors that multiply bytes (Jacob et al. 2018,
    doi 10.1109/CVPR.2018.00286). In and out stay floating."""
    ready = plain + ".ready"
    quant_pre_process(plain, ready, skip_symbolic_shape=True)
    quantize_static(ready, path, Calibration(images), quant_format=QuantFormat.QDQ, per_channel=True,
                    activation_type=QuantType.QUInt8, weight_type=QuantType.QInt8, calibrate_method=CalibrationMethod.MinMax)
    os.remove(ready)


class Calibration(CalibrationDataReader):
    """Upper left parts of images, of up to 256 px."""

    def __init__(self, images):
        self.images = iter(images)

    def get_next(self):
        rgb = next(self.images, None)
        if rgb is None:
            return None
        height, width = (min(256, side) // STRIDE * STRIDE for side in rgb.shape[:2])
        return {"rgb": np.ascontiguousarray(rgb[:height, :width].transpose(2, 0, 1)[None].astype(np.float32))}
