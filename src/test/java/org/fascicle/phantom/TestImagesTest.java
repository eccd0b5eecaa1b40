package org.fascicle.phantom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.fascicle.image.RgbImage;
import org.fascicle.slide.Slide;
import org.fascicle.slide.SlideSource;
import org.fascicle.slide.formats.Slides;
import org.fascicle.space.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is committed in {@code test-images/} is what the generator draws.
 *
 * <p>Pixels are compared, not bytes: another Java may pack the same pixels differently. The three slides take longer to draw
 * than a test may; for them the recipe's numbers and the masks are compared with the truth that lies beside them.
 */
class TestImagesTest {

    private static final Path FOLDER = Path.of(System.getProperty("test.images"));
    private static final long LARGEST_BYTES = 3_000_000;

    @ParameterizedTest
    @EnumSource(names = {"HE_FIELD", "SMA_METASTASIS", "ACTIN_METASTASIS", "KI67_PRIMARY"})
    void aFieldIsDrawnAsItWasCommitted(TestImage image, @TempDir Path fresh) throws IOException {
        MakeTestImages.write(image, fresh);

        for (Path file : filesOf(image, fresh)) {
            assertSame(FOLDER.resolve(file.getFileName()), file);
        }
        assertThat(filesOf(image, FOLDER)).hasSameSizeAs(filesOf(image, fresh));
    }

    @ParameterizedTest
    @EnumSource(names = {"HE_PRIMARY", "HE_RECURRENCE", "HE_METASTASIS"})
    void aSlideFitsTheTruthBesideIt(TestImage image) throws IOException {
        Truth truth = truth(image);
        try (Slide slide = Slides.open(SlideSource.of(FOLDER.resolve(image.fileName())))) {
            assertThat(slide.width()).isEqualTo(truth.widthPx());
            assertThat(slide.height()).isEqualTo(truth.heightPx());
            assertThat(slide.calibration().orElseThrow().pixelSize().xUm()).isEqualTo(truth.pixelSizeUm());
        }
        double cellMm2 = Math.pow(image.maskShrink() * truth.pixelSizeUm() / 1000, 2);
        double tissueMm2 = set(FOLDER.resolve(image.stem() + "-mask-tissue.png")) * cellMm2;
        assertThat(tissueMm2).isCloseTo(truth.tissueAreaMm2(), org.assertj.core.api.Assertions.withinPercentage(0.3));
    }

    @ParameterizedTest
    @EnumSource
    void theTableOfImagesSaysWhatIsTrue(TestImage image) throws IOException {
        Truth truth = truth(image);
        assertThat(Files.readString(FOLDER.resolve("README.md"))
                        .lines()
                        .filter(line -> line.startsWith("| `" + image.fileName())))
                .singleElement()
                .asString()
                .contains("| " + truth.seed() + " | " + truth.widthPx() + " x " + truth.heightPx() + " | "
                        + truth.pixelSizeUm() + " |")
                .endsWith("| " + truth.summary() + " |");
    }

    @Test
    void allOfItStaysSmall() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.mapToLong(TestImagesTest::size).sum()).isLessThan(LARGEST_BYTES);
        }
    }

    private static Truth truth(TestImage image) throws IOException {
        return new ObjectMapper()
                .readValue(FOLDER.resolve(image.stem() + "-truth.json").toFile(), Truth.class);
    }

    private static List<Path> filesOf(TestImage image, Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(image.stem()))
                    .toList();
        }
    }

    private static void assertSame(Path committed, Path fresh) throws IOException {
        if (fresh.toString().endsWith(".json")) {
            assertThat(committed).hasSameTextualContentAs(fresh);
        } else if (fresh.toString().endsWith(".png")) {
            assertThat(samples(committed)).as(committed.toString()).isEqualTo(samples(fresh));
        } else {
            assertThat(pixels(committed).data())
                    .as(committed.toString())
                    .isEqualTo(pixels(fresh).data());
        }
    }

    private static int[] samples(Path png) throws IOException {
        BufferedImage image = ImageIO.read(png.toFile());
        return image.getRaster().getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (int[]) null);
    }

    private static long set(Path png) throws IOException {
        return java.util.Arrays.stream(samples(png)).filter(value -> value > 0).count();
    }

    private static RgbImage pixels(Path file) {
        try (Slide slide = Slides.open(SlideSource.of(file))) {
            return slide.read(Region.ofSize(slide.width(), slide.height()), 1);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
