package org.fascicle.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import org.fascicle.decision.Statement.WindowPlace;
import org.fascicle.decision.Subject;
import org.fascicle.report.ResultReader;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The slide of a review: overlays, ruler, the window under the mouse. */
class ReviewSlideTest extends OnReviewPage {

    /** How many of the canvas's pixels above the slide are painted. */
    private long painted() {
        return ((Number) browser.executeScript("const c = document.querySelector('canvas.marks');"
                        + "const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
                        + "let n = 0; for (let i = 3; i < d.length; i += 4) { n += d[i] > 0; } return n;"))
                .longValue();
    }

    private void tick(String box) {
        browser.findElement(By.id(box)).click();
    }

    /** Without any overlay only the bar of the scale is left. */
    @Test
    void eachOverlayIsSwitched() {
        openSlide();
        browser.executeScript("slideView.viewer().viewport.goHome(true)");
        List.of("with-candidates", "with-window", "with-drawn").forEach(this::tick);
        until(() -> browser.findElements(By.cssSelector("#slide input:checked")).isEmpty());
        long bare = painted();
        for (String overlay : List.of("with-candidates", "with-tissue")) {
            tick(overlay);
            until(() -> painted() > bare + 100);
            tick(overlay);
            until(() -> painted() == bare);
        }
    }

    /** Two clicks 200 screen pixels apart, in what the view says a pixel is. */
    @Test
    void theRulerMeasures() {
        WebElement viewer = openSlide();
        type("m");
        for (int x : new int[] {-100, 100}) {
            new Actions(browser)
                    .moveToElement(viewer, x, 0)
                    .click()
                    .pause(BETWEEN_CLICKS)
                    .perform();
        }
        until(() -> text("ruler").endsWith("\u00b5m"));
        double umPerScreenPx = ((Number) browser.executeScript("const v = slideView.viewer();"
                        + "return v.viewport.viewportToImageRectangle(v.viewport.getBounds(true)).width"
                        + " * slideView.state().um_per_px / v.container.clientWidth"))
                .doubleValue();
        double read = Double.parseDouble(text("ruler").split(" ")[0]);
        assertThat(read).isCloseTo(200 * umPerScreenPx, within(2 * umPerScreenPx));
        assertThat(decisions().all()).as("a ruler decides nothing").isEmpty();
    }

    /** The window follows the mouse with its count, and where it is let go is decided. */
    @Test
    void theWindowIsDraggedAndTheCountFollows() {
        WebElement viewer = openSlide();
        browser.executeScript("slideView.viewer().viewport.goHome(true)");
        type("w");
        new Actions(browser)
                .moveToElement(viewer, 0, 0)
                .clickAndHold()
                .moveByOffset(60, 20)
                .moveByOffset(60, 20)
                .perform();
        until(() -> text("ruler").contains("to look at"));
        new Actions(browser).release().perform();
        until(() -> decisions().onOnly(Subject.WINDOW).isPresent());
        WindowPlace place = (WindowPlace) decisions().onOnly(Subject.WINDOW).orElseThrow();
        ReviewState state = ReviewState.of(ResultReader.of(slide.result));
        assertThat(state.window().words()).isEqualTo("where a person put it");
        until(() -> text("count-area").contains("where a person put it"));
        assertThat(text("count-area"))
                .contains(
                        String.format(Locale.ROOT, "%.3f mm\u00b2", place.area().mm2()));
        browser.findElement(By.id("hottest")).click();
        until(() -> decisions().onOnly(Subject.WINDOW).isEmpty());
    }
}
