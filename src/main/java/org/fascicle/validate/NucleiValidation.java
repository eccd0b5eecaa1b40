package org.fascicle.validate;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.fascicle.image.LabelImage;
import org.fascicle.segment.FoundNuclei;
import org.fascicle.segment.NucleusSegmenter;
import org.fascicle.stain.ColourEstimator;
import org.fascicle.stain.ColourOptions;
import org.fascicle.stain.SlideColour;
import org.fascicle.stain.StainKindChoice;

/**
 * Runs a nucleus segmenter on sets of images with true nuclei and scores it, image by image and set by set.
 *
 * <p>Each image's colours are measured on the image itself, as those of a field are in an analysis. Scores of a set are means
 * over its images; counts are sums. An image that helped to make the segmenter is told apart from one that did not: see
 * {@link NucleiUse}.
 */
public final class NucleiValidation {

    /**
     * One image's scores.
     *
     * @param set name of its set
     * @param entry the image
     * @param use what it was to the segmenter
     * @param all score of all nuclei
     * @param elongated score of the elongated ones
     * @param nuclei each true and each found one
     * @param cpuSeconds of the segmentation alone
     * @param megapixels of the image as read
     */
    public record Row(
            String set,
            NucleiDataset.Entry entry,
            NucleiUse use,
            NucleiScore all,
            NucleiScore elongated,
            List<NucleusKinds.One> nuclei,
            double cpuSeconds,
            double megapixels) {}

    /** Means over the images of a group. */
    public record Group(
            String name, int images, NucleiScore all, NucleiScore elongated, double cpuSecondsPerMegapixel) {
        static Group of(String name, List<Row> rows) {
            return new Group(
                    name,
                    rows.size(),
                    mean(rows.stream().map(Row::all).toList()),
                    mean(rows.stream().map(Row::elongated).toList()),
                    rows.stream().mapToDouble(Row::cpuSeconds).sum()
                            / rows.stream().mapToDouble(Row::megapixels).sum());
        }

        /** Images without such nuclei, true or found, say nothing and are left out of the mean. */
        private static NucleiScore mean(List<NucleiScore> scores) {
            List<NucleiScore> telling = scores.stream()
                    .filter(score -> score.truth() + score.found() > 0)
                    .toList();
            return new NucleiScore(
                    telling.stream().mapToLong(NucleiScore::truth).sum(),
                    telling.stream().mapToLong(NucleiScore::found).sum(),
                    telling.stream().mapToDouble(NucleiScore::aji).average().orElse(1),
                    telling.stream().mapToDouble(NucleiScore::pq).average().orElse(1),
                    telling.stream().mapToDouble(NucleiScore::f1).average().orElse(1),
                    telling.stream().mapToDouble(NucleiScore::dice).average().orElse(1));
        }
    }

    private final NucleusSegmenter segmenter;
    private final List<Row> rows = new ArrayList<>();

    public NucleiValidation(NucleusSegmenter segmenter) {
        this.segmenter = segmenter;
    }

    public NucleusSegmenter segmenter() {
        return segmenter;
    }

    /**
     * Scores the images of a set.
     *
     * @param wanted which images, by their name
     * @param progress told each image's name when it is done
     */
    public void run(NucleiDataset set, Predicate<String> wanted, Consumer<String> progress) {
        List<NucleiDataset.Entry> entries =
                set.entries().stream().filter(entry -> wanted.test(entry.id())).toList();
        if (!entries.isEmpty() && rows.isEmpty()) {
            found(set.read(entries.get(0)));
        }
        for (NucleiDataset.Entry entry : entries) {
            rows.add(score(set, entry));
            progress.accept(entry.id());
        }
    }

    private Row score(NucleiDataset set, NucleiDataset.Entry entry) {
        NucleiField field = set.read(entry);
        SlideColour colour = colour(field);
        long start = cpuNanos();
        FoundNuclei nuclei = segmenter.find(field.image(), field.pixelSize(), colour);
        double seconds = (cpuNanos() - start) / 1e9;
        LabelImage found = entry.rotated() ? NucleiDataset.judged(nuclei.labels()) : nuclei.labels();
        return new Row(
                set.name(),
                entry,
                NucleiUse.of(segmenter.name(), set, entry),
                NucleiScorer.score(field.truth(), found),
                NucleiScorer.scoreElongated(field.truth(), found),
                NucleusKinds.of(
                        field.image(),
                        field.truth(),
                        new FoundNuclei(found, nuclei.confidence()),
                        field.pixelSize().areaUm2()),
                seconds,
                field.image().width() * (double) field.image().height() / 1e6);
    }

    /** The nuclei that the segmenter finds on an image; also warms it up. */
    LabelImage found(NucleiField field) {
        return segmenter.segment(field.image(), field.pixelSize(), colour(field));
    }

    private static SlideColour colour(NucleiField field) {
        return ColourEstimator.estimate(field.image(), new ColourOptions(StainKindChoice.HE, null, null));
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Which nuclei of a set are missed and made up. */
    List<NucleusKinds.Row> kinds(String set) {
        return NucleusKinds.rows(rows.stream()
                .filter(row -> row.set().equals(set) && row.use() != NucleiUse.FAULTY)
                .flatMap(row -> row.nuclei().stream())
                .toList());
    }

    public List<Row> rows() {
        return List.copyOf(rows);
    }

    /** Means over what belongs together: each set, what its images were to the segmenter, its spindle-cell images. */
    public List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        for (String set : rows.stream().map(Row::set).distinct().toList()) {
            addGroup(groups, set, row -> row.set().equals(set));
            for (NucleiUse use : NucleiUse.values()) {
                addGroup(groups, set + ", " + use.label(), row -> row.set().equals(set) && row.use() == use);
                addGroup(
                        groups,
                        set + ", spindle cells, " + use.label(),
                        row -> row.set().equals(set)
                                && row.use() == use
                                && row.entry().spindle());
            }
        }
        return List.copyOf(groups);
    }

    private void addGroup(List<Group> groups, String name, Predicate<Row> belongs) {
        List<Row> members = rows.stream().filter(belongs).toList();
        if (!members.isEmpty()) {
            groups.add(Group.of(name, members));
        }
    }
}
