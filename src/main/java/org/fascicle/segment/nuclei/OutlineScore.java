package org.fascicle.segment.nuclei;

import org.fascicle.raster.MomentEllipse;

/**
 * How much each label of an image looks like a nucleus.
 *
 * <p>The score of an outline estimates its overlap (IoU) with a true nucleus:
 *
 * <pre>0.27 + 0.12 ln(contrast x edge) + 0.81 fill - 0.076 ln(area / 70 um2)^2</pre>
 *
 * where contrast is the mean stain inside less that 1.5 um outside (OD), edge the mean fall of stain across the outline (OD
 * per um) and fill the area over that of the ellipse of the same second moments. Six tenths of how far
 * the image's own level of ln(contrast x edge), its 78th percentile over all outlines, lies from a usual slide's is taken off: pale
 * slides keep their nuclei, and on dark ones what is pale must look the more like a nucleus otherwise. The five
 * numbers began as a least-squares fit to outlines on dsb2018 and tnbc images and moved a little with the other settings; more
 * terms, or boosted trees on thirty of them, told no better. The same formula serves every slide.
 */
final class OutlineScore {

    private static final double CONSTANT = 0.27;
    private static final double PER_LOG_CONTRAST = 0.12;
    private static final double PER_FILL = 0.81;
    private static final double PER_LOG_SIZE_SQUARED = 0.076;
    private static final double USUAL_AREA_UM2 = 70;
    /** Below this contrast (OD) or edge (OD per um) it makes no difference how low it is. */
    private static final double FAINTEST = 0.01;

    private static final double RING_UM = 1.5;

    /** ln(0.3 OD x 0.15 OD/um): that of a usual slide. */
    private static final double USUAL_LOG_CONTRAST = -3.1;

    private static final double LEVEL_PERCENTILE = 0.78;
    private static final double SHARE_OF_LEVEL = 0.6;
    /** The usual slide's level counts as much as this many outlines. */
    private static final double USUAL_COUNT = 30;

    private final int[] contrast;
    private final int width;
    private final int height;
    private final double pixelUm;
    private final int reach;

    OutlineScore(int[] contrast, int width, int height, double pixelUm) {
        this.contrast = contrast;
        this.width = width;
        this.height = height;
        this.pixelUm = pixelUm;
        this.reach = (int) Math.round(RING_UM / pixelUm) + 1;
    }

    /** Sums over the pixels and the outline of each label. */
    private static final class Sums {
        final long[][] moments;
        final long[] inside;
        final long[] ring;
        final int[] ringPixels;
        final long[] fall;
        final int[] edges;

        Sums(int labels) {
            moments = new long[6][labels + 1];
            inside = new long[labels + 1];
            ring = new long[labels + 1];
            ringPixels = new int[labels + 1];
            fall = new long[labels + 1];
            edges = new int[labels + 1];
        }

        /** Adds the pixels from column {@code from} to before {@code to} of row {@code y}. */
        void addRun(int label, int y, int from, int to) {
            long pixels = to - from;
            long columns = pixels * (from + to - 1) / 2;
            moments[0][label] += pixels;
            moments[1][label] += columns;
            moments[2][label] += pixels * y;
            moments[3][label] += squaresBelow(to) - squaresBelow(from);
            moments[4][label] += pixels * y * y;
            moments[5][label] += columns * y;
        }

        /** 0 + 1 + 4 + ... up to the square of {@code end - 1}. */
        private static long squaresBelow(long end) {
            return (end - 1) * end * (2 * end - 1) / 6;
        }
    }

    /** Scores and sizes of the labels 1 to {@code count}. */
    Layer score(int[] labels, int count) {
        Sums sums = sum(labels, count);
        double[] score = new double[count + 1];
        double[] logContrast = new double[count + 1];
        int[] pixels = new int[count + 1];
        for (int label = 1; label <= count; label++) {
            if (sums.moments[0][label] > 0) {
                pixels[label] = (int) sums.moments[0][label];
                logContrast[label] = logContrast(sums, label);
                score[label] = score(logContrast[label], fill(sums, label), pixels[label] * pixelUm * pixelUm);
            }
        }
        return new Layer(labels, score, logContrast, pixels, pixelUm * pixelUm);
    }

    /** Run by run along rows: the moments of a run are known from its ends, and only there it has an outline to the sides. */
    private Sums sum(int[] labels, int count) {
        Sums sums = new Sums(count);
        for (int y = 0; y < height; y++) {
            int row = y * width;
            int from = 0;
            while (from < width) {
                int label = labels[row + from];
                int to = from + 1;
                while (to < width && labels[row + to] == label) {
                    to++;
                }
                if (label != 0) {
                    sums.addRun(label, y, from, to);
                    addRun(labels, y, from, to, sums);
                }
                from = to;
            }
        }
        return sums;
    }

    private void addRun(int[] labels, int y, int from, int to, Sums sums) {
        int first = y * width + from;
        int last = y * width + to - 1;
        across(labels, first, -1, from, width - 1 - from, sums);
        across(labels, last, 1, width - to, to - 1, sums);
        long inside = 0;
        for (int at = first; at <= last; at++) {
            inside += contrast[at];
            across(labels, at, width, height - 1 - y, y, sums);
            across(labels, at, -width, y, height - 1 - y, sums);
        }
        sums.inside[labels[first]] += inside;
    }

    /** Looks across the outline, if there is one on this side; {@code room} pixels lie ahead, {@code back} behind. */
    private void across(int[] labels, int at, int step, int room, int back, Sums sums) {
        int label = labels[at];
        if (room > 0 && labels[at + step] != label) {
            sums.edges[label]++;
            sums.fall[label] += contrast[at - step * Math.min(1, back)] - contrast[at + step * Math.min(2, room)];
            int far = at + step * Math.min(reach, room);
            if (labels[far] != label) {
                sums.ring[label] += contrast[far];
                sums.ringPixels[label]++;
            }
        }
    }

    private double logContrast(Sums sums, int label) {
        if (sums.ringPixels[label] == 0) {
            return 2 * Math.log(FAINTEST);
        }
        double inside = (double) sums.inside[label] / sums.moments[0][label];
        double stands = (inside - (double) sums.ring[label] / sums.ringPixels[label]) / NuclearContrast.STEPS;
        double edge = sums.fall[label] / (3.0 * pixelUm * sums.edges[label] * NuclearContrast.STEPS);
        return Math.log(Math.max(FAINTEST, stands)) + Math.log(Math.max(FAINTEST, edge));
    }

    private static double fill(Sums sums, int label) {
        long[][] m = sums.moments;
        return MomentEllipse.of(m[0][label], m[1][label], m[2][label], m[3][label], m[4][label], m[5][label])
                .fill();
    }

    private static double score(double logContrast, double fill, double areaUm2) {
        double size = Math.log(areaUm2 / USUAL_AREA_UM2);
        return CONSTANT + PER_LOG_CONTRAST * logContrast + PER_FILL * fill - PER_LOG_SIZE_SQUARED * size * size;
    }

    /** What this image's own contrast takes off every score: below 0 on a pale slide. */
    static double paleness(java.util.List<Layer> layers) {
        double[] all = layers.stream()
                .flatMapToDouble(layer -> java.util.Arrays.stream(layer.logContrast(), 1, layer.count() + 1))
                .filter(value -> value != 0)
                .sorted()
                .toArray();
        double level = all.length == 0 ? USUAL_LOG_CONTRAST : all[(int) (LEVEL_PERCENTILE * (all.length - 1))];
        double steadied = (level * all.length + USUAL_LOG_CONTRAST * USUAL_COUNT) / (all.length + USUAL_COUNT);
        return PER_LOG_CONTRAST * SHARE_OF_LEVEL * (steadied - USUAL_LOG_CONTRAST);
    }
}
