package org.fascicle.review;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.fascicle.decision.Statement;
import org.fascicle.decision.Statement.FieldPlaces;
import org.fascicle.decision.Statement.WindowPlace;
import org.fascicle.detect.HotspotOptions;
import org.fascicle.detect.HotspotSearch;
import org.fascicle.detect.HotspotWindow;
import org.fascicle.detect.PointUm;
import org.fascicle.detect.WindowShape;
import org.fascicle.fnclcc.RuleBook;
import org.fascicle.image.BinaryMask;
import org.fascicle.report.Reviewed;
import org.fascicle.space.Area;
import org.fascicle.space.PixelSize;

/**
 * The area on which figures are counted: where a person put it, else the most active area of what may be a figure.
 *
 * @param parts one window, or fields side by side
 * @param area of the tissue in it, each place once
 * @param pixelSize of the slide at full resolution
 */
record MitoticWindow(List<HotspotWindow> parts, Area area, PixelSize pixelSize, Kind kind) {

    /** How it was chosen. */
    enum Kind {
        HOTTEST(Reviewed.MOST_ACTIVE),
        MOVED("where a person put it"),
        FIELDS("fields that a person put");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** Fields of a microscope as FNCLCC counts them. */
    static final int FIELDS = 10;

    private static final int FIELDS_A_ROW = 5;

    /** FNCLCC's area; draws of slides without a hotspot are the analysis's matter. */
    private static final HotspotOptions OPTIONS = new HotspotOptions(
            HotspotOptions.DEFAULT_WINDOW,
            HotspotOptions.DEFAULT_SHAPE,
            HotspotOptions.DEFAULT_STEP_UM,
            0,
            HotspotOptions.DEFAULT_SEED);

    /** @param counted tissue on which mitoses are counted, with the size of its pixels */
    static MitoticWindow of(
            Stream<Candidate> figures,
            Optional<Statement> placed,
            BinaryMask counted,
            PixelSize maskPixel,
            PixelSize pixelSize) {
        if (placed.isPresent() && placed.get() instanceof WindowPlace place) {
            return at(place.xPx(), place.yPx(), counted, maskPixel, pixelSize, Kind.MOVED);
        }
        if (placed.isPresent() && placed.get() instanceof FieldPlaces fields) {
            return ofFields(fields, counted, maskPixel, pixelSize);
        }
        if (counted.count() == 0) {
            return at(0, 0, counted, maskPixel, pixelSize, Kind.HOTTEST);
        }
        List<PointUm> places =
                figures.map(each -> place(each.xPx(), each.yPx(), pixelSize)).toList();
        HotspotWindow hottest =
                HotspotSearch.find(places, counted, maskPixel, OPTIONS).hottest();
        return new MitoticWindow(List.of(hottest), hottest.analysable(), pixelSize, Kind.HOTTEST);
    }

    /** The window around a place, as large as holds the rule's area of tissue. */
    static MitoticWindow at(
            double xPx, double yPx, BinaryMask counted, PixelSize maskPixel, PixelSize pixelSize, Kind kind) {
        HotspotWindow window = HotspotSearch.at(place(xPx, yPx, pixelSize), counted, maskPixel, OPTIONS);
        return new MitoticWindow(List.of(window), window.analysable(), pixelSize, kind);
    }

    private static MitoticWindow ofFields(
            FieldPlaces fields, BinaryMask counted, PixelSize maskPixel, PixelSize pixelSize) {
        double radius = Math.sqrt(fields.each().um2() / Math.PI);
        List<HotspotWindow> parts = fields.places().stream()
                .map(at -> place(at.xPx(), at.yPx(), pixelSize))
                .map(at -> new HotspotWindow(at, radius, WindowShape.CIRCLE, 0, fields.each()))
                .toList();
        long inside = 0;
        for (int i = 0; i < counted.data().length; i++) {
            PointUm at = new PointUm(
                    (i % counted.width() + 0.5) * maskPixel.xUm(), (i / counted.width() + 0.5) * maskPixel.yUm());
            inside += counted.data()[i] && parts.stream().anyMatch(part -> part.holds(at)) ? 1 : 0;
        }
        return new MitoticWindow(parts, maskPixel.areaOf(inside), pixelSize, Kind.FIELDS);
    }

    /** Ten successive fields, two rows of five, around a place. */
    static FieldPlaces fieldsAround(double xPx, double yPx, PixelSize pixelSize) {
        double acrossUm = 2 * Math.sqrt(RuleBook.HIGH_POWER_FIELD.um2() / Math.PI);
        return new FieldPlaces(
                Stream.iterate(0, i -> i + 1)
                        .limit(FIELDS)
                        .map(i -> new FieldPlaces.Place(
                                xPx + (i % FIELDS_A_ROW - (FIELDS_A_ROW - 1) / 2.0) * acrossUm / pixelSize.xUm(),
                                yPx + (i / FIELDS_A_ROW - 0.5) * acrossUm / pixelSize.yUm()))
                        .toList(),
                RuleBook.HIGH_POWER_FIELD);
    }

    static PointUm place(double xPx, double yPx, PixelSize pixelSize) {
        return new PointUm((xPx + 0.5) * pixelSize.xUm(), (yPx + 0.5) * pixelSize.yUm());
    }

    boolean holds(Candidate candidate) {
        PointUm at = place(candidate.xPx(), candidate.yPx(), pixelSize);
        return parts.stream().anyMatch(part -> part.holds(at));
    }

    /** How it was chosen, for people. */
    String words() {
        return kind == Kind.FIELDS
                ? String.format(
                        Locale.ROOT,
                        "%d fields of %.4f mm2",
                        parts.size(),
                        parts.get(0).analysable().mm2())
                : kind.words();
    }
}
