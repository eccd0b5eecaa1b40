package org.fascicle.pipeline;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fascicle.decision.HumanFindings;
import org.fascicle.slide.SlideSource;

/**
 * SHA-256 of everything that decides over a result beside the image and the version: options, pixel size, what a person said.
 *
 * <p>Threads and tiles change no result and are left out. The options are values whose text says all that is in them.
 */
public final class OptionsFingerprint {

    private OptionsFingerprint() {}

    public static String of(AnalysisOptions options, HumanFindings human, SlideSource source) {
        List<Object> said = List.of(
                new TreeSet<>(options.measures()),
                options.segmenter(),
                options.gridUm(),
                options.area(),
                options.colour(),
                options.tissue(),
                options.cells(),
                options.necrosis(),
                options.mitosis(),
                options.hotspot(),
                options.positivity(),
                options.colourBy(),
                options.regions(),
                options.tissueModel(),
                options.cellModels(),
                options.outline(),
                options.laid(),
                source.pixelSizeUm(),
                human.differentiation(),
                specimen(human),
                human.mitoses(),
                human.necrosis(),
                human.by());
        return sha256(said.stream().map(String::valueOf).collect(Collectors.joining("\n")));
    }

    /** Its settings are a set, whose order is not the same in every process. */
    private static String specimen(HumanFindings human) {
        return human.specimen().in(Set.of()) + " "
                + new TreeSet<>(human.specimen().settings());
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Java without SHA-256.", e);
        }
    }
}
