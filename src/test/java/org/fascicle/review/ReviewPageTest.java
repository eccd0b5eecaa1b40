package org.fascicle.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fascicle.browser.Chromium;
import org.fascicle.decision.Statement;
import org.fascicle.decision.Statement.CandidateVerdict;
import org.fascicle.decision.Statement.DrawnRegion;
import org.fascicle.decision.Statement.FieldPlaces;
import org.fascicle.decision.Statement.TypeName;
import org.fascicle.decision.Statement.Use;
import org.fascicle.decision.Statement.Verdict;
import org.fascicle.decision.Subject;
import org.fascicle.report.MitosesCsv;
import org.fascicle.report.ResultReader;
import org.fascicle.report.Reviewed;
import org.fascicle.report.ViewLog;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** A reviewer at the page, in the system's own Chromium; what counts is what lies on the disk afterwards. */
class ReviewPageTest extends OnReviewPage {

    private static final int SIXTY = 60;

    /** Faster than any disk: no key is lost, and each falls on the next candidate. */
    @Test
    void keysDecideOneAfterTheOther() {
        type("a", "r", "2", "u");
        until(() -> decisions().all().size() == 4);
        assertThat(verdict("1")).contains(Verdict.ACCEPTED);
        assertThat(verdict("2")).contains(Verdict.REJECTED);
        assertThat(decisions().on(Subject.CANDIDATE, "3").orElseThrow().note()).contains("apoptotic or pyknotic");
        assertThat(verdict("4")).contains(Verdict.UNSURE);
        type("z");
        until(() -> verdict("4").isEmpty());
        assertThat(browser.findElement(By.id("progress")).getText()).startsWith("3 of ");
    }

    @Test
    void aReloadLosesNothing() {
        type("a");
        until(() -> verdict("1").isPresent());
        browser.navigate().refresh();
        until(() -> !browser.findElements(By.cssSelector(".card")).isEmpty());
        assertThat(browser.findElement(By.id("progress")).getText()).startsWith("1 of ");
        assertThat(browser.findElement(By.id("count")).getText()).startsWith("1 accepted");
    }

    @Test
    void gradeFollowsWhatIsSaid() {
        browser.findElement(By.cssSelector("#differentiation option[value='3']"))
                .click();
        until(() -> decisions().onOnly(Subject.DIFFERENTIATION).isPresent());
        until(() -> browser.findElement(By.id("points")).getText().contains("differentiation 3"));
    }

    /** A type is chosen by an abbreviation; nonsense is refused with a sentence, and stays to be mended. */
    @Test
    void theTypeIsSaidOnThePage() {
        WebElement type = browser.findElement(By.id("type"));
        until(() -> browser.findElements(By.cssSelector("#types option")).size() > 50);
        type.sendKeys("UPS", Keys.TAB);
        until(() -> decisions().onOnly(Subject.TYPE).isPresent());
        assertThat(decisions().onOnly(Subject.TYPE)).contains(new TypeName("undifferentiated sarcoma"));
        until(() -> browser.findElement(By.id("points")).getText().contains("differentiation 3"));
        assertThat(browser.findElement(By.id("scored-by")).getText()).isEqualTo("Scored by the type: 3.");
        until(() -> "undifferentiated sarcoma".equals(type.getDomProperty("value")));
        type.clear();
        type.sendKeys("myxoid nonsense", Keys.TAB);
        until(() -> browser.findElement(By.id("message")).getText().contains("myxoid liposarcoma"));
        assertThat(type.getDomProperty("value")).isEqualTo("myxoid nonsense");
        assertThat(type.getDomAttribute("aria-invalid")).isEqualTo("true");
        browser.findElement(By.cssSelector("#settings input[value=gist]")).click();
        until(() -> browser.findElement(By.id("headline")).getText().startsWith("Not graded"));
        browser.findElement(By.cssSelector("#procedure option[value=core-biopsy]"))
                .click();
        browser.findElement(By.cssSelector("#neoadjuvant option[value=yes]")).click();
        until(() -> decisions().onOnly(Subject.NEOADJUVANT).isPresent());
        assertThat(decisions().onOnly(Subject.PROCEDURE).orElseThrow().words()).isEqualTo("core-biopsy");
    }

    @Test
    void aMissedFigureIsAddedOnTheSlide() {
        WebElement viewer = openSlide();
        type("f");
        new Actions(browser).moveToElement(viewer).click().perform();
        until(() -> verdict("a1").isPresent());
        assertThat(verdict("a1")).contains(Verdict.ADDED);
    }

    private List<Statement> regions() {
        return decisions().on(Subject.REGION).values().stream()
                .map(decision -> decision.said().orElseThrow())
                .toList();
    }

    /** The whole field is shown; a stroke down its middle is necrosis, and part of it is rubbed out again. */
    @Test
    void necrosisIsPaintedAndErased() {
        WebElement viewer = openSlide();
        browser.executeScript("slideView.viewer().viewport.goHome(true)");
        browser.findElement(By.cssSelector("#brush-um option[value='50']")).click();
        browser.executeScript("document.activeElement.blur()");
        type("b");
        stroke(viewer);
        until(() -> regions().size() == 1);
        until(() -> browser.findElement(By.id("drawn")).getText().startsWith("necrosis as drawn"));
        until(() -> browser.findElement(By.id("points")).getText().matches("(?s).*necrosis [12].*"));
        type("e");
        stroke(viewer);
        until(() -> regions().size() == 2);
        until(() -> browser.findElement(By.id("drawn")).getText().isEmpty());
        assertThat(regions()).extracting(said -> ((DrawnRegion) said).erased()).containsExactly(false, true);
    }

    private void stroke(WebElement viewer) {
        new Actions(browser)
                .moveToElement(viewer, 0, -80)
                .clickAndHold()
                .moveByOffset(10, 60)
                .moveByOffset(-10, 60)
                .release()
                .perform();
    }

    @Test
    void aTumourIsOutlinedCornerByCorner() {
        WebElement viewer = openSlide();
        browser.findElement(By.cssSelector("#use option[value='tumour']")).click();
        browser.executeScript("document.activeElement.blur()");
        type("o");
        for (int[] corner : new int[][] {{-60, -60}, {60, -60}, {60, 60}, {-60, 60}}) {
            new Actions(browser)
                    .moveToElement(viewer, corner[0], corner[1])
                    .click()
                    .pause(BETWEEN_CLICKS)
                    .perform();
        }
        type(Keys.ENTER);
        until(() -> regions().size() == 1);
        assertThat(((DrawnRegion) regions().get(0)).use()).isEqualTo(Use.TUMOUR);
        assertThat(((DrawnRegion) regions().get(0)).outline().rings().get(0)).hasSize(8);
    }

    /** Ten fields are put down, and one is dragged; the other nine stay. */
    @Test
    void aFieldIsDragged() {
        WebElement viewer = openSlide();
        browser.executeScript("slideView.viewer().viewport.goHome(true)");
        type("t");
        new Actions(browser).moveToElement(viewer).click().pause(BETWEEN_CLICKS).perform();
        until(() -> decisions().onOnly(Subject.WINDOW).isPresent());
        FieldPlaces before = (FieldPlaces) decisions().onOnly(Subject.WINDOW).orElseThrow();
        until(() -> browser.findElement(By.id("count-area")).getText().contains("10 fields"));
        new Actions(browser)
                .moveToElement(viewer, 5, 5)
                .clickAndHold()
                .moveByOffset(20, 10)
                .moveByOffset(20, 10)
                .release()
                .perform();
        until(() -> !decisions().onOnly(Subject.WINDOW).orElseThrow().equals(before));
        FieldPlaces after = (FieldPlaces) decisions().onOnly(Subject.WINDOW).orElseThrow();
        long moved = IntStream.range(0, 10)
                .filter(i -> Math.hypot(
                                after.places().get(i).xPx()
                                        - before.places().get(i).xPx(),
                                after.places().get(i).yPx()
                                        - before.places().get(i).yPx())
                        > 1)
                .count();
        assertThat(moved).isEqualTo(1);
    }

    @Test
    void theAddressLeadsBackToTheSamePlace() {
        openSlide();
        browser.executeScript(
                "slideView.viewer().viewport.fitBounds(slideView.viewer().viewport.imageToViewportRectangle(100, 80, 60, 60), true)");
        until(() ->
                String.valueOf(browser.executeScript("return location.hash")).matches("#0/1[23]\\d,1[01]\\d,6\\d"));
        String place = String.valueOf(browser.executeScript("return location.hash"));
        browser.navigate().refresh();
        until(() ->
                !browser.findElements(By.cssSelector("#slide:not([hidden])")).isEmpty());
        until(() -> place.equals(browser.executeScript("return location.hash")));
        until(() -> Boolean.TRUE.equals(
                browser.executeScript("return !!slideView.place() && Math.abs(slideView.place().side - 60) < 10")));
    }

    /** Every candidate in one go, by keys alone; some are taken back on the way. */
    @Test
    void allCandidatesAreReviewedByKeys() {
        int candidates = ReviewState.of(ResultReader.of(slide.result)).asked().size();
        for (int i = 0; i < candidates; i++) {
            type(i % 3 == 0 ? "a" : "r");
            if (i % 5 == 2 && i < candidates - 1) {
                type("z", Keys.ARROW_LEFT, "u", Keys.ARROW_LEFT, "r");
            }
        }
        until(() -> ReviewState.of(ResultReader.of(slide.result)).reviewed().open() == 0);
        until(() -> browser.findElement(By.id("progress")).getText().startsWith(candidates + " of " + candidates));
        assertThat(decisions().all().stream().filter(decision -> decision.note().isPresent()))
                .as("undone, each in its turn")
                .hasSize((candidates + 1) / 5)
                .allMatch(decision -> decision.said().isEmpty());
    }

    /** Sixty by keys, with an undo, a note, and a reload in the middle: the log holds each, once, in its order. */
    @Test
    void sixtyCandidatesAreReviewedAcrossAReload() throws IOException {
        LargeReview.make(slide.result, 2, SIXTY);
        slide.close();
        slide = slide.again(false);
        visit();
        for (int i = 0; i < SIXTY / 2; i++) {
            type(i % 3 == 0 ? "a" : "4");
        }
        type("z", Keys.ARROW_LEFT, "u");
        until(() -> decisions().all().size() == SIXTY / 2 + 2);
        browser.navigate().refresh();
        until(() -> !browser.findElements(By.cssSelector(".card")).isEmpty());
        assertThat(text("progress")).startsWith(SIXTY / 2 - 1 + " of " + SIXTY);
        browser.findElement(By.cssSelector("#show option[value=open]")).click();
        browser.executeScript("document.activeElement.blur()");
        int left = SIXTY / 2 + 1;
        for (int i = 0; i < left; i++) {
            type("r");
            if (i == 3) {
                until(() -> text("progress").endsWith("left"));
            }
        }
        until(() -> ReviewState.of(ResultReader.of(slide.result)).reviewed().open() == 0);
        Reviewed reviewed = ReviewState.of(ResultReader.of(slide.result)).reviewed();
        assertThat(reviewed.accepted()).isEqualTo(10);
        assertThat(reviewed.rejected()).isEqualTo(50);
        assertThat(decisions().on(Subject.CANDIDATE, "2").orElseThrow().note()).contains("pigment or artefact");
        assertThat(ResultReader.of(slide.result).mitoses())
                .extracting(MitosesCsv.Row::decision)
                .filteredOn(word -> word.equals("accepted"))
                .hasSize(10);
        until(() -> text("saved").equals("saved"));
    }

    /** Sure ones are a list of their own, and one key decides those of a page. */
    @Test
    void sureOnesAreDecidedTogether() throws IOException {
        LargeReview.make(slide.result, 2, SIXTY);
        slide.close();
        slide = slide.again(false);
        visit();
        browser.findElement(By.cssSelector("#show option[value=sure]")).click();
        browser.executeScript("document.activeElement.blur()");
        int cards = browser.findElements(By.className("card")).size();
        type("A");
        until(() -> decisions().all().size() == cards);
        assertThat(cards).isBetween(5, 12);
        assertThat(decisions().on(Subject.CANDIDATE).keySet()).contains("1").doesNotContain("20");
        assertThat(decisions().all())
                .allMatch(said -> ((CandidateVerdict) said.said().orElseThrow()).verdict() == Verdict.ACCEPTED);
    }

    /** Lists hold what they say, those below the cut too, and orders order. */
    @Test
    void listsAndOrdersHoldWhatTheySay() {
        ReviewState state = ReviewState.of(ResultReader.of(slide.result));
        type(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, "u");
        until(() -> decisions().all().size() == 1);
        choose("show", "all");
        until(() -> text("page-place").endsWith(" " + state.candidates().size() + " candidates"));
        assertThat(state.candidates().size())
                .as("some lie below the cut")
                .isGreaterThan(state.asked().size());
        choose("show", "counted");
        until(() -> text("page-place").endsWith(" " + state.asked().size() + " candidates"));
        choose("order", "unsure");
        until(() -> firstCard().equals("card-3"));
        choose("order", "place");
        String topmost = state.asked().stream()
                .min(Comparator.comparingDouble(Candidate::yPx).thenComparingDouble(Candidate::xPx))
                .orElseThrow()
                .key();
        until(() -> firstCard().equals("card-" + topmost));
    }

    private void choose(String list, String value) {
        browser.findElement(By.cssSelector("#" + list + " option[value=" + value + "]"))
                .click();
    }

    private String firstCard() {
        return browser.findElement(By.className("card")).getDomAttribute("id");
    }

    /** Where the detector offers nothing, nothing is graded until somebody says that the area was looked through. */
    @Test
    void noFigureIsACountOnlyOnceSomebodyLooked() throws IOException {
        LargeReview.make(slide.result, 2, 0);
        slide.close();
        slide = slide.again(false);
        browser.get(slide.address().toString());
        until(() -> text("count").contains("nobody has looked"));
        assertThat(text("headline")).contains("a person's review of the mitotic count");
        browser.findElement(By.id("confirm")).click();
        until(() -> text("count").equals("0 mitotic figures"));
        assertThat(decisions().onOnly(Subject.WINDOW)).isPresent();
        assertThat(text("headline")).doesNotContain("a person's review");
    }

    /** What a hostile file or colleague wrote is shown as it stands. */
    @Test
    void aHostileNoteIsTextOnThePage() throws IOException {
        String script = "<img src=x onerror=document.title='hit'>";
        slide.post(
                "/api/0/decide",
                "{\"what\":\"candidate\",\"key\":\"1\",\"value\":\"rejected\",\"note\":\"" + script + "\",\"by\":\""
                        + script + "\",\"seen\":0}");
        browser.findElement(By.cssSelector("#show option[value=counted]")).click();
        until(() -> browser.findElement(By.cssSelector("#card-1 .verdict"))
                .getText()
                .contains(script));
        assertThat(browser.getTitle()).isEqualTo("Fascicle review");
        assertThat(browser.findElements(By.cssSelector("img[src=x]"))).isEmpty();
    }

    /** Each picture is as large as it must be, with its scale; the wider ones show more of the slide. */
    @Test
    void cropsAreLargeAndCarryTheirScale() {
        for (String each : List.of("#card-1 .crop", "#context", "#wider")) {
            assertThat(browser.findElement(By.cssSelector(each)).getSize().width)
                    .as(each)
                    .isGreaterThanOrEqualTo(256);
            until(() -> Boolean.TRUE.equals(browser.executeScript(
                    "const i = document.querySelector(arguments[0] + ' img'); return i.complete && i.naturalWidth > 0",
                    each)));
        }
        assertThat(browser.findElement(By.cssSelector("#card-1 .scale")).getText())
                .isEqualTo("20 \u00b5m");
        assertThat(browser.findElement(By.cssSelector("#context .scale")).getText())
                .isEqualTo("50 \u00b5m");
        assertThat(browser.findElement(By.cssSelector("#wider .scale")).getText())
                .isEqualTo("200 \u00b5m");
        double crop = browser.findElement(By.cssSelector("#card-1 .crop")).getSize().width;
        double bar = browser.findElement(By.cssSelector("#card-1 .scale")).getSize().width;
        assertThat(64 * bar / crop).isCloseTo(20, within(0.5));
    }

    /** A second reader at the same page is compared with the first. */
    @Test
    void aSecondReaderIsComparedWithTheFirst() {
        type("a", "r", "a");
        until(() -> decisions().all().size() == 3);
        WebElement reviewer = browser.findElement(By.id("reviewer"));
        reviewer.clear();
        reviewer.sendKeys("CD", Keys.TAB);
        browser.executeScript("document.activeElement.blur()");
        type(Keys.ARROW_LEFT, Keys.ARROW_LEFT, Keys.ARROW_LEFT);
        type("a", "a", "a");
        until(() -> decisions().all().size() == 6);
        type("i");
        until(() -> browser.findElement(By.id("agreement")).getText().contains("positive agreement"));
        assertThat(browser.findElement(By.id("disputed")).getText()).startsWith("AB, CD differ on 1 candidates");
    }

    /** In the dark, letters are lighter than what they stand on. */
    @Test
    void thePageIsReadableInTheDark() {
        browser.quit();
        browser = Chromium.open(folder.resolve("dark"), "800,900", "--blink-settings=preferredColorScheme=0");
        visit();
        assertThat(lightness("color")).isGreaterThan(lightness("background-color") + 100);
        assertThat(((Number) browser.executeScript(
                                "return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                        .intValue())
                .as("nothing is cut off at 800 pixels")
                .isLessThanOrEqualTo(0);
    }

    private double lightness(String property) {
        String rgb = browser.findElement(By.tagName("body")).getCssValue(property);
        return Stream.of(rgb.replaceAll("[^0-9,]", "").split(","))
                .limit(3)
                .mapToInt(Integer::parseInt)
                .average()
                .orElseThrow();
    }

    @Test
    void thePageAsksNobodyElseAndBreaksNoRuleOfItsOwn() {
        type("a", "s");
        until(() -> verdict("1").isPresent());
        List<?> asked = (List<?>) browser.executeScript(
                "return performance.getEntriesByType('resource').map(entry => new URL(entry.name).host)");
        assertThat(asked).isNotEmpty().allMatch(host -> host.equals("127.0.0.1:" + slide.port()) || host.equals(""));
        assertThat(browser.manage().logs().get("browser").getAll())
                .filteredOn(entry -> entry.getMessage().contains("Content Security Policy"))
                .isEmpty();
    }

    @Test
    void typingANameDecidesNothing() {
        WebElement reviewer = browser.findElement(By.id("reviewer"));
        reviewer.sendKeys("a");
        assertThat(decisions().all()).as("typing a name decides nothing").isEmpty();
        reviewer.sendKeys(Keys.TAB);
    }

    /** What was on the screen is told: cards of the gallery, then the part of the slide. */
    @Test
    void whatIsOnTheScreenIsNoted() {
        Path log = slide.result.resolve("viewed.jsonl");
        until(() ->
                ViewLog.read(log).stream().anyMatch(look -> look.candidates().contains("1")));
        assertThat(ViewLog.read(log))
                .allMatch(look -> look.parts().isEmpty() && look.by().equals("AB"));
        openSlide();
        until(() -> ViewLog.read(log).stream().anyMatch(look -> !look.parts().isEmpty()));
        until(() -> ViewLog.read(log).stream()
                .flatMap(look -> look.parts().stream())
                .anyMatch(part -> part.heightPx() > 100 && part.umPerScreenPx() < 2));
    }
}
