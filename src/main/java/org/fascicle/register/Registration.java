package org.fascicle.register;

import java.util.Optional;
import org.fascicle.space.Affine;
import org.fascicle.space.Region;

/**
 * How one section lies on another, or why it cannot be told. All in pixels of the fixed and of the moving image.
 *
 * @param map from the moving section's pixels to the fixed one's; the best that was found also where it is refused
 * @param refused why it is not to be used
 * @param blocks places that were looked at one by one
 * @param agreeing share of them that lie where the map puts them
 * @param errorPx median distance of those from where the map puts them, in pixels of the fixed section
 * @param refinedErrorPx the same where the sections' own deformation is followed, each block by the others
 * @param field that deformation; {@link DisplacementField#NONE} where following it helps nothing
 */
public record Registration(
        Affine map,
        Optional<String> refused,
        int blocks,
        double agreeing,
        double errorPx,
        double refinedErrorPx,
        DisplacementField field) {

    /** Where each place of one section lies on the other. */
    public SectionMap places() {
        return new SectionMap(map, field);
    }

    /** The same on the images that these were parts of. */
    Registration onWhole(Region fixed, Region moving) {
        return new Registration(
                Affine.ofShift(fixed.x(), fixed.y()).after(map).after(Affine.ofShift(-moving.x(), -moving.y())),
                refused,
                blocks,
                agreeing,
                errorPx,
                refinedErrorPx,
                field.moved(fixed.x(), fixed.y()));
    }

    /** The same on the slides' own pixels, where one pixel of the compared images covers so many of each along an edge. */
    public Registration onSlides(double fixedDownsample, double movingDownsample) {
        return new Registration(
                Affine.ofScale(fixedDownsample)
                        .after(map)
                        .after(Affine.ofScale(movingDownsample).inverse()),
                refused,
                blocks,
                agreeing,
                errorPx * fixedDownsample,
                refinedErrorPx * fixedDownsample,
                field.times(fixedDownsample));
    }
}
