package org.fascicle.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fascicle.RealData;
import org.fascicle.image.BinaryMask;
import org.fascicle.segment.nuclei.ClassicNucleusSegmenter;
import org.fascicle.segment.positivity.DabBackground;
import org.fascicle.segment.positivity.PositivityOptions;
import org.fascicle.segment.positivity.PositivitySegmenter;
import org.fascicle.stain.ColourEstimator;
import org.fascicle.stain.ColourOptions;
import org.fascicle.stain.SlideColour;
import org.fascicle.stain.StainKindChoice;
import org.junit.jupiter.api.Test;

/** On the Ki-67 fields; in the smaller ones one nucleus is two points of the index, and outlines of two reach into brown neighbours. */
class PositivityValidationTest {

    /** None of these fields has pigment. */
    @Test
    void realDabIsNotCalledPigment() {
        for (KiField field : KiField.readAll(RealData.require("ihc/deepliif"))) {
            assertThat(pigment(field)).as(field.name()).isZero();
        }
    }

    @Test
    void recolouredNucleiAreNotCalledPigment() {
        NucleiDataset set = NucleiDataset.open(RealData.require("nuclei/monuseg-train"));
        for (BrownNuclei.Look look : BrownNuclei.Look.values()) {
            KiField field = BrownNuclei.of(set.read(set.entries().get(look.ordinal())), look, 4 + look.ordinal());
            assertThat(pigment(field)).as(field.name()).isLessThan(100);
        }
    }

    private static long pigment(KiField field) {
        SlideColour colour =
                ColourEstimator.estimate(field.image(), ColourOptions.defaults().withKind(StainKindChoice.HDAB));
        BinaryMask all = BinaryMask.full(field.image().width(), field.image().height());
        return PositivitySegmenter.find(
                        field.image(),
                        field.pixelSize(),
                        colour,
                        all,
                        DabBackground.estimate(List.of(field.image()), colour),
                        PositivityOptions.defaults())
                .notDab()
                .all()
                .count();
    }

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
