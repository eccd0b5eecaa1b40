package org.fascicle.patient;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.fascicle.fnclcc.Specimen;
import org.fascicle.patient.CaseManifest.Taken;

/** What can be wrong between the entries of a manifest that are each sound by themselves. */
final class ManifestChecks {

    private static final Pattern TREATED_BEFORE = Pattern.compile("(?i)\\b(neo-?adjuvant|pre-?operative|induction)\\b");

    private ManifestChecks() {}

    /** @throws org.fascicle.space.UserError where one stands above another that was taken earlier */
    static void requireOrder(List<YamlPlace> places, List<Taken> specimens) {
        Taken latest = null;
        for (int i = 0; i < specimens.size(); i++) {
            Taken next = specimens.get(i);
            if (latest != null && next.time().isBefore(latest.time())) {
                YamlPlace place = places.get(i);
                throw place.find("date")
                        .or(() -> place.find("after"))
                        .orElse(place)
                        .wrong("the specimen " + next.id() + " (" + next.when() + ") was taken before " + latest.id()
                                + " (" + latest.when()
                                + ") that stands above it; list specimens in the order in which they were taken.");
            }
            latest = next.time().isSaid() ? next : latest;
        }
    }

    /** Names that differ by capitals alone are one folder on many computers, and one name to many readers. */
    static void requireDistinct(String what, List<YamlPlace> places, List<String> names) {
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            if (!taken.add(names.get(i).toLowerCase(Locale.ROOT))) {
                throw places.get(i)
                        .get("id")
                        .wrong("two " + what + "s are called " + names.get(i)
                                + (names.subList(0, i).contains(names.get(i)) ? "." : ", but for capitals."));
            }
        }
    }

    /** A treatment before the specimen decides whether it can be graded, so it is not left to a text. */
    static void requireTreatmentSaid(YamlPlace specimen, String treatment) {
        if (TREATED_BEFORE.matcher(treatment).find() && !specimen.has("neoadjuvant")) {
            throw specimen.get("treatment")
                    .wrong(
                            "\"treatment\" speaks of treatment before the specimen was taken; say \"neoadjuvant: true\" or"
                                    + " \"neoadjuvant: false\" beside it, since the grade depends on it.");
        }
    }

    /** Sentences on what can be right and mostly is not. */
    static List<String> doubts(List<Taken> specimens) {
        List<String> doubts = new ArrayList<>();
        Optional<Taken> primary = specimens.stream()
                .filter(specimen -> context(specimen) == Specimen.Context.PRIMARY)
                .findFirst();
        for (Taken specimen : specimens) {
            boolean later = context(specimen) == Specimen.Context.METASTASIS
                    || context(specimen) == Specimen.Context.RECURRENCE;
            primary.filter(first -> later && specimens.indexOf(specimen) < specimens.indexOf(first))
                    .ifPresent(first ->
                            doubts.add("The " + context(specimen).name().toLowerCase(Locale.ROOT) + " \""
                                    + specimen.id() + "\" stands before its primary \"" + first.id()
                                    + "\"; is that the order in which they were taken?"));
            if (TREATED_BEFORE.matcher(specimen.treatment()).find()
                    && !specimen.specimen().neoadjuvant()) {
                doubts.add("The treatment of \"" + specimen.id() + "\" (" + specimen.treatment()
                        + ") speaks of treatment before it was taken, and \"neoadjuvant\" says there was none.");
            }
        }
        return doubts;
    }

    private static Specimen.Context context(Taken specimen) {
        return specimen.specimen().context();
    }
}
