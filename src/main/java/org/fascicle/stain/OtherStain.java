package org.fascicle.stain;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fascicle.image.RgbImage;

/**
 * Tells sections that are stained with neither haematoxylin and eosin nor haematoxylin and DAB.
 *
 * <p>Three signs, each looked for where brown does not prevail:
 *
 * <ul>
 *   <li><b>A red dye in places only.</b> Fast Red, AEC and PAS have hues that eosin has as well, but eosin lies on all tissue: the
 *       median of its amount over the tissue is 0.07 to 0.87 of the 98th percentile on real H&E, and near 0 where a red chromogen marks
 *       some cells of a section counterstained with haematoxylin.
 *   <li><b>Red as dense in blue as in green</b>, the hue of AEC, more of it than of brown, and in places only.
 *   <li><b>Blue or green that no haematoxylin has</b> on more than a twelfth of the stained tissue, as trichrome and Alcian blue give it;
 *       below a hundredth on real H&E.
 * </ul>
 *
 * <p>Limits: a red dye that lies on all of the tissue, as PAS does on some, has the colours of H&E and passes for it. Marking
 * ink over more than a twelfth of a field passes for a blue or green dye.
 */
public final class OtherStain {

    private static final double LEAST_DENSITY = 0.03;
    /** Median over 98th percentile of the red stain's amount: no less than 0.07 on all public H&E images at hand. */
    private static final double LEAST_EVERYWHERE = 0.05;
    /** Amount of red that a trace of blood or noise does not reach over a fiftieth of the tissue. */
    private static final double LEAST_RED = 0.2;

    private static final double LEAST_BLUE_GREEN = 0.08;
    /** Share of brown from which a section is DAB unless more of it is red. */
    private static final double LEAST_BROWN = 0.05;

    private OtherStain() {}

    /**
     * What the section seems to be stained with instead, as a part of a sentence, or empty where nothing speaks against H&E
     * and H-DAB.
     *
     * @param tissue parts of the slide's tissue, or its overview
     */
    public static Optional<String> seen(List<RgbImage> tissue, WhitePoint white) {
        Hues hues = Hues.of(TissueColours.withInk(tissue, white, TissueColours.LEAST_DENSITY));
        if (hues.pixels < StainEstimator.FEWEST_PIXELS || hues.brown >= LEAST_BROWN && hues.brown >= hues.red) {
            return Optional.empty();
        }
        if (hues.blueGreen >= LEAST_BLUE_GREEN) {
            return Optional.of("a blue or green dye, as trichrome stains and Alcian blue have");
        }
        return isRedInPlaces(TissueColours.withInk(tissue, white, LEAST_DENSITY))
                ? Optional.of("a red dye in places only, as Fast Red, AEC or PAS with haematoxylin has")
                : Optional.empty();
    }

    /** Whether red lies thick somewhere and is missing on half of the tissue. */
    private static boolean isRedInPlaces(TissueColours colours) {
        double[] eosin = StainMatrix.QUPATH_HE.inverse()[1];
        float[] od = colours.densities();
        double[] red = new double[colours.pixels()];
        for (int i = 0; i < red.length; i++) {
            red[i] = od[3 * i] * eosin[0] + od[3 * i + 1] * eosin[1] + od[3 * i + 2] * eosin[2];
        }
        Arrays.sort(red);
        double most = red[(int) (0.98 * (red.length - 1))];
        return most >= LEAST_RED && red[red.length / 2] < LEAST_EVERYWHERE * most;
    }

    /** Shares of the density by hue. */
    private record Hues(int pixels, double brown, double red, double blueGreen) {

        static Hues of(TissueColours colours) {
            float[] od = colours.densities();
            double all = 0;
            double brown = 0;
            double red = 0;
            double blueGreen = 0;
            for (int k = 0; k < od.length; k += 3) {
                double sum = od[k] + od[k + 1] + od[k + 2];
                all += sum;
                brown += StainKindClassifier.isBrown(od[k], od[k + 1], od[k + 2], sum) ? sum : 0;
                red += isRed(od[k], od[k + 1], od[k + 2], sum) ? sum : 0;
                blueGreen += isBlueOrGreen(od[k], od[k + 1], od[k + 2]) ? sum : 0;
            }
            return new Hues(colours.pixels(), brown / all, red / all, blueGreen / all);
        }

        /** Green over red is 1.1 in haematoxylin, 0.74 in methyl blue; a quarter is left for the red fringes of a lens. */
        private static boolean isBlueOrGreen(float red, float green, float blue) {
            return green < 0.84f * red && blue < 0.4f * red || InkColours.isGreen(red, green, blue);
        }

        /** AEC has 0.25 and 0 of these shares of the sum, DAB 0.19 and -0.13, eosin 0.37 and 0.15. */
        private static boolean isRed(float red, float green, float blue, double sum) {
            return green - red > 0.2 * sum && blue - green <= 0.02 * sum && green - blue < 0.08 * sum;
        }
    }
}
