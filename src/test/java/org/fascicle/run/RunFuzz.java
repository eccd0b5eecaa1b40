package org.fascicle.run;

import java.nio.file.Path;

/** What only this package reads, for the fuzz targets. */
public final class RunFuzz {

    private RunFuzz() {}

    public static void list(Path file) {
        SlideListFile.read(file);
    }

    /** @param folder in which a {@link Times#FILE} lies */
    public static void times(Path folder) {
        Times.rate(folder).ifPresent(rate -> rate.of(1000, 2));
    }
}
