package org.fascicle.slide.bioformats;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import loci.common.services.DependencyException;
import loci.common.services.ServiceException;
import loci.common.services.ServiceFactory;
import loci.formats.FormatException;
import loci.formats.IFormatReader;
import loci.formats.ImageReader;
import loci.formats.meta.MetadataRetrieve;
import loci.formats.ome.OMEXMLMetadata;
import loci.formats.services.OMEXMLService;
import org.fascicle.slide.BrightfieldCheck;
import org.fascicle.slide.ChannelOrder;
import org.fascicle.slide.Level;
import org.fascicle.slide.SampleBits;
import org.fascicle.slide.Slide;
import org.fascicle.slide.SlideOptions;
import org.fascicle.slide.SlideSource;

/**
 * Opens whatever Bio-Formats reads, if it is a brightfield image.
 *
 * <p>No memo files are written: they would lie beside the user's slides and outlive them.
 */
public final class BioFormats {

    private static final String PLAIN_TIFF = "Tagged Image File Format";

    private BioFormats() {}

    public static Slide open(SlideSource source, SlideOptions options) {
        return Border.cross(source, "opened", () -> {
            TiffFacts tiff = TiffFacts.of(source);
            try {
                OutsideReach.refuse(source, tiff.documents());
                return XmlGuard.within(() -> open(source, options, tiff));
            } catch (Throwable e) {
                tiff.close();
                throw e;
            }
        });
    }

    private static Slide open(SlideSource source, SlideOptions options, TiffFacts tiff) throws Exception {
        Opened opened = read(source, Readers.of(tiff), tiff);
        try {
            return slide(source, options, opened.reader, opened.metadata, tiff);
        } catch (Throwable e) {
            opened.reader.close();
            throw e;
        }
    }

    /** A reader that knows its file, and what it found there. */
    private record Opened(IFormatReader reader, OMEXMLMetadata metadata) {}

    /** By the reader that recognises the file, or as a TIFF and nothing more where that serves better. */
    private static Opened read(SlideSource source, ImageReader finder, TiffFacts tiff) throws Exception {
        Opened opened;
        try {
            opened = read(source, finder);
        } catch (FormatException | IOException | RuntimeException e) {
            if (tiff.isCrop()) {
                return read(source, new PagePyramidReader());
            }
            throw e;
        }
        IFormatReader found = finder.getReader();
        if (isPlainTiff(found) && found.getResolutionCount() == 1 && tiff.hasReducedPages()) {
            found.close();
            return read(source, new PagePyramidReader());
        }
        return new Opened(found, opened.metadata);
    }

    private static Opened read(SlideSource source, IFormatReader reader) throws Exception {
        try {
            OMEXMLMetadata metadata = newMetadata(reader);
            reader.setId(source.location());
            return new Opened(reader, metadata);
        } catch (Throwable e) {
            reader.close();
            throw e;
        }
    }

    private static OMEXMLMetadata newMetadata(IFormatReader reader) throws DependencyException, ServiceException {
        OMEXMLMetadata metadata =
                new ServiceFactory().getInstance(OMEXMLService.class).createOMEXMLMetadata();
        reader.setFlattenedResolutions(false);
        reader.setMetadataStore(metadata);
        return metadata;
    }

    /** Whether the reader takes the file for a TIFF and nothing more. */
    private static boolean isPlainTiff(IFormatReader reader) {
        return reader.getFormat().equals(PLAIN_TIFF);
    }

    private static Slide slide(
            SlideSource source, SlideOptions options, IFormatReader reader, MetadataRetrieve metadata, TiffFacts tiff)
            throws FormatException, IOException {
        OutsideReach.refuseUsed(source, reader.getUsedFiles());
        SeriesChoice choice = SeriesChoice.among(source, reader, metadata);
        List<Level> stored = levels(reader);
        tiff.match(stored, isPlainTiff(reader));
        ChannelOrder order = choice.kind() == ChannelKind.THREE_PLANES
                ? ChannelNames.of(metadata, choice.series()).or(tiff.channels()).order(source)
                : ChannelOrder.RGB;
        PixelDecoder nominal = new PixelDecoder(choice.kind(), order, tiff.opacity(), reader);
        OptionalInt bits = UsedBits.of(reader, nominal, stored);
        BioFormatsSlide slide = new BioFormatsSlide(
                source,
                stored,
                tiff,
                bits.isPresent() ? nominal.withBits(bits.getAsInt()) : nominal,
                new ReaderPool(
                        options.readers(),
                        reader,
                        () -> XmlGuard.within(() -> reopen(reader.getClass(), source, choice.series()))),
                tiff.judged(FilePixelSize.of(metadata, choice.series())),
                remarks(source, reader, choice, nominal, bits));
        BrightfieldCheck.require(slide, choice.kind().isColour());
        return slide;
    }

    private static List<String> remarks(
            SlideSource source, IFormatReader reader, SeriesChoice choice, PixelDecoder decoder, OptionalInt bits)
            throws IOException {
        List<String> remarks = new ArrayList<>(choice.remarks());
        remarks.addAll(OtherFiles.remarks(source, reader.getUsedFiles()));
        bits.ifPresent(used -> remarks.add(SampleBits.remark(used)));
        if (decoder.leavesSamplesOut()) {
            remarks.add("The file does not say what the sample after the colours is; it was left out.");
        }
        return remarks;
    }

    /** A further reader of the same class, without asking every format again. */
    private static IFormatReader reopen(Class<? extends IFormatReader> kind, SlideSource source, int series)
            throws ReflectiveOperationException, IOException, FormatException {
        IFormatReader reader = kind.getDeclaredConstructor().newInstance();
        try {
            reader.setFlattenedResolutions(false);
            reader.setOriginalMetadataPopulated(false);
            reader.setId(source.location());
            reader.setSeries(series);
            return reader;
        } catch (Throwable e) {
            reader.close();
            throw e;
        }
    }

    /** The levels as stored, finest first. */
    private static List<Level> levels(IFormatReader reader) {
        reader.setResolution(0);
        Level full = Level.full(
                reader.getSizeX(), reader.getSizeY(), reader.getOptimalTileWidth(), reader.getOptimalTileHeight());
        List<Level> levels = new ArrayList<>(List.of(full));
        for (int i = 1; i < reader.getResolutionCount(); i++) {
            reader.setResolution(i);
            levels.add(Level.of(
                    full,
                    reader.getSizeX(),
                    reader.getSizeY(),
                    reader.getOptimalTileWidth(),
                    reader.getOptimalTileHeight()));
        }
        reader.setResolution(0);
        return levels;
    }
}
