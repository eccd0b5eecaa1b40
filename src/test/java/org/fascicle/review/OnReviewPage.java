package org.fascicle.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.fascicle.browser.Chromium;
import org.fascicle.decision.Decisions;
import org.fascicle.decision.Statement.Verdict;
import org.fascicle.report.ResultReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

/** A reviewer at the page of a slide that is being served, in the system's own Chromium. */
abstract class OnReviewPage extends OnReviewedSlide {

    /** Two clicks that follow sooner are a double click. */
    static final Duration BETWEEN_CLICKS = Duration.ofMillis(500);

    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    ChromeDriver browser;

    @BeforeAll
    static void needsChromium() {
        Chromium.assumeInstalled();
    }

    @BeforeEach
    void openPage() {
        browser = Chromium.open(folder.resolve("browser"), "1300,900");
        visit();
    }

    @AfterEach
    void closePage() {
        if (browser != null) {
            browser.quit();
        }
    }

    final void visit() {
        browser.get(slide.address().toString());
        until(() -> !browser.findElements(By.cssSelector(".card[aria-selected=true]"))
                .isEmpty());
    }

    interface Condition {
        boolean holds();
    }

    static void until(Condition condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.holds()) {
            assertThat(Instant.now()).as("what the page should show by now").isBefore(end);
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    final void type(CharSequence... keys) {
        new Actions(browser).sendKeys(keys).perform();
    }

    final String text(String id) {
        return browser.findElement(By.id(id)).getText();
    }

    final Decisions decisions() {
        return ResultReader.of(slide.result).decisions();
    }

    final Optional<Verdict> verdict(String key) {
        return holding(key);
    }

    final WebElement openSlide() {
        type("s");
        until(() -> Boolean.TRUE.equals(
                browser.executeScript("return !!slideView.viewer() && slideView.viewer().world.getItemCount() > 0"
                        + " && slideView.viewer().world.getItemAt(0).getFullyLoaded()")));
        return browser.findElement(By.id("viewer"));
    }
}
