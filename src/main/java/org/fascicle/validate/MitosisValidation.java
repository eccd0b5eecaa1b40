package org.fascicle.validate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fascicle.detect.MitosisCandidate;
import org.fascicle.detect.MitosisDetector;
import org.fascicle.detect.MitosisOptions;
import org.fascicle.detect.PointUm;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.RgbImage;
import org.fascicle.measure.Count;
import org.fascicle.measure.Interval;
import org.fascicle.report.CsvFile;
import org.fascicle.space.Area;
import org.fascicle.space.PixelSize;
import org.fascicle.stain.ColourEstimator;
import org.fascicle.stain.ColourOptions;
import org.fascicle.stain.SlideColour;
import org.fascicle.stain.StainKindChoice;

/**
 * Scores mitosis candidates against marks on held-out slides.
 *
 * <p>A candidate within {@value #HIT_UM} um of a mark hits it; from the best score down, each mark is hit once and what hits
 * nothing is false. Patches lie around figures, so that figures are hundreds of times as frequent as in a tumour: precision
 * on them says little. False candidates per mm2 do not depend on that, and with them {@link Row#precisionAt} says what
 * precision to expect where there are so many figures per mm2.
 *
 * @see <a href="https://doi.org/10.1016/j.media.2022.102699">Aubreville et al. 2023, the matching rule</a>
 */
public final class MitosisValidation {

    /** Matching radius of the MIDOG challenges. */
    public static final double HIT_UM = 7.5;

    /** Beyond this distance from a mark a candidate cannot have been merged with the figure there. */
    public static final double AWAY_UM = MitosisOptions.DEFAULT_MERGE_UM;

    /** Bodies nearer to a patch's edge may be cut by it; neither they nor marks there are judged. */
    public static final double MARGIN_UM = 3;

    private static final double[] FIELD_THRESHOLDS = {0.1, 0.2, 0.5, 0.8};
    private static final double FIELD_PIXEL_UM = 0.25;
    private static final int DECIMALS = 4;
    private static final double[] THRESHOLDS = {
        0, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8, 0.9, 0.95
    };

    /**
     * Scores at one threshold.
     *
     * @param threshold candidates of this score and above
     * @param hits marks found
     * @param falseCandidates candidates that are not mitoses
     * @param missed marks not found
     * @param falseAway those of the false candidates that lie farther than {@link #AWAY_UM} from every mark
     * @param awayMm2 area farther than that from every mark
     */
    public record Row(double threshold, int hits, int falseCandidates, int missed, int falseAway, double awayMm2) {

        public double precision() {
            return hits + falseCandidates == 0 ? 0 : (double) hits / (hits + falseCandidates);
        }

        public double recall() {
            return hits + missed == 0 ? 0 : (double) hits / (hits + missed);
        }

        public double f1() {
            return hits == 0 ? 0 : 2.0 * hits / (2.0 * hits + falseCandidates + missed);
        }

        /** Density of false candidates where no figure is near that could have been merged with them. */
        public Count falseDensity() {
            return new Count(falseAway, Area.ofMm2(awayMm2));
        }

        /** Precision to expect in tissue with this many figures per mm2, if false candidates are as dense as here. */
        public double precisionAt(double figuresPerMm2) {
            double found = figuresPerMm2 * recall();
            return found == 0 ? 0 : found / (found + falseDensity().perMm2());
        }
    }

    /**
     * What was scored on a piece of tissue.
     *
     * @param name of the slide or of the set
     * @param marks figures marked on it
     * @param hitScores scores of the candidates that hit one
     * @param otherScores scores of the others, away from figures
     * @param mm2 area away from figures
     */
    public record Piece(String name, int marks, List<Double> hitScores, List<Double> otherScores, double mm2) {

        /** Figures counted from this score on. */
        public int hits(double threshold) {
            return (int) hitScores.stream().filter(score -> score >= threshold).count();
        }

        /** Other things counted from this score on. */
        public int others(double threshold) {
            return (int)
                    otherScores.stream().filter(score -> score >= threshold).count();
        }
    }

    /**
     * Scores at all thresholds.
     *
     * @param slides how many slides
     * @param patches how many patches
     * @param auc chance that a figure among the candidates scores higher than another candidate
     * @param rows one per threshold, lowest first
     */
    public record Table(int slides, int patches, double auc, List<Row> rows) {

        public Row best() {
            return rows.stream().max(Comparator.comparingDouble(Row::f1)).orElseThrow();
        }

        /** The row of the highest threshold that is not above this one. */
        public Row at(double threshold) {
            return rows.stream()
                    .filter(row -> row.threshold() <= threshold + 1e-9)
                    .reduce((low, high) -> high)
                    .orElseThrow();
        }

        public String text() {
            StringBuilder text = new StringBuilder(String.format(
                    Locale.ROOT,
                    "%d slides, %d patches, %.2f mm2 away from figures; AUC over candidates %.4f%n"
                            + "  score  found missed  false  precision  recall     F1  false/mm2 away (95 %%)    precision at 10/mm2%n",
                    slides,
                    patches,
                    rows.get(0).awayMm2(),
                    auc));
            for (Row row : rows) {
                Interval density = row.falseDensity().intervalPerMm2(Interval.USUAL_CONFIDENCE);
                text.append(String.format(
                        Locale.ROOT,
                        "%7.3f %6d %6d %6d %10.3f %7.3f %6.3f %10.1f (%.1f-%.1f) %15.3f%n",
                        row.threshold(),
                        row.hits(),
                        row.missed(),
                        row.falseCandidates(),
                        row.precision(),
                        row.recall(),
                        row.f1(),
                        row.falseDensity().perMm2(),
                        density.lower(),
                        density.upper(),
                        row.precisionAt(10)));
            }
            return text.toString();
        }
    }

    private record Judged(double score, boolean hit, boolean away) {}

    private final MitosisDetector detector;

    public MitosisValidation(MitosisDetector detector) {
        this.detector = detector;
    }

    /**
     * The table over all thresholds.
     *
     * @param folder the folder of mitosis patches
     * @param heldOut held-out slides, or those that the model was trained on
     */
    public Table table(Path folder, boolean heldOut) {
        Map<String, List<MitosisPatches.Patch>> slides = MitosisPatches.bySlide(folder);
        slides.values().removeIf(slide -> slide.get(0).heldOut() != heldOut);
        Tally tally = new Tally();
        slides.values().forEach(slide -> {
            SlideColour colour = MitosisPatches.colour(slide);
            double nucleusOd = MitosisPatches.nucleusOd(slide, colour);
            slide.forEach(patch -> judge(patch, colour, nucleusOd, tally));
        });
        return new Table(slides.size(), tally.patches, auc(tally.judged), rows(tally));
    }

    /** The marked slides of a role. */
    public List<Piece> slides(Path folder, MitosisBackground.Role role) {
        List<Piece> pieces = new ArrayList<>();
        MitosisPatches.bySlide(folder).forEach((name, slide) -> {
            if (slide.get(0).role() == role) {
                Tally tally = new Tally();
                SlideColour colour = MitosisPatches.colour(slide);
                double nucleusOd = MitosisPatches.nucleusOd(slide, colour);
                slide.forEach(patch -> judge(patch, colour, nucleusOd, tally));
                pieces.add(new Piece(
                        name,
                        tally.marks,
                        tally.judged.stream()
                                .filter(Judged::hit)
                                .map(Judged::score)
                                .toList(),
                        tally.judged.stream()
                                .filter(j -> !j.hit && j.away)
                                .map(Judged::score)
                                .toList(),
                        tally.awayUm2 / 1e6));
            }
        });
        return pieces;
    }

    /** The fields without marks of a role. */
    public List<Piece> background(Path data, MitosisBackground.Role role) {
        return MitosisBackground.fields(data).stream()
                .filter(field -> field.role() == role)
                .map(field -> unmarked(field.set(), Pictures.read(field.file(), 1), field.pixelSize(), field.seen()))
                .toList();
    }

    private static PointUm place(MitosisCandidate candidate, PixelSize pixel) {
        return new PointUm((candidate.x() + 0.5) * pixel.xUm(), (candidate.y() + 0.5) * pixel.yUm());
    }

    private static double auc(List<Judged> judged) {
        double wins = 0;
        long pairs = 0;
        for (Judged figure : judged) {
            for (Judged other : judged) {
                if (figure.hit && !other.hit) {
                    pairs++;
                    wins += figure.score > other.score ? 1 : figure.score == other.score ? 0.5 : 0;
                }
            }
        }
        return pairs == 0 ? 0 : wins / pairs;
    }

    /**
     * Whole fields in which nobody marked mitoses: what is counted on them is a ceiling for the density of false ones, on tissue that
     * was not chosen for its mitoses.
     *
     * @param fields a folder of images
     * @param pixelUm size of their pixels
     */
    public List<Piece> unmarked(Path fields, double pixelUm) {
        PixelSize pixel = PixelSize.square(pixelUm);
        return Pictures.files(fields).stream()
                .map(file -> unmarked(file.getFileName().toString(), Pictures.read(file, 1), pixel, List.of()))
                .toList();
    }

    private Piece unmarked(String name, RgbImage image, PixelSize pixel, List<PointUm> seen) {
        SlideColour colour =
                ColourEstimator.estimate(image, ColourOptions.defaults().withKind(StainKindChoice.HE));
        BinaryMask all = BinaryMask.full(image.width(), image.height());
        List<Double> others = detector.detect(image, pixel, colour, all, MitosisOptions.defaults()).stream()
                .filter(c -> seen.stream().allMatch(mark -> distance(mark, place(c, pixel)) > HIT_UM))
                .map(MitosisCandidate::score)
                .toList();
        return new Piece(
                name,
                0,
                List.of(),
                others,
                pixel.areaOf((double) image.width() * image.height()).mm2());
    }

    /**
     * Candidates per mm2 on whole fields in words; nothing where the data folder has none.
     *
     * @param data the folder that perhaps holds {@code nuclei/monuseg-train}
     */
    public String fields(Path data) {
        Path folder = data.resolve("nuclei/monuseg-train/images");
        List<Piece> fields = Files.isDirectory(folder) ? unmarked(folder, FIELD_PIXEL_UM) : List.of();
        StringBuilder text = new StringBuilder();
        for (double threshold : fields.isEmpty() ? new double[0] : FIELD_THRESHOLDS) {
            Count count = others(fields, threshold);
            Interval interval = count.intervalPerMm2(Interval.USUAL_CONFIDENCE);
            text.append(String.format(
                    Locale.ROOT,
                    "whole fields without marks, score from %.2f: %.1f candidates per mm2 (%.1f-%.1f) on %.2f mm2%n",
                    threshold,
                    count.perMm2(),
                    interval.lower(),
                    interval.upper(),
                    count.area().mm2()));
        }
        return text.toString();
    }

    /** What is counted away from figures on all these pieces together. */
    public static Count others(List<Piece> pieces, double threshold) {
        return new Count(
                pieces.stream().mapToLong(piece -> piece.others(threshold)).sum(),
                Area.ofMm2(pieces.stream().mapToDouble(Piece::mm2).sum()));
    }

    /** One line per threshold. */
    public static void writeCsv(Path file, Table table) {
        try (CsvFile csv = new CsvFile(
                file,
                List.of(
                        "score_from",
                        "found",
                        "missed",
                        "false",
                        "precision",
                        "recall",
                        "f1",
                        "false_away",
                        "away_mm2"))) {
            for (Row row : table.rows()) {
                csv.number(row.threshold(), DECIMALS)
                        .whole(row.hits())
                        .whole(row.missed())
                        .whole(row.falseCandidates())
                        .number(row.precision(), DECIMALS)
                        .number(row.recall(), DECIMALS)
                        .number(row.f1(), DECIMALS)
                        .whole(row.falseAway())
                        .number(row.awayMm2(), DECIMALS)
                        .endRow();
            }
        }
    }

    private static final class Tally {
        private final List<Judged> judged = new ArrayList<>();
        private int marks;
        private int patches;
        private double awayUm2;
    }

    private void judge(MitosisPatches.Patch patch, SlideColour colour, double nucleusOd, Tally tally) {
        RgbImage image = patch.image();
        PixelSize pixel = patch.pixelSize();
        Frame frame = new Frame(image.width() * pixel.xUm() - MARGIN_UM, image.height() * pixel.yUm() - MARGIN_UM);
        MitosisOptions options = new MitosisOptions(0, 0, MitosisOptions.DEFAULT_MERGE_UM);
        List<PointUm> open =
                new ArrayList<>(patch.mitoses().stream().filter(frame::holds).toList());
        tally.marks += open.size();
        tally.patches++;
        tally.awayUm2 += frame.awayUm2(patch.mitoses());
        BinaryMask all = BinaryMask.full(image.width(), image.height());
        for (MitosisCandidate candidate : detector.detect(image, pixel, colour, all, options, nucleusOd)) {
            PointUm place = place(candidate, pixel);
            Optional<PointUm> mark = nearestWithin(place, open);
            mark.ifPresent(open::remove);
            if (mark.isPresent() || frame.holds(place)) {
                tally.judged.add(new Judged(candidate.score(), mark.isPresent(), isAway(place, patch.mitoses())));
            }
        }
    }

    private record Frame(double right, double bottom) {

        private static final double LATTICE_UM = 0.25;

        boolean holds(PointUm place) {
            return place.x() >= MARGIN_UM && place.y() >= MARGIN_UM && place.x() < right && place.y() < bottom;
        }

        /** Area away from all marks, summed over a lattice. */
        double awayUm2(List<PointUm> marks) {
            int places = 0;
            for (double y = MARGIN_UM + LATTICE_UM / 2; y < bottom; y += LATTICE_UM) {
                for (double x = MARGIN_UM + LATTICE_UM / 2; x < right; x += LATTICE_UM) {
                    places += isAway(new PointUm(x, y), marks) ? 1 : 0;
                }
            }
            return places * LATTICE_UM * LATTICE_UM;
        }
    }

    static Optional<PointUm> nearestWithin(PointUm place, List<PointUm> marks) {
        return marks.stream()
                .filter(mark -> distance(mark, place) <= HIT_UM)
                .min(Comparator.comparingDouble(mark -> distance(mark, place)));
    }

    static boolean isAway(PointUm place, List<PointUm> marks) {
        return marks.stream().allMatch(mark -> distance(mark, place) > AWAY_UM);
    }

    private static double distance(PointUm a, PointUm b) {
        return Math.hypot(a.x() - b.x(), a.y() - b.y());
    }

    private static List<Row> rows(Tally tally) {
        List<Row> rows = new ArrayList<>();
        for (double threshold : THRESHOLDS) {
            List<Judged> counted =
                    tally.judged.stream().filter(j -> j.score >= threshold).toList();
            int hits = (int) counted.stream().filter(Judged::hit).count();
            int away = (int) counted.stream().filter(j -> !j.hit && j.away).count();
            rows.add(new Row(threshold, hits, counted.size() - hits, tally.marks - hits, away, tally.awayUm2 / 1e6));
        }
        return List.copyOf(rows);
    }
}
