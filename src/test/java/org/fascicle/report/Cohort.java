package org.fascicle.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fascicle.browser.Chromium;
import org.fascicle.fnclcc.Grading;
import org.fascicle.image.RgbImage;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * A batch of made-up results: slide {@code i} has a density of 2,000 to 4,000 nuclei per mm2, every hundredth one of 50,000; every
 * thirtieth slide failed. As a program, measures what the index of so many costs to write and how fast the browser has it open.
 */
final class Cohort {

    private static final double FAR_OUT_PER_MM2 = 50_000;

    private static final Grading GRADING = Examples.grading();
    private static final SlideReport LIKE = Examples.full("like");

    private Cohort() {}

    static String name(int slide) {
        return String.format(Locale.ROOT, "p%05d__HE", slide);
    }

    static boolean failed(int slide) {
        return slide % 30 == 29;
    }

    static boolean farOut(int slide) {
        return slide % 100 == 50;
    }

    /** Writes the results that a batch of so many slides would leave, as far as the index reads them. */
    static void write(Path folder, int slides) throws IOException {
        Path picture = folder.resolve(".picture.png");
        Encoded.writePng(picture, RgbImage.black(400, 300));
        for (int i = 0; i < slides; i++) {
            if (!failed(i)) {
                Path result = Files.createDirectories(folder.resolve(name(i)));
                SummaryJson.write(result.resolve(ResultFile.SUMMARY.fileName()), report(i));
                Files.createLink(result.resolve(ResultFile.OVERVIEW.fileName()), picture);
            }
        }
    }

    private static SlideReport report(int slide) {
        SplittableRandom random = new SplittableRandom(slide);
        double perMm2 = farOut(slide) ? FAR_OUT_PER_MM2 : 2000 + 2000 * random.nextDouble();
        SlideReport.Builder report = Examples.builder(name(slide)).grading(GRADING);
        LIKE.measures()
                .forEach(each -> report.add(
                        each.key() == MeasureKey.NUCLEI_PER_MM2
                                ? Measured.of(each.key(), perMm2, each.denominator(), each.method())
                                : each));
        return report.build();
    }

    static Iterable<SlideOutcome> outcomes(Path folder, int slides) {
        return () -> IntStream.range(0, slides)
                .mapToObj(i -> failed(i)
                        ? SlideOutcome.failed(name(i), i + ".svs", i + ".svs is damaged; copy it again.")
                        : SlideOutcome.done(name(i), i + ".svs", folder.resolve(name(i))))
                .iterator();
    }

    /** Folder and number of slides in; lines of Markdown out. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        int slides = Integer.parseInt(arguments[1]);
        write(folder, slides);
        long start = System.nanoTime();
        new BatchReport("cohort", "0", outcomes(folder, slides)).write(folder);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "| slides | %,d |%n", slides);
        System.out.printf(Locale.ROOT, "| index.html | %.1f MB |%n", size(folder, BatchReport.PAGE));
        System.out.printf(Locale.ROOT, "| batch.csv | %.1f MB |%n", size(folder, BatchReport.TABLE));
        System.out.printf(Locale.ROOT, "| batch.json | %.1f MB |%n", size(folder, BatchReport.JSON));
        System.out.printf(
                Locale.ROOT, "| all three written, %.1f ms a slide | %.1f s |%n", 1000 * seconds / slides, seconds);
        if (Chromium.isInstalled()) {
            open(folder);
        }
    }

    private static double size(Path folder, String file) throws IOException {
        return Files.size(folder.resolve(file)) / 1e6;
    }

    private static void open(Path folder) {
        ChromeDriver browser = Chromium.open(folder.resolve(".browser"), "1300,900");
        try {
            double[] seconds = Stream.of(1, 2, 3, 4, 5)
                    .mapToDouble(time -> opening(browser, folder.resolve(BatchReport.PAGE)))
                    .sorted()
                    .toArray();
            System.out.printf(
                    Locale.ROOT,
                    "| page open, first row drawn (median of 5; slowest) | %.2f s; %.2f s |%n",
                    seconds[2],
                    seconds[4]);
            System.out.printf(Locale.ROOT, "| sorted by density | %.2f s |%n", sorting(browser));
        } finally {
            browser.quit();
        }
    }

    private static double opening(ChromeDriver browser, Path page) {
        Instant start = Instant.now();
        browser.get(page.toUri().toString());
        while (browser.findElements(By.cssSelector("#slides tbody td.name")).isEmpty()) {
            LockSupport.parkNanos(1_000_000);
        }
        return Duration.between(start, Instant.now()).toMillis() / 1000.0;
    }

    /** In the page itself, until it has been laid out anew. */
    private static double sorting(ChromeDriver browser) {
        Object millis = browser.executeScript("const start = performance.now();"
                + "document.querySelectorAll('#slides thead button')[2].click();"
                + "document.body.getBoundingClientRect(); return performance.now() - start;");
        return ((Number) millis).doubleValue() / 1000;
    }
}
