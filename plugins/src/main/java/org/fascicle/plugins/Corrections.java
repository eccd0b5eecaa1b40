package org.fascicle.plugins;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.fascicle.detect.MitosisCandidate;
import org.fascicle.image.DrawnArea;
import org.fascicle.measure.Nucleus;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.Correction;
import org.fascicle.report.Measured;
import org.fascicle.space.UserError;

/**
 * The way to the ROI Manager and back: a nucleus or candidate that was deleted there leaves the count, an outline that was added there is
 * a nucleus, one that was changed is both; everything is counted anew, on request, and the tables say what a person did.
 */
final class Corrections {

    static final Sum NONE = new Sum(0, 0);

    /** On a ROI: the view that laid it, and its number there. */
    private static final String OBJECT = "fascicle-object";
    /** On an image: its measures by the layer that their objects lie on. */
    private static final String MEASURES = "fascicle-measures";

    private static final AtomicInteger NAMES = new AtomicInteger();

    private Corrections() {}

    /** What a person took away and added since the measure. */
    record Sum(int gone, int added) {

        Sum plus(int more, int moreAdded) {
            return new Sum(gone + more, added + moreAdded);
        }

        List<Measured> sayBeside(List<Measured> measures) {
            return gone + added == 0
                    ? measures
                    : measures.stream().map(this::sayBeside).toList();
        }

        private Measured sayBeside(Measured measured) {
            List<String> flags = new ArrayList<>(measured.flags());
            flags.add(words());
            return measured.flagged(flags);
        }

        String words() {
            return "Corrected in the ROI Manager: " + gone + " taken away, " + added + " added by hand.";
        }
    }

    /** Shows a measure once more, corrected. */
    interface Again {
        void show(ImagePlus image, Found found, AnalysisOptions options, Sum sum);
    }

    /**
     * A measure that can be corrected.
     *
     * @param name of the view that shows it
     * @param sent what of it lies, or lay, in the ROI Manager
     */
    record Measure(String name, Found found, AnalysisOptions options, Sum sum, Again again, Map<Integer, Roi> sent) {

        Measure(String name, Found found, AnalysisOptions options, Sum sum, Again again) {
            this(name, found, options, sum, again, new LinkedHashMap<>());
        }

        private List<Nucleus> nuclei() {
            return found.objects().nuclei();
        }

        private List<MitosisCandidate> candidates() {
            return found.findings().mitoses().map(mitoses -> mitoses.counted()).orElse(List.of());
        }

        private String layer() {
            return (nuclei().isEmpty() ? "figures" : "nuclei") + found.slice();
        }
    }

    static String newName() {
        return "v" + NAMES.incrementAndGet();
    }

    /** Says on a ROI which object of which view it is. */
    static void mark(Roi roi, String view, int number) {
        roi.setProperty(OBJECT, view + ":" + number);
    }

    /** Keeps what is needed to correct a measure, as long as the image is open or its objects are found anew. */
    static void keep(ImagePlus image, Measure measure) {
        if (!measure.nuclei().isEmpty() || !measure.candidates().isEmpty()) {
            measures(image).put(measure.layer(), measure);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Measure> measures(ImagePlus image) {
        if (image.getProperty(MEASURES) == null) {
            image.setProperty(MEASURES, new LinkedHashMap<String, Measure>());
        }
        return (Map<String, Measure>) image.getProperty(MEASURES);
    }

    /** Puts every ROI of ours that is shown into the ROI Manager, to be edited, measured or saved there; says how many. */
    static int toManager(ImagePlus image) {
        List<Roi> rois = Layers.classes(image).entrySet().stream()
                .filter(entry -> Layers.isShown(image, entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
        rois.forEach(roi -> send(image, roi));
        return rois.size();
    }

    private static void send(ImagePlus image, Roi roi) {
        RoiManager.getRoiManager().add(image, (Roi) roi.clone(), 0);
        measures(image).values().stream()
                .filter(measure -> isOf(measure, roi))
                .forEach(measure -> measure.sent.put(number(roi), (Roi) roi.clone()));
    }

    private static boolean isOf(Measure measure, Roi roi) {
        return roi.getProperty(OBJECT) != null && roi.getProperty(OBJECT).startsWith(measure.name + ":");
    }

    private static int number(Roi roi) {
        return Integer.parseInt(roi.getProperty(OBJECT).replaceFirst(".*:", ""));
    }

    /**
     * Counts anew what the ROI Manager holds of the measures that were sent there.
     *
     * @return what was done, for a person
     * @throws UserError where nothing was sent, or an outline cannot be a nucleus
     */
    static String fromManager(ImagePlus image) {
        List<Measure> sent = measures(image).values().stream()
                .filter(measure -> !measure.sent.isEmpty())
                .toList();
        if (sent.isEmpty()) {
            throw UserError.input("Nothing that was measured on " + image.getTitle()
                    + " was put into the ROI Manager; press To ROI Manager first.");
        }
        List<Roi> held = held();
        List<Roi> drawn = held.stream().filter(roi -> isDrawnOn(image, roi)).toList();
        if (!drawn.isEmpty()
                && sent.stream().allMatch(measure -> measure.nuclei().isEmpty())) {
            throw UserError.input(
                    "The ROI Manager holds " + drawn.size()
                            + " ROIs that were not there before, and no nuclei were sent there; a figure is added in Review Mitoses.");
        }
        String words = sent.stream()
                .map(measure -> take(image, measure, held, drawn))
                .filter(said -> !said.isEmpty())
                .collect(Collectors.joining(" "));
        return words.isEmpty() ? "The ROI Manager holds what was found; nothing changes." : words;
    }

    private static List<Roi> held() {
        RoiManager manager = RoiManager.getInstance();
        return manager == null ? List.of() : Arrays.asList(manager.getRoisAsArray());
    }

    /** Whether a person added it there, on this image or on none. */
    private static boolean isDrawnOn(ImagePlus image, Roi roi) {
        return !Layers.isOurs(roi)
                && roi.getProperty(OBJECT) == null
                && roi.isArea()
                && (roi.getImageID() == 0 || roi.getImageID() == image.getID());
    }

    private static String take(ImagePlus image, Measure measure, List<Roi> held, List<Roi> drawn) {
        Set<Integer> gone = new HashSet<>(measure.sent.keySet());
        List<Roi> added = new ArrayList<>();
        for (Roi roi : held) {
            if (isOf(measure, roi) && roi.equals(measure.sent.get(number(roi)))) {
                gone.remove(number(roi));
            } else if (isOf(measure, roi) && !measure.nuclei().isEmpty()) {
                added.add(roi);
            } else if (isOf(measure, roi)) {
                // a ring that was moved still marks its candidate
                gone.remove(number(roi));
            }
        }
        if (!measure.nuclei().isEmpty()) {
            drawn.stream().filter(roi -> isOn(image, measure, roi)).forEach(added::add);
        }
        if (gone.isEmpty() && added.isEmpty()) {
            return "";
        }
        Correction.Result result = correct(measure, gone, added);
        Sum sum = measure.sum.plus(gone.size(), added.size());
        measures(image).remove(measure.layer());
        measure.again.show(image, measure.found.corrected(result), measure.options, sum);
        resend(image, measure, added);
        return sum.words();
    }

    private static boolean isOn(ImagePlus image, Measure measure, Roi roi) {
        return roi.getPosition() == 0 || measure.found.slice().holds(image, roi);
    }

    private static Correction.Result correct(Measure measure, Set<Integer> gone, List<Roi> added) {
        List<Nucleus> nuclei = measure.nuclei();
        List<MitosisCandidate> candidates = measure.candidates();
        List<DrawnArea> outlines = added.stream().map(ActiveImage::outline).toList();
        return new Correction(
                        measure.found.findings(),
                        measure.options,
                        measure.found.objects().patches())
                .of(
                        nuclei.isEmpty()
                                ? Set.of()
                                : gone.stream().map(nuclei::get).collect(Collectors.toSet()),
                        nuclei.isEmpty() ? gone.stream().map(candidates::get).collect(Collectors.toSet()) : Set.of(),
                        outlines);
    }

    /** What was found anew takes the place of what was sent before, so that it can be corrected once more. */
    private static void resend(ImagePlus image, Measure before, List<Roi> added) {
        RoiManager manager = RoiManager.getRoiManager();
        Predicate<Roi> stays = roi -> !isOf(before, roi) && !added.contains(roi);
        List<Roi> others = Arrays.stream(manager.getRoisAsArray()).filter(stays).toList();
        manager.reset();
        others.forEach(roi -> manager.add(image, roi, 0));
        Measure now = measures(image).get(before.layer());
        Layers.shown(image).stream()
                .filter(roi -> now != null && isOf(now, roi))
                .forEach(roi -> send(image, roi));
    }
}
