package org.fascicle.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A run that dies in the middle of a result, as a process of its own. */
final class KilledRun {

    private KilledRun() {}

    public static void main(String[] arguments) throws IOException {
        ResultFolder folder = ResultFolder.begin(Path.of(arguments[0]), "slide", true);
        Files.writeString(folder.file("nuclei.csv"), "id,x_px");
        Runtime.getRuntime().halt(9);
    }
}
