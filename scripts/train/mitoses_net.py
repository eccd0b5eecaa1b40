"""The mitosis network: a square around a dark body in, the odds that it is a mitotic figure out."""

import torch
from torch import nn

EDGE = 64
"""Pixels along an edge of what it sees; pixels of 0.25 um."""

WIDTHS = (16, 32, 64)


def block(inputs, outputs, stride, size=3):
    return nn.Sequential(nn.Conv2d(inputs, outputs, size, stride, size // 2, bias=False), nn.BatchNorm2d(outputs), nn.ReLU())


class Residual(nn.Module):
    """Two convolutions beside a way through."""

    def __init__(self, width):
        super().__init__()
        self.inner = nn.Sequential(nn.Conv2d(width, width, 3, 1, 1, bias=False), nn.BatchNorm2d(width), nn.ReLU(),
                                   nn.Conv2d(width, width, 3, 1, 1, bias=False), nn.BatchNorm2d(width))

    def forward(self, x):
        return torch.relu(x + self.inner(x))


class MitosisNet(nn.Module):
    """Optical density in units of the usual nucleus, planes of red, green and blue; three halvings; means and peaks; one number."""

    def __init__(self, widths=WIDTHS):
        super().__init__()
        a, b, c = widths
        self.body = nn.Sequential(block(3, a, 2, 5), block(a, b, 2), Residual(b), block(b, c, 2), Residual(c))
        self.head = nn.Linear(2 * c, 1)
        self.drop = nn.Dropout(0.3)

    def forward(self, x):
        x = self.body(x)
        return self.head(self.drop(torch.cat((x.mean((2, 3)), x.amax((2, 3))), 1)))[:, 0]


def export(net, file):
    net.eval()
    torch.onnx.export(net, (torch.zeros(1, 3, EDGE, EDGE),), file, input_names=["od"], output_names=["logit"], opset_version=17,
                      dynamo=False)
