package org.fascicle.plugins;

import ij.ImagePlus;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.gui.ShapeRoi;
import ij.measure.ResultsTable;
import java.awt.Color;
import java.awt.geom.Path2D;
import java.util.List;
import org.fascicle.measure.NucleusMeasure;
import org.fascicle.report.MitosesCsv;
import org.fascicle.report.ObjectsGeoJsonReader;
import org.fascicle.report.ResultReader;
import org.fascicle.report.Summary;
import org.fascicle.space.PixelSize;

/** A result folder in ImageJ: its objects over an image of the slide, its tables, whatever wrote it. */
final class ResultView {

    /** Coarser than this a nucleus is a few pixels; its outline would be a blot. */
    private static final double COARSEST_UM = 2;

    private static final String LAYER = "result";
    private static final int MARK_UM = 20;
    private static final int RING_STROKE = 3;
    private static final double LEAST_MARK_PX = 12;

    private final ResultReader result;
    private final Summary summary;
    private final ImagePlus image;
    private final double downsample;
    private final Slice slice;

    /**
     * @param image of the whole slide, at any resolution
     * @param slice of the image that the result is of
     */
    ResultView(ResultReader result, ImagePlus image, Slice slice) {
        this.slice = slice;
        this.result = result;
        this.summary = result.summary();
        this.image = image;
        this.downsample = (double) summary.input().widthPx() / image.getWidth();
    }

    void show() {
        SlideWindow.setDownsample(image, downsample);
        Layers.lay(image, overlay(), LAYER, slice);
        if (showsNuclei()) {
            table(FindingsView.NUCLEI, nuclei(), "");
        }
        table(FindingsView.MITOSES, mitoses(), "");
        table(FindingsView.REGIONS, FindingsView.regions(slice.label(image), summary.regions()), "name");
        table(
                FindingsView.MEASURES,
                FindingsView.measures(slice.label(image), summary.measures(), summary.notMeasured()),
                "Measure");
    }

    private void table(String title, ResultsTable rows, String key) {
        if (rows.size() > 0) {
            Tables.show(title, rows, slice.label(image), key);
        }
    }

    private PixelSize shownPixel() {
        return summary.calibration().pixelSize().times(downsample);
    }

    private boolean showsNuclei() {
        return shownPixel().meanUm() <= COARSEST_UM;
    }

    private Overlay overlay() {
        Overlay overlay = new Overlay();
        boolean nuclei = showsNuclei();
        result.objects(shape -> {
            if (nuclei || !shape.detection()) {
                overlay.add(roi(shape));
            }
        });
        return overlay;
    }

    private Roi roi(ObjectsGeoJsonReader.Shape shape) {
        Roi roi = shape.isPoint() ? mark(shape.rings().get(0)) : outline(shape.rings());
        roi.setStrokeColor(new Color(shape.rgb()));
        roi.setName(shape.name().isEmpty() ? shape.kind() : shape.kind() + ", " + shape.name());
        return roi;
    }

    private Roi mark(double[] place) {
        double side = Math.max(LEAST_MARK_PX, shownPixel().toPx(MARK_UM));
        Roi ring = new OvalRoi(place[0] / downsample - side / 2, place[1] / downsample - side / 2, side, side);
        ring.setStrokeWidth(RING_STROKE);
        return ring;
    }

    private Roi outline(List<double[]> rings) {
        return rings.size() == 1 ? polygon(rings.get(0)) : withHoles(rings);
    }

    private Roi polygon(double[] ring) {
        float[] x = new float[ring.length / 2];
        float[] y = new float[ring.length / 2];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) (ring[2 * i] / downsample);
            y[i] = (float) (ring[2 * i + 1] / downsample);
        }
        return NucleusRoi.of(x, y);
    }

    private Roi withHoles(List<double[]> rings) {
        Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        for (double[] ring : rings) {
            path.moveTo(ring[0] / downsample, ring[1] / downsample);
            for (int i = 2; i < ring.length; i += 2) {
                path.lineTo(ring[i] / downsample, ring[i + 1] / downsample);
            }
            path.closePath();
        }
        return new ShapeRoi(path);
    }

    private ResultsTable nuclei() {
        ResultsTable table = new ResultsTable();
        result.nuclei(row -> {
            table.incrementCounter();
            table.addValue(Tables.IMAGE, slice.label(image));
            table.addValue("id", row.id());
            table.addValue("x_px", row.xPx());
            table.addValue("y_px", row.yPx());
            for (NucleusMeasure measure : NucleusMeasure.values()) {
                if (row.values().containsKey(measure)) {
                    table.addValue(measure.column(), row.values().get(measure));
                }
            }
            row.dabClass().ifPresent(step -> table.addValue("class", step.label()));
            table.addValue("status", row.place().standing().label());
        });
        return table;
    }

    private ResultsTable mitoses() {
        ResultsTable table = new ResultsTable();
        for (MitosesCsv.Row row : result.mitoses()) {
            table.incrementCounter();
            table.addValue(Tables.IMAGE, slice.label(image));
            table.addValue(MitosesCsv.Column.ID.header(), table.size());
            table.addValue(MitosesCsv.Column.X_PX.header(), row.xPx());
            table.addValue(MitosesCsv.Column.Y_PX.header(), row.yPx());
            table.addValue(MitosesCsv.Column.SCORE.header(), row.score());
            table.addValue(MitosesCsv.Column.STATUS.header(), row.standing().label());
            table.addValue(MitosesCsv.Column.MOST_ACTIVE.header(), row.inMostActive() ? "yes" : "no");
            table.addValue(MitosesCsv.Column.DECISION.header(), row.decision());
        }
        return table;
    }
}
