package org.fascicle.plugins;

import ij.gui.ImageCanvas;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import java.awt.BasicStroke;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.Rectangle;
import java.awt.RenderingHints;

/**
 * The outline of one of very many nuclei: ImageJ's polygon in all but how it is drawn over an image.
 *
 * <p>ImageJ draws every ROI of an overlay anew whenever the image is scrolled or zoomed, also those out of view, which takes seconds for
 * 100,000 of them. Here one that is out of view costs nothing, one of a few pixels on the screen is a dot, and one of some more has few
 * corners; only where it is large enough to be looked at is it drawn in full.
 */
final class NucleusRoi extends PolygonRoi {

    /** Below this on the screen a nucleus is a dot. */
    private static final int DOT_PX = 6;
    /** From this on it has all its corners. */
    private static final int WHOLE_PX = 40;

    private static final int FEW_CORNERS = 16;
    private static final BasicStroke LINE = new BasicStroke(1);

    private NucleusRoi(Polygon outline, int type) {
        super(outline, type);
    }

    private NucleusRoi(float[] x, float[] y) {
        super(x, y, Roi.POLYGON);
    }

    /** The same outline; another kind of ROI, one with holes, as it is. */
    static Roi of(Roi outline) {
        if (outline.getClass() != PolygonRoi.class || !outline.isArea()) {
            return outline;
        }
        Roi fast = new NucleusRoi(outline.getPolygon(), outline.getType());
        fast.copyAttributes(outline);
        fast.setName(outline.getName());
        return fast;
    }

    /** Of corners in pixels of the image. */
    static Roi of(float[] x, float[] y) {
        return new NucleusRoi(x, y);
    }

    /** Never none, for ImageJ would set its own before each ROI, which costs more than all the drawing. */
    @Override
    public BasicStroke getStroke() {
        return super.getStroke() == null ? LINE : super.getStroke();
    }

    @Override
    public void drawOverlay(Graphics pen) {
        ImageCanvas canvas = ic;
        if (canvas == null) {
            super.drawOverlay(pen);
            return;
        }
        Rectangle box = getBounds();
        if (canvas.getSrcRect().intersects(box)) {
            draw(pen, canvas, box);
        }
    }

    private void draw(Graphics pen, ImageCanvas canvas, Rectangle box) {
        Graphics2D lines = (Graphics2D) pen;
        if (lines.getStroke() != getStroke()) {
            lines.setStroke(getStroke());
        }
        double side = Math.max(box.width, box.height) * canvas.getMagnification();
        if (side >= WHOLE_PX) {
            super.drawOverlay(pen);
            return;
        }
        pen.setColor(fillColor != null ? fillColor : strokeColor != null ? strokeColor : getColor());
        if (side < DOT_PX) {
            int dot = Math.max(1, (int) Math.round(side / 2));
            pen.fillRect(
                    canvas.screenX(box.x + box.width / 2) - dot / 2,
                    canvas.screenY(box.y + box.height / 2) - dot / 2,
                    dot,
                    dot);
        } else {
            few(lines, canvas);
        }
    }

    private void few(Graphics2D pen, ImageCanvas canvas) {
        Polygon whole = getPolygon();
        int corners = Math.min(FEW_CORNERS, whole.npoints);
        int[] screenX = new int[corners];
        int[] screenY = new int[corners];
        for (int i = 0; i < corners; i++) {
            screenX[i] = canvas.screenX(whole.xpoints[i * whole.npoints / corners]);
            screenY[i] = canvas.screenY(whole.ypoints[i * whole.npoints / corners]);
        }
        // smooth edges cost ten times as much, and are not seen at this size
        Object smooth = pen.getRenderingHint(RenderingHints.KEY_ANTIALIASING);
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        if (fillColor != null) {
            pen.fillPolygon(screenX, screenY, corners);
        } else {
            pen.drawPolygon(screenX, screenY, corners);
        }
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, smooth);
    }
}
