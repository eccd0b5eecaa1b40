package org.fascicle.segment.tissue;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.fascicle.RealData;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.RgbImage;
import org.fascicle.raster.Shrinking;
import org.fascicle.space.PixelSize;
import org.junit.jupiter.api.Test;

/** Real fields of about 0.25 um a pixel, as they are and with a blur of known width. */
class RealFocusTest {

    private static final PixelSize QUARTER_UM = PixelSize.square(0.25);

    /** Sharp fields lie above what is certainly sharp, and the same fields blurred by 1.5 um below what is certainly blurred. */
    @Test
    void blurOfOneAndAHalfMicrometresPartsTheSameFields() throws IOException {
        for (Path file : pictures(RealData.require("nuclei/monuseg-train/images"))) {
            RgbImage field = read(file);
            assertThat(sharpness(field)).as(file.toString()).isGreaterThan(0.045);
            assertThat(sharpness(blurred(field, 1.5 / 0.25)))
                    .as(file.toString())
                    .isLessThan(0.03);
        }
    }

    /** Steps are whole pixels; one of 1 um is no half, and yet the same bounds part the fields. */
    @Test
    void pixelsOfAMicrometreArePartedByTheSameBounds() throws IOException {
        for (Path file : pictures(RealData.require("nuclei/monuseg-train/images"))) {
            RgbImage field = read(file);
            assertThat(sharpnessAtOneUm(field)).as(file.toString()).isGreaterThan(0.045);
            assertThat(sharpnessAtOneUm(blurred(field, 1.5 / 0.25)))
                    .as(file.toString())
                    .isLessThan(0.03);
        }
    }

    private static double sharpnessAtOneUm(RgbImage image) {
        RgbImage small = Shrinking.mean(image, 4);
        return BlurMeter.sharpness(small, PixelSize.square(1), BinaryMask.full(small.width(), small.height()))
                .orElseThrow();
    }

    private static double sharpness(RgbImage image) {
        return BlurMeter.sharpness(image, QUARTER_UM, BinaryMask.full(image.width(), image.height()))
                .orElseThrow();
    }

    private static List<Path> pictures(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".png"))
                    .sorted()
                    .limit(4)
                    .toList();
        }
    }

    private static RgbImage read(Path file) throws IOException {
        BufferedImage image = ImageIO.read(file.toFile());
        return RgbImage.ofPacked(400, 400, image.getRGB(300, 300, 400, 400, null, 0, 400));
    }

    /** Three passes of a box of variance sigma^2 / 3 each are nearly a Gaussian. */
    private static RgbImage blurred(RgbImage image, double sigma) {
        int half = (int) Math.round((Math.sqrt(4 * sigma * sigma + 1) - 1) / 2);
        RgbImage current = image;
        for (int pass = 0; pass < 3; pass++) {
            current = boxed(boxed(current, half, 3, image.width()), half, 3 * image.width(), image.height());
        }
        return current;
    }

    private static RgbImage boxed(RgbImage image, int half, int step, int length) {
        RgbImage result = RgbImage.black(image.width(), image.height());
        for (int k = 0; k < image.data().length; k++) {
            int at = k / step % length;
            int sum = 0;
            int n = 0;
            for (int near = Math.max(0, at - half); near <= Math.min(length - 1, at + half); near++) {
                sum += image.data()[k + (near - at) * step] & 0xff;
                n++;
            }
            result.data()[k] = (byte) Math.round((double) sum / n);
        }
        return result;
    }
}
