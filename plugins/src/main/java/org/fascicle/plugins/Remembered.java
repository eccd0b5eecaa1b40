package org.fascicle.plugins;

import ij.Macro;
import ij.Prefs;

/** What was last entered in a dialog, kept by ImageJ between sessions; a macro sees the program's own defaults, so that its line says all. */
final class Remembered {

    private static final String PREFIX = "fascicle.";

    private static final ThreadLocal<Boolean> UNKEPT = ThreadLocal.withInitial(() -> false);

    private Remembered() {}

    /** What is read meanwhile on this thread is only looked at, and not kept. */
    static void unkept(Runnable reading) {
        UNKEPT.set(true);
        try {
            reading.run();
        } finally {
            UNKEPT.remove();
        }
    }

    static String text(String key, String usual) {
        return isMacro() ? usual : Prefs.get(PREFIX + key, usual);
    }

    static double number(String key, double usual) {
        return isMacro() ? usual : Prefs.get(PREFIX + key, usual);
    }

    static boolean flag(String key, boolean usual) {
        return isMacro() ? usual : Prefs.get(PREFIX + key, usual);
    }

    static void keep(String key, String value) {
        if (isKept()) {
            Prefs.set(PREFIX + key, value);
        }
    }

    static void keep(String key, double value) {
        if (isKept()) {
            Prefs.set(PREFIX + key, value);
        }
    }

    static void keep(String key, boolean value) {
        if (isKept()) {
            Prefs.set(PREFIX + key, value);
        }
    }

    private static boolean isKept() {
        return !isMacro() && !UNKEPT.get();
    }

    private static boolean isMacro() {
        return Macro.getOptions() != null;
    }
}
