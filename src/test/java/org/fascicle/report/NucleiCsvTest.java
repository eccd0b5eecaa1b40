package org.fascicle.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fascicle.image.FloatImage;
import org.fascicle.image.ObjectMask;
import org.fascicle.measure.DabCall;
import org.fascicle.measure.DabClass;
import org.fascicle.measure.Nucleus;
import org.fascicle.measure.NucleusMeasurer;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NucleiCsvTest {

    @TempDir
    private Path folder;

    @Test
    void theHeaderIsThatOfTheDesign() {
        assertThat(NucleiCsv.header(false, false))
                .startsWith("id", "x_px", "y_px", "area_um2")
                .doesNotContain("dab_od", "class", "cell_class");
        assertThat(NucleiCsv.header(true, true))
                .startsWith("id", "x_px", "y_px", "area_um2")
                .endsWith(
                        "dab_od",
                        "dab_od_upper",
                        "class",
                        "positive_probability",
                        "giant",
                        "status",
                        "regions",
                        "cell_class",
                        "cell_probability");
    }

    /** A square of 4 x 4 pixels of 0.5 um has 4 um2, and half an OD of each stain. */
    @Test
    void aNucleusIsARowUnderItsHeader() throws IOException {
        boolean[] inside = new boolean[16];
        java.util.Arrays.fill(inside, true);
        ObjectMask mask = new ObjectMask(new Region(2, 2, 4, 4), inside);
        float[] half = new float[64];
        java.util.Arrays.fill(half, 0.5f);
        FloatImage plane = new FloatImage(8, 8, half);
        Nucleus nucleus = new NucleusMeasurer(PixelSize.square(0.5)).measure(mask, plane, Optional.of(plane), 0, 0);
        Path file = folder.resolve("nuclei.csv");
        Locale usual = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try (NucleiCsv csv = new NucleiCsv(file, true, true)) {
            csv.append(
                    7,
                    3.5,
                    3.5,
                    nucleus,
                    Optional.of(new DabCall(DabClass.STRONG, OptionalDouble.of(0.975))),
                    new NucleiCsv.Place(true, Standing.IN_NECROSIS, List.of(1, 3)),
                    Optional.of(new NucleiCsv.Cell("Tumor", 0.75)));
        } finally {
            Locale.setDefault(usual);
        }
        List<String> lines = Files.readAllLines(file);
        List<String> cells = List.of(lines.get(1).split(","));
        assertThat(cells)
                .hasSameSizeAs(lines.get(0).split(","))
                .startsWith("7", "3.5", "3.5", "4")
                .endsWith("0.5", "0.5", "strong", "0.975", "yes", "in necrosis", "1 3", "Tumor", "0.75");
        NucleiCsv.read(file, row -> assertThat(row.cell()).contains(new NucleiCsv.Cell("Tumor", 0.75)));
    }
}
