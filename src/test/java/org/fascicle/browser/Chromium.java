package org.fascicle.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** The system's own Chromium, without a window. */
public final class Chromium {

    private static final Path BINARY = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Chromium() {}

    public static boolean isInstalled() {
        return Files.exists(BINARY) && Files.exists(DRIVER);
    }

    /** Skips a test where it is not installed. */
    public static void assumeInstalled() {
        Assumptions.assumeTrue(
                isInstalled(),
                "No Chromium with chromedriver is installed (Debian: apt-get install chromium chromium-driver).");
    }

    /** Waits until an expression of the page's own language is true. */
    public static void until(ChromeDriver browser, String condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!Boolean.TRUE.equals(browser.executeScript("return " + condition))) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("The page never came to: " + condition);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /**
     * @param profile a folder for it to write to
     * @param size as {@code 1300,900}
     * @param more further arguments
     */
    public static ChromeDriver open(Path profile, String size, String... more) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BINARY.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=" + size,
                "--user-data-dir=" + profile);
        options.addArguments(more);
        return new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .usingAnyFreePort()
                        .build(),
                options);
    }
}
