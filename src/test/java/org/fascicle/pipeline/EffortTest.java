package org.fascicle.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.fascicle.detect.MitosisDetector;
import org.fascicle.phantom.Phantoms;
import org.fascicle.segment.onnx.NetworkCall;
import org.fascicle.slide.Calibration;
import org.fascicle.slide.InMemorySlide;
import org.fascicle.slide.Slide;
import org.fascicle.space.PixelSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much is asked of the networks on a square of tissue: counts of work, which no other load of the machine changes. */
class EffortTest {

    private static final double UM = 0.5;
    /** Four patches along an edge. */
    private static final int SIDE = 2048;

    private static final int PLANES = 3;
    /** A patch with its context, and what is padded. */
    private static final double MOST_CONTEXT = 1.5;
    /** On this tissue, with some margin. */
    private static final double MOST_LOOKED_AT_PER_MM2 = 2400;

    private static final double MOST_SCORED_PER_MM2 = 800;

    @TempDir
    private Path folder;

    @Test
    void networksAreAskedNoMoreThanTheTissueNeeds() throws IOException {
        assumeThat(new MitosisDetector().scorer().instead()).isEmpty();
        Slide slide = new InMemorySlide(
                Phantoms.heField(3, SIDE, SIDE, UM).image(),
                Optional.of(new Calibration(PixelSize.square(UM), Calibration.Source.GIVEN, "drawn")),
                "field");
        Map<String, LongSummaryStatistics> asked = recorded(
                () -> new SlideAnalysis(AnalysisOptions.builder().threads(2).build(), new StageClock())
                        .run(slide, new NoSink(), Progress.SILENT));
        double networkPixels = Math.pow(SIDE * UM / 0.25, 2);
        double mm2 = Math.pow(SIDE * UM / 1000, 2);
        assertThat(asked.get("nuclei.onnx").getSum() / (double) PLANES)
                .isBetween(networkPixels, MOST_CONTEXT * networkPixels);
        assertThat(asked.get("mitoses-first-look.onnx").getCount() / mm2).isBetween(1.0, MOST_LOOKED_AT_PER_MM2);
        assertThat(asked.get("mitoses.onnx").getCount() / mm2).isBetween(1.0, MOST_SCORED_PER_MM2);
    }

    private Map<String, LongSummaryStatistics> recorded(Runnable work) throws IOException {
        Path file = folder.resolve("work.jfr");
        try (Recording recording = new Recording()) {
            recording.enable(NetworkCall.NAME).withoutThreshold();
            recording.start();
            work.run();
            recording.stop();
            recording.dump(file);
        }
        Map<String, LongSummaryStatistics> asked = new HashMap<>();
        RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals(NetworkCall.NAME))
                .forEach(event -> asked.computeIfAbsent(event.getString("network"), any -> new LongSummaryStatistics())
                        .accept(event.getLong("values")));
        return asked;
    }
}
