package org.fascicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Files of text, letter by letter, as they were last looked at. Where a change is meant, look at the new file and accept it: the test run
 * with {@code -Dfascicle.accept=true} writes what it finds.
 */
public final class Agreed {

    private static final Path ROOT = Path.of("test/resources/org/fascicle");

    private Agreed() {}

    /** The same of numbers, which may differ by so much. */
    public static void isNear(int[] numbers, String folder, String name, int tolerance) throws IOException {
        Path agreed = ROOT.resolve(folder).resolve(name + ".txt");
        if (Boolean.getBoolean("fascicle.accept")) {
            Files.createDirectories(agreed.getParent());
            Files.writeString(
                    agreed,
                    Arrays.stream(numbers).mapToObj(Integer::toString).collect(Collectors.joining("\n", "", "\n")));
        }
        int[] expected =
                Files.readAllLines(agreed).stream().mapToInt(Integer::parseInt).toArray();
        assertThat(numbers).hasSameSizeAs(expected);
        for (int i = 0; i < numbers.length; i++) {
            assertThat(numbers[i]).as("%s, number %d", name, i).isCloseTo(expected[i], within(tolerance));
        }
    }

    /** @param folder of the agreed file, below test/resources/org/fascicle */
    public static void isAsLookedAt(Path file, String folder) throws IOException {
        Path agreed = ROOT.resolve(folder).resolve(file.getFileName());
        if (Boolean.getBoolean("fascicle.accept")) {
            Files.createDirectories(agreed.getParent());
            Files.copy(file, agreed, StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(file).hasSameTextualContentAs(agreed);
    }
}
