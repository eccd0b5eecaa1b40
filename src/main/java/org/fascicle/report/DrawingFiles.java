package org.fascicle.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.fascicle.pdf.PagePdf;

/** A drawing as files that journals take: SVG, PDF, and PNG of 300 dpi at the width of a column and a half. */
public final class DrawingFiles {

    private static final double WIDTH_MM = 140;
    private static final double DPI = 300;
    private static final double MM_PER_INCH = 25.4;
    private static final double PIXELS_PER_METRE = DPI / 0.0254;
    private static final String PNG_METADATA = "javax_imageio_png_1.0";

    private DrawingFiles() {}

    /**
     * @param stem name of the files without what tells their kind
     * @param version of the program
     * @param sha256 of what is drawn about
     */
    public static void write(Path folder, String stem, Drawing drawing, String title, String version, String sha256) {
        Page.write(folder.resolve(stem + ".svg"), drawing.svg(title));
        String page = "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>drawing</title><style>@page { size: "
                + WIDTH_MM
                + "mm " + Math.ceil(WIDTH_MM * drawing.height() / drawing.width() + 1)
                + "mm; margin: 0 } body { margin: 0 }</style></head><body>" + DrawingInPdf.place(drawing, WIDTH_MM)
                + "</body></html>";
        PagePdf.write(folder.resolve(stem + ".pdf"), page, version, sha256, DrawingInPdf.drawer(drawing));
        png(folder.resolve(stem + ".png"), drawing);
    }

    private static void png(Path file, Drawing drawing) {
        double scale = WIDTH_MM / MM_PER_INCH * DPI / drawing.width();
        BufferedImage image = new BufferedImage(
                (int) Math.round(scale * drawing.width()),
                (int) Math.round(scale * drawing.height()),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, image.getWidth(), image.getHeight());
        pen.scale(scale, scale);
        drawing.paint(pen);
        pen.dispose();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            IIOMetadata metadata =
                    writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
            metadata.mergeTree(PNG_METADATA, resolution());
            writer.write(new IIOImage(image, null, metadata));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
    }

    private static IIOMetadataNode resolution() throws IIOInvalidTreeException {
        IIOMetadataNode size = new IIOMetadataNode("pHYs");
        String pixels = Long.toString(Math.round(PIXELS_PER_METRE));
        size.setAttribute("pixelsPerUnitXAxis", pixels);
        size.setAttribute("pixelsPerUnitYAxis", pixels);
        size.setAttribute("unitSpecifier", "meter");
        IIOMetadataNode root = new IIOMetadataNode(PNG_METADATA);
        root.appendChild(size);
        return root;
    }
}
