package org.fascicle.pipeline;

import java.util.Optional;
import org.fascicle.image.DrawnArea;

/**
 * Necrosis as a person outlined it on one slide.
 *
 * @param necrosis what is necrotic
 * @param tumour all of the tumour, its necrosis or only what lives of it; empty where all analysable tissue is meant
 */
public record NecrosisOutline(DrawnArea necrosis, Optional<DrawnArea> tumour) {}
