package org.fascicle.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.fascicle.cli.Main;
import org.fascicle.detect.HotspotWindow;
import org.fascicle.fnclcc.Verdict;
import org.fascicle.report.ResultReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a review leaves is what {@code fascicle grade} makes of the same numbers: count, interval, points, grade, probabilities. */
class ReviewedGradeTest extends OnReviewedSlide {

    private static final int CANDIDATES = 60;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** 16 mm2 of tissue, and so more than nine windows. */
    @BeforeEach
    void onALargerSlide() throws IOException {
        LargeReview.make(slide.result, 4, CANDIDATES);
        slide.close();
        slide = slide.again(false);
    }

    private ReviewState state() {
        return ReviewState.of(ResultReader.of(slide.result));
    }

    private void say(String what, String value) throws IOException {
        assertThat(slide.post(
                        "/api/0/decide",
                        "{\"what\":\"" + what + "\",\"value\":" + value + ",\"by\":\"AB\",\"seen\":1000}"))
                .isEqualTo(200);
    }

    @Test
    void anAcceptedAndARejectedSetGradeAsTheirNumbersDo() throws IOException {
        say("differentiation", "2");
        say("context", "\"primary\"");
        say("necrosis", "10");
        assertThat(state().grading().verdict()).as("nobody has looked").isEqualTo(Verdict.NOT_GRADED);
        for (double accepted : new double[] {1, 0.5, 0.1}) {
            Random random = new Random(17);
            for (int key = 1; key <= CANDIDATES; key++) {
                decided("AB", Integer.toString(key), random.nextDouble() < accepted ? "accepted" : "rejected", 1000);
            }
            ReviewState state = state();
            assertThat(state.figuresInside()).isEqualTo(inWindow(state));
            JsonNode shown = MAPPER.readTree(slide.get("/api/0/state")).get("grading");
            JsonNode typed = MAPPER.readTree(grade(
                    "--differentiation",
                    "2",
                    "--context",
                    "primary",
                    "--necrosis",
                    "10",
                    "--counter",
                    "reviewed_detector",
                    "--mitoses",
                    Long.toString(inWindow(state)),
                    "--area",
                    Double.toString(state.window().area().mm2()),
                    "--json"));
            for (String field : new String[] {
                "headline",
                "score",
                "grade",
                "verdict",
                "grade_probabilities",
                "score_probabilities",
                "components",
                "mitoses",
                "changes"
            }) {
                assertThat(typed.get(field).equals(ReviewedGradeTest::compare, shown.get(field)))
                        .as(field + ": " + shown.get(field) + " where grade says " + typed.get(field))
                        .isTrue();
            }
            assertThat(shown.get("verdict").asText()).isEqualTo("graded");
        }
    }

    /** 1 and 1.0 are the same number. */
    private static int compare(JsonNode one, JsonNode other) {
        return one.isNumber() && other.isNumber()
                ? Double.compare(one.doubleValue(), other.doubleValue())
                : one.equals(other) ? 0 : 1;
    }

    /** By hand: accepted candidates whose place lies within the square that the page shows. */
    private static long inWindow(ReviewState state) {
        HotspotWindow window = state.window().parts().get(0);
        double um = state.pixelSize().xUm();
        return state.candidates().stream()
                .filter(Candidate::isFigure)
                .filter(each -> Math.abs((each.xPx() + 0.5) * um
                                        - window.centre().x())
                                <= window.reachUm()
                        && Math.abs((each.yPx() + 0.5) * um - window.centre().y()) <= window.reachUm())
                .count();
    }

    private static String grade(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PrintStream caught = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            System.setOut(caught);
            String[] all = new String[arguments.length + 1];
            all[0] = "grade";
            System.arraycopy(arguments, 0, all, 1, arguments.length);
            assertThat(Main.run(all)).isZero();
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
