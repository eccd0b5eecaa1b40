package org.fascicle.segment.nuclei;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.fascicle.image.LabelImage;
import org.fascicle.image.ObjectMask;
import org.fascicle.image.RgbImage;
import org.fascicle.space.PixelSize;
import org.fascicle.stain.SlideColour;
import org.fascicle.stain.StainKind;
import org.fascicle.stain.StainMatrix;
import org.fascicle.stain.WhitePoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nuclei drawn as ellipses of known place and size, in micrometres, on a 60 x 60 um field of eosin. */
class ClassicNucleusSegmenterTest {

    private static final SlideColour COLOUR =
            new SlideColour(StainKind.HE, 1, WhitePoint.UNKNOWN, StainMatrix.QUPATH_HE, "given");
    private static final double FIELD_UM = 60;

    private record Drawn(double x, double y, double a, double b, double angle) {
        boolean contains(double px, double py) {
            double u = ((px - x) * Math.cos(angle) + (py - y) * Math.sin(angle)) / a;
            double v = (-(px - x) * Math.sin(angle) + (py - y) * Math.cos(angle)) / b;
            return u * u + v * v <= 1;
        }

        double areaUm2() {
            return Math.PI * a * b;
        }
    }

    /** A round one, a spindle of 24 x 4 um, two that touch, and a large one: five nuclei. */
    private static final List<Drawn> NUCLEI = List.of(
            new Drawn(10, 10, 3.5, 3.5, 0),
            new Drawn(35, 12, 12, 2, 0.4),
            new Drawn(14, 34, 4, 3.5, 0),
            new Drawn(21.5, 34, 4, 3.5, 0),
            new Drawn(44, 42, 8, 6, 1));

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 0.25, 0.3, 0.5, 0.65, 0.8, 1.0})
    void findsEachDrawnNucleusOnceAtEveryResolution(double pixelUm) {
        LabelImage labels = segment(draw(pixelUm), pixelUm);
        List<ObjectMask> found = ObjectMask.of(labels, 0, 0);
        assertThat(found).hasSize(NUCLEI.size());
        for (Drawn nucleus : NUCLEI) {
            ObjectMask mask = found.get(labels.get((int) (nucleus.x / pixelUm), (int) (nucleus.y / pixelUm)) - 1);
            assertThat(mask.pixels() * pixelUm * pixelUm / nucleus.areaUm2())
                    .as("area of " + nucleus)
                    .isCloseTo(1, within(0.25));
            assertThat((mask.centroidX() + 0.5) * pixelUm).isCloseTo(nucleus.x, within(1.0));
        }
    }

    @Test
    void numbersNucleiInReadingOrderWithoutGaps() {
        LabelImage labels = segment(draw(0.25), 0.25);
        int highest = 0;
        for (int label : labels.data()) {
            assertThat(label).isLessThanOrEqualTo(highest + 1);
            highest = Math.max(highest, label);
        }
        assertThat(highest).isEqualTo(NUCLEI.size());
    }

    @Test
    void emptyGlassAndEvenTissueHoldNoNuclei() {
        RgbImage glass = new RgbImage(64, 48, filled(64 * 48 * 3, 255));
        assertThat(segment(glass, 0.5).maxLabel()).isZero();
        RgbImage tissue = new RgbImage(64, 48, filled(64 * 48 * 3, 180));
        assertThat(segment(tissue, 0.5).maxLabel()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void imagesOfAFewPixelsAreAnswered(int side) {
        assertThat(segment(RgbImage.black(side, side), 0.25).maxLabel()).isZero();
    }

    private static LabelImage segment(RgbImage image, double pixelUm) {
        return new ClassicNucleusSegmenter().segment(image, PixelSize.square(pixelUm), COLOUR);
    }

    /** Haematoxylin of 0.7 OD in the nuclei over eosin of 0.25 OD everywhere; edges are area-weighted on 4 x 4 points. */
    private static RgbImage draw(double pixelUm) {
        int side = (int) Math.round(FIELD_UM / pixelUm);
        RgbImage image = RgbImage.black(side, side);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                colour(image, x, y, coverage(x, y, pixelUm));
            }
        }
        return image;
    }

    private static double coverage(int x, int y, double pixelUm) {
        int inside = 0;
        for (int i = 0; i < 16; i++) {
            double px = (x + (i % 4 + 0.5) / 4) * pixelUm;
            double py = (y + (i / 4 + 0.5) / 4) * pixelUm;
            inside += NUCLEI.stream().anyMatch(nucleus -> nucleus.contains(px, py)) ? 1 : 0;
        }
        return inside / 16.0;
    }

    private static void colour(RgbImage image, int x, int y, double nuclear) {
        double h = 0.7 * nuclear;
        double[] od = {0.65 * h + 0.2159 * 0.25, 0.70 * h + 0.8012 * 0.25, 0.29 * h + 0.5581 * 0.25};
        for (int c = 0; c < 3; c++) {
            image.data()[3 * (y * image.width() + x) + c] = (byte) Math.round(256 * Math.pow(10, -od[c]) - 1);
        }
    }

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        java.util.Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
