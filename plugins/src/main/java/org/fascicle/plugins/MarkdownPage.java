package org.fascicle.plugins;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A page of the documentation as the HTML that ImageJ's help window shows.
 *
 * <p>Knows what these pages use of Markdown: headings, paragraphs, lists, tables, code, bold. Pictures are left out, and so are links
 * to other pages, whose words stay.
 */
final class MarkdownPage {

    private static final String FENCE = "```";
    private static final String CODE = "    ";

    private final StringBuilder html = new StringBuilder("<html>");
    private final List<String> block = new ArrayList<>();
    private boolean fenced;

    private MarkdownPage() {}

    static String html(String markdown) {
        MarkdownPage page = new MarkdownPage();
        markdown.replaceAll("(?s)<!--.*?-->", "").lines().forEach(page::line);
        page.endBlock();
        return page.html.append("</html>").toString();
    }

    private void line(String line) {
        if (line.startsWith(FENCE)) {
            endBlock();
            fenced = !fenced;
        } else if (fenced) {
            block.add(CODE + line);
        } else if (line.isBlank() || line.startsWith("![")) {
            endBlock();
        } else if (line.startsWith("#")) {
            endBlock();
            int level = line.indexOf(' ');
            tag("h" + level, inline(line.substring(level + 1)));
        } else {
            if (line.startsWith("- ") && !block.isEmpty() && !block.get(0).startsWith("- ")) {
                endBlock();
            }
            block.add(line);
        }
    }

    private void endBlock() {
        if (!block.isEmpty()) {
            String first = block.get(0);
            if (first.startsWith(CODE)) {
                tag(
                        "pre",
                        block.stream()
                                .map(row -> escaped(row.substring(CODE.length())))
                                .collect(Collectors.joining("\n")));
            } else if (first.startsWith("- ")) {
                tag("ul", items());
            } else if (first.startsWith("|")) {
                tag("table", rows());
            } else {
                tag("p", inline(String.join(" ", block)));
            }
            block.clear();
        }
    }

    private String items() {
        StringBuilder items = new StringBuilder();
        block.forEach(row ->
                items.append(row.startsWith("- ") ? "<li>" + inline(row.substring(2)) : " " + inline(row.strip())));
        return items.toString();
    }

    private String rows() {
        return block.stream()
                .filter(row -> !row.matches("[|: -]+"))
                .map(row -> row.strip().replaceAll("^\\||\\|$", ""))
                .map(row -> "<tr><td>" + inline(row).replace("|", "</td><td>") + "</td></tr>")
                .collect(Collectors.joining("\n"));
    }

    private void tag(String name, String content) {
        html.append('<')
                .append(name)
                .append('>')
                .append(content)
                .append("</")
                .append(name)
                .append(">\n");
    }

    private static String inline(String words) {
        return escaped(words)
                .replaceAll("\\[([^\\]]*)\\]\\((https?://[^)]*)\\)", "<a href=\"$2\">$1</a>")
                .replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
                .replaceAll("`([^`]*)`", "<code>$1</code>")
                .replaceAll("\\*\\*([^*]*)\\*\\*", "<b>$1</b>");
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
