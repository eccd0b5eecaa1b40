package org.fascicle.segment.positivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.fascicle.image.BinaryMask;
import org.fascicle.image.RgbImage;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.fascicle.stain.SlideColour;
import org.fascicle.stain.StainKind;
import org.fascicle.stain.StainMatrix;
import org.fascicle.stain.WhitePoint;
import org.junit.jupiter.api.Test;

/** Rings, discs and sheets on stroma, drawn at half a um a pixel. */
class VesselWallsTest {

    private static final int SIDE = 400;
    private static final int WHITE = 240;
    private static final int STROMA = 180;
    private static final PixelSize HALF_UM = PixelSize.square(0.5);
    private static final SlideColour COLOUR =
            new SlideColour(StainKind.HDAB, 1, new WhitePoint(WHITE, WHITE, WHITE), StainMatrix.FIJI_HDAB, "given");

    private final RgbImage image = RgbImage.black(SIDE, SIDE);
    private final BinaryMask positive = BinaryMask.empty(SIDE, SIDE);

    VesselWallsTest() {
        java.util.Arrays.fill(image.data(), (byte) STROMA);
    }

    /** Radii in um; inside it as bright as given. */
    private void ring(int midX, int midY, double innerUm, double outerUm, int lumen) {
        for (int i = 0; i < SIDE * SIDE; i++) {
            double um = HALF_UM.xUm() * Math.hypot(i % SIDE - midX, i / SIDE - midY);
            if (um <= innerUm) {
                java.util.Arrays.fill(image.data(), 3 * i, 3 * i + 3, (byte) lumen);
                positive.data()[i] = false;
            } else if (um <= outerUm) {
                positive.data()[i] = true;
            }
        }
    }

    private BinaryMask walls() {
        return VesselWalls.of(image, COLOUR, positive, HALF_UM);
    }

    private static double px(double innerUm, double outerUm) {
        return Math.PI * (outerUm * outerUm - innerUm * innerUm) / HALF_UM.areaUm2();
    }

    /** A capillary of 8 um and an arteriole of 40 um, 2 and 8 um thick. */
    @Test
    void ringsAroundAnEmptyLumenAreWalls() {
        ring(80, 80, 4, 6, WHITE);
        ring(250, 250, 20, 28, WHITE);
        assertThat((double) walls().count()).isCloseTo(px(4, 6) + px(20, 28), within(0.03 * px(20, 28)));
    }

    /** A cell stained around its nucleus, a spot, a vessel full of blood. */
    @Test
    void ringsAroundTissueAreNone() {
        ring(80, 80, 4, 6, 100);
        ring(250, 250, 20, 28, 120);
        ring(80, 300, 0, 10, WHITE);
        assertThat(walls().count()).isZero();
    }

    /** Muscle 80 um wide with a crack in it. */
    @Test
    void aHoleInASheetIsNone() {
        ring(200, 200, 8, 60, WHITE);
        assertThat(walls().count()).isZero();
    }

    /** A gap of 1.5 um is closed; one of 6 um opens the wall. */
    @Test
    void aWallIsClosedButForSmallGaps() {
        ring(100, 100, 15, 20, WHITE);
        ring(300, 300, 15, 20, WHITE);
        for (int x = 0; x < SIDE; x++) {
            for (int y = 299; y < 302; y++) {
                positive.data()[y * SIDE + x] &= x > 300 || x < 200;
            }
            for (int y = 95; y < 107; y++) {
                positive.data()[y * SIDE + x] &= x > 100;
            }
        }
        assertThat(walls().get(135, 100)).isFalse();
        assertThat(walls().get(335, 300)).isTrue();
    }

    @Test
    void largeVesselsStayWithTheRest() {
        ring(200, 200, 40, 46, WHITE);
        assertThat(walls().count()).isZero();
    }

    /** The middle of a block with its context equals the middle of the whole. */
    @Test
    void aBlockWithItsHaloGivesTheSameAsTheWhole() {
        ring(205, 260, 25, 31, WHITE);
        ring(195, 185, 3, 5, WHITE);
        Region core = new Region(180, 180, 50, 50);
        Region padded = core.grow((int) (VesselWalls.HALO_UM / HALF_UM.xUm()));
        BinaryMask block = VesselWalls.of(image.crop(padded), COLOUR, positive.crop(padded), HALF_UM);
        assertThat(block.crop(core.translate(-padded.x(), -padded.y())).data())
                .isEqualTo(walls().crop(core).data());
        assertThat(walls().crop(core).count()).isPositive();
    }
}
