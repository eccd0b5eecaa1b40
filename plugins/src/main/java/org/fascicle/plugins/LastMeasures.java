package org.fascicle.plugins;

import ij.ImagePlus;
import ij.WindowManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.function.Function;
import org.fascicle.fnclcc.Findings;
import org.fascicle.fnclcc.Grading;
import org.fascicle.fnclcc.Mitoses;
import org.fascicle.fnclcc.Necrosis;
import org.fascicle.report.SlideReport;

/** What was last measured on each open image for a grade: counts with their doubt, as the core grades them. */
final class LastMeasures {

    private static final Map<ImagePlus, Mitoses> MITOSES = new WeakHashMap<>();
    private static final Map<ImagePlus, Necrosis> NECROSIS = new WeakHashMap<>();

    private LastMeasures() {}

    /** A measure on the same image: its title, and what a person chooses it by. */
    record Offer<T>(String words, T measured) {}

    static synchronized void keep(ImagePlus image, SlideReport report) {
        Optional<Findings> findings = report.grading().map(Grading::findings);
        findings.map(Findings::mitoses).filter(Mitoses::isAssessable).ifPresent(mitoses -> MITOSES.put(image, mitoses));
        findings.map(Findings::necrosis)
                .filter(Necrosis::isAssessable)
                .ifPresent(necrosis -> NECROSIS.put(image, necrosis));
    }

    /** The count that follows from a review. */
    static synchronized void keep(ImagePlus image, Mitoses reviewed) {
        if (reviewed.isAssessable()) {
            MITOSES.put(image, reviewed);
        }
    }

    static synchronized List<Offer<Mitoses>> mitoses() {
        return offers(
                MITOSES,
                mitoses -> String.format(
                        Locale.ROOT,
                        mitoses.counter() == Mitoses.Counter.REVIEWED_DETECTOR
                                ? "%.0f figures on %.3f mm2, reviewed"
                                : "%.0f candidates on %.3f mm2, not reviewed",
                        mitoses.number(),
                        mitoses.area().mm2()));
    }

    static synchronized List<Offer<Necrosis>> necrosis() {
        return offers(NECROSIS, necrosis -> String.format(Locale.ROOT, "%.1f %%", 100 * necrosis.share()));
    }

    private static <T> List<Offer<T>> offers(Map<ImagePlus, T> measured, Function<T, String> words) {
        int[] open = WindowManager.getIDList();
        List<Offer<T>> offers = new ArrayList<>();
        if (open != null) {
            Arrays.stream(open)
                    .mapToObj(WindowManager::getImage)
                    .filter(measured::containsKey)
                    .forEach(image -> offers.add(new Offer<>(
                            image.getTitle() + ": " + words.apply(measured.get(image)), measured.get(image))));
        }
        return offers;
    }
}
