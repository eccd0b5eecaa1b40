package org.fascicle.review;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fascicle.image.BinaryMask;
import org.fascicle.report.Reviewed.Screen;
import org.fascicle.report.ViewLog;
import org.fascicle.report.ViewLog.Part;
import org.fascicle.space.PixelSize;

/**
 * What was on reviewers' screens, of the candidates and of the tissue.
 *
 * <p>A candidate was shown where its crop was, or the place itself close enough on the slide; tissue on squares as the masks have them.
 */
final class Viewed {

    private final Set<String> crops = new HashSet<>();
    private final BinaryMask close;
    private final BinaryMask any;
    private final ReviewState state;

    private Viewed(ReviewState state) {
        this.state = state;
        BinaryMask tissue = state.tissue();
        this.close = BinaryMask.empty(tissue.width(), tissue.height());
        this.any = BinaryMask.empty(tissue.width(), tissue.height());
    }

    static Screen of(List<ViewLog.Look> looks, ReviewState state) {
        Viewed viewed = new Viewed(state);
        looks.forEach(viewed::add);
        return viewed.screen();
    }

    private void add(ViewLog.Look look) {
        crops.addAll(look.candidates());
        for (Part part : look.parts()) {
            lay(part, any);
            if (part.umPerScreenPx() <= Screen.CLOSE_UM_PER_PX) {
                lay(part, close);
            }
        }
    }

    /** Squares whose middle lies in the part. */
    private void lay(Part part, BinaryMask onto) {
        double perX = state.maskPixel().xUm() / state.pixelSize().xUm();
        double perY = state.maskPixel().yUm() / state.pixelSize().yUm();
        int left = square(part.xPx(), perX, onto.width());
        int right = square(part.xPx() + part.widthPx(), perX, onto.width());
        int bottom = square(part.yPx() + part.heightPx(), perY, onto.height());
        for (int y = square(part.yPx(), perY, onto.height()); y < bottom; y++) {
            Arrays.fill(onto.data(), y * onto.width() + left, y * onto.width() + right, true);
        }
    }

    private static int square(double px, double pxPerSquare, int most) {
        return (int) Math.max(0, Math.min(most, Math.round(px / pxPerSquare)));
    }

    private Screen screen() {
        PixelSize pixel = state.maskPixel();
        return new Screen(
                state.asked().stream().filter(this::isShown).count(),
                pixel.areaOf(close.and(state.tissue()).count()),
                pixel.areaOf(any.and(state.tissue()).count()),
                pixel.areaOf(state.tissue().count()));
    }

    private boolean isShown(Candidate candidate) {
        int x = (int) ((candidate.xPx() + 0.5)
                * state.pixelSize().xUm()
                / state.maskPixel().xUm());
        int y = (int) ((candidate.yPx() + 0.5)
                * state.pixelSize().yUm()
                / state.maskPixel().yUm());
        return crops.contains(candidate.key())
                || x >= 0 && y >= 0 && x < close.width() && y < close.height() && close.get(x, y);
    }
}
