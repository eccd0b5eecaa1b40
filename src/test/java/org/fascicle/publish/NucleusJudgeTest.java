package org.fascicle.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.fascicle.image.DrawnArea;
import org.fascicle.image.NamedArea;
import org.fascicle.measure.CellDensityOptions;
import org.fascicle.measure.DabClass;
import org.fascicle.measure.Nucleus;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.DrawnSlides;
import org.fascicle.report.NucleiCsv;
import org.fascicle.report.ObjectClass;
import org.fascicle.report.PaintedClass;
import org.junit.jupiter.api.Test;

/** Three nuclei in necrosis and five beside it, at (393.5, 209.5 ...) and (1673.5, 209.5 ...) of the full resolution. */
class NucleusJudgeTest {

    private static final List<Nucleus> NUCLEI = DrawnSlides.halfNecroticPatch().nuclei();

    private static NamedArea region(double left, double top, double right, double bottom) {
        return new NamedArea(
                "drawn", "Tumor", new DrawnArea(List.of(new double[] {left, top, right, top, right, bottom, left, bottom
                })));
    }

    private static List<List<Integer>> regionsOf(NamedArea... regions) {
        AnalysisOptions options =
                AnalysisOptions.builder().regions(List.of(regions)).build();
        NucleusJudge judge = new NucleusJudge(DrawnSlides.halfNecrotic(options), options);
        return NUCLEI.stream().map(judge::place).map(NucleiCsv.Place::regions).toList();
    }

    /** The pixel of the first one's middle, two of the full resolution wide, has its own middle at (395, 211). */
    @Test
    void aNucleusLiesWhereTheMiddleOfItsMiddlePixelDoes() {
        assertThat(regionsOf(region(300, 100, 500, 220)).get(0)).containsExactly(1);
        assertThat(regionsOf(region(300, 100, 500, 220)).get(1)).isEmpty();
        assertThat(regionsOf(region(394.5, 210.5, 500, 500)).get(0)).containsExactly(1);
        assertThat(regionsOf(region(395.5, 210.5, 500, 500)).get(0)).isEmpty();
        assertThat(regionsOf(region(394.5, 211.5, 500, 500)).get(0)).isEmpty();
        assertThat(regionsOf(region(300, 100, 394.5, 500)).get(0)).isEmpty();
        assertThat(regionsOf(region(300, 100, 500, 210.5)).get(0)).isEmpty();
    }

    @Test
    void regionsAreNumberedAsTheyWereDrawn() {
        List<List<Integer>> regions = regionsOf(region(0, 0, 500, 2000), region(0, 0, 2000, 300), region(0, 0, 1, 1));
        assertThat(regions.get(0)).containsExactly(1, 2);
        assertThat(regions.get(1)).containsExactly(1);
        assertThat(regions.get(3)).containsExactly(2);
        assertThat(regions.get(4)).isEmpty();
    }

    private static List<PaintedClass> kinds(NucleusJudge judge, List<Nucleus> nuclei) {
        List<PaintedClass> kinds = new ArrayList<>();
        nuclei.forEach(nucleus -> kinds.add(judge.kind(nucleus, judge.place(nucleus))));
        return kinds;
    }

    @Test
    void necroticNucleiAndGiantOnesHaveClassesOfTheirOwn() {
        AnalysisOptions options = AnalysisOptions.builder()
                .cells(CellDensityOptions.defaults().withGiantsFromUm2(25))
                .build();
        NucleusJudge judge = new NucleusJudge(DrawnSlides.halfNecrotic(AnalysisOptions.defaults()), options);
        assertThat(kinds(judge, NUCLEI))
                .containsExactly(
                        ObjectClass.NECROTIC_NUCLEUS,
                        ObjectClass.NECROTIC_NUCLEUS,
                        ObjectClass.NECROTIC_NUCLEUS,
                        ObjectClass.GIANT_NUCLEUS,
                        ObjectClass.GIANT_NUCLEUS,
                        ObjectClass.GIANT_NUCLEUS,
                        ObjectClass.GIANT_NUCLEUS,
                        ObjectClass.GIANT_NUCLEUS);
        assertThat(judge.place(NUCLEI.get(0)).giant()).isTrue();
        assertThat(judge.dab(NUCLEI.get(0))).isEmpty();
    }

    @Test
    void brownNucleiHaveTheClassOfTheirStep() {
        AnalysisOptions options = AnalysisOptions.defaults();
        NucleusJudge judge = new NucleusJudge(DrawnSlides.brown(options, true), options);
        List<Nucleus> nuclei = DrawnSlides.brownPatch(true).nuclei();
        assertThat(nuclei.stream()
                        .map(nucleus -> judge.dab(nucleus).orElseThrow().kind()))
                .contains(DabClass.values());
        assertThat(kinds(judge, nuclei)).doesNotContain(ObjectClass.NUCLEUS, ObjectClass.GIANT_NUCLEUS);
    }
}
