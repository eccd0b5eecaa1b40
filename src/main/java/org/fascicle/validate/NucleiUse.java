package org.fascicle.validate;

import java.util.List;

/**
 * What an image of a validation set was to the segmenter that is scored on it.
 *
 * <p>Each segmenter has a split of its own: the settings of the classic one (and of the baseline, which was never fitted) were chosen on
 * other images than the weights of the learned one. The learned one's is the split of {@code scripts/train/nuclei_data.py}.
 * Images of a set that neither knows are held out. Groups count from 0 in the order of names.
 */
public enum NucleiUse {
    /** Its weights were fitted to it. */
    TRAINED("trained on"),
    /** Looked at while its settings were chosen. */
    TUNED("seen while tuning"),
    /** Played no part. */
    HELD_OUT("held out"),
    /** Left out of every choice, because its truth does not lie on its nuclei: the warped tnbc images named "distorted". */
    FAULTY("truth beside its nuclei");

    private static final String LEARNED = "learned";
    private static final int TUNED_MONUSEG = 4;
    private static final int EVERY_SPINDLE = 3;
    private static final int EVERY_OTHER = 8;
    private static final int EVERY_SOURCE = 5;

    private final String label;

    NucleiUse(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** What an entry of a set was to the segmenter of a name. */
    static NucleiUse of(String segmenter, NucleiDataset set, NucleiDataset.Entry entry) {
        return switch (set.name()) {
            case "monuseg-train" -> set.entries().indexOf(entry) < TUNED_MONUSEG ? TUNED : HELD_OUT;
            case "dsb2018" ->
                segmenter.equals(LEARNED) ? learnedDsb(set.entries(), entry) : classicDsb(set.entries(), entry);
            case "tnbc" ->
                entry.id().startsWith("distorted")
                        ? FAULTY
                        : segmenter.equals(LEARNED) ? learnedTnbc(set.entries(), entry) : TUNED;
            case "nucls15" -> segmenter.equals(LEARNED) && entry.id().startsWith("train") ? TRAINED : HELD_OUT;
            default -> HELD_OUT;
        };
    }

    /** The last of every three images of spindle cells is held out. */
    private static NucleiUse classicDsb(List<NucleiDataset.Entry> entries, NucleiDataset.Entry entry) {
        return entry.spindle() && placeAmongAlike(entries, entry) % EVERY_SPINDLE == EVERY_SPINDLE - 1
                ? HELD_OUT
                : TUNED;
    }

    /** The first of every three images of spindle cells is held out; the first of every eight others helped to choose settings. */
    private static NucleiUse learnedDsb(List<NucleiDataset.Entry> entries, NucleiDataset.Entry entry) {
        int place = placeAmongAlike(entries, entry);
        if (entry.spindle()) {
            return place % EVERY_SPINDLE == 0 ? HELD_OUT : TRAINED;
        }
        return place % EVERY_OTHER == 0 ? TUNED : TRAINED;
    }

    /** The images of the first of every five sources helped to choose settings. */
    private static NucleiUse learnedTnbc(List<NucleiDataset.Entry> entries, NucleiDataset.Entry entry) {
        List<String> sources = entries.stream()
                .map(NucleiDataset.Entry::source)
                .distinct()
                .sorted()
                .toList();
        return sources.indexOf(entry.source()) % EVERY_SOURCE == 0 ? TUNED : TRAINED;
    }

    private static int placeAmongAlike(List<NucleiDataset.Entry> entries, NucleiDataset.Entry entry) {
        return entries.stream()
                .filter(any -> any.spindle() == entry.spindle())
                .toList()
                .indexOf(entry);
    }
}
