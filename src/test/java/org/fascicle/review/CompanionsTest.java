package org.fascicle.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;
import org.fascicle.browser.Chromium;
import org.fascicle.decision.Subject;
import org.fascicle.report.ResultReader;
import org.fascicle.slide.Fingerprint;
import org.fascicle.slide.SlideSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;

/** A second slide beside the first, linked by what {@code fascicle register} wrote. */
class CompanionsTest {

    private static final Path IMAGES = Path.of(System.getProperty("test.images"));

    @TempDir
    private Path folder;

    private Path results;
    private Path slides;
    private Path register;
    private String sha;
    private String otherSha;

    /** The same field under another name, and as another file by one byte behind its end; it was laid 10 and 20 pixels away. */
    @BeforeEach
    void measureTwo() throws IOException {
        results = folder.resolve("results");
        slides = Files.createDirectories(folder.resolve("slides"));
        Path one = ReviewedSlide.measured(results);
        Path image = Files.copy(IMAGES.resolve("he-field.ome.tif"), slides.resolve("he-field.ome.tif"));
        Path second = Files.copy(image, slides.resolve("other.ome.tif"));
        Files.write(second, new byte[] {0}, StandardOpenOption.APPEND);
        sha = ResultReader.of(one).summary().input().sha256();
        otherSha = Fingerprint.sha256(SlideSource.of(second)).orElseThrow();
        Path other = results.resolve("other");
        try (Stream<Path> files = Files.walk(one)) {
            for (Path file : files.toList()) {
                Files.copy(file, other.resolve(one.relativize(file).toString()));
            }
        }
        Path summary = other.resolve("summary.json");
        Files.writeString(
                summary,
                Files.readString(summary).replace(sha, otherSha).replace("\"he-field.ome.tif\"", "\"other.ome.tif\""));
        register = Files.writeString(
                folder.resolve("register.json"),
                "{\"fixed\":{\"sha256\":\"" + sha + "\"},\"pairs\":[{\"moving\":{\"sha256\":\"" + otherSha
                        + "\"},\"affine\":[[1,0,10],[0,1,20]]},{\"moving\":{\"sha256\":\"none\"},\"refused\":\"too far\"}]}");
    }

    private ReviewOptions options() {
        return new ReviewOptions(Optional.of(slides), Optional.empty(), false, Optional.of(register));
    }

    @Test
    void aRegisteredSlideStandsBesideWithItsMap() throws IOException {
        try (Review review = Review.open(results, options())) {
            JsonNode beside =
                    new ObjectMapper().readTree(review.companions().beside(sha).toString());
            assertThat(beside).hasSize(1);
            assertThat(beside.get(0).path("map").toString()).isEqualTo("[1.0,0.0,-10.0,0.0,1.0,-20.0]");
            assertThat(review.companions().tile(beside.get(0).path("number").asInt(), 0, 0, 0))
                    .isNotEmpty();
            JsonNode back = new ObjectMapper()
                    .readTree(review.companions().beside(otherSha).toString());
            assertThat(back.get(0).path("map").get(2).asDouble()).isEqualTo(10);
        }
        try (Review review = Review.open(results, new ReviewOptions(Optional.of(slides), Optional.empty(), false))) {
            assertThat(new ObjectMapper()
                            .readTree(review.companions().beside(sha).toString())
                            .get(0)
                            .has("map"))
                    .as("nothing links them")
                    .isFalse();
        }
    }

    /** Tumour drawn on one slide lies 10 and 20 pixels away on the other, whichever of them is reviewed. */
    @Test
    void whatWasDrawnOnOneHoldsOnTheOther() throws IOException {
        try (Review review = Review.open(results, options())) {
            draw(review.result(0));
            assertThat(outlines(review, 0).path("there").toString())
                    .isEqualTo("[{\"use\":\"tumour\",\"erased\":false,\"rings\":[[10,0,70,0,70,60]]}]");
            assertThat(outlines(review, 0).path("here")).isEmpty();
            assertThat(outlines(review, 1).path("here").toString()).contains("[[10,0,70,0,70,60]]");
            assertThat(outlines(review, 1).path("its").toString()).contains("[[20,20,80,20,80,80]]");
        }
        Files.writeString(register, Files.readString(register).replace(otherSha, "another"));
        try (Review review = Review.open(results, options())) {
            assertThat(outlines(review, 0).path("there"))
                    .as("nothing links them")
                    .isEmpty();
        }
    }

    private static void draw(ReviewedResult result) {
        result.decide(
                "{\"by\":\"AB\",\"seen\":0,\"what\":\"region\",\"key\":\"r1\",\"value\":\"tumour\",\"rings\":[[20,20,80,20,80,80]]}"
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode outlines(Review review, int of) throws IOException {
        ReviewedResult one = review.result(of);
        int other =
                review.companions().beside(one.sha256()).get(0).path("number").asInt();
        return new ObjectMapper()
                .readTree(review.companions()
                        .outlines(one.sha256(), one.decisions("AB"), other, "AB")
                        .toString());
    }

    /** Seen on both slides, and one press makes it this slide's own. */
    @Test
    void outlinesAreTakenOver() throws IOException {
        Chromium.assumeInstalled();
        try (Review review = Review.open(results, options());
                ReviewServer server = ReviewServer.start(review, 0)) {
            draw(review.result(1));
            ChromeDriver browser = besideEachOther(server);
            try {
                Chromium.until(browser, "!document.getElementById('take-over').hidden");
                browser.executeScript("document.getElementById('reviewer').value = 'CD'");
                browser.findElement(By.id("take-over")).click();
                Chromium.until(
                        browser,
                        "JSON.stringify(slideView.state().drawn.regions.map(r => r.rings)) === '[[[30,40,90,40,90,100]]]'");
                Chromium.until(browser, "document.getElementById('take-over').hidden");
                Chromium.until(
                        browser,
                        "document.querySelector('#second canvas.marks').getContext('2d')"
                                + ".getImageData(0, 0, 2000, 2000).data.some(each => each > 0)");
            } finally {
                browser.quit();
            }
            assertThat(review.result(0).decisions("CD").on(Subject.REGION).values())
                    .singleElement()
                    .satisfies(decision -> assertThat(decision.note()).contains("drawn on he-field"));
        }
    }

    private ChromeDriver besideEachOther(ReviewServer server) {
        ChromeDriver browser = Chromium.open(folder.resolve("browser"), "1300,900");
        browser.get(server.address().toString());
        Chromium.until(browser, "document.querySelector('.card') !== null");
        browser.executeScript("showTab('slide')");
        Chromium.until(browser, "document.querySelector('#beside option[value=\"0\"]') !== null");
        browser.executeScript("const list = document.getElementById('beside'); list.value = '0';"
                + "list.dispatchEvent(new Event('change'))");
        Chromium.until(browser, "!!beside.viewer() && beside.viewer().isOpen() && slideView.viewer().isOpen()");
        return browser;
    }

    /** Moving either slide moves the other to the same tissue. */
    @Test
    void eachFollowsTheOther() throws IOException {
        Chromium.assumeInstalled();
        try (Review review = Review.open(results, options());
                ReviewServer server = ReviewServer.start(review, 0)) {
            ChromeDriver browser = besideEachOther(server);
            try {
                move(browser, "slideView.viewer()", "viewer", 100, 90);
                Chromium.until(browser, at("beside.viewer()", 90, 70));
                move(browser, "beside.viewer()", "second", 60, 120);
                Chromium.until(browser, at("slideView.viewer()", 70, 140));
            } finally {
                browser.quit();
            }
        }
    }

    /** As a person does it: the pointer is on the slide, and the view moves. */
    private static void move(ChromeDriver browser, String viewer, String element, int x, int y) {
        browser.executeScript("document.getElementById('" + element + "').dispatchEvent(new Event('pointerenter'));"
                + viewer + ".viewport.panTo(" + viewer + ".viewport.imageToViewportCoordinates(" + x + ".5, " + y
                + ".5))");
    }

    private static String at(String viewer, int x, int y) {
        return "(() => { const c = " + viewer + ".viewport.viewportToImageCoordinates(" + viewer
                + ".viewport.getCenter(true)); return Math.hypot(c.x - " + x + ".5, c.y - " + y + ".5) < 0.5; })()";
    }
}
