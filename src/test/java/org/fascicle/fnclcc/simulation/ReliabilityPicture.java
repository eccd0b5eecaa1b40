package org.fascicle.fnclcc.simulation;

import java.util.Locale;
import java.util.Map;

/** Reliability as SVG: stated against observed, the diagonal where both agree, discs as large as their cases. */
final class ReliabilityPicture {

    private static final int SIDE = 220;
    private static final int GAP = 60;

    private ReliabilityPicture() {}

    static String of(Map<String, Reliability> panels) {
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" "
                        + "font-family=\"Helvetica, Arial, sans-serif\" font-size=\"11\">\n<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>\n",
                panels.size() * (SIDE + GAP) + 20,
                SIDE + 100));
        int index = 0;
        for (Map.Entry<String, Reliability> panel : panels.entrySet()) {
            panel(svg, GAP - 10 + index++ * (SIDE + GAP), 40, panel.getKey(), panel.getValue());
        }
        text(
                svg,
                GAP - 10,
                SIDE + 88,
                "start",
                "A disc: a tenth of the stated probabilities, the larger the more cases. Dashed: what is stated comes true as often.");
        return svg.append("</svg>\n").toString();
    }

    private static void panel(StringBuilder svg, int left, int top, String title, Reliability reliability) {
        text(svg, left + SIDE / 2.0, top - 14, "middle", title);
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#6b7785\"/>\n",
                left,
                top,
                SIDE,
                SIDE));
        svg.append(String.format(
                Locale.ROOT,
                "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#6b7785\" stroke-dasharray=\"4 3\"/>\n",
                left,
                top + SIDE,
                left + SIDE,
                top));
        for (int bin = 0; bin < Reliability.BINS; bin++) {
            if (reliability.cases(bin) > 0) {
                svg.append(String.format(
                        Locale.ROOT,
                        "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"#1f4e79\"/>\n",
                        left + SIDE * reliability.stated(bin),
                        top + SIDE * (1 - reliability.observed(bin)),
                        2 + Math.log10(reliability.cases(bin))));
            }
        }
        for (int tick = 0; tick <= 100; tick += 50) {
            text(svg, left + SIDE * tick / 100.0, top + SIDE + 15, "middle", Integer.toString(tick));
            text(svg, left - 6, top + SIDE * (1 - tick / 100.0) + 4, "end", Integer.toString(tick));
        }
        text(svg, left + SIDE / 2.0, top + SIDE + 32, "middle", "stated, %");
        svg.append(String.format(
                Locale.ROOT,
                "<text transform=\"translate(%d %d) rotate(-90)\" text-anchor=\"middle\" fill=\"#1d2b3a\">came true, %%</text>\n",
                left - 28,
                top + SIDE / 2));
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String words) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"#1d2b3a\">%s</text>\n",
                x,
                y,
                anchor,
                words));
    }
}
