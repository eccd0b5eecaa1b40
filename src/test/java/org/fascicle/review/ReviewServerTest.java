package org.fascicle.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fascicle.cli.Main;
import org.fascicle.decision.Decision;
import org.fascicle.decision.Statement.CandidateVerdict;
import org.fascicle.decision.Statement.TypeName;
import org.fascicle.decision.Statement.Verdict;
import org.fascicle.decision.Subject;
import org.fascicle.fnclcc.Flag;
import org.fascicle.fnclcc.Mitoses;
import org.fascicle.report.MeasureKey;
import org.fascicle.report.ResultReader;
import org.fascicle.report.Reviewed;
import org.fascicle.report.Schemas;
import org.fascicle.space.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decisions are on the disk once they are answered, and nobody else gets in. */
class ReviewServerTest extends OnReviewedSlide {

    private int decide(String key, String value, long seen) throws IOException {
        return decide("AB", key, value, seen);
    }

    private List<Decision> log() {
        return ResultReader.of(slide.result).decisions().all();
    }

    @Test
    void aDecisionIsOnTheDiskOnceItIsAnswered() throws IOException {
        assertThat(decide("1", "accepted", 0)).isEqualTo(200);
        assertThat(decide("2", "rejected", 1)).isEqualTo(200);
        assertThat(log())
                .extracting(decision -> ((CandidateVerdict) decision.said().get()).verdict())
                .containsExactly(Verdict.ACCEPTED, Verdict.REJECTED);
        assertThat(log())
                .allMatch(decision -> decision.by().equals(Optional.of("AB"))
                        && decision.time().isPresent());
        assertThat(ResultReader.of(slide.result).mitoses().get(1).decision()).isEqualTo("rejected");
    }

    @Test
    void undoBringsBackWhatHeldBefore() throws IOException {
        decide("1", "accepted", 0);
        decide("1", "rejected", 1);
        assertThat(slide.post("/api/0/undo", "{\"by\":\"AB\"}")).isEqualTo(200);
        assertThat(holding("1")).contains(Verdict.ACCEPTED);
        assertThat(slide.post("/api/0/undo", "{\"by\":\"AB\"}")).isEqualTo(200);
        assertThat(holding("1")).isEmpty();
        assertThat(slide.post("/api/0/undo", "{\"by\":\"AB\"}")).isEqualTo(400);
        assertThat(log()).as("the log only grows").hasSize(4);
    }

    @Test
    void twoWindowsDoNotOverwriteEachOther() throws IOException {
        assertThat(decide("1", "accepted", 0)).isEqualTo(200);
        assertThat(decide("1", "rejected", 0))
                .as("made in ignorance of the first")
                .isEqualTo(409);
        assertThat(decide("2", "rejected", 0)).as("another candidate").isEqualTo(200);
        assertThat(holding("1")).contains(Verdict.ACCEPTED);
    }

    /** Three accepted, all others rejected: three figures; the field is too small for them to be scored. */
    @Test
    void theReviewedCountIsThatOfTheFiguresAccepted() throws IOException {
        List<?> rows = ResultReader.of(slide.result).mitoses();
        for (int i = 0; i < rows.size(); i++) {
            assertThat(decide(Integer.toString(i + 1), i < 3 ? "accepted" : "rejected", i))
                    .isEqualTo(200);
        }
        ReviewState state = ReviewState.of(ResultReader.of(slide.result));
        assertThat(state.figuresInside()).isEqualTo(3);
        assertThat(state.reviewed().open()).isZero();
        Mitoses count =
                ReviewedFindings.of(ResultReader.of(slide.result)).mitoses().orElseThrow();
        assertThat(count.isAssessable())
                .as("less tissue than one high-power field")
                .isFalse();
    }

    @Test
    void aFigureThatWasMissedIsAddedAndCounted() throws IOException {
        int code = slide.post(
                "/api/0/decide",
                "{\"what\":\"candidate\",\"key\":\"a1\",\"value\":\"added\",\"x_px\":200.5,\"y_px\":150.5,\"by\":\"AB\",\"seen\":0}");
        assertThat(code).isEqualTo(200);
        assertThat(ReviewState.of(ResultReader.of(slide.result)).candidate("a1").isFigure())
                .isTrue();
    }

    private int draw(String key, String use, boolean erased, String ring, long seen) throws IOException {
        return slide.post(
                "/api/0/decide",
                "{\"what\":\"region\",\"key\":\"" + key + "\",\"value\":\"" + use + "\",\"erased\":" + erased
                        + ",\"rings\":[" + ring + "],\"by\":\"AB\",\"seen\":" + seen + "}");
    }

    private ReviewState state() {
        return ReviewState.of(ResultReader.of(slide.result));
    }

    /** The field is all tissue, 400 by 400 pixels or so: a share follows from the corners alone. */
    @Test
    void drawnNecrosisIsAShareOfDrawnTumourAndErasingTakesItBack() throws IOException {
        assertThat(draw("r1", "tumour", false, "[0,0,200,0,200,200,0,200]", 0)).isEqualTo(200);
        assertThat(draw("r2", "necrosis", false, "[0,0,100,0,100,200,0,200]", 1))
                .isEqualTo(200);
        assertThat(state().drawnNecrosis().orElseThrow().value()).isCloseTo(0.5, within(0.03));
        assertThat(draw("r3", "necrosis", true, "[0,0,100,0,100,100,0,100]", 2)).isEqualTo(200);
        assertThat(state().drawnNecrosis().orElseThrow().value()).isCloseTo(0.25, within(0.03));
        assertThat(state().grading().necrosis().points()).hasValue(1);
        assertThat(draw("r4", "excluded", false, "[0,100,100,100,100,200,0,200]", 3))
                .isEqualTo(200);
        assertThat(state().drawnNecrosis().orElseThrow().value()).isZero();
        slide.post("/api/0/undo", "{\"by\":\"AB\"}");
        assertThat(state().drawnNecrosis().orElseThrow().value()).isCloseTo(0.25, within(0.03));
    }

    /** The same outline gives what the command gives for it. */
    @Test
    void aDrawnShareIsThatOfTheCommand(@TempDir Path other) throws IOException {
        String ring = "[[40,30],[330,60],[200,300],[40,30]]";
        Path outline = Files.writeString(
                other.resolve("necrosis.geojson"), "{\"type\":\"Polygon\",\"coordinates\":[" + ring + "]}");
        assertThat(ReviewedSlide.analyze(other, "--necrosis-regions", outline.toString()))
                .isZero();
        double commanded = ResultReader.of(other.resolve("he-field"))
                .summary()
                .measured(MeasureKey.NECROSIS_OUTLINED)
                .orElseThrow()
                .value();
        draw("r1", "necrosis", false, "[40,30,330,60,200,300]", 0);
        assertThat(100 * state().drawnNecrosis().orElseThrow().value()).isCloseTo(commanded, within(0.5));
    }

    @Test
    void aFigureInWhatWasExcludedDoesNotCount() throws IOException {
        decide("1", "accepted", 0);
        assertThat(state().figuresInside()).isEqualTo(1);
        Candidate first = state().candidate("1");
        double x = first.xPx();
        double y = first.yPx();
        assertThat(draw(
                        "r1",
                        "excluded",
                        false,
                        "[" + (x - 20) + "," + (y - 20) + "," + (x + 20) + "," + (y - 20) + "," + (x + 20) + ","
                                + (y + 20) + "," + (x - 20) + "," + (y + 20) + "]",
                        1))
                .isEqualTo(200);
        assertThat(state().figuresInside()).isZero();
        assertThat(state().candidate("1").isFigure()).as("it is still a figure").isTrue();
    }

    @Test
    void tenFieldsTakeThePlaceOfTheWindow() throws IOException {
        assertThat(
                        slide.post(
                                "/api/0/decide",
                                "{\"what\":\"window\",\"value\":\"fields\",\"x_px\":200,\"y_px\":200,\"by\":\"AB\",\"seen\":0}"))
                .isEqualTo(200);
        assertThat(state().window().parts()).hasSize(10);
        assertThat(state().window().words()).isEqualTo("10 fields of 0.1734 mm2");
        assertThat(
                        slide.post(
                                "/api/0/decide",
                                "{\"what\":\"window\",\"value\":\"fields\",\"fields\":[{\"x_px\":1e9,\"y_px\":0}],\"by\":\"AB\",\"seen\":1}"))
                .isEqualTo(400);
        assertThat(slide.post("/api/0/decide", "{\"what\":\"window\",\"value\":null,\"by\":\"AB\",\"seen\":1}"))
                .isEqualTo(200);
        assertThat(state().window().parts()).hasSize(1);
    }

    /** What was looked at and what not, the count and the grade stand in page and summary once the review ends. */
    @Test
    void pageAndSummaryFollowTheLog() throws IOException {
        decide("1", "accepted", 0);
        decide("2", "rejected", 1);
        draw("r1", "necrosis", false, "[0,0,100,0,100,200,0,200]", 2);
        slide.close();
        ResultReader result = ResultReader.of(slide.result);
        Reviewed reviewed = result.summary().reviewed().orElseThrow();
        assertThat(reviewed.accepted()).isEqualTo(1);
        assertThat(reviewed.rejected()).isEqualTo(1);
        assertThat(reviewed.open()).isEqualTo(reviewed.asked() - 2);
        assertThat(reviewed.readers()).containsExactly("AB");
        assertThat(result.summary().measured(MeasureKey.NECROSIS_OUTLINED)).isPresent();
        assertThat(Files.readString(slide.result.resolve("report.html")))
                .contains("Review by a person")
                .contains("Not decided on")
                .contains("The slide as it was reviewed.")
                .containsPattern("No\\. 1, score [0-9.]+: accepted by AB")
                .containsPattern("No\\. 2, score [0-9.]+: rejected by AB")
                .containsPattern("No\\. 3, score [0-9.]+: counted")
                .contains("The image with what was measured");
        assertThat(Schemas.errorsOf("summary", Files.readString(slide.result.resolve("summary.json"))))
                .isEmpty();
        slide = slide.again(false);
        assertThat(slide.post("/api/0/undo", "{\"by\":\"AB\"}")).isEqualTo(200);
        assertThat(slide.post("/api/0/undo", "{\"by\":\"AB\"}")).isEqualTo(200);
        slide.close();
        assertThat(Files.readString(slide.result.resolve("report.html")))
                .as("as it stood before")
                .containsPattern("No\\. 2, score [0-9.]+: counted");
    }

    private int say(String what, String value, long seen) throws IOException {
        return slide.post(
                "/api/0/decide",
                "{\"what\":\"" + what + "\",\"value\":" + value + ",\"by\":\"AB\",\"seen\":" + seen + "}");
    }

    /** Each is a line of the log with what stood before it; the grade, the summary and the page follow. */
    @Test
    void typeAndSpecimenAreDecidedAndGraded() throws IOException {
        assertThat(say("differentiation", "1", 0)).isEqualTo(200);
        assertThat(say("type", "\"LMS\"", 1)).isEqualTo(200);
        assertThat(say("context", "\"primary\"", 2)).isEqualTo(200);
        assertThat(say("procedure", "\"core-biopsy\"", 3)).isEqualTo(200);
        assertThat(say("neoadjuvant", "false", 4)).isEqualTo(200);
        assertThat(say("settings", "[\"uterine\"]", 5)).isEqualTo(200);
        assertThat(state().grading().differentiation().points())
                .as("the later word holds")
                .hasValue(2);
        assertThat(state().grading().verdict()).isEqualTo(org.fascicle.fnclcc.Verdict.NOT_APPLICABLE);
        assertThat(say("settings", "null", 6)).isEqualTo(200);
        assertThat(state().grading().flags())
                .extracting(Flag::code)
                .contains("core-biopsy", "type-unspecified")
                .doesNotContain("uterine", "context-unknown");
        assertThat(say("type", "\"pleomorphic liposarcoma\"", 7)).isEqualTo(200);
        assertThat(log().get(7).before()).contains(new TypeName("leiomyosarcoma"));
        assertThat(state().grading().differentiation().points()).hasValue(3);
        slide.close();
        ResultReader result = ResultReader.of(slide.result);
        assertThat(result.summary().decided().onOnly(Subject.TYPE)).contains(new TypeName("pleomorphic liposarcoma"));
        assertThat(Files.readString(slide.result.resolve("report.html")))
                .contains("Histological type", "pleomorphic liposarcoma", "core-biopsy")
                .as("nobody has counted")
                .doesNotContain("Decided by a person: ");
        assertThat(Schemas.errorsOf("summary", Files.readString(slide.result.resolve("summary.json"))))
                .isEmpty();
    }

    @Test
    void whatIsNoTypeIsRefusedWithThoseThatComeNear() throws IOException {
        assertThat(say("type", "\"lipoma of the pleomorphic kind\"", 0)).isEqualTo(400);
        assertThat(say("type", "\"<script>alert(1)</script>\"", 0)).isEqualTo(400);
        assertThat(say("neoadjuvant", "\"perhaps\"", 0)).isEqualTo(400);
        assertThat(say("settings", "\"uterine\"", 0)).isEqualTo(400);
        assertThat(say("settings", "[\"elsewhere\"]", 0)).isEqualTo(400);
        assertThat(say("procedure", "\"by hand\"", 0)).isEqualTo(400);
        assertThat(log()).isEmpty();
        assertThat(slide.get("/api/types")).contains("leiomyosarcoma", "\"LMS\"", "high grade by definition");
    }

    /** A case whose manifest is silent takes from the slide's review type, context and how it was taken. */
    @Test
    void aCaseFollowsWhatWasSaidOfTheSpecimen() throws IOException {
        assertThat(say("type", "\"pleomorphic liposarcoma\"", 0)).isEqualTo(200);
        assertThat(say("context", "\"recurrence\"", 1)).isEqualTo(200);
        slide.close();
        Path manifest = Files.writeString(
                folder.resolve("CASE.yaml"),
                "fascicle_case: 1\npatient: case-1\nspecimens:\n  - id: one\n    context: unknown\n    blocks:\n      - id: A1\n"
                        + "        slides:\n          - {stain: he, result: he-field}\n");
        assertThat(Main.run(
                        "case",
                        manifest.toString(),
                        "-o",
                        folder.resolve("case").toString(),
                        "--quiet"))
                .isZero();
        String report = Files.readString(folder.resolve("case").resolve("case.json"));
        assertThat(report)
                .contains("pleomorphic liposarcoma")
                .contains("\"recurrence\"")
                .doesNotContain("context-unknown", "differentiation-missing");
    }

    @Test
    void whatIsNoOutlineIsRefused() throws IOException {
        for (String rings :
                List.of("[0,0,1,1]", "[0,0,1,1,2,2]", "[0,0,1,0,1]", "[0,0,\"1\",0,1,1]", "[1e300,0,1,0,1,1]")) {
            assertThat(draw("r1", "necrosis", false, rings, 0)).as(rings).isEqualTo(400);
        }
        assertThat(draw("r1", "anything", false, "[0,0,9,0,9,9]", 0)).isEqualTo(400);
        assertThat(log()).isEmpty();
    }

    @Test
    void masksAreOffered() throws IOException {
        assertThat(slide.status("GET", "/api/0/mask/tissue")).isEqualTo(200);
        assertThat(slide.status("GET", "/api/0/mask/anything")).isEqualTo(404);
        assertThat(slide.status("GET", "/api/0/state?seen=0")).isEqualTo(204);
    }

    @Test
    void onlyTheTokenLetsIn() throws IOException {
        String host = "Host: 127.0.0.1:" + slide.port() + "\r\n";
        for (String path : List.of("/", "/api/0/state", "/review.js", "/nothing")) {
            assertThat(slide.raw("GET " + path + " HTTP/1.1\r\n" + host + "Connection: close\r\n\r\n"))
                    .as(path)
                    .startsWith("HTTP/1.1 401");
        }
        assertThat(slide.raw("GET /?token=wrong HTTP/1.1\r\n" + host + "Connection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 401");
        assertThat(slide.status("GET", "/")).isEqualTo(200);
    }

    @Test
    void aForeignHostOrOriginIsRefused() throws IOException {
        String rest = "Cookie: " + slide.cookie() + "\r\nConnection: close\r\n\r\n";
        assertThat(slide.raw("GET / HTTP/1.1\r\nHost: evil.example:" + slide.port() + "\r\n" + rest))
                .startsWith("HTTP/1.1 403");
        assertThat(slide.raw("GET / HTTP/1.1\r\nHost: 127.0.0.1:" + slide.port() + "\r\nOrigin: http://evil.example\r\n"
                        + rest))
                .startsWith("HTTP/1.1 403");
    }

    @Test
    void noPathLeavesTheFixedList() throws IOException {
        for (String path : List.of(
                "/../../etc/passwd",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/api/0/../../../etc/passwd",
                "/api/0/tile/1/..%2f..%2fetc",
                "/api/99999999/state",
                "/summary.json")) {
            assertThat(slide.status("GET", path)).as(path).isIn(400, 404);
        }
    }

    @Test
    void nonsenseIsRefusedAndTheServerStaysUp() throws IOException {
        assertThat(slide.post("/api/0/decide", "[]")).isEqualTo(400);
        assertThat(slide.post("/api/0/decide", "{\"what\":\"candidate\",\"key\":\"1\",\"value\":\"accepted\"}"))
                .as("nobody signed it")
                .isEqualTo(400);
        assertThat(decide("no such", "accepted", 0)).isEqualTo(400);
        assertThat(slide.post("/api/0/decide", "{\"x\":\"" + "y".repeat(ReviewServer.LARGEST_BODY) + "\"}"))
                .isEqualTo(413);
        assertThat(slide.status("DELETE", "/api/0/state")).isEqualTo(405);
        assertThat(slide.status("GET", "/api/0/state")).isEqualTo(200);
        assertThat(Files.exists(slide.result.resolve("decisions.jsonl"))).isFalse();
    }

    @Test
    void namesAndNotesCannotBecomeScript() throws IOException {
        String script = "<script>alert(1)</script>";
        assertThat(slide.post(
                        "/api/0/decide",
                        "{\"what\":\"candidate\",\"key\":\"1\",\"value\":\"rejected\",\"note\":\"" + script
                                + "\",\"by\":\"" + script + "\",\"seen\":0}"))
                .isEqualTo(200);
        String answer = slide.raw("GET /api/0/state HTTP/1.1\r\nHost: 127.0.0.1:" + slide.port() + "\r\nCookie: "
                + slide.cookie() + "\r\nConnection: close\r\n\r\n");
        assertThat(answer)
                .containsIgnoringCase("content-type: application/json")
                .containsIgnoringCase("nosniff")
                .containsIgnoringCase("default-src 'none'; script-src 'self'");
    }

    @Test
    void aFolderWithoutCandidatesIsNamed(@TempDir Path empty) {
        assertThatThrownBy(() -> Review.open(empty, new ReviewOptions(Optional.empty(), Optional.empty(), false)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no result");
    }

    /** The whole field from afar, its left half close by, and the crop of one candidate. */
    @Test
    void theReportTellsWhatWasOnTheScreen() throws IOException {
        ReviewState state = ReviewState.of(ResultReader.of(slide.result));
        long width = state.summary().input().widthPx();
        long height = state.summary().input().heightPx();
        Candidate right = state.asked().stream()
                .filter(candidate -> candidate.xPx() > width / 2.0 + 20)
                .findFirst()
                .orElseThrow();
        assertThat(viewed("", "[0,0," + width + "," + height + ",2]")).isEqualTo(204);
        assertThat(viewed("\"" + right.key() + "\"", "[0,0," + width / 2 + "," + height + ",0.25]"))
                .isEqualTo(204);
        decided("AB", right.key(), "accepted", 0);
        slide.close();
        Reviewed.Screen screen = ResultReader.of(slide.result)
                .summary()
                .reviewed()
                .orElseThrow()
                .screen()
                .orElseThrow();
        assertThat(screen.any()).isEqualTo(screen.tissue());
        assertThat(screen.close().mm2() / screen.tissue().mm2()).isCloseTo(0.5, within(0.1));
        long onTheLeft = state.asked().stream()
                .filter(candidate -> candidate.xPx() < width / 2.0)
                .count();
        assertThat(screen.candidates()).isBetween(onTheLeft, onTheLeft + 2);
        assertThat(Files.readString(slide.result.resolve("report.html"))).contains("On the screen", "100 %) at all");
        slide = slide.again(false);
    }

    private int viewed(String candidates, String parts) throws IOException {
        return slide.post(
                "/api/0/viewed", "{\"by\":\"AB\",\"candidates\":[" + candidates + "],\"parts\":[" + parts + "]}");
    }

    @Test
    void nonsenseOnTheScreenIsRefused() throws IOException {
        assertThat(viewed("", "[0,0,0,0,0]")).isEqualTo(400);
        assertThat(viewed("", "[0,0,1]")).isEqualTo(400);
        assertThat(viewed("", "[0,0,1,1,1],".repeat(30) + "[0,0,1,1,1]")).isEqualTo(400);
        assertThat(viewed("\"" + "x".repeat(300) + "\"", "")).isEqualTo(400);
        assertThat(Files.exists(slide.result.resolve("viewed.jsonl"))).isFalse();
    }
}
