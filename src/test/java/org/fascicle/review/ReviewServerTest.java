package org.fascicle.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fascicle.decision.Decision;
import org.fascicle.decision.Statement.CandidateVerdict;
import org.fascicle.decision.Statement.Verdict;
import org.fascicle.decision.Subject;
import org.fascicle.fnclcc.Mitoses;
import org.fascicle.report.ResultReader;
import org.fascicle.space.UserError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decisions are on the disk once they are answered, and nobody else gets in. */
class ReviewServerTest {

    @TempDir
    private static Path once;

    private static Path measured;

    @TempDir
    private Path folder;

    private ReviewedSlide slide;

    @BeforeAll
    static void measure() {
        measured = ReviewedSlide.measured(once);
    }

    @BeforeEach
    void serve() throws IOException {
        slide = ReviewedSlide.serve(measured, folder.resolve("he-field"));
    }

    @AfterEach
    void end() {
        slide.close();
    }

    private int decide(String key, String value, long seen) throws IOException {
        return slide.post(
                "/api/0/decide",
                "{\"what\":\"candidate\",\"key\":\"" + key + "\",\"value\":\"" + value + "\",\"by\":\"AB\",\"seen\":"
                        + seen + "}");
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

    private Optional<Verdict> holding(String key) {
        return ResultReader.of(slide.result)
                .decisions()
                .on(Subject.CANDIDATE, key)
                .flatMap(Decision::said)
                .map(said -> ((CandidateVerdict) said).verdict());
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
        assertThat(state.open()).isZero();
        Mitoses count = ReviewedCount.of(ResultReader.of(slide.result)).orElseThrow();
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
        assertThatThrownBy(() -> Review.open(empty, new ReviewOptions(Optional.empty(), Optional.empty())))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no result");
    }
}
