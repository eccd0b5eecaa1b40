
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.LogGamma;
import org.fascicle.detect.MitosisCandidate;
import org.fascicle.detect.MitosisDetector;
import org.fascicle.detect.MitosisOptions;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.RgbImage;
import org.fascicle.measure.Count;
import org.fascicle.measure.DetectorError;
import org.fascicle.measure.Interval;
import org.fascicle.segment.tissue.TissueMap;
import org.fascicle.segment.tissue.TissueOptions;
import org.fascicle.segment.tissue.TissueSegmenter;
import org.fascicle.slide.Overview;
import org.fascicle.slide.Slide;
import org.fascicle.slide.SlideSource;
import org.fascicle.slide.formats.Slides;
import org.fascicle.space.Area;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.fascicle.stain.ColourEstimator;
import org.fascicle.stain.ColourOptions;
import org.fascicle.stain.SlideColour;
import org.fascicle.validate.MitosisBackground;
import org.fascicle.validate.MitosisValidation;

/**
 * Measures both scorers of mitosis candidates on what trained and chose nothing: writes the tables of docs/models/mitoses.md between
 * its marks, and the errors by which an unreviewed count is corrected.
 *
 * <p>Recall differs between slides as a Beta distribution, what is wrongly counted per mm2 between fields as a Gamma distribution; both
 * are fitted by maximum likelihood, and neither may claim more figures or events than were seen.
 */
public final class MitosisCard {

    private static final String SMALL_SLIDE = "slides/aperio_svs/CMU-1-Small-Region.svs";
    private static final double SMALL_SLIDE_UM = 0.499;
    private static final double FIELD_UM = 0.25;
    /** Ten mitoses in 1.734 mm2, where the score changes from 1 to 2 points. */
    private static final double LINE_PER_MM2 = 10 / 1.734;
    private static final double COUNTED = MitosisOptions.DEFAULT_COUNTED_SCORE;

    private final Path data;
    private final StringBuilder tables = new StringBuilder();

    private MitosisCard(Path data) {
        this.data = data;
    }

    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        MitosisCard card = new MitosisCard(Path.of(arguments[0]));
        if (arguments[1].equals("choose")) {
            card.choose();
        } else {
            card.write(Path.of(arguments[1]), Path.of(arguments[2]));
        }
    }

    /** F1 to expect at the density where 10 mitoses lie in 1.734 mm2, for each score on the slides and fields that choose. */
    private void choose() {
        MitosisValidation validation = new MitosisValidation(new MitosisDetector());
        List<MitosisValidation.Piece> slides = validation.slides(data.resolve("mitosis/midog21-patches"), MitosisBackground.Role.CHOOSE);
        List<MitosisValidation.Piece> all = Stream.concat(slides.stream(), validation.background(data, MitosisBackground.Role.CHOOSE).stream()).toList();
        double mm2 = all.stream().mapToDouble(MitosisValidation.Piece::mm2).sum();
        int marks = slides.stream().mapToInt(MitosisValidation.Piece::marks).sum();
        System.out.printf("%d figures, %.2f mm2%n score  recall  others per mm2  F1 at %.2f per mm2%n", marks, mm2, LINE_PER_MM2);
        for (double score = 0.02; score < 1; score += 0.02) {
            double threshold = score;
            double recall = slides.stream().mapToInt(piece -> piece.hits(threshold)).sum() / (double) marks;
            double others = all.stream().mapToInt(piece -> piece.others(threshold)).sum() / mm2;
            double found = recall * LINE_PER_MM2;
            System.out.printf("%6.2f %7.3f %15.2f %8.3f%n", score, recall, others, 2 * found / (found + others + LINE_PER_MM2));
        }
    }

    private void write(Path card, Path errors) throws Exception {
        ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        ObjectNode root = json.createObjectNode();
        root.put("script", "scripts/train/mitosis-card");
        root.put("recall", "34 held-out slides of MIDOG 2021, numbers that leave 3 when divided by 4");
        root.put("false", "away from figures on these slides, on fields without marks that trained and chose nothing, and on two sources of which"
                + " nothing trained or chose, the fields of MoNuSeg 2018 and CMU-1-Small-Region");
        for (MitosisDetector detector : List.of(new MitosisDetector(), MitosisDetector.logistic())) {
            ObjectNode each = root.withArray("detectors").addObject();
            each.put("scorer", detector.scorer().name()).put("sha256", detector.scorer().model().sha256()).put("counted_score", COUNTED);
            DetectorError error = measure(detector);
            each.putObject("error").put("found", rounded(error.found())).put("missed", rounded(error.missed())).put("false", rounded(error.falseCount()))
                    .put("false_mm2", rounded(error.falseMm2()));
        }
        Files.writeString(errors, json.writeValueAsString(root) + "\n");
        String page = Files.readString(card);
        String begin = "<!-- scores -->\n";
        String end = "<!-- end of scores -->";
        Files.writeString(card, page.substring(0, page.indexOf(begin) + begin.length()) + tables + page.substring(page.indexOf(end)));
    }

    private static double rounded(double value) {
        return Double.parseDouble(String.format("%.4g", value));
    }

    private DetectorError measure(MitosisDetector detector) throws Exception {
        MitosisValidation validation = new MitosisValidation(detector);
        MitosisValidation.Table table = validation.table(data.resolve("mitosis/midog21-patches"), true);
        say("", "### " + detector.scorer().name(), "", String.format("AUC over the candidates of %d held-out slides: %.4f.", table.slides(), table.auc()), "",
                "| score from | found | missed | others | precision | recall | F1 | others per mm2, more than 10 um from figures |", "|---|---|---|---|---|---|---|---|");
        for (double score : new double[] {0.02, 0.1, 0.3, 0.5, 0.7, 0.9}) {
            MitosisValidation.Row row = table.at(score);
            say(String.format("| %.2f | %d | %d | %d | %.3f | %.3f | %.3f | %s |", row.threshold(), row.hits(), row.missed(), row.falseCandidates(),
                    row.precision(), row.recall(), row.f1(), density(row.falseDensity())));
        }
        List<MitosisValidation.Piece> slides = validation.slides(data.resolve("mitosis/midog21-patches"), MitosisBackground.Role.REPORT);
        List<MitosisValidation.Piece> background = validation.background(data, MitosisBackground.Role.REPORT);
        say("", "Counted per mm2 where no mitosis is marked:", "", "| tissue | fields | mm2 | counted | per mm2 (95 %) |", "|---|---|---|---|---|");
        sets(slides, background).forEach((name, pieces) -> line(name, pieces.size(), sum(pieces)));
        List<MitosisValidation.Piece> elsewhere = Stream.concat(validation.unmarked(data.resolve("nuclei/monuseg-train/images"), FIELD_UM).stream(),
                Stream.of(smallSlide(detector))).toList();
        line("MoNuSeg 2018, for report only", elsewhere.size() - 1, sum(elsewhere.subList(0, elsewhere.size() - 1)));
        line("CMU-1-Small-Region, for report only", 1, sum(elsewhere.subList(elsewhere.size() - 1, elsewhere.size())));
        DetectorError error = error(slides, Stream.of(slides, background, elsewhere).flatMap(List::stream).toList());
        say("", "Error of an unreviewed count: " + error.words() + "; in brackets where 95 of 100 slides lie.");
        return error;
    }

    private static Map<String, List<MitosisValidation.Piece>> sets(List<MitosisValidation.Piece> slides, List<MitosisValidation.Piece> background) {
        Map<String, List<MitosisValidation.Piece>> sets = new LinkedHashMap<>();
        sets.put("MIDOG 2021, held-out slides, away from figures", slides);
        background.forEach(piece -> sets.computeIfAbsent(piece.name(), name -> new ArrayList<>()).add(piece));
        return sets;
    }

    private static Count sum(List<MitosisValidation.Piece> pieces) {
        return MitosisValidation.others(pieces, COUNTED);
    }

    private void line(String name, int fields, Count count) {
        say(String.format("| %s | %d | %.2f | %d | %s |", name, fields, count.area().mm2(), count.count(), density(count)));
    }

    private static String density(Count count) {
        Interval interval = count.intervalPerMm2(Interval.USUAL_CONFIDENCE);
        return String.format("%.1f (%.1f-%.1f)", count.perMm2(), interval.lower(), interval.upper());
    }

    /** Counted on all tissue of the small slide, as one block. */
    private MitosisValidation.Piece smallSlide(MitosisDetector detector) throws Exception {
        try (Slide slide = Slides.open(SlideSource.of(data.resolve(SMALL_SLIDE)))) {
            PixelSize pixel = PixelSize.square(SMALL_SLIDE_UM);
            Region all = Region.ofSize(slide.width(), slide.height());
            RgbImage image = slide.read(all, 1);
            Overview overview = slide.overview(2000);
            SlideColour colour = ColourEstimator.estimate(overview.image(), ColourOptions.defaults());
            TissueMap tissue = TissueSegmenter.segment(overview.image(), pixel.times(overview.downsample()), colour.white(), TissueOptions.defaults());
            BinaryMask analysable = tissue.analysable(all, pixel);
            List<MitosisCandidate> found = detector.detect(image, pixel, colour, analysable, MitosisOptions.defaults());
            return new MitosisValidation.Piece(slide.name(), 0, List.of(), found.stream().map(MitosisCandidate::score).toList(), tissue.analysableArea().mm2());
        }
    }

    private static DetectorError error(List<MitosisValidation.Piece> slides, List<MitosisValidation.Piece> all) {
        double marks = slides.stream().mapToInt(MitosisValidation.Piece::marks).sum();
        double hits = slides.stream().mapToInt(piece -> piece.hits(COUNTED)).sum();
        double recall = (hits + 0.5) / (marks + 1);
        double figures = best(0.5, marks, n -> slides.stream().mapToDouble(s -> LogBeta.value(s.hits(COUNTED) + n * recall, s.marks() - s.hits(COUNTED) + n * (1 - recall))
                - LogBeta.value(n * recall, n * (1 - recall))).sum());
        Count others = sum(all);
        double most = others.count() + 0.5;
        double perMm2 = best(0.1, 100, density -> likelihood(all, best(0.05, most, shape -> likelihood(all, shape, density)), density));
        double shape = best(0.05, most, value -> likelihood(all, value, perMm2));
        return new DetectorError(figures * recall, figures * (1 - recall), shape, shape / perMm2);
    }

    /** Of a Gamma distribution of this shape and mean: each piece's number of others is then negative binomial. */
    private static double likelihood(List<MitosisValidation.Piece> pieces, double shape, double perMm2) {
        return pieces.stream().mapToDouble(piece -> {
            double mean = perMm2 * piece.mm2();
            int others = piece.others(COUNTED);
            return LogGamma.value(others + shape) - LogGamma.value(shape) + shape * Math.log(shape / (shape + mean))
                    + others * Math.log(mean / (shape + mean));
        }).sum();
    }

    /** The value between these bounds that makes most of a likelihood, on a fine logarithmic grid. */
    private static double best(double least, double most, DoubleUnaryOperator likelihood) {
        double best = most;
        for (double value = least; value < most; value *= 1.02) {
            best = likelihood.applyAsDouble(value) > likelihood.applyAsDouble(best) ? value : best;
        }
        return best;
    }

    private void say(String... lines) {
        for (String line : lines) {
            tables.append(line).append('\n');
        }
    }
}
