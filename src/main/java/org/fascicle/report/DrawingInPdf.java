package org.fascicle.report;

import com.openhtmltopdf.extend.FSObjectDrawerFactory;
import com.openhtmltopdf.render.DefaultObjectDrawerFactory;
import java.util.Locale;

/** A drawing in a page that becomes a PDF: in lines, not pixels. */
public final class DrawingInPdf {

    private static final String PICTURE = "fascicle/drawing";

    private DrawingInPdf() {}

    /** The element of XHTML in whose place the drawing stands. */
    public static String place(Drawing drawing, double widthMm) {
        return String.format(
                Locale.ROOT,
                "<object type=\"%s\" style=\"display:block;width:%.0fmm;height:%.1fmm\"></object>",
                PICTURE,
                widthMm,
                widthMm * drawing.height() / drawing.width());
    }

    /** Draws it there. */
    public static FSObjectDrawerFactory drawer(Drawing drawing) {
        DefaultObjectDrawerFactory drawers = new DefaultObjectDrawerFactory();
        drawers.registerDrawer(PICTURE, (element, x, y, width, height, device, context, dotsPerPixel) -> {
            device.drawWithGraphics(
                    (float) x, (float) y, (float) width / dotsPerPixel, (float) height / dotsPerPixel, graphics -> {
                        double scale = width / dotsPerPixel / drawing.width();
                        graphics.scale(scale, scale);
                        drawing.paint(graphics);
                    });
            return null;
        });
        return drawers;
    }
}
