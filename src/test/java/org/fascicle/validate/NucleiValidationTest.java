package org.fascicle.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.fascicle.image.LabelImage;
import org.fascicle.image.RgbImage;
import org.fascicle.segment.FoundNuclei;
import org.fascicle.segment.NucleusSegmenter;
import org.fascicle.segment.nuclei.BaselineNucleusSegmenter;
import org.fascicle.space.PixelSize;
import org.fascicle.stain.SlideColour;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A set of six images, each white with one dark square of 20 x 20 pixels, whose truth is that square. */
class NucleiValidationTest {

    private static final int SIDE = 64;

    @TempDir
    private Path folder;

    private NucleiDataset set;

    @BeforeEach
    void writeSet() throws IOException {
        Path home = folder.resolve("monuseg-train");
        Files.createDirectories(home.resolve("images"));
        Files.createDirectories(home.resolve("labels"));
        StringBuilder index = new StringBuilder("id,xml_MicronsPerPixel,spindle\n");
        for (char name = 'a'; name <= 'f'; name++) {
            write(home.resolve("images/" + name + ".png"), BufferedImage.TYPE_INT_RGB, 0x604080, 0xffffff);
            write(home.resolve("labels/" + name + ".png"), BufferedImage.TYPE_BYTE_GRAY, 0x010101, 0);
            index.append(name).append(',').append(name == 'f' ? "" : "0.5").append(",no\n");
        }
        Files.writeString(home.resolve("index.csv"), index);
        set = NucleiDataset.open(home);
    }

    private static void write(Path file, int type, int square, int around) throws IOException {
        BufferedImage image = new BufferedImage(SIDE, SIDE, type);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                int rgb = inSquare(x, y) ? square : around;
                if (type == BufferedImage.TYPE_BYTE_GRAY) {
                    image.getRaster().setSample(x, y, 0, rgb & 0xff);
                } else {
                    image.setRGB(x, y, rgb);
                }
            }
        }
        ImageIO.write(image, "png", new File(file.toString()));
    }

    private static boolean inSquare(int x, int y) {
        return x >= 20 && x < 40 && y >= 20 && y < 40;
    }

    @Test
    void readsSizesFromTheIndexAndTakesTheUsualOneWhereItIsMissing() {
        assertThat(set.entries())
                .extracting(entry -> entry.pixelSize().xUm())
                .containsExactly(0.5, 0.5, 0.5, 0.5, 0.5, NucleiDataset.USUAL_PIXEL_UM);
    }

    /** The square itself scores 1 everywhere; four of the six images count as tuned on, two as held out. */
    @Test
    void perfectSegmentationScoresOneInEveryGroup() {
        NucleiValidation validation = new NucleiValidation(new Squares());
        validation.run(set, name -> true, name -> {});
        assertThat(validation.groups())
                .extracting(NucleiValidation.Group::name)
                .containsExactly("monuseg-train", "monuseg-train, seen while tuning", "monuseg-train, held out");
        assertThat(validation.groups())
                .extracting(NucleiValidation.Group::images)
                .containsExactly(6, 4, 2);
        assertThat(validation.groups())
                .allSatisfy(group -> assertThat(group.all().aji()).isEqualTo(1));
        assertThat(validation.groups().get(0).all().truth()).isEqualTo(6);
    }

    @Test
    void baselineFindsAPlainSquare() {
        NucleiValidation validation = new NucleiValidation(new BaselineNucleusSegmenter());
        validation.run(set, name -> name.equals("a"), name -> {});
        NucleiScore score = validation.rows().get(0).all();
        assertThat(score.found()).isEqualTo(1);
        assertThat(score.aji()).isGreaterThan(0.85);
    }

    @Test
    void tableAndFilesTellEveryImageAndGroup() throws IOException {
        NucleiValidation validation = new NucleiValidation(new Squares());
        validation.run(set, name -> name.compareTo("c") < 0, name -> {});
        NucleiValidationFiles.writeCsv(folder.resolve("scores.csv"), validation);
        NucleiValidationFiles.writePage(folder.resolve("scores.html"), validation, List.of(set));
        assertThat(Files.readAllLines(folder.resolve("scores.csv"))).hasSize(3);
        assertThat(Files.readString(folder.resolve("scores.html")))
                .contains("monuseg-train a: F1 1.000")
                .contains("data:image/png;base64,");
        assertThat(NucleiValidationFiles.table(validation))
                .contains("| monuseg-train | 2 | 1.000 | 1.000 | 1.000 | 1.000 | 1.00 |");
    }

    /** Knows where the square is. */
    private static final class Squares implements NucleusSegmenter {
        @Override
        public String name() {
            return "squares";
        }

        @Override
        public String provenance() {
            return "squares";
        }

        @Override
        public double haloUm() {
            return 0;
        }

        @Override
        public FoundNuclei find(RgbImage image, PixelSize pixelSize, SlideColour colour) {
            LabelImage labels = LabelImage.empty(image.width(), image.height());
            for (int i = 0; i < labels.data().length; i++) {
                labels.data()[i] = inSquare(i % SIDE, i / SIDE) ? 1 : 0;
            }
            return new FoundNuclei(labels, new double[] {0, 1});
        }
    }
}
