package org.fascicle.slide.bioformats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
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

    private static final Pattern ATTACHED = Pattern.compile("(?i).*\\b(label|macro|thumbnail|barcode|overview|preview|map)\\b.*");

    static SeriesChoice among(SlideSource source, IFormatReader reader, MetadataRetrieve metadata) {
        int best = -1;
        String refusal = "it holds no image but a label, macro or thumbnail";
        long refusedPixels = -1;
        long pixels = -1;
        int candidates = 0;
        for (int series = 0; series < reader.getSeriesCount(); series++) {
            reader.setSeries(series);
            long size = (long) reader.getSizeX() * reader.getSizeY();
            if (isAttached(reader, metadata, series)) {
                continue;
            }
            Optional<String> why = refusal(reader, metadata, series);
            candidates++;
            if (why.isEmpty() && size > pixels) {
                best = series;
                pixels = size;
            } else if (why.isPresent() && size > refusedPixels) {
                refusal = why.get();
                refusedPixels = size;
            }
        }
        if (best < 0) {
            throw UserError.input(source.fileName() + " cannot be analysed: " + refusal + ".");
        }
        reader.setSeries(best);
        return new SeriesChoice(best, kind(reader).orElseThrow(), remarks(reader, candidates));
    }

    private static List<String> remarks(IFormatReader reader, int candidates) {
        List<String> remarks = new ArrayList<>();
        if (candidates > 1) {
            remarks.add("The file holds " + candidates + " images; the largest brightfield one, " + reader.getSizeX() + " x "
                    + reader.getSizeY() + " pixels, was read.");
        }
        return remarks;
    }

    private static boolean isAttached(IFormatReader reader, MetadataRetrieve metadata, int series) {
        String name = series < metadata.getImageCount() ? metadata.getImageName(series) : null;
        return reader.isThumbnailSeries() || name != null && reader.getSeriesCount() > 1 && ATTACHED.matcher(name).matches();
    }

    private static Optional<String> refusal(IFormatReader reader, MetadataRetrieve metadata, int series) {
        if (reader.getSizeZ() > 1 || reader.getSizeT() > 1) {
            return Optional.of("it is a stack of " + reader.getSizeZ() * reader.getSizeT() + " planes, and which of them is meant"
                    + " cannot be known; save the plane to be measured as an image of its own");
        }
        if (reader.getPixelType() != FormatTools.UINT8 && reader.getPixelType() != FormatTools.UINT16) {
            return Optional.of("its pixels are of type " + FormatTools.getPixelTypeString(reader.getPixelType())
                    + ", which has no black and white; save it as 8-bit RGB");
        }
        if (isFluorescence(metadata, series)) {
            return Optional.of("its metadata say that it is fluorescence, and only brightfield images (H&E, H-DAB) are measured");
        }
        return kind(reader).isEmpty() ? Optional.of("it has " + reader.getSizeC() + " channels in " + reader.getEffectiveSizeC()
                + " planes, which is not how RGB is stored; save it as 8-bit RGB") : Optional.empty();
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
