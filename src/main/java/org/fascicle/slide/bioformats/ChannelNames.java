package org.fascicle.slide.bioformats;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import loci.formats.meta.MetadataRetrieve;
import ome.xml.model.primitives.Color;
import org.fascicle.slide.ChannelOrder;
import org.fascicle.slide.SlideSource;
import org.fascicle.space.UserError;

/**
 * What a file says of its channels.
 *
 * @param names one per channel, blank where it has none; no names at all where the file has none
 * @param colours 0xRRGGBB, likewise
 */
record ChannelNames(List<String> names, List<OptionalInt> colours) {

    static final ChannelNames NONE = new ChannelNames(List.of(), List.of());

    static ChannelNames of(MetadataRetrieve metadata, int series) {
        List<String> names = new ArrayList<>();
        List<OptionalInt> colours = new ArrayList<>();
        int channels = series < metadata.getImageCount() ? metadata.getChannelCount(series) : 0;
        for (int channel = 0; channel < channels; channel++) {
            String name = metadata.getChannelName(series, channel);
            names.add(name == null ? "" : name);
            colours.add(rgb(metadata.getChannelColor(series, channel)));
        }
        return new ChannelNames(names, colours);
    }

    private static OptionalInt rgb(Color colour) {
        return colour == null
                ? OptionalInt.empty()
                : OptionalInt.of(colour.getRed() << 16 | colour.getGreen() << 8 | colour.getBlue());
    }

    /** These, or the others where these say nothing. */
    ChannelNames or(ChannelNames others) {
        boolean silent =
                names.stream().allMatch(String::isBlank) && colours.stream().allMatch(OptionalInt::isEmpty);
        return silent ? others : this;
    }

    ChannelOrder order(SlideSource source) {
        try {
            return ChannelOrder.of(names, colours);
        } catch (IllegalArgumentException e) {
            throw UserError.input(source.fileName() + " cannot be analysed: " + e.getMessage() + ".");
        }
    }
}
