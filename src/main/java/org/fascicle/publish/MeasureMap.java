package org.fascicle.publish;

import org.fascicle.image.FloatImage;
import org.fascicle.measure.Nucleus;
import org.fascicle.measure.NucleusMeasure;
import org.fascicle.pipeline.AnalysisGrid;
import org.fascicle.space.PixelSize;

/** Mean of a measure of nuclei, square by square of a slide; its memory is that of an overview. */
final class MeasureMap {

    /** About 128 um a side, as in the density map. */
    private static final int MAP_SQUARES_PER_SQUARE = 2;
    /** Fewer nuclei make no mean. */
    private static final int FEWEST = 5;

    private final NucleusMeasure measure;
    private final int squarePx;
    private final PixelSize squareSize;
    private final FloatImage count;
    private final FloatImage sum;
    private final FloatImage sines;

    MeasureMap(NucleusMeasure measure, AnalysisGrid grid) {
        this.measure = measure;
        this.squarePx = MAP_SQUARES_PER_SQUARE * grid.squarePx();
        this.squareSize = grid.pixelSize().times(squarePx);
        int columns = (grid.width() + squarePx - 1) / squarePx;
        int rows = (grid.height() + squarePx - 1) / squarePx;
        this.count = FloatImage.zeros(columns, rows);
        this.sum = FloatImage.zeros(columns, rows);
        this.sines = FloatImage.zeros(columns, rows);
    }

    void add(Nucleus nucleus) {
        int i = (int) (nucleus.y() + 0.5) / squarePx * count.width() + (int) (nucleus.x() + 0.5) / squarePx;
        double value = nucleus.value(measure);
        count.data()[i]++;
        if (measure == NucleusMeasure.ORIENTATION) {
            sum.data()[i] += (float) Math.cos(2 * Math.toRadians(value));
            sines.data()[i] += (float) Math.sin(2 * Math.toRadians(value));
        } else {
            sum.data()[i] += (float) value;
        }
    }

    PixelSize squareSize() {
        return squareSize;
    }

    /** Means; directions by the sum of doubled angles; NaN where there are fewer than {@value #FEWEST} nuclei. */
    FloatImage means() {
        FloatImage means = FloatImage.zeros(count.width(), count.height());
        for (int i = 0; i < means.data().length; i++) {
            means.data()[i] = count.data()[i] < FEWEST ? Float.NaN : mean(i);
        }
        return means;
    }

    private float mean(int i) {
        if (measure != NucleusMeasure.ORIENTATION) {
            return sum.data()[i] / count.data()[i];
        }
        double direction = Math.toDegrees(Math.atan2(sines.data()[i], sum.data()[i])) / 2;
        return (float) (direction < 0 ? direction + 180 : direction);
    }
}
