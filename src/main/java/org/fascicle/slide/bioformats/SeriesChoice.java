package org.fascicle.slide.bioformats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import loci.formats.FormatTools;
import loci.formats.IFormatReader;
import loci.formats.meta.MetadataRetrieve;
import ome.xml.model.enums.AcquisitionMode;
import ome.xml.model.enums.ContrastMethod;
import org.fascicle.slide.SlideSource;
import org.fascicle.space.UserError;

/**
 * Which of a file's images is the slide: the largest that is brightfield, never a label, macro or thumbnail.
 *
 * <p>Label and macro pictures may show a patient's name; they are not even read.
 *
 * @param series its number
 * @param kind how it holds its colours
 * @param remarks what was passed over
 */
record SeriesChoice(int series, ChannelKind kind, List<String> remarks) {

    /** What scanners photograph beside the slide; an image of a slide may well be called "heat map" or "label-free". */
    private static final Set<String> ATTACHED =
            Set.of("label", "macro", "thumbnail", "barcode", "overview", "preview", "map");

    /** What may stand beside such a word in an attached image's name. */
    private static final Set<String> FILLERS =
            Set.of("", "image", "picture", "photo", "mask", "obscured", "slide", "series", "of", "the");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}]+");

    /** One image of the file that might be the slide. */
    private record Candidate(int series, long pixels, Optional<String> refusal) {}

    static SeriesChoice among(SlideSource source, IFormatReader reader, MetadataRetrieve metadata) {
        List<Candidate> candidates = candidates(source, reader, metadata);
        Candidate slide = largest(candidates.stream().filter(each -> each.refusal.isEmpty()))
                .orElseThrow(() -> refused(source, candidates));
        reader.setSeries(slide.series);
        return new SeriesChoice(slide.series, kind(reader).orElseThrow(), remarks(reader, candidates.size()));
    }

    private static List<Candidate> candidates(SlideSource source, IFormatReader reader, MetadataRetrieve metadata) {
        List<Candidate> candidates = new ArrayList<>();
        for (int series = 0; series < reader.getSeriesCount(); series++) {
            reader.setSeries(series);
            if (!isAttached(source, reader, metadata, series)) {
                candidates.add(new Candidate(
                        series, (long) reader.getSizeX() * reader.getSizeY(), refusal(reader, metadata, series)));
            }
        }
        return candidates;
    }

    /** Of equal ones the first. */
    private static Optional<Candidate> largest(Stream<Candidate> candidates) {
        return candidates.reduce((first, second) -> second.pixels > first.pixels ? second : first);
    }

    private static UserError refused(SlideSource source, List<Candidate> candidates) {
        return UserError.input(source.fileName() + " cannot be analysed: "
                + largest(candidates.stream())
                        .flatMap(Candidate::refusal)
                        .orElse("it holds no image but a label, macro or thumbnail; name the slide itself")
                + ".");
    }

    private static List<String> remarks(IFormatReader reader, int candidates) {
        return candidates == 1
                ? List.of()
                : List.of("The file holds " + candidates + " images; the largest brightfield one, " + reader.getSizeX()
                        + " x " + reader.getSizeY() + " pixels, was read.");
    }

    /** Readers name images after the file: what a user calls a file says nothing of what it shows. */
    private static boolean isAttached(SlideSource source, IFormatReader reader, MetadataRetrieve metadata, int series) {
        String name = series < metadata.getImageCount() ? metadata.getImageName(series) : null;
        return reader.isThumbnailSeries()
                || name != null
                        && reader.getSeriesCount() > 1
                        && namesAttached(name.replace(source.fileName(), "").replace(source.stem(), ""));
    }

    static boolean namesAttached(String name) {
        List<String> words = List.of(BETWEEN_WORDS.split(name.toLowerCase(Locale.ROOT)));
        return words.stream().anyMatch(ATTACHED::contains)
                && words.stream().allMatch(word -> ATTACHED.contains(word) || FILLERS.contains(word));
    }

    private static Optional<String> refusal(IFormatReader reader, MetadataRetrieve metadata, int series) {
        if (reader.getSizeZ() > 1 || reader.getSizeT() > 1) {
            return Optional.of(
                    "it is a stack of " + reader.getSizeZ() * reader.getSizeT() + " planes, and which of them is meant"
                            + " cannot be known; save the plane to be measured as an image of its own");
        }
        if (reader.getPixelType() != FormatTools.UINT8 && reader.getPixelType() != FormatTools.UINT16) {
            return Optional.of("its pixels are of type " + FormatTools.getPixelTypeString(reader.getPixelType())
                    + ", which has no black and white; save it as 8-bit RGB");
        }
        if (isFluorescence(metadata, series)) {
            return Optional.of(
                    "its metadata say that it is fluorescence, and only brightfield images (H&E, H-DAB) are measured");
        }
        return kind(reader).isEmpty()
                ? Optional.of("it has " + reader.getSizeC() + " channels in " + reader.getEffectiveSizeC()
                        + " planes, which is not how RGB is stored; save it as 8-bit RGB")
                : Optional.empty();
    }

    private static Optional<ChannelKind> kind(IFormatReader reader) {
        int samples = reader.getRGBChannelCount();
        int planes = reader.getEffectiveSizeC();
        if (planes == 1 && (samples == 3 || samples == 4)) {
            return Optional.of(ChannelKind.RGB);
        }
        if (planes == 1 && samples <= 2) {
            return Optional.of(reader.isIndexed() ? ChannelKind.PALETTE : ChannelKind.GREY);
        }
        return planes == 3 && samples == 1 ? Optional.of(ChannelKind.THREE_PLANES) : Optional.empty();
    }

    private static boolean isFluorescence(MetadataRetrieve metadata, int series) {
        int channels = series < metadata.getImageCount() ? metadata.getChannelCount(series) : 0;
        for (int channel = 0; channel < channels; channel++) {
            if (metadata.getChannelEmissionWavelength(series, channel) != null
                    || metadata.getChannelFluor(series, channel) != null
                    || metadata.getChannelContrastMethod(series, channel) == ContrastMethod.FLUORESCENCE
                    || isFluorescent(metadata.getChannelAcquisitionMode(series, channel))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFluorescent(AcquisitionMode mode) {
        String value = mode == null ? "" : mode.getValue().toLowerCase(Locale.ROOT);
        return value.contains("confocal") || value.contains("photon") || value.contains("fluorescence");
    }
}
