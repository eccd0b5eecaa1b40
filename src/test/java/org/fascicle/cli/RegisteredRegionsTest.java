package org.fascicle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fascicle.decision.Decision;
import org.fascicle.decision.Statement.DrawnRegion;
import org.fascicle.decision.Statement.Use;
import org.fascicle.image.DrawnArea;
import org.fascicle.report.DecisionLog;
import org.fascicle.report.ResultReader;
import org.fascicle.report.Summary;
import org.fascicle.slide.Fingerprint;
import org.fascicle.slide.SlideSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is drawn on one section is measured on another: the same as what is drawn there, where the map puts it. */
class RegisteredRegionsTest {

    private static final Path IMAGES = Path.of(System.getProperty("test.images", "test-images"));

    @TempDir
    Path folder;

    private Path stained;
    private Path immuno;
    private Path register;

    /** The immunostained section lies 200 pixels to the right of and 100 above the one that stays. */
    @BeforeEach
    void lay() throws IOException {
        stained = IMAGES.resolve("he-field.ome.tif");
        immuno = IMAGES.resolve("ki67-primary.ome.tif");
        register = Files.writeString(
                folder.resolve("register.json"),
                "{\"fixed\":{\"file\":\"he-field.ome.tif\",\"sha256\":\"" + sha(stained)
                        + "\"},\"pairs\":[{\"moving\":{\"file\":\"ki67-primary.ome.tif\",\"sha256\":\"" + sha(immuno)
                        + "\"},\"affine\":[[1,0,-200],[0,1,100]],\"error_um\":14,\"refined_error_um\":9}]}");
    }

    private static String sha(Path slide) {
        return Fingerprint.sha256(SlideSource.of(slide)).orElseThrow();
    }

    private Path square(String name, int x, int y) throws IOException {
        return Files.writeString(
                folder.resolve(name + ".geojson"),
                "{\"type\":\"Feature\",\"properties\":{\"objectType\":\"annotation\",\"name\":\"front\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[["
                        + x + "," + y + "],[" + (x + 700) + "," + y + "],[" + (x + 700) + "," + (y + 600) + "],["
                        + x + "," + (y + 600) + "]]]}}");
    }

    private Summary measured(String out, Path slide, String... more) {
        assertThat(run(out, slide, more)).isZero();
        String name = slide.getFileName().toString().replace(".ome.tif", "");
        return ResultReader.of(folder.resolve(out).resolve(name)).summary();
    }

    private int run(String out, Path slide, String... more) {
        return Main.run(Stream.concat(
                        Stream.of(
                                "analyze",
                                slide.toString(),
                                "-o",
                                folder.resolve(out).toString(),
                                "--segmenter",
                                "classic",
                                "--only",
                                "cells",
                                "-q"),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void anAreaAndARegionOfTheFirstSectionHoldOnTheSecond() throws IOException {
        String drawn = square("drawn", 600, 500).toString();
        String there = square("there", 800, 400).toString();
        Summary laid =
                measured("laid", immuno, "--roi", drawn, "--regions", drawn, "--registered", register.toString());
        Summary direct = measured("direct", immuno, "--roi", there, "--regions", there);
        assertThat(laid.measures()).isEqualTo(direct.measures());
        assertThat(laid.regions()).isEqualTo(direct.regions());
        assertThat(laid.limits())
                .contains(
                        "The area measured here was drawn on he-field.ome.tif and laid on this section; half of its places lie within 9"
                                + " um, and the sections are neighbours, not the same cells.");
        List<double[]> carried = new ArrayList<>();
        ResultReader.of(folder.resolve("laid/ki67-primary")).objects(shape -> {
            if (shape.name().equals("front")) {
                carried.addAll(shape.rings());
            }
        });
        assertThat(carried).hasSize(1);
        assertThat(carried.get(0)).startsWith(800, 400, 1500, 400);
    }

    /** And back: what is drawn on the immunostained section, on the other; what is drawn on the slide itself stays. */
    @Test
    void anAreaOfTheSecondSectionHoldsOnTheFirst() throws IOException {
        Summary back = measured(
                "back",
                stained,
                "--roi",
                square("drawn", 500, 100).toString(),
                "--registered",
                register.toString(),
                "--drawn-on",
                immuno.toString());
        Summary direct =
                measured("direct", stained, "--roi", square("there", 300, 200).toString());
        assertThat(back.measures()).isEqualTo(direct.measures());
    }

    @Test
    void theTumourOutlinedInAReviewHoldsOnTheOther() throws IOException {
        measured("he", stained);
        Path result = folder.resolve("he/he-field");
        DrawnArea outline = new DrawnArea(List.of(new double[] {320, 320, 960, 320, 960, 640, 320, 640}));
        DecisionLog.append(
                result.resolve("decisions.jsonl"),
                List.of(Decision.of(new DrawnRegion(Use.TUMOUR, outline, false), "r1")));
        Summary laid = measured("laid", immuno, "--tumour-of", result.toString(), "--registered", register.toString());
        assertThat(laid.limits().get(0)).startsWith("The tumour measured here was outlined on he-field.ome.tif");
    }

    @Test
    void whatCannotBeLaidIsRefused() throws IOException {
        String drawn = square("drawn", 600, 500).toString();
        assertThat(run(
                        "o",
                        IMAGES.resolve("sma-metastasis.ome.tif"),
                        "--roi",
                        drawn,
                        "--registered",
                        register.toString()))
                .as("a section that was not laid")
                .isEqualTo(2);
        assertThat(run("o", immuno, "--registered", register.toString()))
                .as("nothing to lay")
                .isEqualTo(1);
        assertThat(run("o", immuno, "--tumour-of", folder.toString()))
                .as("no map")
                .isEqualTo(1);
        assertThat(run("o", immuno, "--roi", drawn, "--registered", drawn))
                .as("no register.json")
                .isEqualTo(2);
        assertThat(folder.resolve("o")).doesNotExist();
    }
}
