package org.fascicle.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.fascicle.browser.Chromium;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** The page of 300 slides in the system's own Chromium. */
class CohortPageTest {

    private static final int SLIDES = 300;

    @TempDir
    private Path folder;

    private ChromeDriver browser;

    @BeforeEach
    void open() throws IOException {
        Chromium.assumeInstalled();
        Cohort.write(folder, SLIDES);
        new BatchReport("cohort", "0.1.0", Cohort.outcomes(folder, SLIDES)).write(folder);
        browser = Chromium.open(folder.resolve(".browser"), "1300,900");
        browser.get(folder.resolve(BatchReport.PAGE).toUri().toString());
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.quit();
        }
    }

    private List<String> names() {
        return browser.findElements(By.cssSelector("#slides tbody td.name a")).stream()
                .map(WebElement::getText)
                .toList();
    }

    private void toTheEnd() {
        browser.executeScript("scrollTo(0, document.body.scrollHeight)");
        browser.executeAsyncScript("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))");
    }

    private void sortBy(String heading) {
        browser.findElements(By.cssSelector("#slides thead button")).stream()
                .filter(button -> button.getText().equals(heading))
                .findFirst()
                .orElseThrow()
                .click();
    }

    private String density() {
        return browser.findElement(By.cssSelector("#slides tbody td.number:nth-child(4) b"))
                .getText();
    }

    /** 10 failed; slides 50 and 250 are far out, 150 too; 290 are in the table, of which those in view are drawn. */
    @Test
    void sortsMarksAndDrawsOnlyWhatIsInView() {
        assertThat(browser.findElements(By.cssSelector(".failed dt"))).hasSize(10);
        assertThat(names()).hasSizeLessThan(60).startsWith("p00000__HE", "p00001__HE");
        assertThat(browser.findElements(By.cssSelector("#slides thead svg rect.far")))
                .isNotEmpty();
        assertThat((Boolean) browser.executeAsyncScript(
                        "const told = arguments[0], picture = document.querySelector('#slides img');"
                                + "picture.decode().then(() => told(picture.naturalWidth > 0), () => told(false));"))
                .as("the policy lets a slide's own picture be shown")
                .isTrue();
        sortBy("Cell density");
        assertThat(Double.parseDouble(density())).isBetween(2000.0, 2100.0);
        sortBy("Cell density");
        assertThat(names()).startsWith("p00050__HE", "p00150__HE", "p00250__HE");
        assertThat(browser.findElements(By.cssSelector("#slides tbody td.far"))).hasSize(3);
        browser.findElement(By.id("far")).click();
        assertThat(names()).containsExactly("p00050__HE", "p00150__HE", "p00250__HE");
        browser.findElement(By.id("far")).click();
        browser.findElement(By.id("filter")).sendKeys("p0012");
        toTheEnd();
        assertThat(names()).hasSize(10);
        browser.findElement(By.id("filter")).clear();
        toTheEnd();
        assertThat(names()).hasSizeLessThan(60).isNotEmpty();
    }
}
