package org.fascicle.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fascicle.RealData;
import org.fascicle.segment.nuclei.ClassicNucleusSegmenter;
import org.junit.jupiter.api.Test;

/** On the Ki-67 fields; in the smaller ones one nucleus is two points of the index, and outlines of two reach into brown neighbours. */
class PositivityValidationTest {

    @Test
    void withTrueOutlinesTheIndexIsWithinFivePoints() {
        List<PositivityValidation.Row> rows =
                new PositivityValidation(new ClassicNucleusSegmenter()).rows(RealData.require("ihc/deepliif"));
        assertThat(rows).hasSize(6).allSatisfy(row -> {
            assertThat(row.kind()).isEqualTo("H-DAB");
            assertThat(Math.abs(row.outlinedIndex() - row.trueIndex()))
                    .as(row.name())
                    .isLessThan(5);
            assertThat(row.pixelSpecificity()).as(row.name()).isGreaterThan(0.95);
        });
    }
}
