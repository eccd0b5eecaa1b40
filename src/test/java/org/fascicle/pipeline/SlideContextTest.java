package org.fascicle.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.fascicle.image.RgbImage;
import org.fascicle.phantom.Marker;
import org.fascicle.phantom.Phantoms;
import org.fascicle.segment.positivity.DabBackground;
import org.fascicle.slide.Calibration;
import org.fascicle.slide.InMemorySlide;
import org.fascicle.slide.Slide;
import org.fascicle.space.PixelSize;
import org.fascicle.space.UserError;
import org.fascicle.stain.ColourOptions;
import org.fascicle.stain.StainKind;
import org.fascicle.stain.StainKindChoice;
import org.junit.jupiter.api.Test;

/** What a slide is found to be before its pixels are measured, and which slides are refused. */
class SlideContextTest {

    private static final int SIDE = 320;
    private static final double UM = 0.5;

    private static Slide slide(RgbImage image, double um) {
        return new InMemorySlide(
                image,
                Optional.of(new Calibration(PixelSize.square(um), Calibration.Source.GIVEN, "drawn")),
                "field.png");
    }

    private static SlideContext of(RgbImage image, AnalysisOptions options) {
        return SlideContext.of(slide(image, UM), options);
    }

    private static AnalysisOptions usual() {
        return AnalysisOptions.builder().threads(1).build();
    }

    private static AnalysisOptions named(StainKindChoice stain, Measure... measures) {
        return AnalysisOptions.builder()
                .threads(1)
                .colour(new ColourOptions(stain, null, null))
                .measures(Set.of(measures))
                .build();
    }

    private static RgbImage he() {
        return Phantoms.heField(3, SIDE, SIDE, UM).image();
    }

    private static RgbImage ki67() {
        return Phantoms.hdabField(5, SIDE, SIDE, UM, Marker.nuclear(0.3)).image();
    }

    /** Haematoxylin with a red chromogen, as Fast Red is, on every third nucleus. */
    private static RgbImage red() {
        double[] blue = {0.650, 0.704, 0.286};
        double[] dye = {0.214, 0.851, 0.478};
        RgbImage image = RgbImage.black(SIDE, SIDE);
        for (int i = 0; i < SIDE * SIDE; i++) {
            int x = i % SIDE;
            int y = i / SIDE;
            boolean nucleus = Math.hypot(x % 30 - 15, y % 30 - 15) < 8;
            boolean marked = nucleus && (x / 30 + y / 30) % 3 == 0;
            for (int channel = 0; channel < 3; channel++) {
                double od = (nucleus ? marked ? 0.15 : 0.5 : 0.05) * blue[channel] + (marked ? 0.6 : 0) * dye[channel];
                image.data()[3 * i + channel] = (byte) Math.round(244 * Math.pow(10, -od) - 1);
            }
        }
        return image;
    }

    @Test
    void aFieldOfHeIsKnown() {
        SlideContext context = of(he(), usual());
        assertThat(context.colour().kind()).isEqualTo(StainKind.HE);
        assertThat(context.isField()).isTrue();
        assertThat(context.countsNuclei()).isTrue();
        assertThat(context.measuresGiantCells()).isTrue();
        assertThat(context.dabBackground()).isEqualTo(DabBackground.NONE);
        assertThat(context.sharpnessCut()).isPositive();
        assertThat(context.picturedFields())
                .isNotEmpty()
                .allSatisfy(field -> assertThat(field.width()).isBetween(1, SIDE));
        assertThat(context.measures()).contains(Measure.CELLS, Measure.NECROSIS, Measure.MITOSES);
    }

    @Test
    void aFieldOfDabHasABackgroundOfItsOwn() {
        SlideContext context = of(ki67(), usual());
        assertThat(context.colour().kind()).isEqualTo(StainKind.HDAB);
        assertThat(context.dabBackground()).isNotEqualTo(DabBackground.NONE);
        assertThat(context.measuresGiantCells()).isFalse();
    }

    @Test
    void measuresThatNeedNoNucleiCountNone() {
        assertThat(of(he(), named(StainKindChoice.HE, Measure.NECROSIS)).countsNuclei())
                .isFalse();
        assertThat(of(he(), named(StainKindChoice.HE, Measure.CELLS)).countsNuclei())
                .isTrue();
        assertThat(of(he(), named(StainKindChoice.HE, Measure.NECROSIS)).measuresGiantCells())
                .isFalse();
    }

    @Test
    void aSlideOpenedAnewIsMeasuredAsItWasSeen() {
        SlideContext context = of(he(), usual());
        Slide opened = slide(he(), UM);
        assertThat(context.on(opened).slide()).isSameAs(opened);
        assertThat(context.on(opened).tissue()).isSameAs(context.tissue());
    }

    @Test
    void fluorescenceIsRefused() {
        RgbImage dark = RgbImage.black(SIDE, SIDE);
        dark.data()[3 * (SIDE * SIDE / 2)] = (byte) 200;
        assertThatThrownBy(() -> of(dark, usual()))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("field.png has a dark background");
    }

    @Test
    void aThirdStainIsRefusedUnlessAPersonNamesIt() {
        assertThatThrownBy(() -> of(red(), usual()))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("field.png seems to be stained neither H&E nor H-DAB: it shows ")
                .hasMessageEndingWith("if it is H&E or H-DAB all the same, name it with --stain.");
        assertThat(of(red(), named(StainKindChoice.HDAB)).colour().kind()).isEqualTo(StainKind.HDAB);
    }

    @Test
    void glassAloneIsRefused() {
        RgbImage glass = RgbImage.black(SIDE, SIDE);
        Arrays.fill(glass.data(), (byte) 243);
        assertThatThrownBy(() -> of(glass, named(StainKindChoice.HE)))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "No tissue was found on field.png; if there is some, switch the search off with --whole-image,"
                                + " or name the area with --roi.");
    }

    @Test
    void aMeasureOfAnotherStainIsRefusedWithHowSureTheStainIs() {
        assertThatThrownBy(() -> of(ki67(), named(StainKindChoice.HDAB, Measure.MITOSES)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("cannot be measured on field.png, which is stained H-DAB (100 % sure)");
    }

    /** 40 pixels of 0.5 um hold 20 um; each side counts by its own size. */
    @Test
    void aNucleusNeedsRoom() {
        assertThatThrownBy(() -> SlideContext.requireMeasurable(slide(RgbImage.black(400, 39), UM)))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("field.png shows 200.0 x 19.5 um, too little for a nucleus");
        assertThatThrownBy(() -> SlideContext.requireMeasurable(slide(RgbImage.black(39, 400), UM)))
                .hasMessageStartingWith("field.png shows 19.5 x 200.0 um");
        assertThatCode(() -> SlideContext.requireMeasurable(slide(RgbImage.black(40, 40), UM)))
                .doesNotThrowAnyException();
    }
}
