package org.fascicle.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fascicle.space.UserError;

/**
 * What a caption or a person says a scale bar stands for.
 *
 * @param scope names of panels, small letters; empty for all
 * @param insets whether it speaks of insets
 * @param lengthUm in micrometres
 */
public record BarText(List<String> scope, boolean insets, double lengthUm) {

    private static final String LENGTH =
            "(\\d+(?:[.,]\\d+)?)\\s*(nm|mm|um|\u00b5m|\u03bcm|microns?|micrometers?|micrometres?)(?![a-z])";
    private static final Pattern OPTION = Pattern.compile("(?:([a-z](?:\\s*[-,]\\s*[a-z])*|insets?)=)?" + LENGTH);
    /** From "scale bar" to the end of the sentence; a decimal point ends none. */
    private static final Pattern SENTENCE = Pattern.compile("\\bbars?\\b((?:[^.]|\\.(?=\\d))*)");

    private static final Pattern TOKEN =
            Pattern.compile(LENGTH + "|\\b(insets?)\\b|\\b([a-z](?:\\s*(?:-|\u2013|,|and|&)\\s*[a-z])*)\\b");

    public BarText {
        scope = List.copyOf(scope);
        if (!(lengthUm > 0) || lengthUm > 1e5) {
            throw UserError.usage(
                    "A scale bar stands for more than 0 um and less than 10 cm, not " + lengthUm + " um.");
        }
    }

    /** From {@code 200um}, {@code a-c=50um} or {@code insets=20um}. */
    public static BarText ofOption(String text) {
        Matcher matcher = OPTION.matcher(text.trim().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw UserError.usage(
                    "'" + text + "' is no length of a scale bar; write for instance 200um, a-c=50um or insets=20um.");
        }
        String scope = matcher.group(1) == null ? "" : matcher.group(1);
        boolean insets = scope.startsWith("inset");
        return new BarText(insets ? List.of() : letters(scope), insets, um(matcher.group(2), matcher.group(3)));
    }

    /**
     * From a caption's sentences about scale bars: a length alone holds for all panels, one with letters or "insets" beside it,
     * before or after, for those. A sentence that pairs lengths and panels in another way is not believed.
     */
    public static List<BarText> ofCaption(String caption) {
        List<BarText> found = new ArrayList<>();
        Matcher sentences = SENTENCE.matcher(caption.toLowerCase(Locale.ROOT).replaceAll("\\s+", " "));
        while (sentences.find()) {
            found.addAll(paired(tokens(sentences.group(1))));
        }
        return found;
    }

    /** A length, or what it is said of. */
    private record Token(double um, boolean insets, List<String> letters) {

        boolean isLength() {
            return um > 0;
        }

        BarText with(double length) {
            return new BarText(letters, insets, length);
        }
    }

    private static List<Token> tokens(String sentence) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(sentence);
        while (matcher.find()) {
            if (matcher.group(1) != null) {
                tokens.add(new Token(um(matcher.group(1), matcher.group(2)), false, List.of()));
            } else {
                tokens.add(new Token(
                        0, matcher.group(3) != null, matcher.group(3) == null ? letters(matcher.group(4)) : List.of()));
            }
        }
        return tokens;
    }

    private static List<BarText> paired(List<Token> tokens) {
        List<BarText> found = new ArrayList<>();
        int from = 0;
        if (tokens.size() % 2 == 1 && tokens.get(0).isLength()) {
            found.add(new BarText(List.of(), false, tokens.get(0).um()));
            from = 1;
        }
        for (int i = from; i + 1 < tokens.size(); i += 2) {
            Token length = tokens.get(i).isLength() ? tokens.get(i) : tokens.get(i + 1);
            Token panels = length == tokens.get(i) ? tokens.get(i + 1) : tokens.get(i);
            if (!length.isLength()
                    || panels.isLength()
                    || tokens.get(i).isLength() != tokens.get(from).isLength()) {
                return List.of();
            }
            found.add(panels.with(length.um()));
        }
        return (tokens.size() - from) % 2 == 0 ? found : List.of();
    }

    private static double um(String number, String unit) {
        double value = Double.parseDouble(number.replace(',', '.'));
        return unit.equals("nm") ? value / 1000 : unit.equals("mm") ? value * 1000 : value;
    }

    /** "a-c" is a, b, c; "a, c" is a and c. */
    private static List<String> letters(String words) {
        List<String> letters = new ArrayList<>();
        for (String part : words.replace("and", ",")
                .replace("&", ",")
                .replace('\u2013', '-')
                .replaceAll("\\s", "")
                .split(",")) {
            if (!part.isEmpty()) {
                for (char c = part.charAt(0); c <= part.charAt(part.length() - 1); c++) {
                    letters.add(String.valueOf(c));
                }
            }
        }
        return letters;
    }

    /**
     * What is said of one panel's bar: what names it goes before what holds for all.
     *
     * @param panel its name, for an inset that of its panel
     * @return empty where nothing is said, or two lengths that contradict each other
     */
    public static Optional<Double> of(List<BarText> texts, String panel, boolean inset) {
        String letter = panel.toLowerCase(Locale.ROOT);
        List<Double> named = lengths(texts.stream()
                .filter(text -> text.insets() == inset && (inset || text.scope().contains(letter)))
                .toList());
        List<Double> all = lengths(texts.stream()
                .filter(text -> !inset && !text.insets() && text.scope().isEmpty())
                .toList());
        List<Double> said = named.isEmpty() ? all : named;
        return said.size() == 1 ? Optional.of(said.get(0)) : Optional.empty();
    }

    private static List<Double> lengths(List<BarText> texts) {
        return texts.stream().map(BarText::lengthUm).distinct().toList();
    }
}
