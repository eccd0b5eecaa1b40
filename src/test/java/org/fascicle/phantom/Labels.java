package org.fascicle.phantom;

import org.fascicle.image.LabelImage;

/** Puts instance labels in order once all is painted. */
final class Labels {

    private Labels() {}

    /** Number of different labels present. */
    static int count(LabelImage labels) {
        boolean[] seen = new boolean[labels.maxLabel() + 1];
        int count = 0;
        for (int label : labels.data()) {
            if (label != 0 && !seen[label]) {
                seen[label] = true;
                count++;
            }
        }
        return count;
    }

    /** Erases what is left of nuclei that show fewer pixels than this; nobody could count them. */
    static void dropSlivers(LabelImage labels, double leastPixels) {
        int[] pixels = new int[labels.maxLabel() + 1];
        for (int label : labels.data()) {
            pixels[label]++;
        }
        int[] data = labels.data();
        for (int i = 0; i < data.length; i++) {
            data[i] = pixels[data[i]] < leastPixels ? 0 : data[i];
        }
    }

    /** Numbers the objects 1, 2, 3 ... in reading order of their first pixel; returns old label by new. */
    static int[] renumber(LabelImage labels) {
        int[] newByOld = new int[labels.maxLabel() + 1];
        int[] oldByNew = new int[newByOld.length];
        int last = 0;
        int[] data = labels.data();
        for (int i = 0; i < data.length; i++) {
            int old = data[i];
            if (old != 0 && newByOld[old] == 0) {
                newByOld[old] = ++last;
                oldByNew[last] = old;
            }
            data[i] = newByOld[old];
        }
        return java.util.Arrays.copyOf(oldByNew, last + 1);
    }
}
