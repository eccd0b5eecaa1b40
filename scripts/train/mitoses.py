"""Trains, exports and scores the mitosis network; see README.md."""

import argparse
import math
import os
import time

import numpy as np
import onnxruntime
import torch
import torch.nn.functional as F

from mitoses_data import FOLDS, Crops
from mitoses_lookalikes import painted
from mitoses_net import EDGE, MitosisNet, begin, export

BATCH = 64
FIGURES = 0.4
"""Share of figures in a batch; of the rest most are hard."""

MINED = 300
"""Steps after which a fifth of the others is looked at anew for what the network takes for figures."""

LEAST_PEAK = 0.6
"""Paler bodies are no candidates, as in the program."""


class Deck:
    """What batches are drawn from: figures, each mark alike often, and others, the more often the more they look like figures."""

    def __init__(self, crops, index):
        self.figures = index[crops.mitosis[index] == 1]
        self.others = index[crops.mitosis[index] == 0]
        _, mark, bodies = np.unique(crops.mark[self.figures], return_inverse=True, return_counts=True)
        weight = 1 / bodies[mark]
        for name in np.unique(crops.source[self.figures]):
            of = crops.source[self.figures] == name
            weight[of] /= weight[of].sum() ** 0.4
        self.weight = weight / weight.sum()

    def draw(self, hardness, rng):
        n = int(FIGURES * BATCH)
        weight = hardness[self.others] / hardness[self.others].sum()
        return np.concatenate((rng.choice(self.figures, n, p=self.weight), rng.choice(self.others, BATCH - n, p=weight)))


def scores(net, crops, index, coarse=False):
    net.eval()
    with torch.no_grad():
        parts = [torch.sigmoid(net(crops.centre(i, coarse))).numpy() for i in np.array_split(index, max(1, len(index) // 256))]
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
    crops = Crops(arguments.crops, arguments.without)
    index = np.flatnonzero(np.isin(crops.role, ("train", "choose")) & ~crops.left_out & (crops.peak >= LEAST_PEAK))
    deck = Deck(crops, index)
    print(len(deck.figures), "figures,", len(deck.others), "others", flush=True)
    hardness = 0.02 + crops.score
    net = MitosisNet().to(memory_format=torch.channels_last)
    if arguments.begin:
        begin(net, arguments.begin, crops.centre(np.sort(np.concatenate([deck.draw(hardness, rng) for _ in range(8)]))))
    mean = MitosisNet().to(memory_format=torch.channels_last)
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
        chosen = deck.draw(hardness, rng)
        label = torch.from_numpy(crops.mitosis[chosen]).float()
        logit = net(painted(crops.varied(chosen, turn, rng), label, rng).contiguous(memory_format=torch.channels_last))
        loss = F.binary_cross_entropy_with_logits(logit, 0.02 + 0.96 * label)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        average(mean, net, min(0.995, (step + 1) / (step + 10)))
        if (step + 1) % MINED == 0:
            some = rng.choice(deck.others, len(deck.others) // 5, replace=False)
            hardness[some] = 0.02 + scores(mean, crops, some)
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
    """How the sources that this training never sees are told apart."""
    line = f"step {step} {seconds:.0f} s loss {loss:.3f}"
    for name, of in (("held-out slides", crops.role == "report"), ("left out", crops.left_out), ("look-alikes", crops.source == "cmc")):
        part = np.flatnonzero(of & (crops.peak >= LEAST_PEAK))
        part = part[::len(part) // 1500 + 1]
        label = crops.mitosis[part]
        if label.any() and not label.all():
            for coarse in (False, True):
                score = scores(net, crops, part, coarse)
                cut = np.quantile(score[label == 1], (0.1, 0.3))
                line += f" | {name}{' 0.5 um' if coarse else ''} AUC {auc(score, label):.4f}, others at recall .9 and .7: "
                line += f"{(score[label == 0] >= cut[0]).mean():.4f} {(score[label == 0] >= cut[1]).mean():.4f}"
    print(line, flush=True)


def score(arguments):
    """Log odds of every crop, of pixels as they are and of 0.5 um."""
    torch.set_num_threads(1)
    crops = Crops(arguments.crops)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(arguments.network, options)
    cut = (EDGE - session.get_inputs()[0].shape[2]) // 2
    said = {}
    for um, coarse in (("0.25", False), ("0.5", True)):
        said[um] = np.full(len(crops.rows), np.nan)
        for part in np.array_split(np.flatnonzero(crops.peak >= LEAST_PEAK), len(crops.rows) // 256 + 1):
            od = crops.centre(part, coarse)[:, :, cut:EDGE - cut, cut:EDGE - cut].numpy()
            said[um][part] = [session.run(None, {"od": each[None]})[0][0] for each in np.ascontiguousarray(od)]
    np.savez(arguments.out, **said)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(required=True)
    command = commands.add_parser("train")
    command.add_argument("--crops", required=True)
    command.add_argument("--out", required=True)
    command.add_argument("--steps", type=int, default=6000)
    command.add_argument("--rate", type=float, default=3e-3)
    command.add_argument("--begin", help="an exported network whose layers the first ones start from")
    command.add_argument("--without", choices=FOLDS, help="sources that this training never sees")
    command.add_argument("--seed", type=int, default=1)
    command.set_defaults(run=train)
    command = commands.add_parser("score", help="scores all crops by an exported network, for mitoses_card.py")
    command.add_argument("--crops", required=True)
    command.add_argument("--network", required=True)
    command.add_argument("--out", required=True)
    command.set_defaults(run=score)
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
