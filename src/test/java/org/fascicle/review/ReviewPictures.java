package org.fascicle.review;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.fascicle.browser.Chromium;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

/**
 * Pictures of the review's page as a reviewer meets it: gallery, slide with a painted region, readers; {@code scripts/review-pictures} runs it.
 *
 * <p>Arguments: result of a slide, which is written to; folder of the slide; folder for the pictures.
 */
public final class ReviewPictures {

    private static final Duration TO_LOAD = Duration.ofSeconds(4);

    private ReviewPictures() {}

    public static void main(String[] arguments) throws IOException {
        Path into = Files.createDirectories(Path.of(arguments[2]));
        ReviewOptions options = new ReviewOptions(Optional.of(Path.of(arguments[1])), Optional.of("AB"), false);
        try (Review review = Review.open(Path.of(arguments[0]), options);
                ReviewServer server = ReviewServer.start(review, 0)) {
            visit(server, into, "1300,900", "light");
            visit(server, into, "800,900", "dark", "--force-dark-mode", "--blink-settings=preferredColorScheme=0");
        }
    }

    private static void visit(ReviewServer server, Path into, String size, String name, String... more)
            throws IOException {
        ChromeDriver browser = Chromium.open(Files.createTempDirectory("review-pictures"), size, more);
        try {
            browser.get(server.address().toString());
            LockSupport.parkNanos(TO_LOAD.toNanos());
            new Actions(browser).sendKeys("a", "4").perform();
            keep(browser, into, "review-gallery-" + name);
            new Actions(browser).sendKeys("s").perform();
            LockSupport.parkNanos(TO_LOAD.toNanos());
            browser.executeScript("slideView.viewer().viewport.goHome(true)");
            new Actions(browser).sendKeys("b").perform();
            WebElement viewer = browser.findElement(By.id("viewer"));
            new Actions(browser)
                    .moveToElement(viewer, -60, -40)
                    .clickAndHold()
                    .moveByOffset(40, 30)
                    .moveByOffset(30, 50)
                    .release()
                    .perform();
            keep(browser, into, "review-slide-" + name);
            new Actions(browser).sendKeys("i").perform();
            keep(browser, into, "review-readers-" + name);
        } finally {
            browser.quit();
        }
    }

    private static void keep(ChromeDriver browser, Path into, String name) throws IOException {
        LockSupport.parkNanos(TO_LOAD.toNanos());
        Files.write(into.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
    }
}
