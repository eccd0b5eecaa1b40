package org.fascicle.validate;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.fascicle.image.LabelImage;
import org.fascicle.image.RgbImage;
import org.fascicle.space.PixelSize;
import org.fascicle.space.UserError;

/**
 * A folder of images with true nuclei: {@code images/}, {@code labels/} (PNG, one number per nucleus) and
 * {@code index.csv} with one row per image.
 *
 * <p>Columns used where present: {@code id}; {@code xml_MicronsPerPixel}; {@code median_eq_diam_px}; {@code spindle};
 * {@code source_id}; {@code transform}. The pixel size of an image is what the index says; failing that, what its other images' sets are
 * known for ({@link #TNBC_PIXEL_UM} for a set without sizes and diameters, {@link #USUAL_PIXEL_UM} for an image that
 * lacks a size which others have); a set that records none at all but knows its nuclei's median diameter is scaled so
 * that this diameter is {@link #MEDIAN_NUCLEUS_UM}, within {@link #FINEST_UM} and {@link #COARSEST_UM}.
 */
public final class NucleiDataset {

    /** 40x scans of the NuCLS archive. */
    public static final double NUCLS_PIXEL_UM = 0.22;
    /** 40x scans of the TNBC set, upscaled 1.25 times (Naylor et al. 2018). */
    public static final double TNBC_PIXEL_UM = 0.2;
    /** A 40x scan, for a single image whose file does not say. */
    public static final double USUAL_PIXEL_UM = 0.25;
    /** Median diameter of nuclei in tissue sections; the median over the images with a recorded size is 6.0 to 8.2 um. */
    public static final double MEDIAN_NUCLEUS_UM = 7;
    /** Finest size that a derived calibration may have: the resolution that segmenters are made for. */
    public static final double FINEST_UM = 0.2;
    /** Coarsest size that a derived calibration may have. */
    public static final double COARSEST_UM = 1.0;

    /**
     * One image of the set.
     *
     * @param id its file's stem
     * @param pixelSize size of a pixel, recorded or derived
     * @param spindle whether the index marks it as full of spindle cells
     * @param source name of the original that it was made from; empty where the index does not say
     * @param rotated whether it was turned, with artificial corners
     */
    public record Entry(String id, PixelSize pixelSize, boolean spindle, String source, boolean rotated) {}

    private static final String PARTED = "segmentation";
    private static final String INSTANCES = "_inst_map.png";

    private final Path folder;
    private final List<Entry> entries;

    private NucleiDataset(Path folder, List<Entry> entries) {
        this.folder = folder;
        this.entries = entries;
    }

    /** Whether a folder holds a set: index.csv with images/ and labels/, or the parts that NuCLS comes in. */
    public static boolean isSet(Path folder) {
        return Files.exists(folder.resolve("index.csv")) || Files.isDirectory(folder.resolve(PARTED));
    }

    /** Opens the set in a folder; its entries are sorted by id. */
    public static NucleiDataset open(Path folder) {
        if (Files.isDirectory(folder.resolve(PARTED))) {
            return parted(folder);
        }
        Path index = folder.resolve("index.csv");
        try (Reader reader = Files.newBufferedReader(index)) {
            List<CSVRecord> rows = CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(reader)
                    .getRecords();
            boolean sized = rows.stream()
                    .anyMatch(row -> !cell(row, "xml_MicronsPerPixel").isEmpty());
            List<Entry> entries = rows.stream()
                    .map(row -> entry(row, sized))
                    .sorted(Comparator.comparing(Entry::id))
                    .toList();
            return new NucleiDataset(folder, entries);
        } catch (IOException e) {
            throw UserError.input(index + " cannot be read; a validation set needs images/, labels/ and index.csv.", e);
        }
    }

    /** PART/images/PART_1.png with segmentation/PART/labels/PART_1_inst_map.png. */
    private static NucleiDataset parted(Path folder) {
        try (Stream<Path> labels = Files.find(
                folder.resolve(PARTED), 3, (file, any) -> file.toString().endsWith(INSTANCES))) {
            return new NucleiDataset(
                    folder,
                    labels.map(file -> file.getFileName().toString().replace(INSTANCES, ""))
                            .sorted()
                            .map(id -> new Entry(id, PixelSize.square(NUCLS_PIXEL_UM), false, "", false))
                            .toList());
        } catch (IOException e) {
            throw UserError.input(folder.resolve(PARTED) + " cannot be listed; check its permissions.", e);
        }
    }

    private static Entry entry(CSVRecord row, boolean setIsSized) {
        PixelSize size = PixelSize.square(pixelUm(row, setIsSized));
        return new Entry(
                row.get("id"),
                size,
                cell(row, "spindle").equals("yes"),
                cell(row, "source_id"),
                cell(row, "transform").startsWith("rotated_with"));
    }

    private static double pixelUm(CSVRecord row, boolean setIsSized) {
        String recorded = cell(row, "xml_MicronsPerPixel");
        String diameter = cell(row, "median_eq_diam_px");
        if (!recorded.isEmpty()) {
            return Double.parseDouble(recorded);
        }
        if (setIsSized) {
            return USUAL_PIXEL_UM;
        }
        return diameter.isEmpty()
                ? TNBC_PIXEL_UM
                : Math.max(FINEST_UM, Math.min(COARSEST_UM, MEDIAN_NUCLEUS_UM / Double.parseDouble(diameter)));
    }

    private static String cell(CSVRecord row, String column) {
        return row.isMapped(column) && row.isSet(column) ? row.get(column).trim() : "";
    }

    public String name() {
        return folder.getFileName().toString();
    }

    public List<Entry> entries() {
        return entries;
    }

    /** Reads one image and its truth; in a rotated one only the inscribed circle is judged, so its corners go. */
    public NucleiField read(Entry entry) {
        RgbImage image = FieldImages.readRgb(imageFile(entry.id()));
        LabelImage truth = FieldImages.readLabels(labelsFile(entry.id()));
        return new NucleiField(entry.id(), image, entry.rotated() ? judged(truth) : truth, entry.pixelSize());
    }

    /** What is judged of labels on a rotated image: objects whose centroid lies in the inscribed circle. */
    static LabelImage judged(LabelImage labels) {
        return InscribedCircle.keep(labels);
    }

    private boolean isParted() {
        return Files.isDirectory(folder.resolve(PARTED));
    }

    private static String part(String id) {
        return id.substring(0, id.indexOf('_'));
    }

    private Path folder(String id) {
        return isParted() ? folder.resolve(part(id)) : folder;
    }

    private Path labelsFile(String id) {
        return isParted()
                ? folder.resolve(PARTED).resolve(part(id)).resolve("labels").resolve(id + INSTANCES)
                : folder.resolve("labels").resolve(id + ".png");
    }

    private Path imageFile(String id) {
        return Stream.of(".png", ".jpg", ".jpeg")
                .map(ending -> folder(id).resolve("images").resolve(id + ending))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> UserError.input(
                        folder.resolve("images") + " has no PNG or JPEG named " + id + "; index.csv lists it."));
    }
}
