package org.fascicle.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import ij.IJ;
import ij.ImagePlus;
import ij.Prefs;
import ij.gui.GenericDialog;
import ij.gui.Overlay;
import ij.gui.Roi;
import java.awt.EventQueue;
import java.awt.Rectangle;
import java.awt.image.Raster;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.fascicle.slide.SlideSource;
import org.fascicle.space.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a measure will find is seen before OK, follows what is entered and what is looked at, and leaves all as it was. */
@ExtendWith({RealImageJ.class, EventWatch.class})
class PreviewTest {

    private static final Path IMAGES = Path.of(System.getProperty("test.images"));

    /** A pixel of a mask stands for so many of the slide, along an edge. */
    private static final int MASK_PX = 8;

    private static ImagePlus open(String stem, double um) {
        ImagePlus image = RecordedMacroTest.open(IMAGES.resolve(stem + ".ome.tif"), um);
        image.changes = false;
        return image;
    }

    private static GenericDialog preview(ImagePlus image, String entry) throws Exception {
        IJ.selectWindow(image.getID());
        IJ.doCommand(entry);
        GenericDialog dialog = Dialogs.shown();
        Dialogs.tick(dialog, Preview.LABEL);
        return dialog;
    }

    private static long named(ImagePlus image, String name) {
        Overlay overlay = image.getOverlay();
        return overlay == null
                ? 0
                : Arrays.stream(overlay.toArray())
                        .filter(roi -> name.equals(roi.getName()))
                        .count();
    }

    private static Overlay another(ImagePlus image, Overlay than) throws Exception {
        return Dialogs.waitFor(
                () -> Optional.ofNullable(image.getOverlay()).filter(overlay -> overlay != than && overlay.size() > 0));
    }

    /** The nuclei are there before OK, follow a value, and are gone with the dialog; what the user drew is back. */
    @Test
    void nucleiFollowAValueAndLeaveAllAsItWas() throws Exception {
        Prefs.set("fascicle.giant_nucleus", 250);
        ImagePlus image = open("he-field", 0.25);
        Overlay mine = new Overlay(new Roi(5, 5, 20, 20));
        image.setOverlay(mine);
        GenericDialog dialog = preview(image, "Cells and Density...");
        long usual = Dialogs.waitFor(() -> Optional.of(named(image, "Nucleus")).filter(count -> count > 10));
        assertThat(named(image, "Giant nucleus")).isLessThan(usual);
        Dialogs.type(dialog, 1, "1");
        Dialogs.waitFor(() -> Optional.of(named(image, "Giant nucleus")).filter(count -> count >= usual));
        assertThat(named(image, "Nucleus")).isZero();
        // what is no number is said when OK is pressed, not before
        Dialogs.type(dialog, 1, "1x");
        Dialogs.press(dialog, "Cancel");
        assertThat(Dialogs.waitFor(() -> Optional.ofNullable(image.getOverlay()).filter(overlay -> overlay.size() == 1))
                        .get(0))
                .isSameAs(mine.get(0));
        // a value that was only looked at is not kept
        assertThat(Prefs.get("fascicle.giant_nucleus", 0)).isEqualTo(250);
    }

    /** Beside the open dialog the image is enlarged and moved, and the preview goes along. */
    @Test
    void itFollowsThePartThatIsSeen() throws Exception {
        ImagePlus image = open("he-field", 0.25);
        GenericDialog dialog = preview(image, "Cells and Density...");
        Overlay whole = another(image, null);
        assertThat(dialog.isModal()).isFalse();
        EventQueue.invokeAndWait(() -> {
            int side = image.getCanvas().getWidth() / 4;
            image.getCanvas().setMagnification(4);
            image.getCanvas().setSourceRect(new Rectangle(500, 400, side, side));
        });
        Rectangle seen = image.getCanvas().getSrcRect();
        Overlay part = another(image, whole);
        assertThat(part.size()).isLessThan(whole.size());
        assertThat(part.toArray())
                .allSatisfy(roi -> assertThat(seen.intersects(roi.getBounds())).isTrue());
        image.setRoi(new Roi(seen.x + 30, seen.y + 30, 80, 80));
        assertThat(another(image, part).toArray())
                .allSatisfy(roi -> assertThat(image.getRoi().getBounds().intersects(roi.getBounds()))
                        .isTrue());
        Dialogs.press(dialog, "Cancel");
    }

    @ParameterizedTest
    @CsvSource({"sma-metastasis, Alpha-SMA and DAB Area..., Positive", "ki67-primary, Ki-67 Index..., Negative"})
    void dabIsPreviewed(String stem, String entry, String found) throws Exception {
        ImagePlus image =
                SlideWindow.region(SlideSource.of(IMAGES.resolve(stem + ".ome.tif")), Region.ofSize(900, 700));
        image.changes = false;
        GenericDialog dialog = preview(image, entry);
        Overlay first = another(image, null);
        assertThat(named(image, found)).isPositive();
        Dialogs.tick(dialog, "Fixed cuts");
        another(image, first);
        assertThat(named(image, found)).isPositive();
        Dialogs.press(dialog, "Cancel");
        Dialogs.waitFor(() -> Optional.of(image).filter(shown -> shown.getOverlay() == null));
    }

    /** Most of the necrosis that was drawn lies in the outline, on the part that is seen. */
    @Test
    void necrosisAndTissueArePreviewed() throws Exception {
        Raster drawn = ImageIO.read(
                        IMAGES.resolve("he-metastasis-mask-necrosis.png").toFile())
                .getRaster();
        Region part = new Region(
                aroundNecrosis(drawn)[0] * MASK_PX - 600, aroundNecrosis(drawn)[1] * MASK_PX - 600, 1200, 1200);
        ImagePlus image = SlideWindow.region(SlideSource.of(IMAGES.resolve("he-metastasis.ome.tif")), part);
        image.changes = false;
        GenericDialog dialog = preview(image, "Necrosis and Tissue Classes...");
        another(image, null);
        assertThat(named(image, "Tissue")).isEqualTo(1);
        Roi found = Arrays.stream(image.getOverlay().toArray())
                .filter(roi -> "Suspicious of necrosis".equals(roi.getName()))
                .findFirst()
                .orElseThrow();
        int all = 0;
        int within = 0;
        for (int y = 0; y < part.height(); y += MASK_PX) {
            for (int x = 0; x < part.width(); x += MASK_PX) {
                if (drawn.getSample((part.x() + x) / MASK_PX, (part.y() + y) / MASK_PX, 0) > 0) {
                    all++;
                    within += found.contains(x, y) ? 1 : 0;
                }
            }
        }
        assertThat((double) within / all).isGreaterThan(0.7);
        Dialogs.press(dialog, "Cancel");
        Dialogs.waitFor(() -> Optional.of(image).filter(shown -> shown.getOverlay() == null));
    }

    /** The mean place of a mask. */
    private static int[] aroundNecrosis(Raster mask) {
        int[] sum = new int[3];
        for (int y = 0; y < mask.getHeight(); y++) {
            for (int x = 0; x < mask.getWidth(); x++) {
                if (mask.getSample(x, y, 0) > 0) {
                    sum[0] += x;
                    sum[1] += y;
                    sum[2]++;
                }
            }
        }
        return new int[] {sum[0] / sum[2], sum[1] / sum[2]};
    }

    @Test
    void theDialogGoesWithTheImage() throws Exception {
        ImagePlus image = open("he-field", 0.25);
        GenericDialog dialog = preview(image, "Cells and Density...");
        EventQueue.invokeAndWait(image::close);
        Dialogs.waitFor(() -> Optional.of(dialog).filter(shown -> !shown.isShowing()));
        assertThat(dialog.wasCanceled()).isTrue();
    }
}
