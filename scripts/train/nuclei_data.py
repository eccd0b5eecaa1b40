"""Reads the labelled images, brings them to the working pixel size and draws augmented crops with their targets.

dsb2018 has no pixel size: each image is rescaled so that its median nuclear diameter is MEDIAN_UM. nucls15 is taken at
NUCLS_UM, tnbc at TNBC_UM; the truth of tnbc merges touching nuclei, so a component that is not convex teaches the foreground only, and the flat
corners of rotated images teach nothing. Stains are varied in optical density (Tellez et al. 2018,
doi 10.1109/TMI.2018.2820199): the image is unmixed with H&E vectors, concentrations and vectors are jittered, and the
haematoxylin-only images of dsb2018 get eosin from real H&E tissue, so that they look like H&E.
"""
import csv
import os

import cv2
import numpy as np
from scipy import ndimage

WORK_UM = 0.25
TNBC_UM = 0.2
NUCLS_UM = 0.22
MEDIAN_UM = 6.5
CROP = 192
MARGIN = 32
RIM = 4
IGNORED = 65535
SPINDLE_HELD_OUT = 3   # every third spindle image of dsb2018, by sorted id, is only ever judged on
OTHER_HELD_OUT = 8     # every eighth of the other dsb2018 images
SOURCE_HELD_OUT = 5    # every fifth source of tnbc, with all its versions
IMMUNO = 0.16            # share of crops shown as haematoxylin and DAB
PALE = 0.12              # share of crops with little stain
HE = np.array([[0.650, 0.704, 0.286], [0.150, 0.900, 0.400]], np.float32)


class Field:
    """One labelled image on the working grid: rgb uint8, labels uint16 (IGNORED = unknown), the merged ones, a group."""

    def __init__(self, name, group, rgb, labels, merged):
        self.name, self.group, self.rgb, self.labels, self.merged = name, group, rgb, labels, merged
        self.spots = spots(labels)


def spots(labels):
    """Middles (x, y) of the nuclei's boxes."""
    boxes = ndimage.find_objects(np.where(labels == IGNORED, 0, labels))
    return np.array([((b[1].start + b[1].stop) / 2, (b[0].start + b[0].stop) / 2) for b in boxes if b], np.float32)


def named(folder, identity):
    """The image of an id, whatever its format."""
    for ending in (".png", ".jpg", ".tif"):
        path = os.path.join(folder, identity + ending)
        if os.path.exists(path):
            return path
    raise FileNotFoundError(f"{folder} has no image named {identity}.")


def read_rgb(path):
    return cv2.cvtColor(cv2.imread(path, cv2.IMREAD_COLOR), cv2.COLOR_BGR2RGB)


def read_labels(path):
    return cv2.imread(path, cv2.IMREAD_UNCHANGED).astype(np.uint16)


def rows(folder):
    with open(os.path.join(folder, "index.csv"), newline="") as file:
        return sorted(csv.DictReader(file), key=lambda row: row["id"])


def dsb_split(folder):
    """Ids of dsb2018: (training, held-out spindle, held-out other)."""
    table = rows(folder)
    spindle = [row["id"] for row in table if row["spindle"] == "yes"]
    other = [row["id"] for row in table if row["spindle"] != "yes"]
    judged = spindle[::SPINDLE_HELD_OUT]
    checked = other[::OTHER_HELD_OUT]
    held = set(judged) | set(checked)
    return [row["id"] for row in table if row["id"] not in held], judged, checked


def tnbc_split(folder):
    """Ids of tnbc: (training, held-out); all versions of one source stay on one side.

    The distorted_* versions are left out: their truth does not lie on their nuclei (looked at).
    """
    table = rows(folder)
    held = set(sorted({row["source_id"] for row in table})[::SOURCE_HELD_OUT])
    table = [row for row in table if not row["id"].startswith("distorted")]
    return ([row["id"] for row in table if row["source_id"] not in held],
            [row["id"] for row in table if row["source_id"] in held])


def rescale(rgb, labels, scale):
    if abs(scale - 1) < 1e-3:
        return rgb, labels
    size = (max(32, round(rgb.shape[1] * scale)), max(32, round(rgb.shape[0] * scale)))
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return cv2.resize(rgb, size, interpolation=how), cv2.resize(labels, size, interpolation=cv2.INTER_NEAREST)


def dsb_field(folder, identity, row):
    rgb = read_rgb(named(os.path.join(folder, "images"), identity))
    labels = read_labels(named(os.path.join(folder, "labels"), identity))
    native = float(row["median_eq_diam_px"] or 0)
    scale = MEDIAN_UM / WORK_UM / native if native > 0 else 1.0
    rgb, labels = rescale(rgb, labels, min(max(scale, 0.5), 2.2))
    return Field(identity, row["stain_group"], rgb, labels, np.zeros(0, np.uint16))


def flat_corners(rgb):
    """The constant-coloured corners of a rotated image: flat components that touch a corner."""
    grey = rgb.astype(np.int16)
    same = np.zeros(rgb.shape[:2], bool)
    for y, x in ((0, 0), (0, -1), (-1, 0), (-1, -1)):
        near = (np.abs(grey - grey[y, x]).max(axis=2) <= 6).astype(np.uint8)
        found, _ = ndimage.label(cv2.morphologyEx(near, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8)))
        if found[y, x]:
            same |= found == found[y, x]
    return cv2.dilate(same.astype(np.uint8), np.ones((9, 9), np.uint8)) > 0


def merged_components(labels):
    """Components that are not convex enough to be one nucleus (solidity below 0.88)."""
    found = []
    for index, box in enumerate(ndimage.find_objects(labels), 1):
        if box is None:
            continue
        mask = np.pad((labels[box] == index).astype(np.uint8), 1)
        outlines, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
        hull = cv2.contourArea(cv2.convexHull(np.vstack(outlines)))
        filled = sum(cv2.contourArea(c) for c in outlines)
        if hull > 60 and filled / hull < 0.88:
            found.append(index)
    return np.array(found, np.uint16)


def tnbc_field(folder, identity, row):
    rgb = read_rgb(named(os.path.join(folder, "images"), identity))
    labels = read_labels(named(os.path.join(folder, "labels"), identity))
    if row["transform"].startswith("rotated"):
        labels[flat_corners(rgb)] = IGNORED
    rgb, labels = rescale(rgb, labels, TNBC_UM / WORK_UM)
    known = np.where(labels == IGNORED, 0, labels)
    return Field(identity, "tnbc", rgb, labels, merged_components(known))


def nucls(data, part):
    """The fields of nucls15: 'train' is trained on, 'test' held out."""
    base = os.path.join(data, "nuclei", "nucls15")
    folder, names = os.path.join(base, part, "images"), []
    for file in sorted(os.listdir(folder)):
        names.append(os.path.splitext(file)[0])
    for name in names:
        rgb, labels = rescale(read_rgb(named(folder, name)),
                              read_labels(os.path.join(base, "segmentation", part, "labels", name + "_inst_map.png")),
                              NUCLS_UM / WORK_UM)
        yield Field(name, "nucls", rgb, labels, np.zeros(0, np.uint16))


def load(data, which):
    """The fields of a split: 'train', 'spindle', 'dsb', 'tnbc' or 'nucls' (the last four held out)."""
    if which == "nucls":
        return list(nucls(data, "test"))
    dsb, tnbc = os.path.join(data, "nuclei", "dsb2018"), os.path.join(data, "nuclei", "tnbc")
    d_train, spindle, other = dsb_split(dsb)
    t_train, t_held = tnbc_split(tnbc)
    d_ids = {"train": d_train, "spindle": spindle, "dsb": other, "tnbc": []}[which]
    t_ids = {"train": t_train, "spindle": [], "dsb": [], "tnbc": t_held}[which]
    d_rows = {row["id"]: row for row in rows(dsb)}
    t_rows = {row["id"]: row for row in rows(tnbc)}
    return ([dsb_field(dsb, i, d_rows[i]) for i in d_ids] + [tnbc_field(tnbc, i, t_rows[i]) for i in t_ids]
            + (list(nucls(data, "train")) if which == "train" else []))


def density(rgb):
    return -np.log10((rgb.astype(np.float32) + 1) / 256)


def eosin_maps(data):
    """Eosin concentration of real H&E without truth: the textures that dsb2018 lacks."""
    paths = [os.path.join(base, name)
             for part in ("necrosis/nct_crc_9", "necrosis/osteosarcoma")
             for base, _, names in os.walk(os.path.join(data, part)) for name in sorted(names)
             if name.lower().endswith((".tif", ".jpg", ".png"))]
    maps = []
    for path in sorted(paths):
        rgb, _ = rescale(read_rgb(path), np.zeros((1, 1), np.uint16), 2.0 if "nct" in path else 1.0)
        concentration = unmix(density(rgb), HE)[..., 1]
        maps.append(np.clip(concentration, 0, 2).astype(np.float16))
    return maps


def unmix(od, vectors):
    """Concentrations of the two stains and of the residual along their cross product."""
    return od @ np.linalg.inv(full(vectors)).astype(np.float32)


def full(vectors):
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    third = np.cross(unit[0], unit[1])
    return np.vstack([unit, third / np.linalg.norm(third)])


class Sampler:
    """Draws crops. All randomness comes from one seeded generator."""

    def __init__(self, fields, eosin, seed, pseudo=(), pseudo_share=0.45, stretch=1.9):
        self.random = np.random.default_rng(seed)
        self.pools = [[f for f in fields if f.group == g] for g in
                      ("tnbc", "nucls", "purple_on_white", "purple_on_purple", "HE_pink")]
        self.weights = np.array([0.40, 0.14, 0.18, 0.20, 0.08])
        self.eosin, self.pseudo, self.pseudo_share = eosin, list(pseudo), pseudo_share
        self.stretch = stretch
        self.patches = [p for f in fields for p in cut_out(f)]

    def batch(self, count):
        drawn = [self.crop() for _ in range(count)]
        return tuple(np.stack(part) for part in zip(*drawn))

    def crop(self):
        r = self.random
        if self.pseudo and r.random() < self.pseudo_share:
            field = self.pseudo[r.integers(len(self.pseudo))]
        else:
            pool = self.pools[r.choice(len(self.pools), p=self.weights)]
            chance = np.array([np.sqrt(len(f.spots)) + 1 for f in pool])
            field = pool[r.choice(len(pool), p=chance / chance.sum())]
        rgb, labels = self.warp(field)
        if r.random() < 0.4:
            rgb, labels = self.paste(rgb, labels)
        merged = np.isin(labels, field.merged) if len(field.merged) else np.zeros(labels.shape, bool)
        targets = make_targets(labels, merged)
        near, keep = slice(MARGIN - RIM, MARGIN + CROP + RIM), slice(MARGIN, MARGIN + CROP)
        rgb = self.degrade(self.stain(rgb[near, near], labels[near, near], field.group))
        return (np.ascontiguousarray(rgb[RIM:-RIM, RIM:-RIM].transpose(2, 0, 1)),
                np.ascontiguousarray(targets[:, keep, keep]))

    def warp(self, field):
        """Rotation, flip, scale and now and then a one-way stretch, which makes spindles of round nuclei."""
        r, size = self.random, CROP + 2 * MARGIN
        scale = np.exp(r.uniform(np.log(0.6), np.log(2.0)))
        stretch = np.exp(r.uniform(0, np.log(self.stretch))) if r.random() < 0.35 else 1.0
        turn, skew = r.uniform(0, 2 * np.pi), r.uniform(0, np.pi)
        along = rotation(skew).T @ np.diag([np.sqrt(stretch), 1 / np.sqrt(stretch)]) @ rotation(skew)
        matrix = rotation(turn) @ along * scale @ np.diag([1, 1 if r.random() < 0.5 else -1])
        centre = self.centre(field)
        affine = np.hstack([matrix, (size / 2 - matrix @ centre)[:, None]]).astype(np.float32)
        rgb = cv2.warpAffine(field.rgb, affine, (size, size), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101)
        labels = cv2.warpAffine(field.labels, affine, (size, size), flags=cv2.INTER_NEAREST,
                                borderMode=cv2.BORDER_CONSTANT, borderValue=IGNORED)
        return rgb, labels

    def centre(self, field):
        """Mostly near a nucleus, else anywhere."""
        r = self.random
        h, w = field.labels.shape
        if len(field.spots) and r.random() < 0.7:
            return field.spots[r.integers(len(field.spots))] + r.uniform(-40, 40, 2)
        return np.array([r.uniform(0.1, 0.9) * w, r.uniform(0.1, 0.9) * h])

    def paste(self, rgb, labels):
        """Adds nuclei of other fields, stained like the nuclei here, half of them beside one that is here: crowds and contacts
        with known truth."""
        r = self.random
        here = (labels > 0) & (labels < IGNORED)
        od = density(rgb)
        target = od[here].mean(axis=0) if here.sum() > 200 else None
        labels, following = labels.copy(), 50000
        beside = list(spots(labels)) if r.random() < 0.5 else []
        for _ in range(r.integers(8, 40) if beside else r.integers(2, 12)):
            patch, mask = self.patches[r.integers(len(self.patches))]
            patch, mask = self.turned(patch, mask)
            ph, pw = mask.shape
            y, x = r.integers(0, labels.shape[0] - ph), r.integers(0, labels.shape[1] - pw)
            solid = mask > 0.5
            if beside:
                at = self.touching(beside[r.integers(len(beside))], labels, solid)
                if at is None:
                    continue
                y, x = at
            spot = labels[y:y + ph, x:x + pw]
            overlap = (spot[solid] > 0).mean() if solid.any() else 1
            if overlap > 0.12:
                continue
            inside = density(patch)
            goal = target if target is not None else od[y:y + ph, x:x + pw].mean(axis=(0, 1)) + (0.35, 0.4, 0.15)
            gain = np.clip(goal / np.maximum(inside[solid].mean(axis=0), 0.05), 0.4, 2.5) * r.uniform(0.75, 1.2)
            view = od[y:y + ph, x:x + pw]
            view += mask[..., None] * (inside * gain - view)
            spot[solid] = following
            following += 1
            if beside:
                beside.append(np.array([x + pw / 2, y + ph / 2], np.float32))
        return np.clip(256 * 10 ** -od - 1, 0, 255).astype(np.uint8), labels

    def touching(self, middle, labels, solid):
        """Where (top, left) a nucleus of the form `solid` lies so that it just touches what is at `middle` (x, y), coming
        from a side by chance; nothing where that is outside."""
        h, w = solid.shape
        way = self.random.uniform(0, 2 * np.pi)
        step = np.array([np.cos(way), np.sin(way)])
        for distance in range(6, 70, 2):
            x, y = np.round(middle + step * distance - (w / 2, h / 2)).astype(int)
            if y < 0 or x < 0 or y + h > labels.shape[0] or x + w > labels.shape[1]:
                return None
            if (labels[y:y + h, x:x + w][solid] > 0).mean() <= 0.06:
                return y, x
        return None

    def turned(self, patch, mask):
        r = self.random
        stretch = np.exp(r.uniform(0, np.log(1.15 * self.stretch)))
        size = min(int(max(mask.shape) * 1.9), 130)
        angle = r.uniform(0, np.pi)
        matrix = (rotation(r.uniform(0, 2 * np.pi)) @ rotation(angle).T @
                  np.diag([np.sqrt(stretch), 1 / np.sqrt(stretch)]) @ rotation(angle) * r.uniform(0.7, 1.5))
        centre = np.array([mask.shape[1] / 2, mask.shape[0] / 2])
        affine = np.hstack([matrix, (size / 2 - matrix @ centre)[:, None]]).astype(np.float32)
        return (cv2.warpAffine(patch, affine, (size, size), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE),
                cv2.warpAffine(mask, affine, (size, size), flags=cv2.INTER_LINEAR))

    def stain(self, rgb, labels, group):
        r = self.random
        mono = group.startswith("purple")
        if mono and r.random() < 0.75:
            white = np.percentile(rgb[::4, ::4].reshape(-1, 3), 92, axis=0)
            rgb = np.clip(rgb / np.maximum(white, 60) * 246, 0, 255)
        od = density(rgb)
        if r.random() < IMMUNO:
            od = self.immunostain(od, labels, mono)
        elif mono and r.random() < 0.7:
            od = self.counterstain(od, labels)
        elif r.random() < 0.85:
            vectors = HE + r.normal(0, 0.03, (2, 3)).astype(np.float32)
            c = unmix(od, vectors)
            c *= np.exp(r.normal(0, (0.28, 0.35, 0.2))).astype(np.float32)
            c[..., :2] += r.normal(0, 0.02, 2).astype(np.float32)
            od = c @ full(self.vectors()).astype(np.float32)
        if r.random() < PALE:
            od = od * r.uniform(0.35, 0.75)
        rgb = 256 * 10 ** -od - 1
        if r.random() < 0.15:
            rgb += r.uniform(0.2, 0.8) * (rgb.mean(axis=2, keepdims=True) - rgb)
        rgb = np.clip(rgb, 0, 255) / 255
        rgb = rgb ** np.exp(r.normal(0, 0.15)) * r.uniform(0.82, 1.05, 3).astype(np.float32) ** r.uniform(0, 1)
        return np.clip(rgb * 255, 0, 255).astype(np.float32)

    def vectors(self):
        """Haematoxylin from blue to purple, eosin from orange to magenta."""
        r = self.random
        t = r.random()
        h = t * np.array([0.70, 0.64, 0.20]) + (1 - t) * np.array([0.52, 0.77, 0.30])
        t = r.random()
        e = t * np.array([0.07, 0.99, 0.11]) + (1 - t) * np.array([0.22, 0.80, 0.56])
        return np.vstack([h, e]) + r.normal(0, 0.025, (2, 3))

    def counterstain(self, od, labels):
        """A one-stain image becomes H&E: its density is haematoxylin, eosin comes from other tissue."""
        r = self.random
        source = self.eosin[r.integers(len(self.eosin))]
        size = od.shape[0]
        side = min(int(size / np.exp(r.uniform(-0.5, 0.5))), min(source.shape))
        y, x = r.integers(0, source.shape[0] - side + 1), r.integers(0, source.shape[1] - side + 1)
        eosin = cv2.resize(source[y:y + side, x:x + side].astype(np.float32), (size, size))
        nucleus = cv2.GaussianBlur(((labels > 0) & (labels < IGNORED)).astype(np.float32), (0, 0), 1.2)
        eosin = eosin * (1 - nucleus * r.uniform(0.4, 1.0)) * np.exp(r.normal(0, 0.4))
        h = np.linalg.norm(od, axis=2) * np.exp(r.normal(0, 0.2)) * r.uniform(0.8, 1.0)
        v = full(self.vectors()).astype(np.float32)
        return h[..., None] * v[0] + eosin[..., None] * v[1]

    def immunostain(self, od, labels, mono):
        """Without eosin, some nuclei brown, from a trace to saturated, even or in part, on pale or hazy cytoplasm: a nuclear
        marker. Each nucleus has its own strength."""
        r = self.random
        c = unmix(od, HE)
        h = np.linalg.norm(od, axis=2) if mono else np.clip(c[..., 0], 0, None) + r.uniform(0, 0.3) * c[..., 1]
        share, most = r.random(), np.exp(r.uniform(np.log(0.25), np.log(3.0)))
        strength = np.where(r.random(int(IGNORED) + 1) < share, most * np.exp(r.normal(0, 0.4, int(IGNORED) + 1)), 0)
        strength[0] = strength[IGNORED] = 0
        size = od.shape[0]
        grain = cv2.resize(r.uniform(0.6, 1.4, (size // 8, size // 8)), (size, size), interpolation=cv2.INTER_CUBIC)
        brown = cv2.GaussianBlur(strength.astype(np.float32)[labels], (0, 0), r.uniform(0.7, 1.4)) * grain
        haze = cv2.GaussianBlur(brown, (0, 0), r.uniform(6, 14)) * r.uniform(0, 0.35) + r.uniform(0, 0.12)
        v = np.array([[0.65, 0.70, 0.29], [0.27, 0.57, 0.78]]) + r.normal(0, 0.03, (2, 3))
        v = (v / np.linalg.norm(v, axis=1, keepdims=True)).astype(np.float32)
        level = max(float(np.percentile(h, 98)), 0.15)
        blue = h * r.uniform(0.35, 1.0) / (1 + brown * r.uniform(0, 1.0))
        dab = (0.6 * h + 0.4 * level) * brown + level * haze
        return np.minimum(blue[..., None] * v[0] + dab[..., None].astype(np.float32) * v[1], 2.2)

    def degrade(self, rgb):
        """Coarser scanning, focus, sharpening, noise and JPEG."""
        r = self.random
        size = rgb.shape[0]
        kind = r.random()
        if kind < 0.25:
            factor = np.exp(r.uniform(np.log(1.3), np.log(4.0)))
            small = cv2.resize(rgb, None, fx=1 / factor, fy=1 / factor, interpolation=cv2.INTER_AREA)
            rgb = cv2.resize(small, (size, size), interpolation=cv2.INTER_LINEAR)
        elif kind < 0.45:
            rgb = cv2.GaussianBlur(rgb, (0, 0), r.uniform(0.4, 1.6))
        elif kind < 0.65:
            rgb = rgb + r.uniform(0.3, 1.5) * (rgb - cv2.GaussianBlur(rgb, (0, 0), r.uniform(0.8, 1.6)))
        if r.random() < 0.35:
            rgb = rgb + r.normal(0, r.uniform(1, 6), rgb.shape).astype(np.float32)
        rgb = np.clip(rgb, 0, 255).astype(np.uint8)
        if r.random() < 0.4:
            coded = cv2.imencode(".jpg", rgb, [cv2.IMWRITE_JPEG_QUALITY, int(r.integers(35, 92))])[1]
            rgb = cv2.imdecode(coded, cv2.IMREAD_COLOR)
        return rgb


def rotation(angle):
    c, s = np.cos(angle), np.sin(angle)
    return np.array([[c, -s], [s, c]])


def cut_out(field):
    """The whole, convex nuclei of a field with a soft mask, to paste elsewhere."""
    patches = []
    merged, (height, width) = set(field.merged.tolist()), field.labels.shape
    known = np.where(field.labels == IGNORED, 0, field.labels)
    for index, box in enumerate(ndimage.find_objects(known), 1):
        if box is None or index in merged:
            continue
        y0, y1, x0, x1 = box[0].start - 3, box[0].stop + 3, box[1].start - 3, box[1].stop + 3
        if y0 < 0 or x0 < 0 or y1 > height or x1 > width or max(y1 - y0, x1 - x0) > 70:
            continue
        mask = (known[y0:y1, x0:x1] == index).astype(np.float32)
        if mask.sum() < 80:
            continue
        patches.append((field.rgb[y0:y1, x0:x1].copy(), cv2.GaussianBlur(mask, (0, 0), 0.8)))
    return patches


def make_targets(labels, merged):
    """Seven planes: foreground, depth, contact, dx, dy, weight of the foreground, weight of the rest."""
    unknown = labels == IGNORED
    own = np.where(unknown, 0, labels).astype(np.int32)
    own, count = consecutive(own)
    fore = own > 0
    near_other, edge = borders(own)
    depth = cv2.distanceTransform((fore & ~edge).astype(np.uint8), cv2.DIST_L2, 5)
    out = np.zeros((7,) + labels.shape, np.float32)
    if count > 1:
        peak = largest_of(depth, own, count)
        out[1] = np.where(fore, np.clip((depth + 0.5) / (peak[own] + 0.5), 0, 1), 0)
        out[3:5] = offsets(own, count)
    out[0], out[2] = fore, near_other
    blind = cv2.dilate(unknown.astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
    out[5] = ~blind
    out[6] = ~(blind | (cv2.dilate(merged.astype(np.uint8), np.ones((5, 5), np.uint8)) > 0))
    return out


def borders(own):
    """Pixels near two nuclei (contact), and pixels on the inner rim against another nucleus."""
    largest = cv2.dilate(own.astype(np.float32), cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (5, 5)))
    low = np.where(own > 0, own, 1 << 20).astype(np.float32)
    smallest = cv2.erode(low, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (5, 5)))
    contact = (largest > 0) & (smallest < (1 << 20)) & (largest != smallest)
    largest3 = cv2.dilate(own.astype(np.float32), np.ones((3, 3), np.uint8))
    smallest3 = cv2.erode(low, np.ones((3, 3), np.uint8))
    edge = (own > 0) & (largest3 != smallest3)
    return contact, edge


def consecutive(own):
    """Labels renumbered 0..count-1, background 0."""
    present = np.bincount(own.ravel()) > 0
    present[0] = True
    numbers = np.cumsum(present) - 1
    return numbers[own].astype(np.int32), int(present.sum())


def largest_of(values, own, count):
    """The largest value in each nucleus, at least 1."""
    found = np.ones(count, np.float32)
    fore = np.flatnonzero(own)
    np.maximum.at(found, own.ravel()[fore], values.ravel()[fore])
    return found


def offsets(own, count):
    """Offset to the centroid, scaled per nucleus to -1..1 on each axis, as in HoVer-Net."""
    planes = []
    area = np.maximum(np.bincount(own.ravel(), minlength=count), 1)
    yy, xx = np.mgrid[:own.shape[0], :own.shape[1]].astype(np.float32)
    for grid in (xx, yy):
        centre = (np.bincount(own.ravel(), grid.ravel(), minlength=count) / area).astype(np.float32)
        away = np.where(own > 0, grid - centre[own], 0).astype(np.float32)
        planes.append(away / largest_of(np.abs(away), own, count)[own])
    return np.stack(planes)


def load_pseudo(path):
    """The fields that nuclei_pseudo wrote."""
    with np.load(path) as file:
        count = sum(name.startswith("rgb") for name in file.files)
        return [Field(f"pseudo {i}", "pseudo", file[f"rgb{i:04d}"], file[f"labels{i:04d}"], file[f"merged{i:04d}"])
                for i in range(count)]
