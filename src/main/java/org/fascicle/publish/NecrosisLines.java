package org.fascicle.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fascicle.fnclcc.Necrosis;
import org.fascicle.measure.Fraction;
import org.fascicle.measure.NecrosisExtent;
import org.fascicle.pipeline.SlideFindings;
import org.fascicle.report.Denominator;
import org.fascicle.report.MeasureKey;
import org.fascicle.report.Measured;
import org.fascicle.report.SlideReport;
import org.fascicle.segment.necrosis.NecrosisMapper;
import org.fascicle.space.Area;

/** Necrosis as it is reported: measured where a classifier was taught, suspicious areas where none was. */
final class NecrosisLines {

    /** Less would be shown as 0.000 mm2. */
    private static final double LEAST_SHOWN_MM2 = 0.0005;

    private static final String TEACH_IT =
            "teach it with 'fascicle teach tissue', outline it with --necrosis-regions, or state a figure with --necrosis";

    private static final String NOT_TOLD =
            "Necrosis is not told from tissue that looks like it without a classifier taught on such tissue; "
                    + TEACH_IT + ".";

    private final SlideReport.Builder report;

    NecrosisLines(SlideReport.Builder report) {
        this.report = report;
    }

    void add(SlideFindings.FoundNecrosis found) {
        if (!found.isTold()) {
            report.notMeasured(MeasureKey.NECROSIS_FRACTION, NOT_TOLD);
        }
        if (found.extent().fraction().isEmpty()) {
            report.notMeasured(
                    found.isTold() ? MeasureKey.NECROSIS_AREA : MeasureKey.NECROSIS_SUSPICIOUS,
                    "No part of the tissue could be called viable or necrotic.");
            return;
        }
        Fraction fraction = found.extent().fraction().get();
        String words = necrosisWords(found);
        String method = String.format(
                Locale.ROOT,
                found.isTold()
                        ? "squares of %.0f um by a classifier that was taught with strokes"
                        : "squares of %.0f um by nuclear haematoxylin and texture",
                NecrosisMapper.SQUARE_UM);
        report.add(Measured.share(
                        found.isTold() ? MeasureKey.NECROSIS_FRACTION : MeasureKey.NECROSIS_SUSPICIOUS,
                        fraction,
                        words,
                        method)
                .flagged(necrosisFlags(found)));
        report.add(Measured.of(
                found.isTold() ? MeasureKey.NECROSIS_AREA : MeasureKey.NECROSIS_SUSPICIOUS_AREA,
                fraction.part().mm2(),
                Denominator.area(fraction.whole(), words),
                method));
    }

    /** What necrosis is a share of, and what is no part of that. */
    private static String necrosisWords(SlideFindings.FoundNecrosis found) {
        String whole = found.tellsTumour() ? "viable tumour and necrotic tissue" : "viable and necrotic tissue";
        NecrosisExtent extent = found.extent();
        return whole
                + leftOutWords(
                        found.tellsTumour() ? "other and sparse tissue" : "stroma, blood and sparse tissue",
                        extent.leftOut())
                + leftOutWords("unsure tissue", extent.unsure());
    }

    private static String leftOutWords(String what, Area area) {
        return area.mm2() >= LEAST_SHOWN_MM2
                ? String.format(Locale.ROOT, "; %s of %.3f mm2 left out", what, area.mm2())
                : "";
    }

    private static List<String> necrosisFlags(SlideFindings.FoundNecrosis found) {
        List<String> flags = new ArrayList<>();
        if (!found.isTold()) {
            flags.add(
                    "Loss of haematoxylin alone: collagen, bone, mucus and pale tumour lose it too; look at the marked areas.");
        } else if (!found.tellsTumour()) {
            flags.add("Tumour was not taught as a class, so that all viable tissue stands in the denominator.");
        }
        if (found.extent().isLargelyUnsure()) {
            flags.add("More tissue is unsure than told; " + TEACH_IT + ".");
        }
        return flags;
    }

    /** Any necrosis scores a point, so that what merely looks like it scores none. */
    static Necrosis measured(SlideFindings.FoundNecrosis found) {
        if (!found.isTold()) {
            return Necrosis.notAssessable(
                    "suspicious areas are shown, but nothing tells them from other pale tissue; " + TEACH_IT);
        }
        if (found.extent().isLargelyUnsure()) {
            return Necrosis.notAssessable("more tissue is unsure than told; " + TEACH_IT);
        }
        return found.extent()
                .fraction()
                .map(Necrosis::measured)
                .orElseGet(() -> Necrosis.notAssessable("no tissue could be called viable or necrotic"));
    }
}
