package org.fascicle.plugins;

import ij.IJ;
import org.fascicle.space.UserError;

/** Shows what a user can mend as one sentence instead of a stack trace. */
final class Refusals {

    private Refusals() {}

    static void shown(String title, Runnable work) {
        try {
            work.run();
        } catch (UserError e) {
            IJ.error(title, e.getMessage());
        } catch (IllegalArgumentException e) {
            IJ.error(title, String.valueOf(e.getMessage()));
        }
    }
}
