package org.fascicle.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.fascicle.pipeline.Build;
import org.fascicle.report.GridUsed;
import org.fascicle.report.InputFile;
import org.fascicle.report.Provenance;
import org.fascicle.report.ProvenanceJson;
import org.fascicle.report.SlideReport;
import org.fascicle.report.SummaryJson;
import org.fascicle.slide.Calibration;
import org.fascicle.slide.Fingerprint;
import org.fascicle.slide.SlideSource;
import org.fascicle.space.PixelSize;
import org.fascicle.stain.SlideColour;
import org.fascicle.stain.StainKind;
import org.fascicle.stain.StainMatrix;
import org.fascicle.stain.WhitePoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A result is used again only where measuring now would give it again. */
class ReuseTest {

    private static final String OPTIONS = "0123456789abcdef".repeat(4);

    @TempDir
    Path folder;

    private SlideSource slide;
    private Path result;

    @BeforeEach
    void measured() throws IOException {
        Path image = Files.writeString(folder.resolve("HE.png"), "an image");
        slide = SlideSource.of(image);
        result = Files.createDirectories(folder.resolve("HE"));
        write(Build.VERSION);
        for (String file : List.of("report.html", "tissue-mask.tif")) {
            Files.writeString(result.resolve(file), "something");
        }
    }

    private void write(String version) {
        SlideReport report = SlideReport.of(
                        "HE",
                        new InputFile("HE.png", Fingerprint.sha256(slide).orElseThrow(), "PNG", 10, 10),
                        new Calibration(PixelSize.square(0.5), Calibration.Source.FILE, "drawn"),
                        new GridUsed(1, 10, 10, PixelSize.square(0.5)),
                        new SlideColour(
                                StainKind.HE, 1, WhitePoint.UNKNOWN, StainMatrix.defaultFor(StainKind.HE), "drawn"),
                        new Provenance(version, Build.libraries(), Map.of(), OPTIONS, List.of()))
                .build();
        SummaryJson.write(result.resolve("summary.json"), report);
        ProvenanceJson.write(result.resolve("provenance.json"), report);
    }

    @Test
    void theSameIsTheSame() {
        assertThat(Reuse.of(slide, result, OPTIONS)).isEqualTo(Reuse.SAME);
    }

    @Test
    void noResultIsNone() {
        assertThat(Reuse.of(slide, folder.resolve("none"), OPTIONS)).isEqualTo(Reuse.NO_RESULT);
    }

    /** Of the same length and with the same time, as a copy that keeps its time may be. */
    @Test
    void anotherImageUnderTheSameNameIsAnother() throws IOException {
        Path image = folder.resolve("HE.png");
        FileTime time = Files.getLastModifiedTime(image);
        Files.writeString(image, "no image");
        Files.setLastModifiedTime(image, time);
        assertThat(Reuse.of(slide, result, OPTIONS)).isEqualTo(Reuse.OTHER_IMAGE);
    }

    @Test
    void otherOptionsAreOthers() {
        assertThat(Reuse.of(slide, result, "f".repeat(64))).isEqualTo(Reuse.OTHER_OPTIONS);
    }

    @Test
    void anotherVersionIsAnother() {
        write("0.0.1");
        assertThat(Reuse.of(slide, result, OPTIONS)).isEqualTo(Reuse.OTHER_VERSION);
    }

    /** After a failure of power a file is there and empty, or torn. */
    @Test
    void aResultThatIsNotWholeIsMeasuredAgain() throws IOException {
        Files.writeString(result.resolve("report.html"), "");
        assertThat(Reuse.of(slide, result, OPTIONS)).isEqualTo(Reuse.DAMAGED);
        Files.writeString(result.resolve("report.html"), "something");
        Files.delete(result.resolve("tissue-mask.tif"));
        assertThat(Reuse.of(slide, result, OPTIONS)).isEqualTo(Reuse.DAMAGED);
        Files.writeString(result.resolve("tissue-mask.tif"), "something");
        Files.writeString(result.resolve("summary.json"), "");
        assertThat(Reuse.of(slide, result, OPTIONS)).isEqualTo(Reuse.DAMAGED);
    }
}
