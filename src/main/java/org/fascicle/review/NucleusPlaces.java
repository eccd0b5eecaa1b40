package org.fascicle.review;

import org.fascicle.report.ResultReader;

/** Nuclei as a flat list of numbers, x0, y0, x1, y1, ..., full-resolution pixels: small enough for hundreds of thousands. */
final class NucleusPlaces {

    private NucleusPlaces() {}

    static String json(ResultReader result) {
        StringBuilder text = new StringBuilder("[");
        result.nuclei(row -> {
            text.append(text.length() > 1 ? "," : "");
            text.append(Math.round(row.xPx())).append(',').append(Math.round(row.yPx()));
        });
        return text.append("]").toString();
    }
}
