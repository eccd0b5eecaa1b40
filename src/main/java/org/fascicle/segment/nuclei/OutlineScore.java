package org.fascicle.segment.nuclei;

/**
 * How much each label of an image looks like a nucleus.
 *
 * <p>The score of an outline estimates its overlap (IoU) with a true nucleus:
 *
 * <pre>0.256 + 0.12 ln(contrast x edge) + 0.885 fill - 0.08 ln(area / 64 um2)^2</pre>
 *
 * where contrast is the mean stain inside less that 1.5 um outside (OD), edge the mean fall of stain across the outline (OD
 * per um) and fill the area over that of the ellipse of the same second moments. Seven tenths of how far
 * the image's own level of ln(contrast x edge), its 78th percentile over all outlines, lies from a usual slide's is taken off: pale
 * slides keep their nuclei, and on dark ones what is pale must look the more like a nucleus otherwise. The five
 * numbers are a least-squares fit to outlines on dsb2018 and tnbc images; more terms, or boosted trees on sixteen of them,
 * told no better. The same formula serves every slide.
 */
final class OutlineScore {

    private static final double CONSTANT = 0.256;
    private static final double PER_LOG_CONTRAST = 0.12;
    private static final double PER_FILL = 0.885;
    private static final double PER_LOG_SIZE_SQUARED = 0.08;
    private static final double USUAL_AREA_UM2 = 64;
    /** Below this contrast (OD) or edge (OD per um) it makes no difference how low it is. */
    private static final double FAINTEST = 0.01;
    private static final double RING_UM = 1.5;

    /** ln(0.3 OD x 0.15 OD/um): that of a usual slide. */
    private static final double USUAL_LOG_CONTRAST = -3.1;
    private static final double LEVEL_PERCENTILE = 0.78;
    private static final double SHARE_OF_LEVEL = 0.7;
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

        void add(int label, int x, int y, int stain) {
            moments[0][label]++;
            moments[1][label] += x;
            moments[2][label] += y;
            moments[3][label] += (long) x * x;
            moments[4][label] += (long) y * y;
            moments[5][label] += (long) x * y;
            inside[label] += stain;
        }
    }

    /** Scores and areas of the labels 1 to {@code count}. */
    Layer score(int[] labels, int count) {
        Sums sums = sum(labels, count);
        double[] score = new double[count + 1];
        double[] logContrast = new double[count + 1];
        double[] areaUm2 = new double[count + 1];
        for (int label = 1; label <= count; label++) {
            if (sums.moments[0][label] > 0) {
                areaUm2[label] = sums.moments[0][label] * pixelUm * pixelUm;
                logContrast[label] = logContrast(sums, label);
                score[label] = score(logContrast[label], fill(sums, label), areaUm2[label]);
            }
        }
        return new Layer(labels, score, logContrast, areaUm2);
    }

    private Sums sum(int[] labels, int count) {
        Sums sums = new Sums(count);
        for (int y = 0, i = 0; y < height; y++) {
            for (int x = 0; x < width; x++, i++) {
                int label = labels[i];
                if (label != 0) {
                    sums.add(label, x, y, contrast[i]);
                    across(labels, i, 1, width - 1 - x, x, sums);
                    across(labels, i, -1, x, width - 1 - x, sums);
                    across(labels, i, width, height - 1 - y, y, sums);
                    across(labels, i, -width, y, height - 1 - y, sums);
                }
            }
        }
        return sums;
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
        return MomentEllipse.of(m[0][label], m[1][label], m[2][label], m[3][label], m[4][label], m[5][label]).fill();
    }

    private static double score(double logContrast, double fill, double areaUm2) {
        double size = Math.log(areaUm2 / USUAL_AREA_UM2);
        return CONSTANT + PER_LOG_CONTRAST * logContrast + PER_FILL * fill - PER_LOG_SIZE_SQUARED * size * size;
    }

    /** What this image's own contrast takes off every score: below 0 on a pale slide. */
    static double paleness(java.util.List<Layer> layers) {
        double[] all = layers.stream().flatMapToDouble(layer -> java.util.Arrays.stream(layer.logContrast(), 1, layer.count() + 1))
                .filter(value -> value != 0).sorted().toArray();
        double level = all.length == 0 ? USUAL_LOG_CONTRAST : all[(int) (LEVEL_PERCENTILE * (all.length - 1))];
        double steadied = (level * all.length + USUAL_LOG_CONTRAST * USUAL_COUNT) / (all.length + USUAL_COUNT);
        return PER_LOG_CONTRAST * SHARE_OF_LEVEL * (steadied - USUAL_LOG_CONTRAST);
    }
}
