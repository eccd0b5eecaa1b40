package org.fascicle.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.fascicle.image.RgbImage;
import org.fascicle.space.Region;

/** The figure, paled, with what was found in it: panels with their names and kinds, insets, and what was taken for a scale bar. */
public final class FindingsPicture {

    private static final Color PANEL = new Color(0, 114, 178);
    private static final Color LEFT_ALONE = new Color(120, 120, 120);
    private static final Color BAR = new Color(213, 94, 0);
    private static final int PALE = 90;

    private FindingsPicture() {}

    /** Writes it as a PNG of the figure's size. */
    public static void write(Path file, RgbImage figure, List<Panel> panels) {
        BufferedImage picture = paled(figure);
        Graphics2D pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, Math.max(12, figure.width() / 70)));
        panels.forEach(panel -> draw(pen, panel));
        pen.dispose();
        try {
            ImageIO.write(picture, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage paled(RgbImage figure) {
        BufferedImage picture = new BufferedImage(figure.width(), figure.height(), BufferedImage.TYPE_INT_RGB);
        int[] packed = figure.toPacked();
        for (int i = 0; i < packed.length; i++) {
            packed[i] = pale(packed[i] >> 16 & 0xff) << 16 | pale(packed[i] >> 8 & 0xff) << 8 | pale(packed[i] & 0xff);
        }
        picture.setRGB(0, 0, figure.width(), figure.height(), packed, 0, figure.width());
        return picture;
    }

    private static int pale(int value) {
        return PALE + value * (255 - PALE) / 255;
    }

    private static void draw(Graphics2D pen, Panel panel) {
        boolean read = panel.kind() == PanelKind.MICROGRAPH;
        pen.setColor(read ? PANEL : LEFT_ALONE);
        pen.setStroke(new BasicStroke(3));
        Region box = panel.box();
        pen.drawRect(box.x() + 1, box.y() + 1, box.width() - 3, box.height() - 3);
        String words = panel.name() + (read ? "" : ": " + panel.kind().label());
        pen.fillRect(
                box.x(),
                box.y(),
                pen.getFontMetrics().stringWidth(words) + 8,
                pen.getFontMetrics().getHeight());
        pen.setColor(Color.WHITE);
        pen.drawString(words, box.x() + 4, box.y() + pen.getFontMetrics().getAscent());
        panel.bar().candidates().forEach(bar -> draw(pen, bar, panel.bar().bar().isPresent()));
        panel.insets().forEach(inset -> draw(pen, inset));
    }

    private static void draw(Graphics2D pen, Bar bar, boolean taken) {
        pen.setColor(BAR);
        Region box = bar.box().grow(6);
        pen.setStroke(
                taken
                        ? new BasicStroke(2)
                        : new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1, new float[] {4, 4}, 0));
        pen.draw(new Line2D.Double(bar.box().x(), box.y(), bar.box().x(), box.bottom()));
        pen.draw(new Line2D.Double(bar.box().right(), box.y(), bar.box().right(), box.bottom()));
        pen.drawRect(box.x(), box.y(), box.width(), box.height());
        String words = taken ? String.format(java.util.Locale.ROOT, "%.1f px", bar.lengthPx()) : "?";
        int left = box.x() - 4 - pen.getFontMetrics().stringWidth(words);
        // beside the bar, for its own words stand above or below it
        pen.drawString(words, left < 0 ? box.right() + 4 : left, box.bottom());
    }
}
