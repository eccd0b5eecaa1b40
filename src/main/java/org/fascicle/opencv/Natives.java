package org.fascicle.opencv;

import java.util.Optional;
import org.fascicle.space.UserError;

/** Whether OpenCV runs on this computer, for stages that have another way. */
public final class Natives {

    private Natives() {}

    /** Why it does not; empty where it does. */
    public static Optional<String> missing() {
        try {
            OpenCv.load();
            return Optional.empty();
        } catch (UserError e) {
            return Optional.of(e.getMessage());
        }
    }
}
