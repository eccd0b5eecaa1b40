package org.fascicle.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.fascicle.browser.Chromium;
import org.fascicle.report.Examples;
import org.fascicle.report.HtmlReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;

/** The pages to people who see little, see no colours or hear them read: no serious finding of axe-core on a wide screen and a narrow one. */
class AccessiblePagesTest {

    private static final List<Dimension> SCREENS = List.of(new Dimension(1300, 900), new Dimension(500, 900));

    @TempDir
    private Path folder;

    private ChromeDriver browser;

    @BeforeEach
    void open() {
        Chromium.assumeInstalled();
        browser = Chromium.open(folder.resolve("browser"), "1300,900");
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.quit();
        }
    }

    @Test
    void theSlidesPage() throws IOException {
        Path page = folder.resolve("report.html");
        HtmlReport.write(page, Examples.full("he-a1"));
        assertAccessible(page);
    }

    @Test
    void theCasesPage() throws IOException {
        Path page = folder.resolve("case.html");
        PatientPage.write(page, Cases.withoutSlides(folder, Cases.ENTERED));
        assertAccessible(page);
    }

    private void assertAccessible(Path page) throws IOException {
        for (Dimension screen : SCREENS) {
            browser.manage().window().setSize(screen);
            browser.get(page.toUri().toString());
            browser.executeScript(axe());
            Object found = browser.executeAsyncScript("const done = arguments[arguments.length - 1];"
                    + "axe.run({resultTypes: ['violations']}).then(result => done(result.violations"
                    + ".filter(each => each.impact === 'serious' || each.impact === 'critical')"
                    + ".map(each => each.id + ': ' + each.nodes.map(node => node.target.join(' ')).join('; '))))");
            assertThat((List<?>) found).as(page.getFileName() + " at " + screen).isEmpty();
            assertThat((Boolean) browser.executeScript(
                            "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .as("nothing of " + page.getFileName() + " runs off a screen of " + screen)
                    .isTrue();
        }
    }

    private static String axe() throws IOException {
        try (InputStream script = AccessiblePagesTest.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
