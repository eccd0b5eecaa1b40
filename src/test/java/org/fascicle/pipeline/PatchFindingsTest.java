package org.fascicle.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.fascicle.Agreed;
import org.fascicle.detect.MitosisOptions;
import org.fascicle.image.RgbImage;
import org.fascicle.phantom.Phantom;
import org.fascicle.phantom.Phantoms;
import org.fascicle.slide.Calibration;
import org.fascicle.slide.InMemorySlide;
import org.fascicle.space.PixelSize;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where things are found on a field of several patches: tumour with giant cells and mitoses over two patches, then glass over more than
 * two, whose tiles are left unread.
 */
class PatchFindingsTest {

    private static final double UM = 1;
    private static final int TISSUE = 440;
    private static final int WIDTH = 1100;
    private static final int HEIGHT = 300;

    /** Where candidates lie is looked at here, not what a network thinks of drawn nuclei. */
    private static final MitosisOptions WHATEVER_THE_SCORE =
            new MitosisOptions(0, MitosisOptions.DEFAULT_COUNTED_SCORE, MitosisOptions.DEFAULT_MERGE_UM);

    @TempDir
    private Path folder;

    private static final List<PatchResult> WHOLE = new ArrayList<>();

    @BeforeAll
    static void measure() {
        WHOLE.addAll(patches(WIDTH));
    }

    private static RgbImage drawn() {
        Phantom tumour = Phantoms.giantCells(11, TISSUE, HEIGHT, UM, 6, 1500);
        int[] pixels = new int[WIDTH * HEIGHT];
        Arrays.fill(pixels, 0xf3f3f3);
        byte[] data = tumour.image().data();
        for (int i = 0; i < TISSUE * HEIGHT; i++) {
            pixels[i / TISSUE * WIDTH + i % TISSUE] =
                    (data[3 * i] & 0xff) << 16 | (data[3 * i + 1] & 0xff) << 8 | data[3 * i + 2] & 0xff;
        }
        return RgbImage.ofPacked(WIDTH, HEIGHT, pixels);
    }

    private static List<PatchResult> patches(int tilePx) {
        List<PatchResult> patches = new ArrayList<>();
        AnalysisOptions options = AnalysisOptions.builder()
                .segmenter(Segmenter.CLASSIC)
                .threads(1)
                .tileSizePx(tilePx)
                .mitosis(WHATEVER_THE_SCORE)
                .build();
        InMemorySlide slide = new InMemorySlide(
                drawn(),
                Optional.of(new Calibration(PixelSize.square(UM), Calibration.Source.GIVEN, "drawn")),
                "field");
        new SlideAnalysis(options, new StageClock())
                .run(
                        slide,
                        new FindingsSink() {
                            @Override
                            public void begin(SlideContext context) {
                                // the patches alone are looked at
                            }

                            @Override
                            public void patch(PatchResult patch) {
                                patches.add(patch);
                            }

                            @Override
                            public void completeAbove(int y) {
                                // nothing waits for rows
                            }
                        },
                        Progress.SILENT);
        return patches;
    }

    private static Stream<String> text(PatchResult patch) {
        return Stream.of(
                        Stream.of(String.format(
                                Locale.ROOT,
                                "patch %d %d %d %d, analysable %d, blurred %d, necrosis %s, texture %s, positive %s",
                                patch.core().x(),
                                patch.core().y(),
                                patch.core().width(),
                                patch.core().height(),
                                patch.analysable().count(),
                                patch.blurred().count(),
                                patch.necrosis().isPresent(),
                                patch.texture().isPresent(),
                                patch.positive().isPresent())),
                        patch.nuclei().stream()
                                .map(nucleus -> at(
                                        "nucleus",
                                        nucleus.mask().centroidX(),
                                        nucleus.mask().centroidY())),
                        patch.candidates().stream().map(one -> at("candidate", one.x(), one.y())),
                        patch.giantCells().stream().map(one -> at("giant cell", one.x(), one.y())))
                .flatMap(lines -> lines);
    }

    private static String at(String what, double x, double y) {
        return String.format(Locale.ROOT, "%s %.1f %.1f", what, x, y);
    }

    @Test
    void placesAreAsTheyWereLookedAt() throws IOException {
        Path file = folder.resolve("patches.txt");
        Files.write(file, WHOLE.stream().flatMap(PatchFindingsTest::text).toList());
        Agreed.isAsLookedAt(file, "pipeline/expected");
    }

    @Test
    void allThatIsFoundLiesInItsPatchOnTissue() {
        assertThat(WHOLE).anyMatch(patch -> !patch.nuclei().isEmpty());
        assertThat(WHOLE).anyMatch(patch -> !patch.giantCells().isEmpty());
        assertThat(WHOLE).anyMatch(patch -> !patch.candidates().isEmpty());
        assertThat(WHOLE).allSatisfy(patch -> {
            assertThat(patch.nuclei())
                    .allMatch(nucleus -> patch.core()
                            .contains(nucleus.mask().centroidX(), nucleus.mask().centroidY()));
            assertThat(patch.candidates()).allMatch(one -> patch.core().contains(one.x(), one.y()) && one.x() < TISSUE);
            assertThat(patch.giantCells()).allMatch(one -> patch.core().contains(one.x(), one.y()) && one.x() < TISSUE);
        });
    }

    @Test
    void tilesChangeNothing() {
        assertThat(patches(200).stream().flatMap(PatchFindingsTest::text))
                .containsExactlyInAnyOrderElementsOf(
                        WHOLE.stream().flatMap(PatchFindingsTest::text).toList());
    }
}
