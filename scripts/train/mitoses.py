"""Trains, exports and scores the mitosis network; see README.md."""

import argparse
import json
import math
import os
import time

import numpy as np
import torch
import torch.nn.functional as F

from mitoses_data import Crops, vary
from mitoses_net import MitosisNet, export

BATCH = 96
FIGURES = 0.4
"""Share of figures in a batch; of the rest most are hard."""


def draw(crops, train, hardness, rng):
    figures = train[crops.mitosis[train] == 1]
    others = train[crops.mitosis[train] == 0]
    n = int(FIGURES * BATCH)
    weight = hardness[others] / hardness[others].sum()
    return np.concatenate((rng.choice(figures, n), rng.choice(others, BATCH - n, p=weight)))


def scores(net, crops, index):
    net.eval()
    with torch.no_grad():
        parts = [torch.sigmoid(net(crops.centre(i))).numpy() for i in np.array_split(index, max(1, len(index) // 256))]
    net.train()
    return np.concatenate(parts)


def auc(score, label):
    order = np.argsort(score, kind="stable")
    rank = np.empty(len(score))
    rank[order] = np.arange(1, len(score) + 1)
    positive = label == 1
    n, m = positive.sum(), (~positive).sum()
    return (rank[positive].sum() - n * (n + 1) / 2) / (n * m)


def train(arguments):
    torch.manual_seed(arguments.seed)
    torch.set_num_threads(1)
    rng = np.random.default_rng(arguments.seed)
    turn = torch.Generator().manual_seed(arguments.seed)
    crops = Crops(arguments.crops)
    index = np.flatnonzero(crops.role == "train")
    hardness = 0.02 + crops.score
    net = MitosisNet()
    mean = MitosisNet()
    mean.load_state_dict(net.state_dict())
    optimiser = torch.optim.AdamW(net.parameters(), lr=arguments.rate, weight_decay=0.02)
    first = 0
    state = arguments.out + ".state"
    os.makedirs(os.path.dirname(os.path.abspath(arguments.out)), exist_ok=True)
    if os.path.exists(state):
        saved = torch.load(state, weights_only=False)
        first = saved["step"]
        net.load_state_dict(saved["net"])
        mean.load_state_dict(saved["mean"])
        optimiser.load_state_dict(saved["optimiser"])
        hardness, rng, = saved["hardness"], saved["rng"]
        turn.set_state(saved["turn"])
        torch.set_rng_state(saved["torch"])
    start = time.time()
    for step in range(first, arguments.steps):
        rate = arguments.rate * min(1, (step + 1) / 100) * 0.5 * (1 + math.cos(math.pi * step / arguments.steps))
        for group in optimiser.param_groups:
            group["lr"] = rate
        chosen = draw(crops, index, hardness, rng)
        label = torch.from_numpy(crops.mitosis[chosen]).float()
        logit = net(vary(crops.density(chosen), turn))
        loss = F.binary_cross_entropy_with_logits(logit, 0.02 + 0.96 * label)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        average(mean, net, min(0.995, (step + 1) / (step + 10)))
        if (step + 1) % 500 == 0:
            hardness = 0.02 + 0.3 * crops.score
            hardness[index] += scores(mean, crops, index)
            report(mean, crops, step + 1, loss.item(), time.time() - start)
            torch.save({"step": step + 1, "net": net.state_dict(), "mean": mean.state_dict(), "optimiser": optimiser.state_dict(),
                        "hardness": hardness, "rng": rng, "turn": turn.get_state(), "torch": torch.get_rng_state()}, state)
    torch.save(mean.state_dict(), arguments.out)


def average(mean, net, keep):
    with torch.no_grad():
        for a, b in zip(mean.state_dict().values(), net.state_dict().values()):
            if a.dtype.is_floating_point:
                a.mul_(keep).add_(b, alpha=1 - keep)
            else:
                a.copy_(b)


def report(net, crops, step, loss, seconds):
    part = np.flatnonzero(crops.role == "choose")
    score = scores(net, crops, part)
    label = crops.mitosis[part]
    slides = crops.set[part] == "midog21"
    near = crops.score[part] >= 0.05
    line = f"step {step} {seconds:.0f} s loss {loss:.3f}"
    for name, chosen in (("patches", slides & near), ("all", near)):
        line += f" | {name} AUC {auc(score[chosen], label[chosen]):.4f} (logistic {auc(crops.score[part][chosen], label[chosen]):.4f})"
    figures = np.sort(score[label == 1])
    for recall in (0.5, 0.7, 0.8):
        cut = figures[int((1 - recall) * len(figures))]
        line += f" | others at recall {recall}: {((label == 0) & near & (score >= cut)).sum()}"
        old = np.sort(crops.score[part][label == 1])[int((1 - recall) * len(figures))]
        line += f" ({((label == 0) & (crops.score[part] >= old)).sum()})"
    print(line, flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(required=True)
    command = commands.add_parser("train")
    command.add_argument("--crops", required=True)
    command.add_argument("--out", required=True)
    command.add_argument("--steps", type=int, default=6000)
    command.add_argument("--rate", type=float, default=3e-3)
    command.add_argument("--seed", type=int, default=1)
    command.set_defaults(run=train)
    command = commands.add_parser("export")
    command.add_argument("--weights", required=True)
    command.add_argument("--out", required=True)
    command.set_defaults(run=write)
    arguments = parser.parse_args()
    arguments.run(arguments)


def write(arguments):
    net = MitosisNet()
    net.load_state_dict(torch.load(arguments.weights))
    export(net, arguments.out)
    print(sum(p.numel() for p in net.parameters()), "weights")


if __name__ == "__main__":
    main()
