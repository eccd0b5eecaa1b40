package org.fascicle.validate;

import java.util.ArrayList;
import java.util.List;
import org.fascicle.image.LabelImage;

/** Pixels that each true object shares with each found one. */
final class LabelOverlaps {

    private record Overlap(int found, long[] pixels) {}

    private final long[] truthSizes;
    private final long[] foundSizes;
    private final List<List<Overlap>> byTruth = new ArrayList<>();
    private final int[] mostOverlapped;

    private LabelOverlaps(int truthCount, int foundCount) {
        truthSizes = new long[truthCount + 1];
        foundSizes = new long[foundCount + 1];
        mostOverlapped = new int[foundCount + 1];
        for (int label = 0; label <= truthCount; label++) {
            byTruth.add(new ArrayList<>());
        }
    }

    static LabelOverlaps of(LabelImage truth, LabelImage found) {
        if (truth.width() != found.width() || truth.height() != found.height()) {
            throw new IllegalArgumentException("Truth and found labels must have the same size.");
        }
        LabelOverlaps overlaps = new LabelOverlaps(truth.maxLabel(), found.maxLabel());
        for (int i = 0; i < truth.data().length; i++) {
            overlaps.add(truth.data()[i], found.data()[i]);
        }
        overlaps.findPartners();
        return overlaps;
    }

    private void add(int truth, int found) {
        truthSizes[truth]++;
        foundSizes[found]++;
        if (truth != 0 && found != 0) {
            overlap(truth, found)[0]++;
        }
    }

    private long[] overlap(int truth, int found) {
        for (Overlap overlap : byTruth.get(truth)) {
            if (overlap.found == found) {
                return overlap.pixels;
            }
        }
        Overlap added = new Overlap(found, new long[1]);
        byTruth.get(truth).add(added);
        return added.pixels;
    }

    private void findPartners() {
        long[] most = new long[foundSizes.length];
        for (int truth = 1; truth < truthSizes.length; truth++) {
            for (Overlap overlap : byTruth.get(truth)) {
                if (overlap.pixels[0] > most[overlap.found]) {
                    most[overlap.found] = overlap.pixels[0];
                    mostOverlapped[overlap.found] = truth;
                }
            }
        }
    }

    /** Highest label of the truth; some numbers below it may be unused. */
    int truthCount() {
        return truthSizes.length - 1;
    }

    int foundCount() {
        return foundSizes.length - 1;
    }

    long truthObjects() {
        return objects(truthSizes);
    }

    long foundObjects() {
        return objects(foundSizes);
    }

    long foundPixels(int label) {
        return foundSizes[label];
    }

    long truthPixels() {
        return pixels(truthSizes);
    }

    long foundPixels() {
        return pixels(foundSizes);
    }

    long sharedPixels() {
        return byTruth.stream()
                .flatMap(List::stream)
                .mapToLong(overlap -> overlap.pixels[0])
                .sum();
    }

    /** The true object that a found one shares most pixels with; 0 if it lies on background alone. */
    int mostOverlappedTruth(int found) {
        return mostOverlapped[found];
    }

    /** The found object of the highest IoU with a true one; 0 if none touches it. */
    int bestFound(int truth) {
        int best = 0;
        for (Overlap overlap : byTruth.get(truth)) {
            if (iou(truth, overlap.found) > iou(truth, best)) {
                best = overlap.found;
            }
        }
        return best;
    }

    /** Pixels in both; 0 for the background. */
    long intersection(int truth, int found) {
        for (Overlap overlap : byTruth.get(truth)) {
            if (overlap.found == found) {
                return overlap.pixels[0];
            }
        }
        return 0;
    }

    /** Pixels in either; those of the true object alone if {@code found} is 0. */
    long union(int truth, int found) {
        return truthSizes[truth] + (found == 0 ? 0 : foundSizes[found]) - intersection(truth, found);
    }

    double iou(int truth, int found) {
        long union = union(truth, found);
        return union == 0 ? 0 : (double) intersection(truth, found) / union;
    }

    private static long objects(long[] sizes) {
        long objects = 0;
        for (int label = 1; label < sizes.length; label++) {
            objects += sizes[label] > 0 ? 1 : 0;
        }
        return objects;
    }

    private static long pixels(long[] sizes) {
        long pixels = 0;
        for (int label = 1; label < sizes.length; label++) {
            pixels += sizes[label];
        }
        return pixels;
    }
}
