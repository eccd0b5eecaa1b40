package org.fascicle.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fascicle.decision.Decision;
import org.fascicle.decision.Statement.DrawnRegion;
import org.fascicle.decision.Statement.Use;
import org.fascicle.image.DrawnArea;
import org.fascicle.report.DecisionLog;
import org.fascicle.space.Region;
import org.fascicle.space.UserError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A measured field of 1024 x 1024 pixels that is all tissue: squares drawn on it are its tumour and necrosis. */
class LivingTumourTest {

    @TempDir
    Path folder;

    private Path result;

    @BeforeEach
    void measure() {
        result = ReviewedSlide.measured(folder);
    }

    private static DrawnArea square(double x, double y, double edge) {
        return new DrawnArea(List.of(new double[] {x, y, x + edge, y, x + edge, y + edge, x, y + edge}));
    }

    private void draw(Use use, DrawnArea area) {
        DecisionLog.append(
                result.resolve("decisions.jsonl"), List.of(Decision.of(new DrawnRegion(use, area, false), use.word())));
    }

    private LivingTumour tumour() {
        return LivingTumour.of(result, Optional.empty()).orElseThrow();
    }

    private static double px(DrawnArea area) {
        return area.on(new Region(0, 0, 1024, 1024), 1).count();
    }

    @Test
    void nothingTellsTumourWhereNobodyDrewOrTaught() {
        assertThat(LivingTumour.of(result, Optional.empty())).isEmpty();
    }

    /** 400 x 400 less the 200 x 200 of necrosis in it; masks lie on pixels of 8 um. */
    @Test
    void outlinedTumourIsWithoutItsNecrosis() {
        draw(Use.TUMOUR, square(300, 300, 400));
        draw(Use.NECROSIS, square(300, 300, 200));
        assertThat(px(tumour().area())).isCloseTo(400 * 400 - 200 * 200, within(12_000.0));
        assertThat(tumour().area().edges()).containsExactly(new double[] {300, 300, 700, 700}, within(32.0));
        assertThat(tumour().how()).isEqualTo("outlined");
    }

    @Test
    void whatIsOutlinedBesideTheResultGoesFirst() {
        draw(Use.TUMOUR, square(300, 300, 400));
        LivingTumour beside =
                LivingTumour.of(result, Optional.of(square(100, 500, 200))).orElseThrow();
        assertThat(beside.area().edges()).containsExactly(new double[] {100, 500, 300, 700}, within(32.0));
    }

    @Test
    void taughtTumourHoldsWhereNobodyOutlinedOne() throws IOException {
        Files.writeString(
                result.resolve("tissue-classes.csv"),
                "id,class,kind,area_mm2\n1,Sarcoma,tumour,1\n2,Collagen,stroma,1\n");
        Files.writeString(
                result.resolve("tissue-classes.geojson"),
                "{\"type\":\"FeatureCollection\",\"features\":["
                        + feature("Sarcoma", "[[[[100,100],[500,100],[500,500],[100,500],[100,100]]]]") + ","
                        + feature("Collagen", "[[[[500,100],[900,100],[900,500],[500,500],[500,100]]]]") + "]}");
        assertThat(tumour().area().edges()).containsExactly(new double[] {100, 100, 500, 500}, within(32.0));
        assertThat(tumour().how()).isEqualTo("told by taught classes");
    }

    private static String feature(String name, String coordinates) {
        return "{\"type\":\"Feature\",\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":" + coordinates
                + "},\"properties\":{\"objectType\":\"annotation\",\"classification\":{\"name\":\"" + name
                + "\",\"color\":[0,0,0]}}}";
    }

    @Test
    void nothingLeftIsSaid() {
        draw(Use.TUMOUR, square(300, 300, 300));
        draw(Use.EXCLUDED, square(280, 280, 400));
        assertThatThrownBy(this::tumour).isInstanceOf(UserError.class).hasMessageContaining("is living tumour");
    }
}
