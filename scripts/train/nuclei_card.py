"""The scores of the model card, from what `fascicle validate nuclei --segmenter learned` wrote.

    nuclei_card.py names DATA                   the images that no weight was trained on, for its --images
    nuclei_card.py write DATA CSV CARD          the table, into the card between its two marks
"""
import csv
import os
import sys

import nuclei_data

START, END = "<!-- scores -->", "<!-- end of scores -->"
SCORES = ("aji", "f1", "pq", "dice")


def groups(folder):
    """Title, set and image names of each group of the table."""
    dsb, tnbc = os.path.join(folder, "nuclei", "dsb2018"), os.path.join(folder, "nuclei", "tnbc")
    _, spindle, other = nuclei_data.dsb_split(dsb)
    _, sources = nuclei_data.tnbc_split(tnbc)
    fields = sorted(name.rsplit(".", 1)[0] for name in os.listdir(os.path.join(folder, "nuclei", "monuseg-train", "images")))
    return [("dsb2018, held-out spindle images", "dsb2018", spindle), ("dsb2018, other held-out images", "dsb2018", other),
            ("tnbc, held-out sources", "tnbc", sources), ("NuCLS, its test fields", "nucls15", [f"test_{i}" for i in range(1, 6)]),
            ("MoNuSeg 2018, the four fields used for constants", "monuseg-train", fields[:4]),
            ("MoNuSeg 2018, the other nine fields", "monuseg-train", fields[4:])]


def line(title, rows):
    means = [sum(float(row[score]) for row in rows) / len(rows) for score in SCORES]
    long = [float(row["elongated_f1"]) for row in rows if int(row["elongated_truth"]) > 0]
    count = sum(int(row["found"]) for row in rows) / max(1, sum(int(row["truth"]) for row in rows))
    return "| {} | {} | {} | {:.2f} | {:.3f} |".format(title, len(rows), " | ".join(f"{m:.3f}" for m in means), count,
                                                       sum(long) / max(1, len(long)))


def table(folder, path):
    with open(path, newline="", encoding="utf-8") as file:
        rows = {(row["set"], row["image"]): row for row in csv.DictReader(file)}
    lines = ["| images | n | AJI | F1 | PQ | Dice | found / true | F1, elongated |", "|---|---|---|---|---|---|---|---|"]
    for title, name, images in groups(folder):
        lines.append(line(title, [rows[name, image] for image in images]))
    return lines


def main():
    if sys.argv[1] == "names":
        print(",".join(image for _, _, images in groups(sys.argv[2]) for image in images))
        return
    lines = table(sys.argv[2], sys.argv[3])
    with open(sys.argv[4], encoding="utf-8") as file:
        card = file.read()
    before, after = card[:card.index(START) + len(START)], card[card.index(END):]
    with open(sys.argv[4], "w", encoding="utf-8") as file:
        file.write(before + "\n" + "\n".join(lines) + "\n" + after)


if __name__ == "__main__":
    main()
