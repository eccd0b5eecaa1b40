"""nuclei_fit.py DATA WEIGHTS: fits the rule of nuclei_join on fields that the network was not trained on, other than the
judged ones, and says how it does on those and on the held-out spindle images."""
import sys

import numpy as np
import torch

import nuclei_join as join
import nuclei_net
import nuclei_post as post
import nuclei_score as score

FITTED = ("tune", "dsb", "tnbc")
LOOSE = {"confidence": 0.6, "rule": None}


def judged_pairs(net, fields):
    """Features of touching pieces that each lie in one true nucleus, and whether it is the same."""
    rows, same = [], []
    for _, rgb, truth in fields:
        maps = score.predict(net, rgb)
        labels = post.instances(maps, **LOOSE)
        owner = join.owner(labels, truth.astype(int))
        for (a, b), features in join.pairs(labels, post.relief(maps), post.sigmoid(maps[2])):
            if owner[a] > 0 and owner[b] > 0:
                rows.append(features)
                same.append(float(owner[a] == owner[b]))
    return np.array(rows).reshape(-1, len(join.FEATURES)), np.array(same)


def main():
    torch.set_num_threads(1)
    net = nuclei_net.load(sys.argv[2])
    found = {name: judged_pairs(net, fields) for name, fields in score.sets(sys.argv[1], FITTED + ("spindle",))}
    weights, offset = join.fit(np.concatenate([found[n][0] for n in FITTED]), np.concatenate([found[n][1] for n in FITTED]))
    print(dict(zip(join.FEATURES, weights.round(2).tolist())), "offset", round(float(offset), 2))
    for name, (rows, same) in found.items():
        joined = rows @ weights + offset > 0
        print(name, "pairs", len(same), "of one nucleus", int(same.sum()), "joined rightly", int((joined & (same > 0)).sum()),
              "wrongly", int((joined & (same == 0)).sum()))


if __name__ == "__main__":
    main()
