package org.fascicle.validate;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.fascicle.image.RgbImage;
import org.fascicle.slide.InMemorySlide;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.fascicle.tiff.PyramidTiff;

/** Writes two large slides: a real section, and the same as its neighbour might look, each enlarged 16 times from 3,750 x 2,500 pixels to 60,000 x 40,000. */
public final class LargeSections {

    private static final int WIDTH = 3750;
    private static final int HEIGHT = 2500;
    private static final int TIMES = 16;
    private static final int GLASS = 240;
    /** One that is turned far and stained otherwise. */
    private static final long SEED = 3;

    private LargeSections() {}

    /** @param args a small slide, and the folder for {@code fixed.ome.tif} and {@code moving.ome.tif} */
    public static void main(String[] args) {
        RgbImage tissue = Pictures.read(Path.of(args[0]), 1);
        Path folder = Path.of(args[1]);
        MovedSection moved = new MovedSection(tissue, SEED);
        write(folder.resolve("fixed.ome.tif"), MovedSection.still(tissue, SEED));
        write(folder.resolve("moving.ome.tif"), moved.picture());
        System.out.printf(
                "turned by %.0f degrees, %s, %s%n",
                moved.turnDegrees(),
                moved.isMirrored() ? "mirrored" : "not mirrored",
                moved.isOtherStain() ? "stained otherwise" : "stained alike");
    }

    private static void write(Path file, RgbImage section) {
        InMemorySlide slide = new InMemorySlide(section, Optional.empty(), "section");
        double downsample = (double) section.height() / HEIGHT;
        RgbImage small =
                slide.read(Region.ofSize(slide.gridWidth(downsample), slide.gridHeight(downsample)), downsample);
        byte[] rgb = new byte[3 * WIDTH * HEIGHT];
        Arrays.fill(rgb, (byte) GLASS);
        for (int y = 0; y < Math.min(HEIGHT, small.height()); y++) {
            System.arraycopy(
                    small.data(),
                    3 * y * small.width(),
                    rgb,
                    3 * (y * WIDTH + (WIDTH - small.width()) / 2),
                    3 * small.width());
        }
        PyramidTiff.writeEnlarged(file, new RgbImage(WIDTH, HEIGHT, rgb), TIMES, PixelSize.square(0.25));
    }
}
