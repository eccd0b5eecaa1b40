"""From a released network of 8 bits back to weights that a training can begin from.

The export folds batch norms into convolutions and leaves the offset maps out. Here each convolution takes its weights back, each batch
norm the statistics of training crops and the scale and shift under which it changes nothing; the rows of the offsets begin small.
"""
import numpy as np
import onnx
import torch
from onnx import numpy_helper

import nuclei_data
import nuclei_net

BATCHES = 12
SMALL = 0.1


def thawed(initial, node):
    """The numbers that a DequantizeLinear node stands for."""
    values, scale = initial[node.input[0]].astype(np.float32), initial[node.input[1]]
    zero = initial[node.input[2]].astype(np.float32) if len(node.input) > 2 else np.float32(0)
    if scale.ndim:
        shape = [1] * values.ndim
        shape[next((a.i for a in node.attribute if a.name == "axis"), 1)] = -1
        scale, zero = scale.reshape(shape), zero.reshape(shape) if np.ndim(zero) else zero
    return torch.tensor((values - zero) * scale)


def stored(path):
    """Weights and biases of the convolutions, in the order in which they are computed."""
    graph = onnx.load(path).graph
    initial = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
    known = {node.output[0]: thawed(initial, node) for node in graph.node
             if node.op_type == "DequantizeLinear" and node.input[0] in initial}
    return [tuple(known[name] for name in node.input[1:]) for node in graph.node if node.op_type == "Conv"]


def in_order(net):
    """Names of the convolutions in the order in which they are computed."""
    names = []
    hooks = [module.register_forward_hook(lambda *_, name=name: names.append(name))
             for name, module in net.named_modules() if isinstance(module, torch.nn.Conv2d)]
    with torch.no_grad():
        net(torch.zeros(1, 3, 64, 64))
    for hook in hooks:
        hook.remove()
    return names


def norm_after(modules, name):
    parent, place = name.rsplit(".", 1)
    following = modules.get(f"{parent}.{int(place) + 1}") if place.isdigit() else None
    return following if isinstance(following, torch.nn.BatchNorm2d) else None


@torch.no_grad()
def put(net, convolutions):
    modules = dict(net.named_modules())
    for (weight, bias), name in zip(convolutions, in_order(net)):
        module, norm = modules[name], norm_after(modules, name)
        rows = weight.shape[0]
        module.weight[:rows], module.weight[rows:] = weight, module.weight[rows:] * SMALL
        if norm is None:
            module.bias.zero_()
            module.bias[:rows] = bias
        else:
            norm.running_mean.zero_()
            norm.running_var.fill_(1)
            norm.weight.fill_((1 + norm.eps) ** 0.5)
            norm.bias.copy_(bias)


@torch.no_grad()
def normalise(net, crops):
    """Gives the batch norms the statistics of crops without changing what the network says."""
    norms = [module for module in net.modules() if isinstance(module, torch.nn.BatchNorm2d)]
    seen = {norm: [] for norm in norms}
    hooks = [norm.register_forward_hook(lambda module, given, _: seen[module].append(
        (given[0].mean((0, 2, 3)), given[0].square().mean((0, 2, 3))))) for norm in norms]
    for images in crops:
        net(images)
    for hook in hooks:
        hook.remove()
    for norm in norms:
        mean = torch.stack([first for first, _ in seen[norm]]).mean(0)
        spread = torch.stack([second for _, second in seen[norm]]).mean(0) - mean ** 2
        norm.running_mean.copy_(mean)
        norm.running_var.copy_(spread)
        norm.weight.copy_((spread + norm.eps).sqrt())
        norm.bias.add_(mean)


def thaw(path, data):
    convolutions = stored(path)
    net = next(net for net in map(nuclei_net.NucleusNet, (nuclei_net.RELEASED, nuclei_net.SLIM))
               if len(in_order(net)) == len(convolutions)).eval()
    put(net, convolutions)
    sampler = nuclei_data.Sampler(nuclei_data.load(data, "train"), nuclei_data.eosin_maps(data), [9])
    normalise(net, [torch.from_numpy(sampler.batch(8)[0]).float() for _ in range(BATCHES)])
    return net
