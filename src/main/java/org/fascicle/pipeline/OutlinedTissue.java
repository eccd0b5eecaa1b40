package org.fascicle.pipeline;

import java.util.Optional;
import org.fascicle.image.BinaryMask;

/**
 * What a person outlined, as far as it lies on analysable tissue.
 *
 * @param dead outlined as necrosis
 * @param whole what that is a share of: the outlined tumour with its necrosis, or all analysable tissue
 */
public record OutlinedTissue(BinaryMask dead, BinaryMask whole) {

    /** All on one grid; the tumour is all of it, its necrosis or only what lives of it, and empty where nobody outlined it. */
    public static OutlinedTissue of(BinaryMask analysable, BinaryMask necrosis, Optional<BinaryMask> tumour) {
        BinaryMask dead = necrosis.and(analysable);
        return new OutlinedTissue(
                dead, tumour.map(area -> area.and(analysable).or(dead)).orElse(analysable));
    }
}
