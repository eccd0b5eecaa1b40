package org.fascicle.phantom;

/** Gaussian smoothing in place, edges repeated; rows, then columns. */
final class GaussianBlur {

    private GaussianBlur() {}

    static void blur(float[] image, int width, int height, double sigmaPx) {
        if (sigmaPx < 0.2) {
            return;
        }
        float[] kernel = kernel(sigmaPx);
        float[] line = new float[Math.max(width, height)];
        for (int y = 0; y < height; y++) {
            smooth(image, y * width, 1, width, kernel, line);
        }
        for (int x = 0; x < width; x++) {
            smooth(image, x, width, height, kernel, line);
        }
    }

    private static void smooth(float[] image, int start, int stride, int length, float[] kernel, float[] line) {
        for (int i = 0; i < length; i++) {
            line[i] = image[start + i * stride];
        }
        for (int i = 0; i < length; i++) {
            float sum = kernel[0] * line[i];
            for (int k = 1; k < kernel.length; k++) {
                sum += kernel[k] * (line[Math.max(0, i - k)] + line[Math.min(length - 1, i + k)]);
            }
            image[start + i * stride] = sum;
        }
    }

    /** Middle and one wing. */
    private static float[] kernel(double sigmaPx) {
        int wing = (int) Math.ceil(3 * sigmaPx);
        double[] weights = new double[wing + 1];
        double total = 0;
        for (int k = 0; k <= wing; k++) {
            weights[k] = StrictMath.exp(-k * k / (2 * sigmaPx * sigmaPx));
            total += k == 0 ? weights[k] : 2 * weights[k];
        }
        float[] kernel = new float[wing + 1];
        for (int k = 0; k <= wing; k++) {
            kernel[k] = (float) (weights[k] / total);
        }
        return kernel;
    }
}
