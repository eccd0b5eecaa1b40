package org.fascicle.validate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.fascicle.detect.MitosisDetector;
import org.fascicle.detect.PointUm;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.RgbImage;
import org.fascicle.space.PixelSize;
import org.fascicle.space.UserError;
import org.fascicle.stain.ColourEstimator;
import org.fascicle.stain.ColourOptions;
import org.fascicle.stain.SlideColour;
import org.fascicle.stain.StainKindChoice;

/**
 * Patches of 128 x 128 pixels around the mitotic figures of the MIDOG 2021 training set, with every figure in them marked.
 *
 * <p>A folder with {@code patch_annotations.csv} (file, slide, x, y, label, role). Slides 001 to 100 have pixels of 0.23 um,
 * 101 to 150 of 0.25 um. Slides whose number leaves {@value #HELD_OUT_REST} when divided by {@value #HELD_OUT_EVERY} are held
 * out: no patch of theirs may train anything that is reported on them.
 *
 * @see <a href="https://doi.org/10.1016/j.media.2022.102699">Aubreville et al. 2023, MIDOG 2021</a>
 */
public final class MitosisPatches {

    /** One slide in four is held out, alike for the three scanners. */
    public static final int HELD_OUT_EVERY = 4;

    public static final int HELD_OUT_REST = 3;

    private static final int CHOOSING_EVERY = 8;
    private static final int CHOOSING_REST = 1;

    private static final int LAST_SLIDE_OF_FINER_SCANNERS = 100;

    /**
     * One patch.
     *
     * @param file the image
     * @param slide name of its slide
     * @param pixelSize of the image
     * @param mitoses marks of mitotic figures, in um from the patch's corner
     */
    public record Patch(Path file, String slide, PixelSize pixelSize, List<PointUm> mitoses) {

        public RgbImage image() {
            return Pictures.read(file, 1);
        }

        public boolean heldOut() {
            return role() == MitosisBackground.Role.REPORT;
        }

        /** Held-out slides are reported on; one in eight chooses the network's cut and trains no network. */
        public MitosisBackground.Role role() {
            int number = slideNumber(slide);
            return number % HELD_OUT_EVERY == HELD_OUT_REST
                    ? MitosisBackground.Role.REPORT
                    : number % CHOOSING_EVERY == CHOOSING_REST
                            ? MitosisBackground.Role.CHOOSE
                            : MitosisBackground.Role.TRAIN;
        }
    }

    private MitosisPatches() {}

    /** All patches by slide, in the order of slide and file. */
    public static Map<String, List<Patch>> bySlide(Path folder) {
        Path table = folder.resolve("patch_annotations.csv");
        Map<String, List<PointUm>> marks = new TreeMap<>();
        Map<String, String> slides = new TreeMap<>();
        try (CSVParser rows = CSVParser.parse(
                Files.newBufferedReader(table),
                CSVFormat.DEFAULT
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            rows.forEach(row -> add(row, marks, slides));
        } catch (IOException e) {
            throw UserError.input(table + " cannot be read; name the folder of mitosis patches that holds it.", e);
        }
        Map<String, List<Patch>> patches = new TreeMap<>();
        slides.forEach((file, slide) -> patches.computeIfAbsent(slide, s -> new ArrayList<>())
                .add(new Patch(folder.resolve(file), slide, pixelSize(slide), List.copyOf(marks.get(file)))));
        return patches;
    }

    /** Colours of a slide, measured on all of its patches as on one picture. */
    public static SlideColour colour(List<Patch> patchesOfOneSlide) {
        List<RgbImage> images = patchesOfOneSlide.stream().map(Patch::image).toList();
        return ColourEstimator.estimate(
                Pictures.stacked(images), ColourOptions.defaults().withKind(StainKindChoice.HE));
    }

    /** Darkness of a slide's usual nucleus, measured on all of its patches. */
    public static double nucleusOd(List<Patch> patchesOfOneSlide, SlideColour colour) {
        double[] peaks = patchesOfOneSlide.stream()
                .flatMapToDouble(patch -> {
                    RgbImage image = patch.image();
                    return Arrays.stream(MitosisDetector.bodyPeaks(
                            image, patch.pixelSize(), colour, BinaryMask.full(image.width(), image.height())));
                })
                .toArray();
        return MitosisDetector.usualNucleus(peaks);
    }

    private static void add(CSVRecord row, Map<String, List<PointUm>> marks, Map<String, String> slides) {
        String file = row.get("file");
        slides.put(file, row.get("slide"));
        List<PointUm> ofFile = marks.computeIfAbsent(file, f -> new ArrayList<>());
        if (row.get("label").equals("mitotic")) {
            double um = pixelSize(row.get("slide")).meanUm();
            ofFile.add(new PointUm(Double.parseDouble(row.get("x")) * um, Double.parseDouble(row.get("y")) * um));
        }
    }

    private static int slideNumber(String slide) {
        return Integer.parseInt(slide.replaceAll("\\D", ""));
    }

    private static PixelSize pixelSize(String slide) {
        return PixelSize.square(slideNumber(slide) <= LAST_SLIDE_OF_FINER_SCANNERS ? 0.23 : 0.25);
    }
}
