package org.fascicle.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fascicle.space.UserError;
import org.fascicle.stain.SlideColour;
import org.fascicle.stain.StainFile;

/** Reads the stains that a person gives for other slides from a file. */
public final class StainFileReader {

    private StainFileReader() {}

    /** @throws UserError where the file cannot be read or holds no stains */
    public static SlideColour read(Path file) {
        try {
            return StainFile.parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw UserError.input("The stain file " + file + " cannot be read; check its name and permissions.", e);
        }
    }
}
