package org.fascicle.validate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fascicle.detect.MitosisCandidate;
import org.fascicle.detect.MitosisDetector;
import org.fascicle.detect.MitosisOptions;
import org.fascicle.detect.PointUm;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.RgbImage;
import org.fascicle.measure.Count;
import org.fascicle.raster.Shrinking;
import org.fascicle.space.Area;
import org.fascicle.space.PixelSize;
import org.fascicle.stain.SlideColour;

/**
 * What a detector finds and counts, by source, form of the figures and size of the pixels.
 *
 * <p>From the best score down each candidate takes the nearest mark within {@value MitosisValidation#HIT_UM} um that none took before. What takes none,
 * lies farther than {@value MitosisValidation#AWAY_UM} um from all marks and from the picture's edge is another thing, where all figures of the picture
 * are marked. Every picture is looked at as it is and with its pixels averaged to twice their size.
 */
public final class MitosisTrial {

    private static final int[] SHRUNK = {1, 2};

    /**
     * Where the detector erred most, or was least sure.
     *
     * @param x column of the place in the picture as it is
     * @param y its row
     */
    public record Place(String source, Path file, PixelSize pixelSize, double x, double y, double score) {}

    /**
     * What was found of a source at one size of pixels.
     *
     * @param shrunk how many times larger than in the pictures the pixels were, along an edge
     * @param figures score of the candidate on each marked figure, -1 where there is none
     * @param lookalikes the same of marked look-alikes
     * @param others scores of other things
     * @param mm2 where these were counted
     */
    public record Row(
            MitosisSources.Source source,
            String form,
            int shrunk,
            List<Double> figures,
            List<Double> lookalikes,
            List<Double> others,
            double mm2) {

        /** Share of the figures with a candidate of this score or more. */
        public double recall(double score) {
            return (double) from(figures, score) / figures.size();
        }

        /** Other things of this score or more. */
        public Count others(double score) {
            return new Count(from(others, score), Area.ofMm2(mm2));
        }

        /** Chance that a figure scores higher than a look-alike; both need to be there. */
        public double auc() {
            double wins = 0;
            for (double figure : figures) {
                for (double other : lookalikes) {
                    wins += figure > other ? 1 : figure == other ? 0.5 : 0;
                }
            }
            return wins / figures.size() / lookalikes.size();
        }

        private static long from(List<Double> scores, double least) {
            return scores.stream().filter(score -> score >= least).count();
        }
    }

    private record Key(MitosisSources.Source source, String form, int shrunk) {}

    private static final class Tally {
        private final List<Double> figures = new ArrayList<>();
        private final List<Double> lookalikes = new ArrayList<>();
        private final List<Double> others = new ArrayList<>();
        private double mm2;

        Row row(Key key) {
            return new Row(
                    key.source,
                    key.form,
                    key.shrunk,
                    List.copyOf(figures),
                    List.copyOf(lookalikes),
                    List.copyOf(others),
                    mm2);
        }
    }

    private final MitosisDetector detector;
    private final Map<Key, Tally> tallies = new LinkedHashMap<>();
    private final List<Place> right = new ArrayList<>();
    private final List<Place> wrong = new ArrayList<>();

    private MitosisTrial(MitosisDetector detector) {
        this.detector = detector;
    }

    /** Looks at all groups; the order of the rows is that of the groups. */
    public static MitosisTrial of(MitosisDetector detector, List<MitosisSources.Group> groups) {
        MitosisTrial trial = new MitosisTrial(detector);
        groups.forEach(trial::look);
        return trial;
    }

    public List<Row> rows() {
        return tallies.entrySet().stream()
                .map(each -> each.getValue().row(each.getKey()))
                .toList();
    }

    /** Other things that score most, on pixels as they are, best first. */
    public List<Place> bestWrong(int most) {
        return wrong.stream()
                .sorted(Comparator.comparingDouble(Place::score).reversed())
                .limit(most)
                .toList();
    }

    /** Figures that score least, on pixels as they are, least first; -1 where there was no candidate. */
    public List<Place> worstRight(int most) {
        return right.stream()
                .sorted(Comparator.comparingDouble(Place::score))
                .limit(most)
                .toList();
    }

    private void look(MitosisSources.Group group) {
        SlideColour colour = MitosisPatches.colour(group.patches());
        double nucleusOd = MitosisPatches.nucleusOd(group.patches(), colour);
        for (MitosisPatches.Patch patch : group.patches()) {
            RgbImage image = patch.image();
            for (int shrunk : SHRUNK) {
                Key key = new Key(group.source(), group.form(), shrunk);
                Tally tally = tallies.computeIfAbsent(key, any -> new Tally());
                new Judge(group, patch, shrunk, tally).judge(Shrinking.mean(image, shrunk), colour, nucleusOd);
            }
        }
    }

    /** One picture at one size of pixels. */
    private final class Judge {
        private final MitosisSources.Group group;
        private final MitosisPatches.Patch patch;
        private final int shrunk;
        private final Tally tally;

        Judge(MitosisSources.Group group, MitosisPatches.Patch patch, int shrunk, Tally tally) {
            this.group = group;
            this.patch = patch;
            this.shrunk = shrunk;
            this.tally = tally;
        }

        void judge(RgbImage image, SlideColour colour, double nucleusOd) {
            PixelSize pixel = patch.pixelSize().times(shrunk);
            BinaryMask all = BinaryMask.full(image.width(), image.height());
            MitosisOptions every = new MitosisOptions(0, 0, MitosisOptions.DEFAULT_MERGE_UM);
            Frame frame = new Frame(image, pixel);
            List<PointUm> open = new ArrayList<>(
                    patch.mitoses().stream().filter(frame::holds).toList());
            for (MitosisCandidate candidate : detector.detect(image, pixel, colour, all, every, nucleusOd)) {
                PointUm place = new PointUm((candidate.x() + 0.5) * pixel.xUm(), (candidate.y() + 0.5) * pixel.yUm());
                Optional<PointUm> mark = MitosisValidation.nearestWithin(place, open);
                mark.ifPresent(taken -> marked(taken, candidate.score()));
                mark.ifPresent(open::remove);
                if (mark.isEmpty() && isAnother(place, frame)) {
                    other(place, candidate.score());
                }
            }
            open.forEach(missed -> marked(missed, -1));
            if (group.marks() == MitosisSources.Marks.ALL_FIGURES) {
                tally.mm2 += frame.awayMm2(patch.mitoses());
            }
        }

        private boolean isAnother(PointUm place, Frame frame) {
            return group.marks() == MitosisSources.Marks.ALL_FIGURES
                    && frame.holds(place)
                    && MitosisValidation.isAway(place, patch.mitoses())
                    && MitosisValidation.isAway(place, group.doubtful());
        }

        private void marked(PointUm mark, double score) {
            if (group.marks() == MitosisSources.Marks.LOOKALIKES) {
                tally.lookalikes.add(score);
                return;
            }
            tally.figures.add(score);
            keep(right, mark, score);
        }

        private void other(PointUm place, double score) {
            tally.others.add(score);
            keep(wrong, place, score);
        }

        private void keep(List<Place> places, PointUm at, double score) {
            if (shrunk == 1) {
                PixelSize pixel = patch.pixelSize();
                places.add(new Place(
                        group.source().name(),
                        patch.file(),
                        pixel,
                        at.x() / pixel.xUm() - 0.5,
                        at.y() / pixel.yUm() - 0.5,
                        score));
            }
        }
    }

    /** Where bodies are judged: not so near to an edge that it may cut them. */
    private record Frame(double right, double bottom) {

        private static final double LATTICE_UM = 0.5;

        Frame(RgbImage image, PixelSize pixel) {
            this(
                    image.width() * pixel.xUm() - MitosisValidation.MARGIN_UM,
                    image.height() * pixel.yUm() - MitosisValidation.MARGIN_UM);
        }

        boolean holds(PointUm place) {
            return place.x() >= MitosisValidation.MARGIN_UM
                    && place.y() >= MitosisValidation.MARGIN_UM
                    && place.x() < right
                    && place.y() < bottom;
        }

        double awayMm2(List<PointUm> marks) {
            double edge = MitosisValidation.MARGIN_UM;
            if (marks.isEmpty()) {
                return Math.max(0, right - edge) * Math.max(0, bottom - edge) / 1e6;
            }
            long places = 0;
            for (double y = edge + LATTICE_UM / 2; y < bottom; y += LATTICE_UM) {
                for (double x = edge + LATTICE_UM / 2; x < right; x += LATTICE_UM) {
                    places += MitosisValidation.isAway(new PointUm(x, y), marks) ? 1 : 0;
                }
            }
            return places * LATTICE_UM * LATTICE_UM / 1e6;
        }
    }
}
