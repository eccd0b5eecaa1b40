package org.fascicle.cli;

/** Text for a terminal. */
final class Shown {

    private Shown() {}

    /**
     * Without what steers a terminal: a file's name may hold escape codes and line ends, with which it could forge a line, and marks
     * that turn the direction of writing.
     */
    static String safe(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "\uFFFD");
    }
}
