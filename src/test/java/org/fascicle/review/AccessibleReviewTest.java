package org.fascicle.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.fascicle.browser.Chromium;
import org.junit.jupiter.api.Test;

/** The review's page to people who see little or hear it read: no serious finding of axe-core, light and dark, wide and narrow. */
class AccessibleReviewTest extends OnReviewPage {

    @Test
    void inTheLightAt1300Pixels() throws IOException {
        assertAccessible();
    }

    @Test
    void inTheDarkAt800Pixels() throws IOException {
        browser.quit();
        browser = Chromium.open(folder.resolve("dark"), "800,900", "--blink-settings=preferredColorScheme=0");
        visit();
        assertAccessible();
    }

    private void assertAccessible() throws IOException {
        type("a", "r", "u");
        until(() -> decisions().all().size() == 3);
        assertNothingSerious("gallery");
        openSlide();
        assertNothingSerious("slide");
        type("i");
        assertNothingSerious("readers");
    }

    private void assertNothingSerious(String view) throws IOException {
        browser.executeScript(axe());
        Object found = browser.executeAsyncScript("const done = arguments[arguments.length - 1];"
                + "axe.run({resultTypes: ['violations']}).then(result => done(result.violations"
                + ".filter(each => each.impact === 'serious' || each.impact === 'critical')"
                + ".map(each => each.id + ': ' + each.nodes.map(node => node.target.join(' ')).join('; '))))");
        assertThat((List<?>) found).as(view).isEmpty();
        assertThat((Boolean) browser.executeScript(
                        "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as("nothing of the " + view + " runs off the screen")
                .isTrue();
    }

    private static String axe() throws IOException {
        try (InputStream script = AccessibleReviewTest.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
