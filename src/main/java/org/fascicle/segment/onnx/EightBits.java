package org.fascicle.segment.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;

/**
 * How networks of 8 bits are run so that they are right on this processor, and no slower than that needs.
 *
 * <p>Processors of x64 that have AVX2 but not VNNI add pairs of products in 16 bits, which overflow. The runtime can be told to avoid that, at more
 * than twice the time; elsewhere this changes nothing but the time. No list of processors is kept: a network of one sum, which overflows where any does, is asked
 * once. {@code scripts/train/eight_bits.py} wrote it.
 */
final class EightBits {

    private static final String WITHOUT_OVERFLOW = "session.x64quantprecision";

    private static final int INPUTS = 64;
    private static final int SIDE = 4;
    private static final float LARGEST = 255;
    private static final float WEIGHT = 127;
    /** The sum comes back in 8 bits. */
    private static final double STEP = 0.01;

    /** Asked once in the program. */
    private static final class Known {
        private static final boolean OVERFLOWS = !isRight(sum(false));
    }

    private EightBits() {}

    /** Lets sessions of these options add rightly. */
    static void keepRight(OrtSession.SessionOptions options) throws OrtException {
        if (Known.OVERFLOWS) {
            options.addConfigEntry(WITHOUT_OVERFLOW, "1");
        }
    }

    /** The sum as this processor makes it. @param careful with the option that avoids overflow, whatever the processor */
    static float sum(boolean careful) {
        float[] values = new float[INPUTS * SIDE * SIDE];
        Arrays.fill(values, LARGEST);
        OrtEnvironment environment = OnnxRuntime.environment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            if (careful) {
                options.addConfigEntry(WITHOUT_OVERFLOW, "1");
            }
            try (OrtSession session =
                            environment.createSession(ModelFile.read(EightBits.class, "eight-bits.onnx"), options);
                    OnnxTensor tensor = OnnxTensor.createTensor(
                            environment, FloatBuffer.wrap(values), new long[] {1, INPUTS, SIDE, SIDE});
                    OrtSession.Result result = session.run(Map.of("values", tensor))) {
                return ((OnnxTensor) result.get(0)).getFloatBuffer().get(0);
            }
        } catch (OrtException e) {
            throw new IllegalStateException("The runtime cannot add 8 bits.", e);
        }
    }

    static boolean isRight(float sum) {
        double right = INPUTS * LARGEST * WEIGHT;
        return Math.abs(sum - right) <= STEP * right;
    }
}
