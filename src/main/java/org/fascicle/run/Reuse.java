package org.fascicle.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.fascicle.pipeline.Build;
import org.fascicle.report.MeasureKey;
import org.fascicle.report.Origin;
import org.fascicle.report.ResultFile;
import org.fascicle.report.ResultReader;
import org.fascicle.report.Summary;
import org.fascicle.slide.Fingerprint;
import org.fascicle.slide.SlideSource;
import org.fascicle.space.UserError;

/**
 * Whether a result that stands is what measuring the slide now would give: the same bytes of input, the same options and words of a
 * person, the same version. The one question for whoever might use an earlier result again.
 *
 * <p>What is cheap answers first; the image's bytes are read only where all else is the same.
 */
public enum Reuse {
    SAME("is measured already"),
    NO_RESULT("is not measured yet"),
    DAMAGED("has a result that is not whole"),
    OTHER_VERSION("was measured by another version"),
    OTHER_OPTIONS("was measured with other options"),
    OTHER_IMAGE("is another image than the one that was measured");

    private final String words;

    Reuse(String words) {
        this.words = words;
    }

    /** The end of a sentence that begins with the slide's name. */
    public String words() {
        return words;
    }

    /**
     * Compares a result with what would be measured.
     *
     * @param result folder where it stands, or does not
     * @param optionsSha256 fingerprint of the options that would be used, see {@code OptionsFingerprint}
     */
    public static Reuse of(SlideSource slide, Path result, String optionsSha256) {
        return of(() -> Fingerprint.sha256(slide).orElse(""), result, optionsSha256);
    }

    /**
     * The same of an image that is not at hand.
     *
     * @param imageSha256 asked only where all else is the same, since all bytes must be read
     */
    public static Reuse of(Supplier<String> imageSha256, Path result, String optionsSha256) {
        if (!Files.exists(result.resolve(ResultFile.SUMMARY.fileName()))) {
            return NO_RESULT;
        }
        try {
            ResultReader reader = ResultReader.of(result);
            Origin origin = reader.origin();
            if (!origin.version().equals(Build.VERSION) || !origin.libraries().equals(Build.libraries())) {
                return OTHER_VERSION;
            }
            if (!origin.optionsSha256().equals(optionsSha256)) {
                return OTHER_OPTIONS;
            }
            if (!isWhole(result, reader.summary())) {
                return DAMAGED;
            }
            return origin.input().sha256().equals(imageSha256.get()) ? SAME : OTHER_IMAGE;
        } catch (UserError unreadable) {
            return DAMAGED;
        }
    }

    /** After a failure of power a file can be there and empty. */
    private static boolean isWhole(Path result, Summary summary) {
        List<ResultFile> wanted = new ArrayList<>(List.of(ResultFile.REPORT, ResultFile.TISSUE_MASK));
        addWhere(summary, MeasureKey.NUCLEI, wanted, ResultFile.NUCLEI_LABELS);
        addWhere(summary, MeasureKey.NUCLEI, wanted, ResultFile.NUCLEI);
        addWhere(summary, MeasureKey.MITOSES_TOTAL, wanted, ResultFile.MITOSES);
        addWhere(summary, MeasureKey.NECROSIS_FRACTION, wanted, ResultFile.NECROSIS_MASK);
        addWhere(summary, MeasureKey.NECROSIS_SUSPICIOUS, wanted, ResultFile.NECROSIS_MASK);
        addWhere(summary, MeasureKey.POSITIVE_AREA, wanted, ResultFile.POSITIVITY_MASK);
        return wanted.stream().allMatch(file -> hasContent(result.resolve(file.fileName())));
    }

    private static void addWhere(Summary summary, MeasureKey measured, List<ResultFile> wanted, ResultFile file) {
        if (summary.measured(measured).isPresent()) {
            wanted.add(file);
        }
    }

    private static boolean hasContent(Path file) {
        try {
            return Files.size(file) > 0;
        } catch (IOException e) {
            return false;
        }
    }
}
