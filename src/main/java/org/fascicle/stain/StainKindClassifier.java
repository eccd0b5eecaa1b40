package org.fascicle.stain;

/**
 * Says by measurement whether a slide is H&E or H-DAB.
 *
 * <p>In optical density, eosin absorbs green above all (pink), DAB blue above all (brown), haematoxylin red and green alike
 * (blue). Pixels of a clearly pink and of a clearly brown hue are counted, weighted by density; the larger share decides.
 * A slide with neither is haematoxylin alone: most likely a negative immunostain, said with little confidence.
 *
 * <p>Limits: melanin, haemosiderin and formalin pigment are brown in H&E; a slide full of them needs to be told its kind.
 */
final class StainKindClassifier {

    /** Brown: blue absorbed more than green by this share of the sum (DAB 0.13, eosin below -0.15, haematoxylin -0.28). */
    private static final double BROWN_EXCESS = 0.02;
    /** Pink or purple: green absorbed more than red by this share of the sum (eosin 0.37 to 0.65, DAB 0.19, haematoxylin -0.11 to 0.04). */
    private static final double PINK_EXCESS = 0.08;
    /** Pink: green absorbed more than blue by this share of the sum (eosin 0.15 to 0.5, haematoxylin 0.28, DAB -0.13). */
    private static final double PINK_OVER_BLUE = 0.08;
    /** Shares are taken as if this much of each hue had been seen anyhow, so that a trace of colour convinces nobody. */
    private static final double PRIOR = 0.02;

    record Verdict(StainKind kind, double confidence, double pinkShare, double brownShare) {}

    private StainKindClassifier() {}

    static Verdict classify(TissueColours colours) {
        double pink = 0;
        double brown = 0;
        double all = 0;
        float[] od = colours.densities();
        for (int k = 0; k < od.length; k += 3) {
            double sum = od[k] + od[k + 1] + od[k + 2];
            all += sum;
            brown += isBrown(od[k], od[k + 1], od[k + 2], sum) ? sum : 0;
            pink += isPink(od[k], od[k + 1], od[k + 2], sum) ? sum : 0;
        }
        return all == 0 ? new Verdict(StainKind.HE, 0.5, 0, 0) : verdict(pink / all, brown / all);
    }

    static boolean isBrown(float red, float green, float blue, double sum) {
        return blue - green > BROWN_EXCESS * sum && blue > red;
    }

    private static boolean isPink(float red, float green, float blue, double sum) {
        return green - red > PINK_EXCESS * sum && green - blue > PINK_OVER_BLUE * sum;
    }

    private static Verdict verdict(double pink, double brown) {
        double immuno = (brown + 2 * PRIOR) / (brown + pink + 3 * PRIOR);
        StainKind kind = immuno > 0.5 ? StainKind.HDAB : StainKind.HE;
        return new Verdict(kind, Math.max(immuno, 1 - immuno), pink, brown);
    }
}
