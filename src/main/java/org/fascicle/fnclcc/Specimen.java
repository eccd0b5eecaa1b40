package org.fascicle.fnclcc;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.fascicle.space.Area;

/**
 * What a grade's validity depends on beside the three components.
 *
 * @param analysable tissue that could be analysed, where a program measured it
 */
public record Specimen(
        Context context, Procedure procedure, boolean neoadjuvant, Set<Setting> settings, Optional<Area> analysable) {

    /** Which tumour of the patient. */
    public enum Context {
        PRIMARY,
        RECURRENCE,
        METASTASIS,
        UNKNOWN
    }

    /** How the tissue was taken. */
    public enum Procedure {
        RESECTION,
        CORE_BIOPSY,
        UNKNOWN
    }

    /** Tumours that FNCLCC is not for, said apart from the histological type; the names are those of the flags. */
    public enum Setting {
        DERMAL,
        UTERINE,
        GIST
    }

    public Specimen {
        settings = Set.copyOf(settings);
    }

    /** A resected primary tumour without earlier treatment: what the rule was made for. */
    public static Specimen primary() {
        return of(Context.PRIMARY);
    }

    public static Specimen of(Context context) {
        return new Specimen(context, Procedure.RESECTION, false, EnumSet.noneOf(Setting.class), Optional.empty());
    }

    public Specimen takenBy(Procedure other) {
        return new Specimen(context, other, neoadjuvant, settings, analysable);
    }

    public Specimen treated(boolean before) {
        return new Specimen(context, procedure, before, settings, analysable);
    }

    public Specimen in(Set<Setting> others) {
        return new Specimen(context, procedure, neoadjuvant, others, analysable);
    }

    public Specimen analysedOn(Area area) {
        return new Specimen(context, procedure, neoadjuvant, settings, Optional.of(area));
    }
}
