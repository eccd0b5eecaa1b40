package org.fascicle.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.fascicle.decision.Statement.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two readers who do not see each other, a third who adjudicates, and what is taken along. */
class ReadersTest extends OnReviewedSlide {

    /** A accepts 1 and 2 and rejects 3; B accepts 1 and rejects 2 and 3; both add a figure at one place, B another. */
    @BeforeEach
    void readBlinded() throws IOException {
        slide.close();
        slide = slide.again(true);
        decided("A", "1", "accepted", 0);
        decided("A", "2", "accepted", 1);
        decided("A", "3", "rejected", 2);
        add("A", "a1", 200, 3);
        decided("B", "1", "accepted", 0);
        decided("B", "2", "rejected", 1);
        decided("B", "3", "rejected", 2);
        add("B", "a1", 210, 3);
        add("B", "a2", 300, 4);
    }

    private void add(String by, String key, double xPx, long seen) throws IOException {
        assertThat(slide.post(
                        "/api/0/decide",
                        "{\"what\":\"candidate\",\"key\":\"" + key + "\",\"value\":\"added\",\"x_px\":" + xPx
                                + ",\"y_px\":50,\"by\":\"" + by + "\",\"seen\":" + seen + "}"))
                .isEqualTo(200);
    }

    @Test
    void aBlindedReaderLearnsNothingOfTheOther() throws IOException {
        String seenByB = slide.get("/api/0/state?by=B");
        assertThat(seenByB).contains("\"by\":\"B\"").doesNotContain("\"A\"").contains("\"rejected\"");
        assertThat(slide.status("GET", "/api/decisions.csv")).isEqualTo(403);
        assertThat(slide.status("GET", "/api/agreement.json")).isEqualTo(403);
        assertThat(slide.status("GET", "/api/0/crops.zip")).isEqualTo(403);
        assertThat(slide.post("/api/0/adopt", "{\"by\":\"B\"}")).isEqualTo(403);
        assertThat(Files.exists(slide.result.resolve("decisions.jsonl")))
                .as("the result waits for an adjudicator")
                .isFalse();
    }

    @Test
    void noNameLeavesTheFolderOfLogs() throws IOException {
        decided("../../x/..\u00e9", "1", "accepted", 0);
        try (Stream<Path> files = Files.list(slide.result.resolve("readers"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .hasSize(3)
                    .allMatch(name -> name.matches("[a-z0-9_]+\\.jsonl"));
        }
    }

    @Test
    void theAdjudicatorDecidesWhatTheyDifferOnAndAdoptsTheRest() throws IOException {
        slide.close();
        slide = slide.again(false);
        ReviewState state = state();
        assertThat(state.readers()).containsExactlyInAnyOrder("A", "B");
        assertThat(state.candidates())
                .filteredOn(candidate -> candidate.isDisputed(2))
                .extracting(Candidate::key)
                .containsExactly("2", "a2 of B");
        assertThat(slide.post("/api/0/adopt", "{\"by\":\"C\"}")).isEqualTo(200);
        assertThat(holding("1")).contains(Verdict.ACCEPTED);
        assertThat(holding("2")).isEmpty();
        assertThat(holding("3")).contains(Verdict.REJECTED);
        assertThat(holding("a1 of A")).contains(Verdict.ADDED);
        assertThat(slide.post("/api/0/adopt", "{\"by\":\"C\"}"))
                .as("all is adopted")
                .isEqualTo(400);
        decided("C", "a2 of B", "accepted", 3);
        assertThat(holding("a2 of B")).contains(Verdict.ADDED);
        assertThat(state().candidate("a2 of B").isFigure()).isTrue();
    }

    private ReviewState state() {
        try (Review review = Review.open(slide.result, new ReviewOptions(Optional.empty(), Optional.empty(), false))) {
            return review.result(0).state();
        }
    }

    /** Of 5 items both call 1 and an added one figures, A alone 2, B alone another: 2 of 4 named by either, 4 of 6 by the measure. */
    @Test
    void agreementAndDecisionsCanBeTakenAlong() throws IOException {
        slide.close();
        slide = slide.again(false);
        assertThat(slide.get("/api/agreement.csv"))
                .contains("\"mitotic-figure candidate\",\"A\",\"B\",5,\"positive agreement\",0.666667");
        assertThat(slide.get("/api/decisions.csv").lines()).hasSize(10);
        assertThat(slide.post("/api/0/adopt", "{\"by\":\"C\"}")).isEqualTo(200);
        assertThat(slide.get("/api/0/review.geojson")).contains("\"Mitosis\"", "\"Not mitosis\"", "FeatureCollection");
        assertThat(crops())
                .contains("labels.csv")
                .filteredOn(name -> name.startsWith("mitosis/"))
                .hasSize(2);
    }

    private List<String> crops() throws IOException {
        List<String> names = new ArrayList<>();
        byte[] bytes = slide.bytes("/api/0/crops.zip");
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }
}
