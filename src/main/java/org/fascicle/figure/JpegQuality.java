package org.fascicle.figure;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.plugins.jpeg.JPEGQTable;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.w3c.dom.NodeList;

/** How much a JPEG was compressed, from its table for brightness. */
public final class JpegQuality {

    private static final String METADATA = "javax_imageio_jpeg_image_1.0";
    private static final int HUNDRED = 100;
    private static final int LARGEST_ENTRY = 255;

    private JpegQuality() {}

    /**
     * The quality of the Independent JPEG Group's scale, 1 to 100, whose table is nearest in the mean; for a picture that another
     * program saved with tables of its own, what does about as much harm.
     *
     * @return empty for what is no JPEG, or one whose head cannot be read
     */
    public static Optional<Integer> of(byte[] bytes) {
        return of(new ByteArrayInputStream(bytes));
    }

    static Optional<Integer> of(InputStream jpeg) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
        if (!readers.hasNext()) {
            return Optional.empty();
        }
        ImageReader reader = readers.next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(jpeg)) {
            reader.setInput(in, true);
            return brightnessTable(reader.getImageMetadata(0)).map(JpegQuality::quality);
        } catch (IOException | RuntimeException e) {
            // no JPEG: the library has more than one exception for that
            return Optional.empty();
        } finally {
            reader.dispose();
        }
    }

    private static Optional<int[]> brightnessTable(IIOMetadata metadata) {
        NodeList tables = ((IIOMetadataNode) metadata.getAsTree(METADATA)).getElementsByTagName("dqtable");
        for (int i = 0; i < tables.getLength(); i++) {
            IIOMetadataNode node = (IIOMetadataNode) tables.item(i);
            if ("0".equals(node.getAttribute("qtableId"))) {
                return Optional.of(((JPEGQTable) node.getUserObject()).getTable());
            }
        }
        return Optional.empty();
    }

    /** Inverts the Group's rule: below 50 the standard table times 50 / quality, above it times 2 - quality / 50. */
    private static int quality(int[] table) {
        int[] standard = JPEGQTable.K1Luminance.getTable();
        double sum = 0;
        double usual = 0;
        for (int i = 0; i < table.length; i++) {
            // entries are cut off at one byte
            if (table[i] < LARGEST_ENTRY) {
                sum += table[i];
                usual += standard[i];
            }
        }
        double scale = usual > 0 ? sum / usual : HUNDRED;
        double quality = scale > 1 ? HUNDRED / 2.0 / scale : HUNDRED - HUNDRED / 2.0 * scale;
        return (int) Math.max(1, Math.min(HUNDRED, Math.round(quality)));
    }
}
