package org.fascicle.run.figure;

import java.util.List;
import java.util.Optional;

/**
 * All that is said of one figure.
 *
 * @param file its name
 * @param sha256 of its bytes
 * @param version of this program
 * @param origin page and number within a PDF; empty for an image
 * @param caption whose words about bars were read; may be empty
 * @param jpegQuality 1 to 100; empty where it is stored without loss
 * @param beside published values beside ours; empty where none were given
 */
record FigureFindings(
        String file,
        String sha256,
        String version,
        int widthPx,
        int heightPx,
        String origin,
        String caption,
        Optional<Integer> jpegQuality,
        List<MeasuredPanel> panels,
        List<BesidePublished> beside) {}
