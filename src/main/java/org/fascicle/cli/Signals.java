package org.fascicle.cli;

import java.util.List;
import org.fascicle.segment.onnx.Network;
import sun.misc.Signal;

/** What happens when the program is told to end while it works. */
final class Signals {

    /** Added to a signal's number it is the exit code that shells give, 130 for Ctrl+C. */
    private static final int BY_SIGNAL = 128;

    private static final List<String> ENDING = List.of("INT", "TERM", "HUP");

    private Signals() {}

    /** Native calls come to their end before the program does; what was to be cleared up at the end still is. */
    static void endInOrder() {
        ENDING.forEach(Signals::handle);
    }

    private static void handle(String name) {
        try {
            Signal.handle(new Signal(name), signal -> {
                Network.standStill();
                System.exit(BY_SIGNAL + signal.getNumber());
            });
        } catch (IllegalArgumentException notOnThisSystem) {
            // Java's own way to end remains
        }
    }
}
