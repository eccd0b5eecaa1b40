package org.fascicle.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.fascicle.decision.Decision;
import org.fascicle.decision.Statement.CandidateVerdict;
import org.fascicle.decision.Statement.Verdict;
import org.fascicle.decision.Subject;
import org.fascicle.report.ResultReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests on a slide that is measured once, each with a copy of its own that is being served. */
abstract class OnReviewedSlide {

    @TempDir
    private static Path once;

    static Path measured;

    @TempDir
    Path folder;

    ReviewedSlide slide;

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

    /** The status of a decision on a candidate. */
    final int decide(String by, String key, String value, long seen) throws IOException {
        return slide.post(
                "/api/0/decide",
                "{\"what\":\"candidate\",\"key\":\"" + key + "\",\"value\":\"" + value + "\",\"by\":\"" + by
                        + "\",\"seen\":" + seen + "}");
    }

    final void decided(String by, String key, String value, long seen) throws IOException {
        assertThat(decide(by, key, value, seen)).isEqualTo(200);
    }

    final Optional<Verdict> holding(String key) {
        return ResultReader.of(slide.result)
                .decisions()
                .on(Subject.CANDIDATE, key)
                .flatMap(Decision::said)
                .map(said -> ((CandidateVerdict) said).verdict());
    }
}
