package org.fascicle.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.fascicle.detect.PointUm;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.FloatImage;
import org.fascicle.image.ObjectMask;
import org.fascicle.image.RgbImage;
import org.fascicle.measure.Nucleus;
import org.fascicle.measure.NucleusMeasure;
import org.fascicle.measure.NucleusMeasurer;
import org.fascicle.measure.ValueSpread;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On plain grounds, where every pixel's colour is known. */
class OverlayTest {

    private static final int WHITE = 0xffffff;
    private static final PixelSize TWO_UM = PixelSize.square(2);

    private static RgbImage plain(int width, int height, int rgb) {
        int[] packed = new int[width * height];
        Arrays.fill(packed, rgb);
        return RgbImage.ofPacked(width, height, packed);
    }

    private static int at(RgbImage image, int x, int y) {
        return image.red(x, y) << 16 | image.green(x, y) << 8 | image.blue(x, y);
    }

    private static int[] channels(int rgb) {
        return new int[] {rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff};
    }

    @Test
    void thePictureKeepsItsColoursAndAStripIsAdded() {
        RgbImage drawn = Overlay.on(plain(1500, 1000, 0x8040c0), TWO_UM).draw();
        assertThat(drawn.width()).isEqualTo(1500);
        assertThat(drawn.height()).isBetween(1050, 1200);
        assertThat(at(drawn, 0, 0)).isEqualTo(0x8040c0);
        assertThat(at(drawn, 1499, 999)).isEqualTo(0x8040c0);
        assertThat(at(drawn, 1499, drawn.height() - 1)).isEqualTo(WHITE);
    }

    /** 1500 pixels of 2 um are 3000 um; a fifth is 600; the longest round bar is 500 um, 250 pixels long. */
    @Test
    void theScaleBarHasItsLength() {
        RgbImage drawn = Overlay.on(plain(1500, 1000, WHITE), TWO_UM).draw();
        int longest = 0;
        for (int y = 1002; y < drawn.height(); y++) {
            int run = 0;
            for (int x = 0; x < drawn.width(); x++) {
                run = at(drawn, x, y) == 0x1d1b26 ? run + 1 : 0;
                longest = Math.max(longest, run);
            }
        }
        assertThat(longest).isBetween(248, 251);
    }

    @ParameterizedTest
    @CsvSource({
        "600, 500, 500 um",
        "199, 100, 100 um",
        "1999, 1000, 1 mm",
        "7, 5, 5 um",
        "2, 2, 2 um",
        "0.7, 0.5, 0.5 um",
        "20000, 20000, 20 mm"
    })
    void barsAreRound(double most, double um, String label) {
        ScaleBar bar = ScaleBar.upTo(most);
        assertThat(bar.um()).isEqualTo(um);
        assertThat(bar.label()).isEqualTo(label.replace("um", "\u00b5m"));
    }

    /** The left half of a mask of cells of 64 um: 32 pixels of 2 um each; tinted orange left, untouched right. */
    @Test
    void anAreaLiesWhereItsMaskLies() {
        BinaryMask cells = BinaryMask.empty(40, 30);
        for (int i = 0; i < cells.data().length; i++) {
            cells.data()[i] = i % 40 < 20;
        }
        RgbImage drawn = Overlay.on(plain(1280, 960, WHITE), TWO_UM)
                .area(ObjectClass.NECROSIS, cells, PixelSize.square(64), "necrosis")
                .draw();
        assertThat(at(drawn, 630, 500)).isNotEqualTo(WHITE);
        assertThat(drawn.blue(630, 500)).isLessThan(drawn.red(630, 500));
        assertThat(at(drawn, 650, 500)).isEqualTo(WHITE);
    }

    /** A ring around (1000 um, 600 um) is drawn around pixel (500, 300), whose centre stays as it was. */
    @Test
    void aMarkIsARingAroundItsPlace() {
        RgbImage drawn = Overlay.on(plain(1280, 960, WHITE), TWO_UM)
                .marks(ObjectClass.MITOSIS, List.of(new PointUm(1000, 600)), "marks")
                .draw();
        assertThat(at(drawn, 500, 300)).isEqualTo(WHITE);
        long yellow = 0;
        for (int x = 470; x < 530; x++) {
            yellow += channels(at(drawn, x, 300))[2] < 120 ? 1 : 0;
        }
        assertThat(yellow).isBetween(4L, 20L);
        assertThat(at(drawn, 600, 300)).isEqualTo(WHITE);
    }

    /** The lowest value is violet (#440154), the highest yellow (#fde725), what is beyond likewise, over white at 9 tenths. */
    @Test
    void nucleiHaveTheColoursOfTheirValues() {
        ColourScale scale = new ColourScale(ColourMap.VIRIDIS, 100, 200);
        boolean[] inside = new boolean[400];
        Arrays.fill(inside, true);
        NucleusMeasurer measurer = new NucleusMeasurer(PixelSize.square(0.5));
        FloatImage plane = FloatImage.zeros(300, 300);
        // 400 pixels of 0.25 um2 are 100 um2; a third of them, 33 um2, is below the scale
        Nucleus low = measurer.measure(
                new ObjectMask(new Region(1100, 2100, 20, 20), inside), plane, Optional.empty(), 1000, 2000);
        boolean[] lowest = inside.clone();
        Arrays.fill(lowest, 0, 266, false);
        Nucleus beyond = measurer.measure(
                new ObjectMask(new Region(1200, 2200, 20, 20), lowest), plane, Optional.empty(), 1000, 2000);
        RgbImage drawn = Overlay.onPart(plain(250, 250, WHITE), PixelSize.square(0.5), 1000, 2000)
                .coloured(List.of(low, beyond), NucleusMeasure.AREA, PixelSize.square(0.5), scale, "area")
                .draw();
        int violet = overWhite(0x44) << 16 | overWhite(0x01) << 8 | overWhite(0x54);
        assertThat(at(drawn, 440, 440)).isEqualTo(violet);
        assertThat(at(drawn, 840, 870)).isEqualTo(violet);
        assertThat(scale.rgb(200)).isEqualTo(scale.rgb(900)).isEqualTo(0xfde725);
        assertThat(at(drawn, 390, 440)).isEqualTo(WHITE);
    }

    private static int overWhite(int channel) {
        // Java's opacities are bytes: 0.9 is 230 of 255
        return (int) Math.round(channel * 230 / 255.0 + 25);
    }

    /** 1 to 100 um2 evenly: the 2nd percentile is 3, the 98th 98, within the 5 % of a bin, then outwards to two digits. */
    @Test
    void aScaleHoldsNearlyAllValuesAndADirectionAllAround() {
        ValueSpread spread = new ValueSpread();
        for (int i = 1; i <= 100; i++) {
            spread.add(i);
        }
        ColourScale area = ColourScale.of(NucleusMeasure.AREA, spread);
        assertThat(area.low()).isBetween(1.9, 3.0);
        assertThat(area.high()).isBetween(98.0, 110.0);
        ColourScale direction = ColourScale.of(NucleusMeasure.ORIENTATION, spread);
        assertThat(direction.rgb(0)).isEqualTo(direction.rgb(180)).isNotEqualTo(direction.rgb(90));
        assertThat(direction.range("deg")).isEqualTo("0 to 180 deg");
        assertThat(new ColourScale(ColourMap.VIRIDIS, 18, 150).range("um2"))
                .isEqualTo("\u2264 18 to \u2265 150 \u00b5m\u00b2");
    }

    /** A part at grid pixel (1000, 2000), enlarged 4 times: the object at (1100, 2100) is outlined around (400, 400). */
    @Test
    void anObjectIsOutlinedOnAPart() {
        boolean[] inside = new boolean[400];
        Arrays.fill(inside, true);
        ObjectMask object = new ObjectMask(new Region(1100, 2100, 20, 20), inside);
        RgbImage drawn = Overlay.onPart(plain(250, 250, WHITE), PixelSize.square(0.5), 1000, 2000)
                .objects(ObjectClass.NUCLEUS, List.of(object), "nuclei")
                .draw();
        assertThat(drawn.width()).isEqualTo(1000);
        assertThat(at(drawn, 400, 440)).isNotEqualTo(WHITE);
        assertThat(at(drawn, 440, 440)).isEqualTo(WHITE);
        assertThat(at(drawn, 390, 440)).isEqualTo(WHITE);
    }

    @Test
    void aMapRunsFromVioletToYellowAndLeavesGapsClear() {
        FloatImage map = new FloatImage(3, 1, new float[] {0, Float.NaN, 100});
        RgbImage drawn = Overlay.on(plain(1200, 400, WHITE), TWO_UM)
                .heat(map, PixelSize.square(800), ColourScale.upTo(100), 1, "0 to 100")
                .draw();
        assertThat(at(drawn, 200, 200)).isEqualTo(0x440154);
        assertThat(at(drawn, 600, 200)).isEqualTo(WHITE);
        assertThat(at(drawn, 1000, 200)).isEqualTo(0xfde725);
    }

    /** Red 255 has luminance 76; half the way to white is 165. */
    @Test
    void underAMapTissueIsGrey() {
        RgbImage drawn = Overlay.onGrey(plain(1200, 400, 0xff0000), TWO_UM).draw();
        assertThat(at(drawn, 600, 200)).isEqualTo(0xa5a5a5);
    }

    @Test
    void theSameLayersGiveTheSameBytes() {
        Overlay overlay = Overlay.on(plain(300, 200, 0xc080a0), TWO_UM)
                .marks(ObjectClass.MITOSIS, List.of(new PointUm(100, 100)), "one \u00b5m\u00b2 \u4e2d");
        assertThat(Encoded.png(overlay.draw())).isEqualTo(Encoded.png(overlay.draw()));
    }

    @Test
    void aThumbnailHasItsSizeAndItsBar() {
        RgbImage small = Overlay.thumbnail(plain(40, 40, 0x808080), PixelSize.square(0.5), 160, 10);
        assertThat(small.width()).isEqualTo(160);
        assertThat(at(small, 80, 80)).isEqualTo(0x808080);
        long black = 0;
        for (int x = 0; x < 160; x++) {
            black += at(small, x, 150) == 0 ? 1 : 0;
        }
        // 10 um are 20 pixels of 0.5 um, each drawn 4 pixels wide.
        assertThat(black).isBetween(78L, 81L);
    }

    /** 40 x 20 pixels drawn 4 times as large leave 40 rows of white above and below. */
    @Test
    void aThumbnailAtAnEdgeIsNotStretched() {
        RgbImage small = Overlay.thumbnail(plain(40, 20, 0x808080), PixelSize.square(0.5), 160, 1);
        assertThat(at(small, 80, 38)).isEqualTo(WHITE);
        assertThat(at(small, 80, 42)).isEqualTo(0x808080);
        assertThat(at(small, 80, 117)).isEqualTo(0x808080);
        assertThat(at(small, 80, 122)).isEqualTo(WHITE);
    }

    @Test
    void pngKeepsEveryColour() throws java.io.IOException {
        RgbImage image = RgbImage.ofPacked(3, 1, new int[] {0x010203, 0xfefdfc, 0x8040c0});
        java.nio.file.Path file = java.nio.file.Files.createTempFile("colours", ".png");
        Encoded.writePng(file, image);
        assertThat(Encoded.rgb(ImageIO.read(file.toFile())).data()).isEqualTo(image.data());
        java.nio.file.Files.delete(file);
    }
}
