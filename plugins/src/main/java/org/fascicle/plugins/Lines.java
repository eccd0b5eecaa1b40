package org.fascicle.plugins;

import java.util.stream.Collectors;

/** Text for a window that does not break lines by itself. */
final class Lines {

    private static final String FURTHER_IN = "    ";

    private Lines() {}

    /** Breaks lines between words; what continues a line stands further in than it began. */
    static String wrapped(String text, int columns) {
        return text.lines().map(line -> wrap(line, columns)).collect(Collectors.joining("\n"));
    }

    private static String wrap(String line, int columns) {
        String begin = line.substring(0, line.length() - line.stripLeading().length()) + FURTHER_IN;
        StringBuilder lines = new StringBuilder();
        String rest = line;
        while (rest.length() > columns && rest.lastIndexOf(' ', columns) > begin.length()) {
            int end = rest.lastIndexOf(' ', columns);
            lines.append(rest, 0, end).append('\n');
            rest = begin + rest.substring(end + 1).stripLeading();
        }
        return lines.append(rest).toString();
    }
}
