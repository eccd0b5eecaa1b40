package org.fascicle.stain;

/**
 * Tells the colours of felt pens and marking inks from those of stains, by optical density alone.
 *
 * <p>Haematoxylin, eosin and DAB all absorb green at least nearly as much as red and blue light. Green and cyan ink let
 * green pass; blue ink absorbs red far more than green and hardly any blue; black ink absorbs all three alike and much.
 * Red ink has the hue of dense eosin and of blood: it is told only by a density of green and blue that tissue does not
 * reach while red passes unhindered.
 *
 * <p>Limits: thin red ink over tissue passes for eosin; nearly black pigment passes for black ink.
 */
public final class InkColours {

    /** Mean density below which ink is not told from stain. */
    private static final float LEAST_DENSITY = 0.12f;

    /** Mean density of a fleck of dye. */
    private static final float DENSE_DYE = 0.15f;

    /** Density in red that haematoxylin reaches in single nuclei only, never over a window's width. */
    private static final float DENSE_BLUE = 0.75f;

    private InkColours() {}

    public static boolean isInk(float red, float green, float blue) {
        return isColouredInk(red, green, blue) || isBlack(red, green, blue);
    }

    /** Whether this is ink, but not black. */
    public static boolean isColouredInk(float red, float green, float blue) {
        return isGreen(red, green, blue) || isBlue(red, green, blue) || isRed(red, green, blue);
    }

    /**
     * Whether this could be ink laid on thinly: grey, or bluer than most haematoxylin. Faint stain mixtures have these hues in
     * single pixels; only a smooth area of them is ink.
     */
    public static boolean mayBeThinInk(float red, float green, float blue) {
        float least = Math.min(red, Math.min(green, blue));
        float most = Math.max(red, Math.max(green, blue));
        boolean grey = most - least < 0.12f * most;
        return dense(red, green, blue) && (grey || green < 0.8f * red && blue < 0.35f * red);
    }

    /** Whether this is dye of the colour of the sea, as laid on cut margins: red is absorbed far more than green and blue, which are much alike. */
    public static boolean isMarginDye(float red, float green, float blue) {
        return red + green + blue >= 3 * DENSE_DYE && green < 0.72f * red && blue < 0.8f * red && blue > 0.6f * green;
    }

    /** Whether this could be violet ink: the hue of haematoxylin at a density of nuclei; only an unbroken area of it is ink. */
    public static boolean mayBeViolet(float red, float green, float blue) {
        return red > DENSE_BLUE && green > DENSE_BLUE && blue < 0.7f * red;
    }

    /** Lets more green pass than red and than blue: no mixture of our stains does. */
    static boolean isGreen(float red, float green, float blue) {
        return dense(red, green, blue) && green < 0.85f * red && green < 0.95f * blue;
    }

    /** Absorbs red light far more than green, and blue hardly: bluer than haematoxylin, or as blue and very dense. */
    static boolean isBlue(float red, float green, float blue) {
        float most = red > DENSE_BLUE ? 0.82f : 0.72f;
        return dense(red, green, blue) && green < most * red && blue < 0.4f * red;
    }

    static boolean isRed(float red, float green, float blue) {
        return red < 0.12f && green > 0.8f && blue > 0.6f;
    }

    static boolean isBlack(float red, float green, float blue) {
        float least = Math.min(red, Math.min(green, blue));
        float most = Math.max(red, Math.max(green, blue));
        return least > 0.7f && most - least < 0.2f * most;
    }

    private static boolean dense(float red, float green, float blue) {
        return red + green + blue >= 3 * LEAST_DENSITY;
    }
}
