"""The mitosis network: a square around a dark body in, the odds that it is a mitotic figure out."""

import onnx
import onnx.numpy_helper
import torch
import torch.nn.functional as F
from torch import nn

EDGE = 96
"""Pixels along an edge of what it sees; pixels of 0.25 um."""

NEAR = 64
"""Pixels along the edge of the middle that is seen as it is; the whole is seen with pixels three times as large."""

WIDTHS = (16, 32, 64, 128)
AROUND = (16, 32, 64)


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


def tower(widths):
    """Halves the square once for each width, a residual pair behind each but the first."""
    layers = [block(3, widths[0], 2, 5)]
    for inputs, outputs in zip(widths, widths[1:]):
        layers += [block(inputs, outputs, 2), Residual(outputs)]
    return nn.Sequential(*layers)


class MitosisNet(nn.Module):
    """Optical density in units of the usual nucleus, planes of red, green and blue; one tower for the middle as it is, a
    smaller one for all of it three times as coarse; means and peaks of both; one number."""

    def __init__(self, widths=WIDTHS, around=AROUND):
        super().__init__()
        self.near = tower(widths)
        self.around = tower(around)
        self.head = nn.Linear(2 * (widths[-1] + around[-1]), 1)
        self.drop = nn.Dropout(0.3)

    def forward(self, x):
        cut = (EDGE - NEAR) // 2
        near = self.near(x[:, :, cut:cut + NEAR, cut:cut + NEAR])
        around = self.around(F.avg_pool2d(x, 3))
        seen = torch.cat((near.mean((2, 3)), near.amax((2, 3)), around.mean((2, 3)), around.amax((2, 3))), 1)
        return self.head(self.drop(seen))[:, 0]


def begin(net, file, od):
    """Lets the first layers of the near tower see what an exported network of fewer layers sees.

    Its convolutions hold their normalisation; each is parted again into what this batch of densities, as the exported network
    saw it, makes of it."""
    convolutions = [node.input for node in onnx.load(file).graph.node if node.op_type == "Conv"]
    weights = {each.name: torch.from_numpy(onnx.numpy_helper.to_array(each).copy()) for each in onnx.load(file).graph.initializer}
    layers = [m for m in net.near.modules() if isinstance(m, (nn.Conv2d, nn.BatchNorm2d))]
    hooks = []
    for (_, weight, bias), convolution, norm in zip(convolutions, layers[::2], layers[1::2]):
        convolution.weight.data.copy_(weights[weight])
        hooks.append(norm.register_forward_pre_hook(lambda norm, x, bias=weights[bias]: parted(norm, x[0], bias)))
    cut = (EDGE - NEAR) // 2
    with torch.no_grad():
        net.eval()
        net.near(od[:, :, cut:cut + NEAR, cut:cut + NEAR])
        net.train()
    for hook in hooks:
        hook.remove()


def parted(norm, x, bias):
    mean, variance = x.mean((0, 2, 3)), x.var((0, 2, 3)) + norm.eps
    norm.running_mean.copy_(mean)
    norm.running_var.copy_(variance - norm.eps)
    norm.weight.data.copy_(variance.sqrt())
    norm.bias.data.copy_(mean + bias)


def export(net, file):
    net.eval()
    torch.onnx.export(net, (torch.zeros(1, 3, EDGE, EDGE),), file, input_names=["od"], output_names=["logit"], opset_version=17,
                      dynamo=False)
