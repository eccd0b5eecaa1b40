package org.fascicle.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fascicle.decision.HumanFindings;
import org.fascicle.fnclcc.Differentiation;
import org.fascicle.fnclcc.Fnclcc;
import org.fascicle.fnclcc.Mitoses;
import org.fascicle.fnclcc.Necrosis;
import org.fascicle.fnclcc.Specimen;
import org.fascicle.run.Reuse;
import org.fascicle.slide.Fingerprint;
import org.fascicle.slide.SlideSource;
import org.fascicle.space.Area;
import org.fascicle.space.UserError;
import org.fascicle.stain.StainKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results that stand ready: what was said with them counts, and what looks wrong with them is said. */
class CaseSlidesTest {

    private static final String HASH = "0123456789abcdef".repeat(4);
    private static final String OTHER_HASH = "fedcba9876543210".repeat(4);

    @TempDir
    Path folder;

    private static HumanFindings everything() {
        return new HumanFindings(
                Differentiation.ofScore(2),
                Specimen.of(Specimen.Context.PRIMARY).takenBy(Specimen.Procedure.CORE_BIOPSY),
                Optional.of(Mitoses.counted(22, Area.ofMm2(3.468))),
                Optional.of(Necrosis.ofShare(0.7)),
                Optional.of("reader A"));
    }

    /** 2 + 2 (22 on 3.468 mm2 are 11) + 2 (70 %). */
    @Test
    void whatWasSaidWithAResultCounts() throws IOException {
        WrittenResult.of("he", StainKind.HE).said(everything()).write(folder.resolve("he"));
        SpecimenReport specimen = run("primary", "he").specimens().get(0);
        assertThat(specimen.grading().scores())
                .extracting(score -> score.points().orElse(-1))
                .containsExactly(2, 2, 2);
        assertThat(specimen.grading().flags()).extracting(flag -> flag.code()).contains("core-biopsy");
        assertThat(specimen.measuredGrading()).isEmpty();
        assertThat(specimen.decisions())
                .extracting(SpecimenFindings.SaidOf::sentence)
                .contains(
                        "he: Mitotic figures, most active area: 22 on 3.468 mm\u00b2 (reader A).",
                        "he: Necrosis: 70 % (reader A).");
        assertThat(PatientCsv.text(run("primary", "he"))).contains(",2,2,2,");
    }

    /** The manifest's 5 on 1.734 mm2 goes before the result's 22 on 3.468 mm2; the rest of the result stays. */
    @Test
    void theManifestsWordGoesFirst() throws IOException {
        WrittenResult.of("he", StainKind.HE).said(everything()).write(folder.resolve("he"));
        SpecimenReport specimen = run("primary\n    mitoses: {count: 5, area_mm2: 1.734}\n    differentiation: 3", "he")
                .specimens()
                .get(0);
        assertThat(specimen.grading().scores())
                .extracting(score -> score.points().orElse(-1))
                .containsExactly(3, 1, 2);
    }

    @Test
    void aPersonsWordStandsBesideWhatWasMeasured() throws IOException {
        WrittenResult.of("he", StainKind.HE)
                .measured("tissue_area:4/4", "necrosis_fraction:10/4/5/15")
                .detected(Mitoses.detected(3, Area.ofMm2(1.734), Mitoses.Counter.UNREVIEWED_DETECTOR))
                .said(everything())
                .write(folder.resolve("he"));
        SpecimenReport specimen = run("primary", "he").specimens().get(0);
        assertThat(specimen.quantity(QuantityKey.MITOSES).measured()).contains(3.0);
        assertThat(specimen.quantity(QuantityKey.MITOSES).decided()).contains(11.0);
        assertThat(specimen.quantity(QuantityKey.NECROSIS).decided()).contains(70.0);
        assertThat(specimen.measuredGrading().orElseThrow().scores())
                .extracting(score -> score.points().orElse(-1))
                .containsExactly(2, 1, 1);
    }

    /** A slide declared Ki-67 that was measured as H&E, and one whose colours speak against the stain that was given. */
    @Test
    void aSlideOfAnotherStainThanDeclaredIsSaid() throws IOException {
        WrittenResult.of("one", StainKind.HE).write(folder.resolve("one"));
        WrittenResult.ofColours("two", StainKind.HDAB, StainKind.HE).write(folder.resolve("two"));
        WrittenResult.of("three", StainKind.HDAB).write(folder.resolve("three"));
        String slides = "{stain: ki67, result: one}, {stain: sma, result: two}, {stain: ki67, result: three},";
        assertThat(report("primary", slides).warnings())
                .containsExactly(
                        "The slide one of \"s\" is declared Ki-67, but its colours are those of H&E; were two slides exchanged?",
                        "The slide two of \"s\" is declared alpha-SMA, but its colours are those of H&E; were two slides exchanged?");
        assertThat(report("primary", "{stain: he, result: three}").warnings().get(0))
                .contains("is declared H&E, but its colours are those of an immunostain (H-DAB)");
    }

    @Test
    void theSameImageTwiceIsSaid() throws IOException {
        WrittenResult.of("a", StainKind.HE, HASH).write(folder.resolve("a"));
        WrittenResult.of("b", StainKind.HE, HASH).write(folder.resolve("b"));
        WrittenResult.of("c", StainKind.HE, OTHER_HASH).write(folder.resolve("c"));
        assertThat(run("primary", "a", "b", "c").warnings())
                .containsExactly(
                        "The slide b of \"s\" is the same image as the slide a of \"s\", byte for byte; it is counted twice.");
        WrittenResult.of("d", StainKind.HE).write(folder.resolve("d"));
        WrittenResult.of("e", StainKind.HE).write(folder.resolve("e"));
        assertThat(run("primary", "d", "e").warnings()).isEmpty();
    }

    @Test
    void anotherContextThanTheManifestsIsSaid() throws IOException {
        WrittenResult.of("he", StainKind.HE).said(everything()).write(folder.resolve("he"));
        assertThat(run("metastasis", "he").warnings())
                .containsExactly(
                        "The slide he of \"s\" was called primary when it was measured or reviewed, and the manifest calls it metastasis;"
                                + " the manifest counts.");
    }

    @Test
    void aResultOfAnotherFileIsRefused() throws IOException {
        WrittenResult.of("he", StainKind.HE, HASH).write(folder.resolve("he"));
        Files.writeString(folder.resolve("he.png"), "another image");
        assertThatThrownBy(() -> report("primary", "{stain: he, file: he.png, result: he}"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("was not made from he.png");
    }

    /** What arithmetic leaves of 0 is written as 0. */
    @Test
    void zeroIsWrittenAsZero() throws IOException {
        WrittenResult.of("ki", StainKind.HDAB).measured("positive_nuclei:0/312").write(folder.resolve("ki"));
        String[] row = PatientCsv.text(report("primary", "{stain: ki67, result: ki}"))
                .split("\n")[1]
                .split(",", -1);
        List<String> header = List.of(PatientCsv.text(report("primary", "{stain: ki67, result: ki}"))
                .split("\n")[0]
                .split(","));
        assertThat(row[header.indexOf("ki67")]).isEqualTo("0");
        assertThat(row[header.indexOf("ki67_lower")]).isEqualTo("0");
        assertThat(Double.parseDouble(row[header.indexOf("ki67_upper")])).isBetween(1.0, 1.5);
    }

    /** The tumour outlined on the H&E, 40 x 30 pixels, is measured on the Ki-67 slide 5 pixels to the right of it, by the map. */
    @Test
    void theTumourOfTheHeIsMeasuredOnTheImmunostain() throws IOException {
        Files.writeString(folder.resolve("ki.png"), "ki");
        Files.writeString(folder.resolve("sma.png"), "sma");
        Path control = Files.writeString(folder.resolve("none.png"), "control");
        WrittenResult.of("he", StainKind.HE, HASH).write(folder.resolve("he"));
        WrittenResult.allTissue(folder.resolve("he"), 100, 100, 0.5);
        Files.writeString(
                folder.resolve("tumour.geojson"),
                "{\"type\":\"Polygon\",\"coordinates\":[[[16,16],[56,16],[56,46],[16,46]]]}");
        String ki = Fingerprint.sha256(SlideSource.of(folder.resolve("ki.png"))).orElseThrow();
        Files.writeString(
                folder.resolve("register.json"),
                "{\"fixed\":{\"file\":\"he.svs\",\"sha256\":\"" + HASH
                        + "\"},\"pairs\":[{\"moving\":{\"file\":\"ki.png\",\"sha256\":\"" + ki
                        + "\"},\"affine\":[[1,0,-5],[0,1,0]],\"error_um\":8}]}");
        List<SlideAnalyzer.Work> measured = new ArrayList<>();
        SlideAnalyzer analyzer = new SlideAnalyzer() {
            @Override
            public Path analyze(Work work, Path parent, String name) {
                measured.add(work);
                return WrittenResult.of(name, StainKind.HDAB).write(parent.resolve(name));
            }

            @Override
            public Reuse reuse(Work work, Path earlier) {
                return Reuse.NO_RESULT;
            }
        };
        PatientReport report = report(
                "primary",
                "{stain: ki67, file: ki.png, pixel_size_um: 0.5, negative_control: none.png}, {stain: sma, file: sma.png}, {stain: he, result: he, tumour: tumour.geojson}",
                "        registered: register.json\n",
                analyzer);
        assertThat(measured.get(0).tumour().orElseThrow().area().edges())
                .containsExactly(new double[] {21, 16, 61, 46}, within(16.0));
        assertThat(measured.get(0).tumour().orElseThrow().words())
                .startsWith("The tumour measured here was outlined on he.svs")
                .contains("within 8 um");
        assertThat(measured.get(1).tumour()).isEmpty();
        assertThat(measured.get(0).negativeControl())
                .contains(SlideSource.of(control).withPixelSizeUm(0.5));
        assertThat(measured.get(1).negativeControl()).isEmpty();
        assertThat(report.warnings())
                .containsExactly(
                        "All tissue of the slide sma counts, not the tumour alone: register.json lays it on no H&E slide of block A that tells tumour.");
        assertThat(report.specimens().get(0).slides())
                .extracting(SlideUsed::name)
                .as("in the manifest's order")
                .containsExactly("ki", "sma", "he");
    }

    private PatientReport run(String context, String... results) throws IOException {
        StringBuilder slides = new StringBuilder();
        for (String result : results) {
            slides.append("{stain: he, result: ").append(result).append("}, ");
        }
        return report(context, slides.toString());
    }

    private PatientReport report(String context, String slides) throws IOException {
        return report(context, slides, "", new NothingToMeasure());
    }

    private PatientReport report(String context, String slides, String ofBlock, SlideAnalyzer analyzer)
            throws IOException {
        Path manifest = folder.resolve("CASE.yaml");
        Files.writeString(
                manifest,
                "fascicle_case: 1\npatient: case-17\nspecimens:\n  - id: s\n    context: " + context
                        + "\n    blocks:\n      - id: A\n" + ofBlock + "        slides: [" + slides + "]\n");
        CaseManifest read = CaseManifestReader.read(manifest, Fnclcc.standard().book());
        return new CaseAnalysis(read, Fnclcc.standard(), analyzer, folder.resolve("slides"), doing -> {}).run("1");
    }

    private static final class NothingToMeasure implements SlideAnalyzer {
        @Override
        public Path analyze(Work work, Path parent, String name) {
            throw new AssertionError("nothing was to be measured");
        }

        @Override
        public Reuse reuse(Work work, Path earlier) {
            throw new AssertionError("nothing was to be measured");
        }
    }
}
