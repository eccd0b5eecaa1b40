package org.fascicle.publish;

import java.util.Locale;
import org.fascicle.image.RgbImage;
import org.fascicle.pipeline.SlideContext;
import org.fascicle.report.Overlay;
import org.fascicle.segment.classes.ClassMap;
import org.fascicle.segment.classes.TaughtClass;

/** A slide with its classes of tissue as colours, each with its area in the legend. */
public final class ClassPicture {

    static final int UNSURE_RGB = 0x404040;

    private ClassPicture() {}

    public static RgbImage of(SlideContext slide, ClassMap map) {
        Overlay overlay = Overlay.on(slide.overview().image(), slide.tissue().pixelSize());
        for (int k = 0; k < map.classes().size(); k++) {
            TaughtClass taught = map.classes().get(k);
            add(overlay, map, k, taught.kind().rgb(), taught.name());
        }
        add(overlay, map, ClassMap.UNSURE, UNSURE_RGB, "unsure");
        return overlay.draw();
    }

    private static void add(Overlay overlay, ClassMap map, int index, int rgb, String name) {
        if (map.area(index).um2() > 0) {
            overlay.squares(
                    rgb,
                    map.mask(index),
                    map.squareSize(),
                    String.format(
                            Locale.ROOT, "%s %.3f mm2", name, map.area(index).mm2()));
        }
    }
}
