package org.fascicle.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every target with some hundred inputs made from right ones by chance, always the same. {@code scripts/fuzz}
 * looks further, led by the branches that an input takes.
 */
class FuzzTest {

    private static final int INPUTS = 300;
    private static final int LONGEST_HEX = 4000;

    private static final List<String> WORDS = List.of(
            "-1",
            "1e999",
            "NaN",
            "null",
            "\"",
            "{",
            "[",
            "]",
            "}",
            ",",
            ":",
            "\n",
            "\0",
            "99999999999999999999",
            "0.0",
            "true",
            "'",
            "=1+1",
            "\ud83d\ude00",
            "*a",
            "&a",
            "!!java.lang.Object",
            "../..",
            "--",
            "- ");

    @TempDir
    private static Path seedFolder;

    private static Map<FuzzTarget, List<byte[]>> seeds;

    @TempDir
    private Path folder;

    @BeforeAll
    static void makeSeeds() throws IOException {
        seeds = FuzzSeeds.write(seedFolder);
    }

    @ParameterizedTest
    @EnumSource
    void readsOrRefusesWithASentence(FuzzTarget target) {
        SplittableRandom random = new SplittableRandom(target.ordinal());
        List<byte[]> own = seeds.get(target);
        for (int i = 0; i < INPUTS; i++) {
            byte[] seed = own.get(random.nextInt(own.size()));
            byte[] input = i == 0 ? seed : changed(seed, random);
            assertThatCode(() -> target.feed(input, folder))
                    .as(() -> target + " " + shown(input))
                    .doesNotThrowAnyException();
        }
    }

    private static String shown(byte[] input) {
        return input.length < LONGEST_HEX ? HexFormat.of().formatHex(input) : input.length + " bytes";
    }

    private static byte[] changed(byte[] seed, SplittableRandom random) {
        byte[] bytes = seed;
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            bytes = changedOnce(bytes, random);
        }
        return bytes;
    }

    private static byte[] changedOnce(byte[] bytes, SplittableRandom random) {
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + random.nextInt(1 + Math.min(40, bytes.length)));
        return switch (random.nextInt(5)) {
            case 0 ->
                replaced(
                        bytes,
                        from,
                        from,
                        WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8));
            case 1 -> replaced(bytes, from, to, new byte[0]);
            case 2 -> replaced(bytes, to, to, Arrays.copyOfRange(bytes, from, to));
            case 3 -> random.nextInt(8) == 0 ? Arrays.copyOf(bytes, from) : flipped(bytes, from, random);
            default -> flipped(bytes, from, random);
        };
    }

    private static byte[] flipped(byte[] bytes, int at, SplittableRandom random) {
        byte[] flipped = bytes.clone();
        if (at < bytes.length) {
            flipped[at] = (byte) (random.nextBoolean() ? flipped[at] ^ 1 << random.nextInt(8) : random.nextInt(256));
        }
        return flipped;
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
        byte[] all = new byte[bytes.length - (to - from) + by.length];
        System.arraycopy(bytes, 0, all, 0, from);
        System.arraycopy(by, 0, all, from, by.length);
        System.arraycopy(bytes, to, all, from + by.length, bytes.length - to);
        return all;
    }
}
