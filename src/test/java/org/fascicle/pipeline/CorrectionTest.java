package org.fascicle.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.fascicle.image.DrawnArea;
import org.fascicle.measure.Nucleus;
import org.fascicle.measure.NucleusMeasure;
import org.fascicle.space.UserError;
import org.junit.jupiter.api.Test;

/** A slide of five nuclei and three figures that count, corrected by hand. */
class CorrectionTest {

    private final AnalysisOptions options = AnalysisOptions.defaults();
    private final PatchResult patch = DrawnSlides.halfNecroticPatch();
    private final SlideFindings before = DrawnSlides.halfNecrotic(options);
    private final Correction correction = new Correction(before, options, List.of(patch));

    /** A square of 20 full-resolution pixels, which are 10 x 10 of the grid, as the drawn nuclei are. */
    private static DrawnArea square(double gridX, double gridY) {
        double x = 2 * gridX;
        double y = 2 * gridY;
        return new DrawnArea(List.of(new double[] {x, y, x + 20, y, x + 20, y + 20, x, y + 20}));
    }

    private static long nuclei(Correction.Result result) {
        return result.findings().nuclei().orElseThrow().count();
    }

    @Test
    void withoutACorrectionAllStaysAsItWas() {
        Correction.Result same = correction.of(Set.of(), Set.of(), List.of());
        assertThat(nuclei(same)).isEqualTo(5);
        assertThat(same.findings().nuclei()).isEqualTo(before.nuclei());
        assertThat(same.findings().mitoses().orElseThrow().counted())
                .isEqualTo(before.mitoses().orElseThrow().counted())
                .hasSize(3);
    }

    /** The fourth nucleus is the first on living tissue; of the figures there the best is taken away. */
    @Test
    void whatIsTakenAwayLeavesTheCount() {
        Correction.Result fewer = correction.of(
                Set.of(patch.nuclei().get(3)), Set.of(patch.candidates().get(2)), List.of());
        assertThat(nuclei(fewer)).isEqualTo(4);
        assertThat(fewer.findings().mitoses().orElseThrow().counted()).hasSize(2);
        // one in necrosis did not count, and is not missed
        assertThat(nuclei(correction.of(Set.of(patch.nuclei().get(0)), Set.of(), List.of())))
                .isEqualTo(5);
    }

    @Test
    void anOutlineIsMeasuredAsAFoundNucleusIs() {
        Correction.Result more = correction.of(
                Set.of(), Set.of(), List.of(square(DrawnSlides.LIVING, 600), square(DrawnSlides.DEAD, 600)));
        assertThat(nuclei(more)).isEqualTo(6);
        Nucleus added = more.patches().get(0).nuclei().get(8);
        assertThat(added.value(NucleusMeasure.AREA))
                .isEqualTo(patch.nuclei().get(0).value(NucleusMeasure.AREA));
        assertThat(added.mask().bounds().x()).isEqualTo(DrawnSlides.LIVING);
        assertThat(added.mask().bounds().y()).isEqualTo(600);
    }

    @Test
    void anOutlineBesideTheTissueIsRefused() {
        assertThatThrownBy(() -> correction.of(Set.of(), Set.of(), List.of(square(2000, 100))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("(4000, 200)");
    }
}
