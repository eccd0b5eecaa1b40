package org.fascicle.phantom.figure;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fascicle.image.RgbImage;
import org.fascicle.phantom.Marker;
import org.fascicle.phantom.Phantom;
import org.fascicle.phantom.Phantoms;

/**
 * A figure laid out like Figure 2 of the case report, of drawn tissue: a, b and c with bars of 200 um and insets with bars of 20 um, d with
 * a bar of 50 um.
 *
 * @param image the figure
 * @param truth of each panel: measures by their names
 */
record FigureTwin(RgbImage image, Map<String, Map<String, Double>> truth) {

    static final String CAPTION =
            "Figure 2. A drawn tumour. (a) H&E. (b) Smooth muscle actin. (c) Ki-67. (d) H&E at a higher"
                    + " magnification. Scale bars: a-c, 200 um; d, 50 um; insets, 20 um.";

    private static final int WIDTH = 900;
    private static final int HEIGHT = 680;
    private static final int GUTTER = 12;
    private static final double COARSE_UM = 0.7;
    private static final double FINE_UM = 0.25;
    private static final double INSET_UM = 0.2;
    private static final int INSET_WIDTH = 240;
    private static final int INSET_HEIGHT = 190;
    private static final int FRAME = 3;

    /** Draws one; the same seed gives the same pixels. */
    static FigureTwin of(long seed) {
        Canvas canvas = new Canvas(2 * WIDTH + 3 * GUTTER, 2 * HEIGHT + 3 * GUTTER, Color.WHITE);
        Marker actin = Marker.patchy(0.25 + 0.1 * (seed % 5), 120);
        Marker ki67 = Marker.nuclear(0.08 + 0.08 * (seed % 4));
        int laboratory = (int) (seed % 3);
        List<Phantom> fields = List.of(
                Phantoms.heFieldOfLaboratory(laboratory, seed, WIDTH, HEIGHT, COARSE_UM),
                Phantoms.hdabField(seed + 1, WIDTH, HEIGHT, COARSE_UM, actin),
                Phantoms.hdabField(seed + 2, WIDTH, HEIGHT, COARSE_UM, ki67),
                Phantoms.heFieldOfLaboratory(laboratory, seed + 3, WIDTH, HEIGHT, FINE_UM));
        List<Phantom> details = List.of(
                Phantoms.heFieldOfLaboratory(laboratory, seed, WIDTH, HEIGHT, INSET_UM),
                Phantoms.hdabField(seed + 1, WIDTH, HEIGHT, INSET_UM, actin),
                Phantoms.hdabField(seed + 2, WIDTH, HEIGHT, INSET_UM, ki67));
        Map<String, Map<String, Double>> truth = new java.util.TreeMap<>();
        for (int i = 0; i < fields.size(); i++) {
            double x = GUTTER + i % 2 * (WIDTH + GUTTER);
            double y = GUTTER + i / 2 * (HEIGHT + GUTTER);
            canvas.place(Micrographs.packed(fields.get(i).image()), x, y);
            boolean coarse = i < details.size();
            if (coarse) {
                inset(canvas, details.get(i), x, y + HEIGHT - INSET_HEIGHT);
            }
            bar(
                    canvas,
                    x + WIDTH - 20,
                    y + HEIGHT - 24,
                    coarse ? 200 / COARSE_UM : 50 / FINE_UM,
                    7,
                    coarse ? "200 \u00b5m" : "50 \u00b5m");
            canvas.boldText(String.valueOf((char) ('a' + i)), x + 12, y + 36, 34, Color.BLACK);
            truth.put(String.valueOf((char) ('A' + i)), numbers(fields.get(i), i == 2));
        }
        return new FigureTwin(
                RgbImage.ofPacked(
                        canvas.image.getWidth(),
                        canvas.image.getHeight(),
                        canvas.image.getRGB(
                                0,
                                0,
                                canvas.image.getWidth(),
                                canvas.image.getHeight(),
                                null,
                                0,
                                canvas.image.getWidth())),
                truth);
    }

    private static void inset(Canvas canvas, Phantom detail, double x, double y) {
        canvas.fill(new FigureTruth.Box(x, y - FRAME, INSET_WIDTH + FRAME, INSET_HEIGHT + FRAME), Color.WHITE);
        canvas.place(
                Micrographs.packed(detail.image()).getSubimage(WIDTH / 2, HEIGHT / 2, INSET_WIDTH, INSET_HEIGHT), x, y);
        canvas.fill(new FigureTruth.Box(x + INSET_WIDTH - 120, y + INSET_HEIGHT - 18, 20 / INSET_UM, 5), Color.BLACK);
    }

    private static void bar(Canvas canvas, double right, double y, double length, double thick, String words) {
        canvas.fill(new FigureTruth.Box(right - length, y, length, thick), Color.BLACK);
        canvas.text(words, right - length / 2 - canvas.widthOf(words, 24) / 2, y - 8, 24, Color.BLACK);
    }

    private static Map<String, Double> numbers(Phantom field, boolean nuclear) {
        Map<String, Double> numbers = new java.util.TreeMap<>();
        numbers.put("nuclei_per_mm2", field.truth().nucleiPerMm2());
        if (field.truth().positiveFraction() != null) {
            numbers.put("positive_area", 100 * field.truth().positiveFraction());
        }
        if (nuclear) {
            numbers.put("positive_nuclei", 100 * field.truth().labellingIndex());
        }
        return numbers;
    }

    /** The truth as a paper would print it: a table for {@code --compare}. */
    String published() {
        List<String> lines = new ArrayList<>(List.of("panel,measure,value"));
        truth.forEach((panel, numbers) -> numbers.forEach(
                (measure, value) -> lines.add(String.format(Locale.ROOT, "%s,%s,%.1f", panel, measure, value))));
        return String.join("\n", lines) + "\n";
    }
}
