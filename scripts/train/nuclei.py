#!/usr/bin/env python3
"""Trains, scores and exports the nucleus network. See README.md beside this file.

    nuclei.py train  --data DIR --out DIR --steps 12000 --seed 1 [--from CKPT] [--pseudo FILE] [--teacher CKPT]
    nuclei.py pseudo --data DIR --weights CKPT --out FILE
    nuclei.py export --data DIR --weights CKPT --out nuclei.onnx
    nuclei.py thaw   --data DIR --network nuclei.onnx --out CKPT
"""
import argparse
import copy
import os
import time

import numpy as np
import torch
import torch.nn.functional as F

import nuclei_data
import nuclei_net
import nuclei_pseudo
import nuclei_thaw

BATCH = 8
RATE = 2e-3
DECAY = 1e-4
AVERAGE = 0.998
WARM = 200
SAVE_EVERY = 250
TEACHING = 1.0
CALIBRATING = 6   # every so manieth training image measures the ranges of the 8-bit network


def loss_of(maps, truth):
    """Foreground cross entropy and Dice, depth and offset squares, contact cross entropy; unknown pixels weigh zero."""
    known, whole = truth[:, 5], truth[:, 6]
    fore = truth[:, 0]
    cross = F.binary_cross_entropy_with_logits(maps[:, 0], fore, reduction="none")
    p = torch.sigmoid(maps[:, 0]) * known
    dice = 1 - (2 * (p * fore).sum() + 1) / (p.sum() + (fore * known).sum() + 1)
    inside = whole * fore
    depth = ((maps[:, 1] - truth[:, 1]) ** 2 * whole * (1 + fore)).mean()
    contact = F.binary_cross_entropy_with_logits(maps[:, 2], truth[:, 2], reduction="none",
                                                 pos_weight=maps.new_tensor(2.0))
    away = ((maps[:, 3:5] - truth[:, 3:5]) ** 2 * inside[:, None]).sum() / (2 * inside.sum() + 1)
    return (cross * known).mean() + 0.5 * dice + 4 * depth + (contact * whole).mean() + 0.5 * away


def unlike(maps, teacher):
    """How far maps are from a teacher's on every pixel, known or not: cross entropy of both odds, squares of the depth
    (Hinton et al. 2015, arXiv 1503.02531)."""
    odds = sum(F.binary_cross_entropy_with_logits(maps[:, i], torch.sigmoid(teacher[:, i])) for i in (0, 2))
    return odds + 4 * ((maps[:, 1] - teacher[:, 1]) ** 2).mean()


def rate_at(step, steps, most):
    if step < WARM:
        return most * (step + 1) / WARM
    return most * (0.02 + 0.98 * 0.5 * (1 + np.cos(np.pi * (step - WARM) / max(1, steps - WARM))))


class Run:
    """The state of a training: network, its running average, optimiser, step."""

    def __init__(self, options):
        torch.manual_seed(options.seed)
        self.teacher = nuclei_net.load(options.teacher).to(memory_format=torch.channels_last) if options.teacher else None
        begun = nuclei_net.load(options.start) if options.start else None
        self.net = begun or nuclei_net.NucleusNet(nuclei_net.SLIM if self.teacher else nuclei_net.RELEASED)
        if self.teacher and not begun:
            nuclei_net.begin_like(self.net, self.teacher)
        self.net.to(memory_format=torch.channels_last)
        self.average = copy.deepcopy(self.net)
        self.optimiser = torch.optim.AdamW(self.net.parameters(), lr=RATE, weight_decay=DECAY)
        self.step = 0
        self.path = os.path.join(options.out, "last.pt")

    def resume(self):
        if os.path.exists(self.path):
            state = torch.load(self.path, weights_only=False)
            self.net.load_state_dict(state["net"])
            self.average.load_state_dict(state["average"])
            self.optimiser.load_state_dict(state["optimiser"])
            self.step = state["step"]

    def save(self):
        state = {"net": self.net.state_dict(), "average": self.average.state_dict(),
                 "optimiser": self.optimiser.state_dict(), "step": self.step}
        torch.save(state, self.path + ".part")
        os.replace(self.path + ".part", self.path)

    def advance(self, images, truth, rate):
        for group in self.optimiser.param_groups:
            group["lr"] = rate
        self.net.train()
        self.optimiser.zero_grad(set_to_none=True)
        with nuclei_net.short():
            maps = self.net(images)
        loss = loss_of(maps.float(), truth)
        if self.teacher:
            with torch.no_grad(), nuclei_net.short():
                wanted = self.teacher(images)
            loss = loss + TEACHING * unlike(maps.float(), wanted.float())
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 5.0)
        self.optimiser.step()
        self.blend()
        self.step += 1
        return loss.item()

    @torch.no_grad()
    def blend(self):
        keep = min(AVERAGE, self.step / (self.step + 20.0))
        for mine, theirs in zip(self.average.state_dict().values(), self.net.state_dict().values()):
            if mine.dtype.is_floating_point:
                mine.mul_(keep).add_(theirs, alpha=1 - keep)
            else:
                mine.copy_(theirs)


def train(options):
    os.makedirs(options.out, exist_ok=True)
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "1")))
    run = Run(options)
    run.resume()
    fields = nuclei_data.load(options.data, "train")
    pseudo = nuclei_data.load_pseudo(options.pseudo) if options.pseudo else ()
    sampler = nuclei_data.Sampler(fields, nuclei_data.eosin_maps(options.data), [options.seed, run.step], pseudo,
                                  stretch=options.stretch)
    recent, began = [], time.time()
    while run.step < min(options.steps, options.stop or options.steps):
        images, truth = sampler.batch(BATCH)
        images = torch.from_numpy(images).float().contiguous(memory_format=torch.channels_last)
        recent.append(run.advance(images, torch.from_numpy(truth), rate_at(run.step, options.steps, options.rate)))
        if run.step % SAVE_EVERY == 0:
            run.save()
            print(f"step {run.step} loss {np.mean(recent):.4f} {(time.time() - began) / len(recent):.3f} s/step",
                  flush=True)
            recent, began = [], time.time()
    run.save()


def pseudo(options):
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "1")))
    nuclei_pseudo.write(nuclei_net.load(options.weights).to(memory_format=torch.channels_last), options.data, options.out,
                        options.thin)


def export(options):
    plain = options.out + ".float"
    nuclei_net.export(nuclei_net.load(options.weights), plain)
    nuclei_net.quantise(plain, options.out, [field.rgb for field in nuclei_data.load(options.data, "train")[::CALIBRATING]])
    os.remove(plain)


def thaw(options):
    torch.save({"average": nuclei_thaw.thaw(options.network, options.data).state_dict()}, options.out)


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    one = commands.add_parser("train")
    one.set_defaults(act=train)
    one.add_argument("--data", required=True)
    one.add_argument("--out", required=True)
    one.add_argument("--steps", type=int, default=12000)
    one.add_argument("--stop", type=int, help="end at this step of the schedule, before its rate has died down")
    one.add_argument("--seed", type=int, default=1)
    one.add_argument("--from", dest="start")
    one.add_argument("--teacher", help="train the slim network to answer like this larger one")
    one.add_argument("--rate", type=float, default=RATE, help="largest learning rate")
    one.add_argument("--pseudo", help="labels for tissue without truth, from the pseudo command")
    one.add_argument("--stretch", type=float, default=1.9, help="largest one-way stretch of a crop")
    three = commands.add_parser("pseudo")
    three.set_defaults(act=pseudo)
    three.add_argument("--data", required=True)
    three.add_argument("--weights", required=True)
    three.add_argument("--out", required=True)
    three.add_argument("--thin", type=int, default=1, help="take every so manieth image of a folder")
    two = commands.add_parser("export")
    two.set_defaults(act=export)
    two.add_argument("--data", required=True)
    two.add_argument("--weights", required=True)
    two.add_argument("--out", required=True)
    four = commands.add_parser("thaw")
    four.set_defaults(act=thaw)
    four.add_argument("--data", required=True)
    four.add_argument("--network", required=True)
    four.add_argument("--out", required=True)
    return parser.parse_args()


if __name__ == "__main__":
    arguments = parse()
    arguments.act(arguments)
