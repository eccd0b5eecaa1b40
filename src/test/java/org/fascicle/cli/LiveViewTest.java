package org.fascicle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.fascicle.pipeline.Progress;
import org.fascicle.pipeline.Stage;
import org.junit.jupiter.api.Test;

class LiveViewTest {

    private long seconds;
    private final StringWriter shown = new StringWriter();
    private final LiveView view = new LiveView(new PrintWriter(shown), 60, () -> seconds * 1_000_000_000L);

    @Test
    void saysEachSlidesStageAndWhatIsLeft() {
        Progress first = view.begun("p/1.svs");
        Progress second = view.begun("p/2.svs");
        first.begin(Stage.TISSUE);
        second.report("2", 3, 40);
        assertThat(view.lines())
                .containsExactly("no slide done yet", "  p/1.svs: tissue and stains", "  p/2.svs: tile 3 of 40");
        seconds = 60;
        view.finished("p/1.svs", "", true, false, 1, 11);
        assertThat(view.lines())
                .containsExactly(
                        "1 of 11 slides, 0 failed, 1.0 slides a minute, 10 min left", "  p/2.svs: tile 3 of 40");
    }

    /** Results that were kept cost nothing and must not promise a speed. */
    @Test
    void keptResultsAreNoRate() {
        seconds = 60;
        view.finished("p/1.svs", "", false, false, 1, 11);
        assertThat(view.lines()).containsExactly("1 of 11 slides, 0 failed");
    }

    @Test
    void aFailureStaysAboveAndTheViewIsDrawnOverItself() {
        view.begun("a");
        view.draw();
        view.finished("a", "a failed: why", true, true, 1, 2);
        assertThat(shown.toString()).contains("\u001b[2A\r\u001b[J" + "a failed: why" + System.lineSeparator());
    }

    @Test
    void aNameCannotForgeALineNorBreakOne() {
        view.begun("x\n\u001b[2J" + "y".repeat(100));
        assertThat(view.lines().get(1)).hasSizeLessThan(60).doesNotContain("\n", "\u001b");
    }

    @Test
    void timesAreWordsOfPeople() {
        assertThat(LiveView.time(Duration.ofSeconds(40))).isEqualTo("40 s");
        assertThat(LiveView.time(Duration.ofMinutes(12))).isEqualTo("12 min");
        assertThat(LiveView.time(Duration.ofMinutes(200))).isEqualTo("3 h 20 min");
    }
}
