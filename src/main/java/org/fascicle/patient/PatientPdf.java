package org.fascicle.patient;

import com.openhtmltopdf.render.DefaultObjectDrawerFactory;
import java.nio.file.Path;
import java.util.Locale;
import org.fascicle.pdf.PagePdf;

/** The page on a patient as a PDF; the timeline is drawn in lines, not pixels. */
public final class PatientPdf {

    private static final String PICTURE = "fascicle/timeline";
    private static final double WIDTH_MM = 172;

    private PatientPdf() {}

    public static void write(Path file, PatientReport report) {
        Drawing timeline = Timeline.of(report);
        String place = String.format(
                Locale.ROOT,
                "<object type=\"%s\" style=\"display:block;width:%.0fmm;height:%.1fmm\"></object>",
                PICTURE,
                WIDTH_MM,
                WIDTH_MM * timeline.height() / timeline.width());
        PagePdf.write(
                file, PatientPage.text(report, place), report.version(), report.manifestSha256(), drawing(timeline));
    }

    private static DefaultObjectDrawerFactory drawing(Drawing timeline) {
        DefaultObjectDrawerFactory drawers = new DefaultObjectDrawerFactory();
        drawers.registerDrawer(PICTURE, (element, x, y, width, height, device, context, dotsPerPixel) -> {
            device.drawWithGraphics(
                    (float) x, (float) y, (float) width / dotsPerPixel, (float) height / dotsPerPixel, graphics -> {
                        double scale = width / dotsPerPixel / timeline.width();
                        graphics.scale(scale, scale);
                        timeline.paint(graphics);
                    });
            return null;
        });
        return drawers;
    }
}
