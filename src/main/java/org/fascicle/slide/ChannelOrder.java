package org.fascicle.slide;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which of an image's three channels are red, green and blue: by what the file calls them, or the colours that it paints them in,
 * or else in this order.
 *
 * @param red index of the red channel, from 0; likewise the others
 */
public record ChannelOrder(int red, int green, int blue) {

    /** Where nothing is stated. */
    public static final ChannelOrder RGB = new ChannelOrder(0, 1, 2);

    private static final List<String> PRIMARIES = List.of("red", "green", "blue");

    /** Words beside the colour's that do not make it a dye, as "Nile red" is. */
    private static final Set<String> FILLERS =
            Set.of("", "channel", "ch", "c", "band", "plane", "component", "camera", "rgb", "brightfield", "bf", "tl");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}]+");
    private static final int BRIGHT = 128;
    private static final int FAINT = 64;

    /**
     * Reads what a file states of its three channels.
     *
     * @param names as the file gives them; blank where it gives none
     * @param colours as 0xRRGGBB; empty where the file states none. White and grey paint nothing and count as none
     * @throws IllegalArgumentException where the channels are something else than red, green and blue, or names and colours
     *     disagree; the message is the end of a sentence that starts with the image
     */
    public static ChannelOrder of(List<String> names, List<OptionalInt> colours) {
        Optional<ChannelOrder> named =
                order(names.stream().map(ChannelOrder::primaryNamed).toList());
        Optional<ChannelOrder> painted =
                order(colours.stream().map(ChannelOrder::primaryPainted).toList());
        boolean disagree = named.isPresent() && painted.isPresent() && !named.equals(painted);
        boolean otherwise = named.isEmpty() && painted.isEmpty() && (areNames(names) || areColours(colours));
        if (disagree || otherwise) {
            throw new IllegalArgumentException("its channels are "
                    + (areNames(names) ? "called " + String.join(", ", names) : "painted")
                    + (disagree ? " but painted otherwise" : areNames(names) ? "" : " in other colours")
                    + ", and only red, green and blue make a brightfield image; save it as 8-bit RGB");
        }
        return named.or(() -> painted).orElse(RGB);
    }

    private static Optional<ChannelOrder> order(List<Integer> primaries) {
        return primaries.size() == 3 && Set.copyOf(primaries).equals(Set.of(0, 1, 2))
                ? Optional.of(new ChannelOrder(primaries.indexOf(0), primaries.indexOf(1), primaries.indexOf(2)))
                : Optional.empty();
    }

    /** Index in {@link #PRIMARIES}, -1 for another name. */
    private static int primaryNamed(String name) {
        List<String> words = new ArrayList<>(words(name).toList());
        words.removeIf(FILLERS::contains);
        if (words.size() != 1) {
            return -1;
        }
        String word = words.get(0);
        return word.length() == 1
                ? PRIMARIES.stream().map(each -> each.substring(0, 1)).toList().indexOf(word)
                : PRIMARIES.indexOf(word);
    }

    private static Stream<String> words(String name) {
        return Arrays.stream(BETWEEN_WORDS.split(name.toLowerCase(Locale.ROOT)));
    }

    private static int primaryPainted(OptionalInt colour) {
        int found = -1;
        for (int i = 0; i < 3 && colour.isPresent(); i++) {
            int value = sample(colour.getAsInt(), i);
            if (value >= BRIGHT) {
                found = found == -1 ? i : 3;
            } else if (value > FAINT) {
                found = 3;
            }
        }
        return found;
    }

    private static int sample(int rgb, int index) {
        return rgb >> 16 - 8 * index & 0xff;
    }

    /** Names that differ by more than a number. */
    private static boolean areNames(List<String> names) {
        return names.stream()
                        .map(name -> words(name).filter(word -> !word.isEmpty()).toList())
                        .distinct()
                        .count()
                > 1;
    }

    private static boolean areColours(List<OptionalInt> colours) {
        return colours.stream()
                .anyMatch(colour -> colour.isPresent()
                        && !(sample(colour.getAsInt(), 0) == sample(colour.getAsInt(), 1)
                                && sample(colour.getAsInt(), 1) == sample(colour.getAsInt(), 2)));
    }
}
