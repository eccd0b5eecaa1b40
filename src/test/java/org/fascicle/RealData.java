package org.fascicle;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the real images are; tests that need them are skipped, with a message, where they are absent. */
public final class RealData {

    private RealData() {}

    /** The file or folder of this name inside the data folder, or the test ends as skipped. */
    public static Path require(String name) {
        Path path = Path.of(System.getProperty("fascicle.data", "../shared/data"))
                .resolve(name)
                .normalize();
        assumeTrue(
                Files.exists(path),
                "skipped: " + name + " is not in the data folder; name it with -Dfascicle.data=DIR");
        return path;
    }
}
