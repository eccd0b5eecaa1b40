package org.fascicle.measure;

import java.util.Optional;
import org.fascicle.space.Area;

/**
 * Nuclei per mm2 of the analysable tissue in a region that a person drew, with what of the region was left out.
 *
 * <p>The parts add up: {@code area} = {@code analysable} + {@code necrotic} + {@code blurred} + {@code noTissue}. Counted on the
 * grid of the analysis: a pixel belongs to the region when its centre does, a nucleus when its centroid's pixel does.
 *
 * @param name of the region
 * @param kind its class; empty where it has none
 * @param area of the region as far as it lies on the image
 * @param analysable tissue that counts
 * @param necrotic analysable tissue that was called necrotic, whose nuclei do not count; empty where necrosis was not looked for
 * @param blurred tissue that was out of focus
 * @param noTissue glass, and what was left out from the start: pen, padding, outside the chosen area
 * @param nuclei on the tissue that counts
 */
public record RegionDensity(
        String name,
        String kind,
        Area area,
        Area analysable,
        Optional<Area> necrotic,
        Area blurred,
        Area noTissue,
        long nuclei) {

    /** The nuclei on their tissue; empty where none of the region counts. */
    public Optional<Count> count() {
        return analysable.um2() > 0 ? Optional.of(new Count(nuclei, analysable)) : Optional.empty();
    }
}
