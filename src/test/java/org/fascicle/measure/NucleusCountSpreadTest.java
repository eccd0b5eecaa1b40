package org.fascicle.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The spread is that of the page which the validation writes. */
class NucleusCountSpreadTest {

    private static final Path PAGE = Path.of("../docs/validation/nuclei.md");
    private static final int FOUND_OVER_TRUE = 7;

    @Test
    void isWhatWasMeasuredOnSourcesLeftOut() throws IOException {
        holds("classic", NucleusCountSpread.CLASSIC);
        holds("learned", NucleusCountSpread.LEARNED);
    }

    private static void holds(String segmenter, NucleusCountSpread spread) throws IOException {
        List<String> lines = Files.readAllLines(PAGE);
        int from = lines.indexOf("## " + segmenter);
        DoubleSummaryStatistics found = lines.subList(from, lines.size()).stream()
                .takeWhile(line -> line.equals("## " + segmenter) || !line.startsWith("## "))
                .filter(line -> line.contains(", held out |") || line.contains("truth beside its nuclei |"))
                .mapToDouble(line -> Double.parseDouble(line.split("\\|")[FOUND_OVER_TRUE].strip()))
                .summaryStatistics();
        assertThat(found.getCount()).isGreaterThanOrEqualTo(3);
        assertThat(spread.least()).isCloseTo(found.getMin(), within(0.005));
        assertThat(spread.most()).isCloseTo(found.getMax(), within(0.005));
    }

    @Test
    void reachesToBothSides() {
        assertThat(NucleusCountSpread.LEARNED.below(1110)).isCloseTo(110, within(0.01));
        assertThat(NucleusCountSpread.LEARNED.above(780)).isCloseTo(220, within(0.01));
        assertThat(NucleusCountSpread.CLASSIC.below(1000)).isZero();
    }
}
