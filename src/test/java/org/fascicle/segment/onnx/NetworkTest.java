package org.fascicle.segment.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.io.InputStream;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A session holds native memory that nothing gives back before the program ends. */
class NetworkTest {

    private static final int SIDE = 128;

    @Test
    void aModelHasOneSessionHoweverOftenItIsAskedFor() {
        Network first = new Network(NucleusNetwork.class, NucleusNetwork.FILE);
        Network second = new Network(NucleusNetwork.class, NucleusNetwork.FILE);
        assumeThat(first.obstacle()).isEmpty();
        assertThat(second.session()).isSameAs(first.session());
    }

    /**
     * Arithmetic of 8 bits gives what the same network gives in floating point, but for rounding. On processors that add such products in 16 bits it
     * did not: they overflowed.
     */
    @Test
    void eightBitsDoNotOverflow() throws Exception {
        Network network = new Network(NucleusNetwork.class, NucleusNetwork.FILE);
        assumeThat(network.obstacle()).isEmpty();
        float[] input = drawn();
        float[] eightBits = new float[input.length];
        network.run("rgb", input, 1, 3, SIDE, SIDE).get(eightBits);
        float[] exact = inFloatingPoint(input);
        int off = 0;
        for (int i = 0; i < SIDE * SIDE; i++) {
            off += eightBits[i] > 0 == exact[i] > 0 ? 0 : 1;
        }
        assertThat(off / (double) (SIDE * SIDE)).as("pixels called otherwise").isLessThan(0.005);
    }

    /** Java gives memory outside the heap back when it collects, which on a large slide is long after. */
    @Test
    void callsAfterTheFirstTakeNoMemoryOutsideTheHeap() {
        Network network = new Network(NucleusNetwork.class, NucleusNetwork.FILE);
        assumeThat(network.obstacle()).isEmpty();
        float[] input = drawn();
        network.run("rgb", input, 1, 3, SIDE, SIDE);
        long before = outsideHeap();
        for (int i = 0; i < 5; i++) {
            network.run("rgb", input, 1, 3, SIDE, SIDE);
        }
        assertThat(outsideHeap() - before).isLessThan(input.length * Float.BYTES);
    }

    private static long outsideHeap() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }

    /** Blue and brown discs on pink, in planes. */
    private static float[] drawn() {
        Random random = new Random(2);
        float[] planes = new float[3 * SIDE * SIDE];
        int[][] colours = {{230, 190, 215}, {90, 70, 150}, {90, 55, 30}};
        for (int i = 0; i < SIDE * SIDE; i++) {
            int x = i % SIDE;
            int y = i / SIDE;
            boolean nuclear = Math.hypot(x % 32 - 16, y % 32 - 16) < 9;
            int[] colour = colours[nuclear ? 1 + (x / 32 + y / 32) % 2 : 0];
            for (int c = 0; c < 3; c++) {
                planes[c * SIDE * SIDE + i] = colour[c] + 20 * random.nextFloat() - 10;
            }
        }
        return planes;
    }

    /** Without optimisation the runtime works out the network's steps one by one, each in floating point. */
    private static float[] inFloatingPoint(float[] input) throws Exception {
        OrtEnvironment environment = OnnxRuntime.environment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
                InputStream file = NucleusNetwork.class.getResourceAsStream(NucleusNetwork.FILE)) {
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.NO_OPT);
            try (OrtSession session = environment.createSession(file.readAllBytes(), options);
                    OnnxTensor tensor = OnnxTensor.createTensor(
                            environment, FloatBuffer.wrap(input), new long[] {1, 3, SIDE, SIDE});
                    OrtSession.Result result = session.run(Map.of("rgb", tensor))) {
                float[] output = new float[input.length];
                ((OnnxTensor) result.get(0)).getFloatBuffer().get(output);
                return output;
            }
        }
    }
}
