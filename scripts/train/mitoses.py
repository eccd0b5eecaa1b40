"""Trains, exports and scores the mitosis network; see README.md."""

import argparse
import math
import os
import time

import numpy as np
import onnxruntime
import torch
import torch.nn.functional as F

from mitoses_bodies import Bodies
from mitoses_data import FOLDS, Crops
from mitoses_net import EDGE, FIXED, FirstLook, MitosisNet, begin, export

BATCH = 64
FIGURES = 0.4
"""Share of figures in a batch; of the rest two thirds are hard."""
HARD = 0.67

SURE = 0.95
"""What a figure should score: people disagree on some."""

KEEP = 0.99
"""Of the running average of the weights, which is what is released."""

HEAD_RATE = 3
"""The head begins from nothing and learns so many times faster than the tower."""

SAVED = 100
"""Steps between checkpoints."""

TEACHER = 0.7
"""How much of what the quick network is to say is what the larger one says; the rest is what people said."""

CALIBRATING = 400
"""Squares that the ranges of 8 bits are measured on."""

LEAST_PEAK = 0.6
"""Paler bodies are no candidates, as in the program."""


class Deck:
    """What batches are drawn from: figures, each mark alike often, and others, the more often the more they look like figures."""

    def __init__(self, crops, index, hardness):
        self.figures = index[crops.mitosis[index] == 1]
        self.others = index[crops.mitosis[index] == 0]
        _, mark, bodies = np.unique(crops.mark[self.figures], return_inverse=True, return_counts=True)
        weight = 1 / bodies[mark]
        for name in np.unique(crops.source[self.figures]):
            of = crops.source[self.figures] == name
            weight[of] /= weight[of].sum() ** 0.4
        self.weight = weight / weight.sum()
        self.hardness = hardness

    def draw(self, rng):
        n = int(FIGURES * BATCH)
        hard = int(HARD * (BATCH - n))
        weight = 0.02 + self.hardness[self.others]
        return np.concatenate((rng.choice(self.figures, n, p=self.weight), rng.choice(self.others, hard, p=weight / weight.sum()),
                               rng.choice(self.others, BATCH - n - hard)))

    def seen(self, chosen, score):
        """Remembers what the network took these for."""
        self.hardness[chosen] = score


def scores(net, crops, index, coarse=False):
    net.eval()
    with torch.no_grad():
        parts = [net(planes(crops.centre(i, coarse))).numpy() for i in np.array_split(index, len(index) // 64 + 1)]
    net.train()
    return np.concatenate(parts)


def planes(od):
    return od.contiguous(memory_format=torch.channels_last)


def auc(score, label):
    order = np.argsort(score, kind="stable")
    rank = np.empty(len(score))
    rank[order] = np.arange(1, len(score) + 1)
    positive = label == 1
    n, m = positive.sum(), (~positive).sum()
    return (rank[positive].sum() - n * (n + 1) / 2) / (n * m)


def train(arguments):
    net, mean = MitosisNet(), MitosisNet()
    if arguments.begin.endswith(".pt"):
        net.load_state_dict(torch.load(arguments.begin))
    else:
        begin(net, arguments.begin)
    groups = [{"params": net.tower[FIXED:].parameters(), "times": 1}, {"params": net.head.parameters(), "times": HEAD_RATE}]
    run(arguments, net, mean, groups, lambda od, label: label)


def train_first_look(arguments):
    """The quick network learns what the larger one says of the same squares."""
    teacher = MitosisNet().to(memory_format=torch.channels_last)
    teacher.load_state_dict(torch.load(arguments.teacher))
    teacher.eval()

    def wanted(od, label):
        with torch.no_grad():
            return TEACHER * torch.sigmoid(teacher(od)) + (1 - TEACHER) * label

    net = FirstLook()
    run(arguments, net, FirstLook(), [{"params": net.parameters(), "times": 1}], wanted)


def run(arguments, net, mean, groups, wanted):
    """Trains the network; what `wanted` makes of the squares and of what people said of them, 0 to 1, is what it is to say."""
    torch.manual_seed(arguments.seed)
    torch.set_num_threads(1)
    rng = np.random.default_rng(arguments.seed)
    crops = Crops(arguments.crops, arguments.without)
    index = np.flatnonzero(np.isin(crops.role, ("train", "choose")) & ~crops.left_out & (crops.peak >= LEAST_PEAK))
    deck = Deck(crops, index, crops.score)
    print(len(deck.figures), "figures,", len(deck.others), "others", flush=True)
    net.to(memory_format=torch.channels_last)
    mean.to(memory_format=torch.channels_last)
    mean.load_state_dict(net.state_dict())
    optimiser = torch.optim.AdamW(groups, weight_decay=0.02)
    first = 0
    state = arguments.out + ".state"
    os.makedirs(os.path.dirname(os.path.abspath(arguments.out)), exist_ok=True)
    if os.path.exists(state):
        saved = torch.load(state, weights_only=False)
        first = saved["step"]
        net.load_state_dict(saved["net"])
        mean.load_state_dict(saved["mean"])
        optimiser.load_state_dict(saved["optimiser"])
        deck.hardness, rng = saved["hardness"], saved["rng"]
        torch.set_rng_state(saved["torch"])
    start = time.process_time()
    lost = []
    for step in range(first, arguments.steps):
        rate = arguments.rate * min(1, (step + 1) / 50) * 0.5 * (1 + math.cos(math.pi * step / arguments.steps))
        for group in optimiser.param_groups:
            group["lr"] = rate * group["times"]
        chosen = deck.draw(rng)
        label = torch.from_numpy(crops.mitosis[chosen]).float()
        od = planes(crops.varied(chosen, rng))
        logit = net(od)
        loss = F.binary_cross_entropy_with_logits(logit, wanted(od, 1 - SURE + (2 * SURE - 1) * label))
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        deck.seen(chosen, torch.sigmoid(logit.detach()).numpy())
        average(mean, net, min(KEEP, (step + 1) / (step + 10)))
        lost.append(loss.item())
        if (step + 1) % SAVED == 0:
            print(f"step {step + 1} {time.process_time() - start:.0f} s loss {np.mean(lost[-SAVED:]):.3f}", flush=True)
            torch.save({"step": step + 1, "net": net.state_dict(), "mean": mean.state_dict(), "optimiser": optimiser.state_dict(),
                        "hardness": deck.hardness, "rng": rng, "torch": torch.get_rng_state()}, state)
    torch.save(mean.state_dict(), arguments.out)
    report(mean, crops)


def average(mean, net, keep):
    with torch.no_grad():
        for a, b in zip(mean.state_dict().values(), net.state_dict().values()):
            if a.dtype.is_floating_point:
                a.mul_(keep).add_(b, alpha=1 - keep)
            else:
                a.copy_(b)


def report(net, crops):
    """How some of the sources that this training never saw are told apart."""
    part = np.flatnonzero((crops.left_out if crops.left_out.any() else crops.role == "report") & (crops.peak >= LEAST_PEAK))
    part = part[::len(part) // 1500 + 1]
    label, score = crops.mitosis[part], scores(net, crops, part)
    cut = np.quantile(score[label == 1], (0.1, 0.3))
    print(f"not seen: AUC {auc(score, label):.4f}, others at recall .9 and .7: "
          f"{(score[label == 0] >= cut[0]).mean():.4f} {(score[label == 0] >= cut[1]).mean():.4f}", flush=True)


def score(arguments):
    """Log odds of crops, of pixels as they are and of 0.5 um, means over turns of the square; of those that the program would not ask
    this network about none."""
    torch.set_num_threads(1)
    crops = Crops(arguments.crops)
    bodies = Bodies(arguments.crops, arguments.logistic, arguments.first_look)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(arguments.network, options)
    cut = (EDGE - session.get_inputs()[0].shape[2]) // 2
    wanted = np.isin(crops.source, arguments.sources.split(",")) if arguments.sources else np.ones(len(crops.rows), bool)
    said = {}
    for um, coarse in ((0.25, False), (0.5, True)):
        said[str(um)] = np.full(len(crops.rows), np.nan, np.float32)
        asked = np.flatnonzero(wanted & bodies.candidate(um))
        for part in np.array_split(asked, len(asked) // 256 + 1):
            od = np.ascontiguousarray(crops.centre(part, coarse)[:, :, cut:EDGE - cut, cut:EDGE - cut].numpy())
            said[str(um)][part] = [np.mean([logit(session, np.rot90(each, turn, (1, 2))) for turn in range(arguments.turns)]) for each in od]
    np.savez_compressed(arguments.out, **said)


def logit(session, od):
    """What an exported network says of one square."""
    return session.run(None, {"od": np.ascontiguousarray(od)[None]})[0][0]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(required=True)
    command = commands.add_parser("train")
    training(command, train)
    command.add_argument("--begin", required=True, help="the weights of EfficientNet-Lite0, efficientnet-lite0-57934424.pth, or of an earlier training here")
    command = commands.add_parser("first-look", help="trains the quick network to say what the larger one says")
    training(command, train_first_look)
    command.add_argument("--teacher", required=True, help="weights of the larger network")
    command = commands.add_parser("score", help="scores crops by an exported network, for mitoses_card.py")
    command.add_argument("--crops", required=True)
    command.add_argument("--network", required=True)
    command.add_argument("--logistic", required=True, help="the released logistic model")
    command.add_argument("--first-look", help="scores of the quick network, which drops bodies; none where it is itself scored")
    command.add_argument("--sources", help="those to score, with commas between; all by default")
    command.add_argument("--turns", type=int, default=1, choices=range(1, 5), help="quarter turns of each square that are averaged; the program looks once")
    command.add_argument("--out", required=True)
    command.set_defaults(run=score)
    command = commands.add_parser("export")
    command.add_argument("--crops", required=True)
    command.add_argument("--weights", required=True)
    command.add_argument("--first-look", action="store_true", help="these are the quick network's")
    command.add_argument("--out", required=True)
    command.set_defaults(run=write)
    arguments = parser.parse_args()
    arguments.run(arguments)


def training(command, run):
    command.add_argument("--crops", required=True)
    command.add_argument("--out", required=True)
    command.add_argument("--steps", type=int, default=1000)
    command.add_argument("--rate", type=float, default=1e-3)
    command.add_argument("--without", choices=FOLDS, help="sources that this training never sees")
    command.add_argument("--seed", type=int, default=1)
    command.set_defaults(run=run)


def write(arguments):
    net = FirstLook() if arguments.first_look else MitosisNet()
    net.load_state_dict(torch.load(arguments.weights))
    crops = Crops(arguments.crops)
    trained = np.flatnonzero(np.isin(crops.role, ("train", "choose")) & (crops.peak >= LEAST_PEAK))
    squares = crops.centre(np.random.default_rng(1).choice(trained, CALIBRATING)).numpy()
    cut = (EDGE - FirstLook.EDGE) // 2 if arguments.first_look else 0
    export(net, arguments.out, squares[:, :, cut:EDGE - cut, cut:EDGE - cut])
    print(sum(p.numel() for p in net.parameters()), "weights")


if __name__ == "__main__":
    main()
