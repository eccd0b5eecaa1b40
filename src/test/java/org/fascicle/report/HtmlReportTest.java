package org.fascicle.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.fascicle.decision.Decision;
import org.fascicle.decision.Statement;
import org.fascicle.fnclcc.RuleBook;
import org.fascicle.measure.Count;
import org.fascicle.space.Area;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {

    @TempDir
    private Path folder;

    @Test
    void textsOfFilesAndPeopleAreEscaped() {
        String page = HtmlReport.text(Examples.full(Examples.HOSTILE));
        assertThat(page)
                .doesNotContain("<script")
                .doesNotContain("\"quoted\"")
                .contains("&lt;script&gt;")
                .contains("${1+1}");
    }

    @Test
    void needsNothingBesideIt() {
        String page = HtmlReport.text(Examples.full("slide"));
        assertThat(page)
                .doesNotContain("http://")
                .doesNotContain("https://")
                .doesNotContain("src=\"over")
                .contains("data:image/jpeg;base64,");
    }

    /** Letters that XML forbids come from a file's name; the page shows them as any browser does, the PDF as a question. */
    @Test
    void theSamePageIsAPdfOfTheSameBytes() throws IOException {
        SlideReport report = Examples.full(Examples.HOSTILE + "\u001b[31m");
        HtmlReport.writePdf(folder.resolve("once.pdf"), report);
        HtmlReport.writePdf(folder.resolve("again.pdf"), report);
        assertThat(folder.resolve("once.pdf")).hasSameBinaryContentAs(folder.resolve("again.pdf"));
        try (PDDocument pdf = Loader.loadPDF(folder.resolve("once.pdf").toFile())) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("FNCLCC grade 2")
                    .contains("By the pathologist")
                    .contains("alert('x')")
                    .contains("Signature");
        }
    }

    /** Only candidates that count carry a number on the picture of the slide. */
    @Test
    void numbersOnThePictureAreNamedWhereThereAreAny() {
        assertThat(HtmlReport.text(Examples.full("slide")))
                .contains("those shown here that count carry theirs on the picture above")
                .doesNotContain("None counts");
        SlideReport.Builder report = Examples.builder("slide");
        Examples.full("slide").pictures().forEach(report::picture);
        report.add(Measured.count(
                MeasureKey.MITOSES_HOTTEST, new Count(0, Area.ofMm2(1.25)), "the hottest window", "Detector"));
        assertThat(HtmlReport.text(report.build()))
                .contains("None counts, so none has its number on the picture above")
                .doesNotContain("carry theirs on the picture");
    }

    /** The sum, each component's ground, the probabilities, the paper. */
    @Test
    void aGradeNeverStandsAlone() {
        String page = HtmlReport.text(Examples.full("slide"));
        assertThat(page)
                .contains("FNCLCC grade 2")
                .contains("Total 5 = 2 + 2 + 1")
                .contains("By the pathologist")
                .contains("14 on 1.734 mm\u00b2, 8.1 per mm\u00b2 (95 % interval 7.7 to 23.5")
                .contains("81 % for 2")
                .contains("16 %")
                .contains("PMID 17090186");
    }

    @Test
    void anOpenGradeSaysWhatIsMissingAndWhatIsPossible() {
        String page = HtmlReport.text(
                Examples.builder("open").grading(Examples.openGrading()).build());
        assertThat(page)
                .contains("Not graded: missing tumour differentiation")
                .contains("descriptive")
                .contains("MIB-1 variant");
    }

    /** The last of several, by time and not by place; without a time the page does not make one up. */
    @Test
    void saysWhenAPersonDecidedLast() {
        Decision count = Decision.of(new Statement.MitoticCount(14, RuleBook.MITOTIC_AREA));
        SlideReport.Builder report = Examples.builder("slide")
                .decided(count.by(Optional.of("reader B")).at(Instant.parse("2026-11-29T08:00:00Z")))
                .decided(count.by(Optional.of("reader A")).at(Instant.parse("2026-11-27T08:00:00Z")));
        assertThat(HtmlReport.text(report.build())).contains("<dt>Last decision</dt><dd>2026-11-29, reader B</dd>");
        assertThat(HtmlReport.text(Examples.full("slide"))).contains("<dt>Last decision</dt><dd>undated, Dr. B</dd>");
        assertThat(HtmlReport.text(Examples.builder("open").build()))
                .contains("<dt>Last decision</dt><dd>none yet</dd>");
    }

    @Test
    void saysWhatIsUsualOrThatNobodyKnows() {
        String page = HtmlReport.text(Examples.full("slide"));
        assertThat(page)
                .contains("Nuclei per area of analysable tissue. No usual value is known.")
                .contains("below 50 %, 50 % and more are 0, 1 and 2 points of FNCLCC.");
    }

    /** 900 nuclei on 0.3 mm2 are 3000 per mm2; a region of glass has none to say. */
    @Test
    void aRegionsDensityStandsWithWhatOfItWasLeftOut() {
        String page = HtmlReport.text(Examples.full("slide"));
        assertThat(page)
                .contains("Cell density by region")
                .contains("<b>3000</b>")
                .contains("no tissue 0.06; necrotic 0.1; out of focus 0.04")
                .contains("no analysable tissue");
    }

    /** That nothing was left out would be a lie where folds were never looked for. */
    @Test
    void neverSaysThatNothingIsWrongWhereNobodyLooked() {
        String page = HtmlReport.text(Examples.builder("clean")
                .add(Measured.of(
                        MeasureKey.TISSUE_AREA,
                        1.25,
                        Denominator.area(Area.ofMm2(1.6), "the image"),
                        "the whole image, as asked"))
                .notLookedFor(List.of("folds", "bubbles", "bleeding"))
                .build());
        assertThat(page)
                .contains(
                        "(the whole image, as asked); nothing was found to leave out, and folds, bubbles and bleeding were not looked for.",
                        "Not looked for: folds, bubbles and bleeding.",
                        "Nothing was found.")
                .doesNotContain("nothing was left out");
    }

    @Test
    void saysWhatWasMeasuredOnWhatAndWhatWasLeftOut() {
        String page = HtmlReport.text(Examples.full("slide"));
        assertThat(page)
                .contains(
                        "1.25 mm\u00b2 of analysable tissue was measured (tissue mask on the overview); 0.0623 mm\u00b2 was left out.",
                        "Of folds about half are found")
                .contains("Pen marks")
                .contains("mitoses.csv</a> lists every candidate")
                .contains("3457")
                .contains("The slide is stained with H&amp;E.")
                .contains("Dr. B");
    }

    /** What it is, the numbers, the picture with its candidates, the grade, then tables, the signature with them and never alone on the last page, then method; a contents line leads there. */
    @Test
    void readsInTheOrderOfAPathologistsQuestions() {
        String page = HtmlReport.text(Examples.full("slide"));
        assertThat(page)
                .containsSubsequence(
                        "no medical device",
                        "href=\"#numbers\"",
                        "id=\"numbers\"",
                        "95 % interval",
                        "class=\"overview",
                        "id=\"candidates\"",
                        "id=\"grade\"",
                        "id=\"measured\"",
                        "id=\"limits\"",
                        "Signature",
                        "id=\"method\"",
                        "id=\"provenance\"",
                        "href=\"./summary.json\"");
        for (String place : page.split("href=\"#")) {
            String id = place.substring(0, Math.max(0, place.indexOf('"')));
            assertThat(id.isEmpty() || id.startsWith("<") || page.contains("id=\"" + id + "\""))
                    .as(id)
                    .isTrue();
        }
    }

    @Test
    void isTheSameEveryTimeUnderAnyLocale() {
        String page = HtmlReport.text(Examples.full("slide"));
        Locale usual = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(HtmlReport.text(Examples.full("slide"))).isEqualTo(page);
        } finally {
            Locale.setDefault(usual);
        }
    }

    @Test
    void anAlmostEmptyReportIsAPageToo() {
        assertThat(HtmlReport.text(Examples.builder("empty").build()))
                .contains("The area of tissue was not measured")
                .contains("</html>");
    }

    /** The key number is the detector's; who counted otherwise stands with it, not only in a table further down. */
    @Test
    void aPersonsCountStandsWithTheKeyNumber() {
        Count counted = new Count(12, RuleBook.MITOTIC_AREA);
        String page = HtmlReport.text(Examples.builder("he-a1")
                .add(Measured.of(
                        MeasureKey.MITOSES_PER_FNCLCC_AREA,
                        counted.per(RuleBook.MITOTIC_AREA),
                        Denominator.area(counted.area(), "the hottest window"),
                        "candidate detector"))
                .decided(Decision.of(new Statement.MitoticCount(14, RuleBook.MITOTIC_AREA))
                        .by(Optional.of("reader B")))
                .build());
        String numbers = page.substring(page.indexOf("id=\"numbers\""), page.indexOf("id=\"measured\""));
        assertThat(numbers).contains("Decided by a person: 14 on 1.734 mm\u00b2 (reader B)");
    }

    /** Nothing measured is called necrosis, and what a person calls so stands beside what merely looks like it. */
    @Test
    void aPersonsNecrosisStandsBesideWhatIsSuspicious() {
        String page = HtmlReport.text(Examples.builder("he-a1")
                .add(Measured.of(
                        MeasureKey.NECROSIS_SUSPICIOUS,
                        4,
                        Denominator.area(Area.ofMm2(2), "tissue"),
                        "squares of 64 um"))
                .decided(Decision.of(new Statement.NecroticShare(0.055, Optional.empty(), true))
                        .by(Optional.of("reader B")))
                .build());
        String numbers = page.substring(page.indexOf("id=\"numbers\""), page.indexOf("id=\"measured\""));
        assertThat(numbers).contains("Decided by a person: 5.5 % (reader B)");
    }
}
