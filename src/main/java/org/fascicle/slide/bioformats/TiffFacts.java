package org.fascicle.slide.bioformats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fascicle.image.RgbImage;
import org.fascicle.slide.Calibration;
import org.fascicle.slide.Level;
import org.fascicle.slide.Opacity;
import org.fascicle.slide.Orientation;
import org.fascicle.slide.PixelSizeEvidence;
import org.fascicle.slide.SlideSource;
import org.fascicle.space.Region;
import org.fascicle.space.UserError;
import org.fascicle.tiff.ImageJMetadata;
import org.fascicle.tiff.TiffImage;
import org.fascicle.tiff.TiffStructure;
import org.fascicle.tiff.TileTable;

/**
 * What a TIFF file itself says where Bio-Formats keeps silent: circles in its directories, orientation, colour spaces that
 * would be decoded wrongly, resolutions without a unit, and tiles that are cut off, damaged or empty.
 *
 * <p>For a file that is no TIFF, or one with offsets of its own kind, there are no facts and no complaints.
 */
final class TiffFacts implements AutoCloseable {

    private static final int OLD_JPEG = 6;
    private static final int JPEG = 7;
    private static final int CMYK = 5;
    private static final int YCBCR = 6;
    private static final int CIELAB = 8;
    private static final double SAME = 0.005;

    private final SlideSource source;
    private final Optional<TiffStructure> structure;
    private Optional<TiffImage> full = Optional.empty();
    private boolean plain;
    private final List<Optional<TileTable>> tables = new ArrayList<>();

    private TiffFacts(SlideSource source, Optional<TiffStructure> structure) {
        this.source = source;
        this.structure = structure;
    }

    /** Reads the directories, before a reader follows them. */
    static TiffFacts of(SlideSource source) throws IOException {
        Path file = source.location().endsWith(".fake") ? null : Path.of(source.location());
        Optional<TiffStructure> structure =
                file != null && Files.isRegularFile(file) ? TiffStructure.read(file) : Optional.empty();
        if (structure.isPresent() && structure.get().isCircular()) {
            structure.get().close();
            throw damaged(source, "its directories run in a circle");
        }
        return new TiffFacts(source, structure);
    }

    /** Whether the file begins as a TIFF does. */
    boolean isTiff() {
        return structure.isPresent();
    }

    /**
     * Finds the images that are the slide's levels and refuses what cannot be read rightly.
     *
     * @param plain whether the reader takes the file for a TIFF and nothing more: then its levels are images of the file
     */
    void match(List<Level> levels, boolean plain) {
        this.plain = plain;
        for (Level level : levels) {
            Optional<TiffImage> image = structure.stream()
                    .flatMap(tiff -> tiff.images().stream())
                    .filter(each -> each.width() == level.width() && each.height() == level.height())
                    .findFirst();
            if (tables.isEmpty()) {
                if (plain && structure.isPresent() && image.isEmpty()) {
                    throw damaged(source, "its directory contradicts itself");
                }
                full = image;
                image.ifPresent(this::requireKnownColours);
            }
            tables.add(image.filter(each -> structure.get().isStandard()).map(this::checkedTable));
        }
    }

    private void requireKnownColours(TiffImage image) {
        int photometric = image.photometric();
        boolean lossyYcbcr = photometric == YCBCR && image.compression() != JPEG && image.compression() < 30_000;
        if (photometric == CMYK || photometric >= CIELAB || image.compression() == OLD_JPEG || lossyYcbcr) {
            throw UserError.input(source.fileName() + " cannot be analysed: its colours are stored as "
                    + (photometric == CMYK
                            ? "CMYK"
                            : photometric >= CIELAB
                                    ? "CIE L*a*b* or another space than RGB"
                                    : "a variant of YCbCr that is not decoded rightly here")
                    + "; save it as 8-bit RGB.");
        }
    }

    private TileTable checkedTable(TiffImage image) {
        TileTable table = TileTable.of(image);
        table.damage().ifPresent(damage -> {
            throw damaged(source, damage);
        });
        return table;
    }

    /** Texts that the file carries and that a reader may take for XML. */
    List<String> documents() {
        return structure.stream()
                .flatMap(tiff -> tiff.images().stream())
                .flatMap(image -> image.documents().stream())
                .toList();
    }

    /** Whether there are several pages, all but one of them smaller copies of the largest. */
    boolean hasReducedPages() {
        List<TiffImage> pages = structure.map(TiffStructure::images).orElse(List.of());
        Optional<TiffImage> largest = pages.stream().max(Comparator.comparingLong(TiffImage::width));
        return pages.size() > 1
                && pages.stream().allMatch(page -> page == largest.get() || page.isReductionOf(largest.get()));
    }

    /** Whether the file is one image cut out of an Aperio slide, which lacks what Aperio's reader looks for. */
    boolean isCrop() {
        List<TiffImage> images = structure.map(TiffStructure::images).orElse(List.of());
        return images.size() == 1 && TiffPixelSize.isAperios(images.get(0));
    }

    /** What a sample after the colours is. */
    Opacity opacity() {
        return full.map(image -> Opacity.ofTiff(image.extraSample())).orElse(Opacity.NONE);
    }

    /** What ImageJ left in the file of its channels; it stands on the first page. */
    ChannelNames channels() {
        return structure
                .map(tiff -> ImageJMetadata.of(tiff.images().get(0)))
                .map(imageJ -> new ChannelNames(imageJ.labels(), imageJ.colours()))
                .orElse(ChannelNames.NONE);
    }

    Orientation orientation() {
        return full.map(image -> Orientation.ofTag(image.orientation())).orElse(Orientation.UPRIGHT);
    }

    List<String> remarks() {
        int empty =
                tables.isEmpty() ? 0 : tables.get(0).map(TileTable::emptyTiles).orElse(0);
        return empty == 0
                ? List.of()
                : List.of(empty + " of the file's tiles hold no data; they were taken as empty glass.");
    }

    /**
     * The pixel size of the image whose pixels are read. Of a plain TIFF that is what its own page states: readers go by the first
     * page, whichever they read. Else what the reader found, given here, unless it made it of a resolution without unit, as if the
     * unit were the micrometre.
     */
    PixelSizeEvidence judged(PixelSizeEvidence evidence) {
        if (plain && full.isPresent()) {
            return TiffPixelSize.of(full.get());
        }
        OptionalDouble perUnit = full.map(TiffImage::unitlessResolution).orElse(OptionalDouble.empty());
        Optional<Calibration> believed = evidence.calibration();
        boolean guessed = perUnit.isPresent()
                && believed.isPresent()
                && Math.abs(believed.get().pixelSize().xUm() * perUnit.getAsDouble() - 1) < SAME;
        return guessed
                ? PixelSizeEvidence.doubted("the file states a resolution without saying in which unit")
                : evidence;
    }

    /** Refuses a region with a damaged tile under it. */
    void requireSound(int level, Region stored) {
        tables.get(level).flatMap(table -> table.damagedTile(stored)).ifPresent(tile -> {
            throw damaged(
                    source,
                    "its image data at column " + tile.x() + ", row " + tile.y()
                            + (level == 0 ? "" : " of level " + level) + " cannot be decoded");
        });
    }

    void whitenEmpty(int level, RgbImage pixels, Region stored) {
        tables.get(level).ifPresent(table -> table.whiten(pixels, stored));
    }

    private static UserError damaged(SlideSource source, String what) {
        return UserError.input(source.fileName() + " is damaged: " + what + "; copy it again from where it came.");
    }

    @Override
    public void close() {
        structure.ifPresent(TiffStructure::close);
    }
}
