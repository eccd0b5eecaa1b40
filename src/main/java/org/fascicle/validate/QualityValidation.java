package org.fascicle.validate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.FloatImage;
import org.fascicle.image.RgbImage;
import org.fascicle.raster.BoxMean;
import org.fascicle.raster.Shrinking;
import org.fascicle.segment.tissue.TissueClass;
import org.fascicle.segment.tissue.TissueMap;
import org.fascicle.segment.tissue.TissueOptions;
import org.fascicle.segment.tissue.TissueSegmenter;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.fascicle.space.UserError;
import org.fascicle.stain.WhitePoint;
import org.fascicle.stain.WhitePointEstimator;

/**
 * What is left out of real fields as they are, which ought to be nothing, and of the same with artefacts drawn on them.
 *
 * <p>Every second picture of a source was looked at when the rules were chosen; the others were not.
 */
public final class QualityValidation {

    /** Pictures that have room for a fold and for what lies beside it. */
    private static final double LEAST_SIDE_UM = 400;
    /** Share of the field that is tissue, where something is drawn. */
    private static final double LEAST_TISSUE = 0.8;

    /** Sizes of pixels, about: pictures are shrunk by whole numbers. Artefacts are drawn at the first. */
    private static final double[] PIXELS_UM = {1, 2, 4, 6};

    /** Pixels that focus is judged at, about. */
    private static final double FOCUS_UM = 0.5;

    private static final int MOST_PICTURES = 80;

    private record Source(String name, String folder, double um) {
        int shrinking(double pixelUm) {
            return (int) Math.max(1, Math.round(pixelUm / um));
        }
    }

    private static final List<Source> SOURCES = List.of(
            new Source("skin (CMU-1)", "slides/aperio_svs", 0.499),
            new Source("osteosarcoma", "necrosis/osteosarcoma", 0.6),
            new Source("breast, whole regions", "necrosis/bcss", 0.25),
            new Source("colorectal", "necrosis/crc-val", 0.5),
            new Source("colorectal, nine classes", "necrosis/nct_crc_9", 0.5),
            new Source("lung", "necrosis/lung-tcga", 0.5),
            new Source("several organs", "nuclei/monuseg-train", 0.25),
            new Source("breast, triple-negative", "nuclei/tnbc", 0.2),
            new Source("breast, giant nuclei", "mitosis/brecahad-case12", 0.24));

    private final Path data;
    private final int half;
    private final StringBuilder text = new StringBuilder();
    private final Map<DrawnArtefact, Score> scores = new EnumMap<>(DrawnArtefact.class);
    private final DrawnBlur blur = new DrawnBlur();

    private static final class Score {
        private int fields;
        private long drawn;
        private long found;
        private long right;
        private long withMargin;
        private int within;
    }

    private QualityValidation(Path data, int half) {
        this.data = data;
        this.half = half;
    }

    /**
     * Tables in Markdown; a user's error where no source is there.
     *
     * @param data the folder that holds {@code necrosis}, {@code nuclei}, {@code mitosis} and {@code slides}
     * @param unseen the pictures that no rule was chosen with, or else the others
     */
    public static String tables(Path data, boolean unseen) {
        if (SOURCES.stream().noneMatch(source -> Files.isDirectory(data.resolve(source.folder())))) {
            throw UserError.input(data + " holds none of the folders that are judged, such as "
                    + SOURCES.get(0).folder() + "; give the one that does by --data.");
        }
        QualityValidation validation = new QualityValidation(data, unseen ? 1 : 0);
        validation.clean();
        validation.drawn();
        validation.text.append(RealMarks.table(data));
        return validation.text.toString();
    }

    private void clean() {
        text.append(
                        "| source, as it is | um a pixel | pictures | tissue, mm2 | called fold, % | worst picture | flakes, % | worst picture | pen, % | bubble or edge, % | not scanned, % |\n")
                .append("|---|---|---|---|---|---|---|---|---|---|---|\n");
        SOURCES.stream()
                .filter(source -> Files.isDirectory(data.resolve(source.folder())))
                .forEach(this::clean);
    }

    private void clean(Source source) {
        List<Path> files = pictures(source);
        for (double about : PIXELS_UM) {
            int shrinking = source.shrinking(about);
            PixelSize pixel = PixelSize.square(shrinking * source.um());
            Areas areas = new Areas();
            for (int i = 0; i < files.size(); i++) {
                if (files.size() == 1 || i % 2 == half) {
                    RgbImage whole = Pictures.read(files.get(i), 1);
                    RgbImage image = Shrinking.mean(whole, shrinking);
                    TissueMap map = map(image, pixel, white(image));
                    areas.add(map);
                    if (about == PIXELS_UM[0] && drawable(image, pixel, map)) {
                        draw(image, pixel, map, i);
                        blur(source, whole, map, i);
                    }
                }
            }
            text.append(areas.row(source.name(), pixel));
        }
    }

    private void blur(Source source, RgbImage whole, TissueMap map, int number) {
        int shrinking = source.shrinking(FOCUS_UM);
        RgbImage image = Shrinking.mean(whole, shrinking);
        PixelSize pixel = PixelSize.square(shrinking * source.um());
        Region all = Region.ofSize(image.width(), image.height());
        blur.add(image, pixel, map.analysable(all, pixel), new Random(number));
    }

    /** What was called on some pictures. */
    private static final class Areas {

        private static final List<TissueClass> KINDS = List.of(
                TissueClass.FOLD, TissueClass.DEBRIS, TissueClass.PEN, TissueClass.BUBBLE, TissueClass.NOT_SCANNED);

        private final Map<TissueClass, Double> mm2 = new EnumMap<>(TissueClass.class);
        private double all;
        private final Map<TissueClass, Double> worst = new EnumMap<>(TissueClass.class);
        private int pictures;

        void add(TissueMap map) {
            double here = map.analysableArea().mm2();
            for (TissueClass kind : KINDS) {
                mm2.merge(kind, map.area(kind).mm2(), Double::sum);
                here += map.area(kind).mm2();
            }
            for (TissueClass kind : KINDS) {
                worst.merge(kind, here > 0 ? 100 * map.area(kind).mm2() / here : 0, Math::max);
            }
            all += here;
            pictures++;
        }

        String row(String name, PixelSize pixel) {
            return String.format(
                    Locale.ROOT,
                    "| %s | %.1f | %d | %.2f | %.2f | %.1f | %.2f | %.1f | %.2f | %.2f | %.2f |%n",
                    name,
                    pixel.meanUm(),
                    pictures,
                    all,
                    percent(TissueClass.FOLD),
                    worst.getOrDefault(TissueClass.FOLD, 0.0),
                    percent(TissueClass.DEBRIS),
                    worst.getOrDefault(TissueClass.DEBRIS, 0.0),
                    percent(TissueClass.PEN),
                    percent(TissueClass.BUBBLE),
                    percent(TissueClass.NOT_SCANNED));
        }

        private double percent(TissueClass kind) {
            return 100 * mm2.getOrDefault(kind, 0.0) / all;
        }
    }

    private List<Path> pictures(Source source) {
        return Pictures.files(data.resolve(source.folder())).stream()
                .filter(file -> file.toString().matches(".*\\.(png|jpg|jpeg|tif|tiff|svs)"))
                .filter(file -> !file.toString().matches(".*(/labels/|/masks?/|mask|by_eye).*"))
                .limit(MOST_PICTURES)
                .toList();
    }

    private static TissueMap map(RgbImage image, PixelSize pixel, WhitePoint white) {
        return TissueSegmenter.segment(image, pixel, white, TissueOptions.defaults());
    }

    private static WhitePoint white(RgbImage image) {
        return WhitePointEstimator.estimate(image).orElse(WhitePoint.UNKNOWN);
    }

    private static boolean drawable(RgbImage image, PixelSize pixel, TissueMap map) {
        return Math.min(image.width(), image.height()) * pixel.meanUm() >= LEAST_SIDE_UM
                && map.analysable().count() >= LEAST_TISSUE * image.width() * image.height();
    }

    private void draw(RgbImage image, PixelSize pixel, TissueMap clean, int number) {
        WhitePoint white = white(image);
        for (DrawnArtefact kind : DrawnArtefact.values()) {
            DrawnArtefact.Drawn drawn = kind.on(image, pixel, white, new Random(31L * number + kind.ordinal()));
            BinaryMask truth = drawn.where().and(clean.analysable());
            BinaryMask found = map(drawn.image(), pixel, white).mask(kind.kind());
            Score score = scores.computeIfAbsent(kind, any -> new Score());
            score.fields++;
            score.drawn += truth.count();
            long itself = withoutMargin(found, pixel.toPx(kind.marginUm()))
                    .and(clean.analysable())
                    .count();
            score.found += itself;
            score.withMargin += found.and(clean.analysable()).count();
            score.right += found.and(truth).count();
            score.within += Math.abs(itself - truth.count()) <= 0.1 * truth.count() ? 1 : 0;
        }
    }

    /** What was found before it was widened by a margin on all sides. */
    private static BinaryMask withoutMargin(BinaryMask found, double marginPx) {
        FloatImage share = BoxMean.share(found, (int) Math.round(marginPx));
        BinaryMask itself = BinaryMask.empty(found.width(), found.height());
        for (int i = 0; i < itself.data().length; i++) {
            itself.data()[i] = share.data()[i] > 1 - 1e-5f;
        }
        return itself;
    }

    private void drawn() {
        text.append(
                        "\n| drawn | fields | found of what was drawn, % | area called, % of what was drawn | fields within 10 % | with the margin, % |\n")
                .append("|---|---|---|---|---|---|\n");
        scores.forEach((kind, score) -> text.append(String.format(
                Locale.ROOT,
                "| %s | %d | %.0f | %.0f | %d | %.0f |%n",
                kind.label(),
                score.fields,
                100.0 * score.right / score.drawn,
                100.0 * score.found / score.drawn,
                score.within,
                100.0 * score.withMargin / score.drawn)));
        text.append(blur.table());
    }
}
