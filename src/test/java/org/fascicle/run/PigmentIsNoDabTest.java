package org.fascicle.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;
import org.fascicle.cli.Main;
import org.fascicle.report.MeasureKey;
import org.fascicle.report.Measured;
import org.fascicle.report.ResultReader;
import org.fascicle.report.Summary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 64 drawn bodies on pale stroma: 40 blue nuclei, 12 brown ones and 12 of carbon, each a disc of radius 3 um. */
class PigmentIsNoDabTest {

    private static final int SIDE = 480;
    private static final int STEP = 60;
    private static final int RADIUS = 12;
    private static final double[] BLUE = {0.650, 0.704, 0.286};
    private static final double[] BROWN = {0.268, 0.570, 0.776};

    @TempDir
    Path folder;

    @Test
    void carbonIsNamedAndNotCounted() throws IOException {
        draw();
        assertThat(Main.run(
                        "analyze",
                        folder.resolve("drawn.png").toString(),
                        "-o",
                        folder.resolve("out").toString(),
                        "--pixel-size",
                        "0.25",
                        "--stain",
                        "hdab",
                        "--whole-image",
                        "--segmenter",
                        "classic",
                        "-q"))
                .isZero();
        Summary summary = ResultReader.of(folder.resolve("out/drawn")).summary();
        double disc = Math.PI * 3 * 3 * 1e-6;
        Measured pigment = summary.measured(MeasureKey.PIGMENT_AREA).orElseThrow();
        assertThat(pigment.value()).isCloseTo(12 * disc, within(12 * disc * 0.2));
        assertThat(pigment.method()).contains("golden 0.0000 mm2");
        double field = SIDE * SIDE * 0.0625e-6;
        assertThat(summary.measured(MeasureKey.POSITIVE_AREA).orElseThrow().value())
                .isCloseTo(100 * 12 * disc / field, within(0.6));
        Measured index = summary.measured(MeasureKey.POSITIVE_NUCLEI).orElseThrow();
        assertThat(index.value() * index.denominator().value() / 100)
                .as("positive nuclei")
                .isCloseTo(12, within(1e-6));
    }

    private void draw() throws IOException {
        Random random = new Random(8);
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                image.setRGB(x, y, rgb(density(x, y), random));
            }
        }
        ImageIO.write(image, "png", folder.resolve("drawn.png").toFile());
    }

    private static double[] density(int x, int y) {
        double[] od = {0.05, 0.055, 0.03};
        int body = y / STEP * (SIDE / STEP) + x / STEP;
        if (Math.hypot(x % STEP - STEP / 2, y % STEP - STEP / 2) <= RADIUS) {
            for (int c = 0; c < 3; c++) {
                od[c] = body % 16 < 10 ? 0.7 * BLUE[c] : body % 16 < 13 ? 0.15 * BLUE[c] + 0.7 * BROWN[c] : 0.8;
            }
        }
        return od;
    }

    private static int rgb(double[] od, Random random) {
        int rgb = 0;
        for (int c = 0; c < 3; c++) {
            double light = 241 * Math.pow(10, -od[c]) - 1 + 1.5 * random.nextGaussian();
            rgb = rgb << 8 | (int) Math.max(0, Math.min(255, Math.round(light)));
        }
        return rgb;
    }
}
