package org.fascicle.review;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.fascicle.browser.Chromium;
import org.fascicle.report.InputFile;
import org.fascicle.report.MitosesCsv;
import org.fascicle.report.ResultReader;
import org.fascicle.report.Standing;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

/**
 * Measures a review as a reviewer meets it, and writes docs/validation/review.md; {@code scripts/measure-review} runs it.
 *
 * <p>Arguments: result of a slide, folder of the slide, file to write, a line on the machine, number of kills. The result is copied; its
 * candidates and nuclei are replaced by as many as are asked about, thrown at random.
 */
public final class MeasureReview {

    private static final int REVIEWED = 60;
    private static final int MANY_CANDIDATES = 5000;
    private static final int MANY_NUCLEI = 100_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String KEYS = "arauar4r2r";

    /** Times of each key: until the page shows the answer, and until it says that the disk has it. */
    private static final String WATCH = """
            window.measured = {shown: [], saved: []};
            let since = [];
            document.addEventListener('keydown', event => {
              const from = event.timeStamp;
              since.push(from);
              requestAnimationFrame(() => setTimeout(() => measured.shown.push(performance.now() - from)));
            }, true);
            new MutationObserver(() => {
              if (document.getElementById('saved').textContent === 'saved') {
                const from = since; since = [];
                requestAnimationFrame(() => setTimeout(() => from.forEach(t => measured.saved.push(performance.now() - t))));
              }
            }).observe(document.getElementById('saved'), {childList: true, characterData: true, subtree: true});
            """;

    /** Frames while the view is moved for three seconds, and their lengths. */
    private static final String PAN = """
            const done = arguments[0];
            const v = slideView.viewer().viewport;
            const frames = []; let last = performance.now(); const end = last + 3000; let step = 0;
            (function frame() {
              const now = performance.now(); frames.push(now - last); last = now;
              v.panBy(new OpenSeadragon.Point(.004 * Math.cos(step / 20), .004 * Math.sin(step / 20)), true); step++;
              now < end ? requestAnimationFrame(frame) : done(frames.slice(1));
            })();
            """;

    private final Path result;
    private final Path slides;
    private final Path work;
    private final List<String> lines = new ArrayList<>();

    private MeasureReview(Path result, Path slides, Path work) {
        this.result = result;
        this.slides = slides;
        this.work = work;
    }

    public static void main(String[] arguments) throws Exception {
        Path work = Files.createTempDirectory("measure-review");
        MeasureReview measure = new MeasureReview(Path.of(arguments[0]), Path.of(arguments[1]), work);
        measure.byKeys();
        measure.gallery();
        measure.slide();
        measure.kills(Integer.parseInt(arguments[4]));
        String text =
                "# A review, measured\n\nWritten by `scripts/measure-review`; do not edit. " + arguments[3] + "\n\n"
                        + "Chromium without a window and without a graphics processor, on the slide `"
                        + ResultReader.of(measure.result).summary().input().name()
                        + "`.\n\n| what | measured | wanted |\n|---|---|---|\n"
                        + String.join("\n", measure.lines) + "\n";
        Files.writeString(Path.of(arguments[2]), text);
        System.out.print(text);
    }

    private void line(String what, String measured, String wanted) {
        lines.add("| " + what + " | " + measured + " | " + wanted + " |");
        System.out.println(lines.get(lines.size() - 1));
    }

    /** The result with candidates, and nuclei, thrown at random on the slide. */
    private Path with(String name, int candidates, int nuclei) throws IOException {
        Path copy = work.resolve(name);
        try (Stream<Path> files = Files.walk(result)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(result.relativize(file).toString()));
            }
        }
        InputFile input = ResultReader.of(result).summary().input();
        Random random = new Random(60);
        MitosesCsv.write(
                copy.resolve("mitoses.csv"),
                Stream.generate(() -> MitosesCsv.Row.unreviewed(
                                random.nextInt((int) input.widthPx()),
                                random.nextInt((int) input.heightPx()),
                                0.5 + random.nextDouble() / 2,
                                Standing.COUNTED,
                                false))
                        .limit(candidates)
                        .toList());
        List<String> table = Files.readAllLines(copy.resolve("nuclei.csv"));
        List<String> many = new ArrayList<>(List.of(table.get(0)));
        String rest = table.get(1).replaceFirst("^[^,]*,[^,]*,[^,]*", "");
        for (int i = 1; i <= nuclei; i++) {
            many.add(i + "," + random.nextInt((int) input.widthPx()) + "," + random.nextInt((int) input.heightPx())
                    + rest);
        }
        Files.write(copy.resolve("nuclei.csv"), many);
        return copy;
    }

    private interface Visit {
        void with(ChromeDriver browser) throws IOException;
    }

    private void visit(Path folder, Visit visit) throws IOException {
        try (Review review = Review.open(folder, new ReviewOptions(Optional.of(slides), Optional.of("AB"), false));
                ReviewServer server = ReviewServer.start(review, 0)) {
            ChromeDriver browser = Chromium.open(work.resolve("browser-" + folder.getFileName()), "1300,900");
            try {
                browser.get(server.address().toString());
                Chromium.until(browser, "!!document.querySelector('.card[aria-selected=true]')");
                visit.with(browser);
            } finally {
                browser.quit();
            }
        }
    }

    private void byKeys() throws IOException {
        visit(with("sixty", REVIEWED, 1), browser -> {
            browser.executeScript(WATCH);
            for (int i = 0; i < REVIEWED; i++) {
                new Actions(browser)
                        .sendKeys(String.valueOf(KEYS.charAt(i % KEYS.length())))
                        .perform();
                LockSupport.parkNanos(Duration.ofMillis(700).toNanos());
            }
            Chromium.until(browser, "measured.saved.length >= " + REVIEWED);
            double[] shown = numbers(browser.executeScript("return measured.shown"));
            double[] saved = numbers(browser.executeScript("return measured.saved"));
            line(
                    REVIEWED + " candidates by keys, 0.7 s each: key to painted answer, median",
                    ms(at(shown, 0.5)),
                    "< 50 ms");
            line("the same, 99th percentile", ms(at(shown, 0.99)), "< 150 ms");
            line("key to \"saved\", which the disk has, painted: median", ms(at(saved, 0.5)), "");
            line("the same, 99th percentile", ms(at(saved, 0.99)), "");
        });
    }

    private void gallery() throws IOException {
        visit(with("many", MANY_CANDIDATES, 1), browser -> {
            browser.navigate().refresh();
            Chromium.until(
                    browser,
                    "document.querySelectorAll('.card img').length === 12"
                            + " && [...document.querySelectorAll('.card img')].every(image => image.complete && image.naturalWidth)");
            // no picture's answer came later than the page's own entries say
            double shown = ((Number) browser.executeScript("return Math.max(...performance.getEntriesByType('resource')"
                            + ".filter(e => [...document.querySelectorAll('.card img')].some(i => i.src === e.name))"
                            + ".map(e => e.responseEnd))"))
                    .doubleValue();
            line(
                    String.format(
                            Locale.ROOT,
                            "gallery of %,d candidates: from the reload to its first 12 crops",
                            MANY_CANDIDATES),
                    ms(shown),
                    "< 1,000 ms");
        });
    }

    private void slide() throws IOException {
        visit(with("nuclei", REVIEWED, MANY_NUCLEI), browser -> {
            browser.executeScript(
                    "window.opened = performance.now(); showTab('slide');"
                            + "(function wait() { const v = slideView.viewer();"
                            + " v && v.world.getItemCount() && v.world.getItemAt(0).getFullyLoaded()"
                            + " ? requestAnimationFrame(() => window.sharp = performance.now() - opened) : setTimeout(wait, 5); })();");
            Chromium.until(browser, "window.sharp !== undefined");
            line(
                    "slide: from its key to the first sharp view",
                    ms(((Number) browser.executeScript("return sharp")).doubleValue()),
                    "< 1,500 ms");
            browser.manage().timeouts().scriptTimeout(PATIENCE);
            double[] without = numbers(browser.executeAsyncScript(PAN));
            browser.executeScript("slideView.viewer().viewport.goHome(true)");
            browser.findElement(By.id("with-nuclei")).click();
            LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
            browser.executeScript("slideView.viewer().viewport.goHome(true)");
            double[] with = numbers(browser.executeAsyncScript(PAN));
            line("moving the slide: time of a frame, median (95th percentile)", frames(without), "");
            line(
                    String.format(Locale.ROOT, "the same with %,d nuclei in view", MANY_NUCLEI),
                    frames(with),
                    "as without");
        });
    }

    private void kills(int kills) throws IOException, InterruptedException {
        KilledReviews.Outcome outcome = KilledReviews.of(with("killed", REVIEWED, 1), kills);
        line(
                outcome.kills() + " SIGKILLs while decisions stream in: confirmed decisions that are gone",
                outcome.lost().size() + " of " + outcome.confirmed(),
                "0");
    }

    private static double[] numbers(Object list) {
        return ((List<?>) list)
                .stream().mapToDouble(n -> ((Number) n).doubleValue()).sorted().toArray();
    }

    private static double at(double[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    private static String frames(double[] sorted) {
        return ms(at(sorted, 0.5)) + " (" + ms(at(sorted, 0.95)) + "), "
                + Arrays.stream(sorted).count() + " frames in 3 s";
    }

    private static String ms(double value) {
        return String.format(Locale.ROOT, "%,.0f ms", value);
    }
}
