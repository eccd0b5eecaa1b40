package org.fascicle.stain;

import org.fascicle.image.FloatImage;

/**
 * How much of each stain lies on every pixel.
 *
 * <p>Units: optical density along the stain's unit vector. A value below 0 says that the pixel is bluer or redder than the
 * slide's vectors allow: noise, or a third dye. It is kept, so that the planes still add up to the colour.
 *
 * @param haematoxylin amount of haematoxylin
 * @param second amount of eosin or DAB
 * @param residual what neither explains, along the normal of both; its sign has no meaning of its own
 */
public record StainPlanes(FloatImage haematoxylin, FloatImage second, FloatImage residual) {}
