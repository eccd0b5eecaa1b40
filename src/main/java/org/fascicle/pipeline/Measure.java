package org.fascicle.pipeline;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.fascicle.stain.StainKind;

/** What can be asked of a slide; the names are those of the command line. */
public enum Measure {
    CELLS("nuclei and cell density", StainKind.HE, StainKind.HDAB),
    NECROSIS("necrosis fraction", StainKind.HE),
    MITOSES("mitotic-figure candidates and the hottest window", StainKind.HE),
    POSITIVITY("DAB-positive area and labelling index", StainKind.HDAB);

    private final String doc;
    private final Set<StainKind> stains;

    Measure(String doc, StainKind... stains) {
        this.doc = doc;
        this.stains = Set.of(stains);
    }

    public String doc() {
        return doc;
    }

    public boolean suits(StainKind kind) {
        return stains.contains(kind);
    }

    /** Whether nuclei are segmented for it. */
    public boolean needsNuclei() {
        return this == CELLS || this == POSITIVITY;
    }

    /** All that a stain allows. */
    public static Set<Measure> of(StainKind kind) {
        EnumSet<Measure> all = EnumSet.allOf(Measure.class);
        all.removeIf(measure -> !measure.suits(kind));
        return all;
    }

    public String optionName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
