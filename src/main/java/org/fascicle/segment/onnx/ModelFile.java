package org.fascicle.segment.onnx;

import java.io.IOException;
import java.io.InputStream;

/** A network's file as it lies in the program. */
final class ModelFile {

    private ModelFile() {}

    /** Its bytes. @param place a class beside which it lies */
    static byte[] read(Class<?> place, String name) {
        try (InputStream in = place.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The network " + name + " is missing from the program.");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("The network " + name + " cannot be read.", e);
        }
    }
}
