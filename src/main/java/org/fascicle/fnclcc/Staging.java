package org.fascicle.fnclcc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.fascicle.space.UserError;

/**
 * pT by size and the AJCC 8 stage group of a soft-tissue sarcoma of limb or trunk, from what a person entered.
 *
 * <p>T1 up to 5 cm, T2 above 5 to 10, T3 above 10 to 15, T4 above 15 cm. Stage IA T1 G1, IB T2 to T4 G1, II T1 G2 or 3, IIIA T2 G2 or 3,
 * IIIB T3 or T4 G2 or 3, IV with a node or a metastasis. Depth plays no part any more.
 *
 * <p>Units: size is the greatest dimension in cm. Limits: other sites are staged by other tables and are refused; a recurrence keeps the
 * stage of its primary, so what is said of it describes (rpT).
 *
 * @see "AJCC Cancer Staging Manual, 8th edition, 2017, soft tissue sarcoma of the trunk and extremities"
 */
public final class Staging {

    /** Where the tumour lies, as far as staging asks. */
    public enum Site {
        LIMB,
        TRUNK,
        HEAD_NECK,
        RETROPERITONEUM,
        VISCERA
    }

    private final Threshold line;
    private final double sizeCm;
    private final boolean node;
    private final boolean metastasis;

    /**
     * @throws UserError for a site that this table is not for
     */
    public Staging(RuleBook book, double sizeCm, Site site, boolean node, boolean metastasis) {
        refusal(site).ifPresent(sentence -> {
            throw UserError.usage(sentence + "; leave --size and --site out.");
        });
        this.line = book.line("size", sizeCm);
        this.sizeCm = sizeCm;
        this.node = node;
        this.metastasis = metastasis;
    }

    /** A clause on a site that these tables are not for. */
    public static Optional<String> refusal(Site site) {
        return site == Site.LIMB || site == Site.TRUNK
                ? Optional.empty()
                : Optional.of("The stage is worked out for limb and trunk alone; for "
                        + site.name().toLowerCase(Locale.ROOT).replace("_", " and ") + " AJCC 8 has other tables");
    }

    /** T1 to T4 by size. */
    public String category() {
        return "T" + line.points();
    }

    /** Empty where a grade is needed and there is none. */
    public Optional<String> group(OptionalInt grade) {
        if (node || metastasis) {
            return Optional.of("IV");
        }
        if (grade.isEmpty()) {
            return Optional.empty();
        }
        int t = line.points();
        if (grade.getAsInt() == 1) {
            return Optional.of(t == 1 ? "IA" : "IB");
        }
        return Optional.of(t == 1 ? "II" : t == 2 ? "IIIA" : "IIIB");
    }

    /** A sentence where a pT that somebody entered does not go with the size; prefixes (p, yp, rp) and the older a and b are read over. */
    public Optional<String> contradiction(String enteredCategory) {
        String digit = enteredCategory.toUpperCase(Locale.ROOT).replaceAll("^[A-Z]*?T(\\d).*$", "$1");
        return digit.equals(Integer.toString(line.points()))
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "The entered %s does not go with %s cm, which is p%s (%s).",
                        enteredCategory,
                        Words.number(sizeCm),
                        category(),
                        line.words()));
    }

    /** What a report says, a sentence each. */
    public List<String> sentences(OptionalInt grade, Optional<String> enteredCategory) {
        List<String> sentences = new ArrayList<>();
        sentences.add("p" + category() + ": " + ground() + ".");
        sentences.add(group(grade).map(group -> "Stage group ").orElse("") + groupWords(grade) + ".");
        enteredCategory.flatMap(this::contradiction).ifPresent(sentences::add);
        return sentences;
    }

    /** What the category stands on: "5.4 cm, more than 5 cm up to 10 cm". */
    public String ground() {
        return Words.number(sizeCm) + " cm, " + line.words();
    }

    /** "IIIA (T2, grade 3, no N1 or M1 entered)", or why there is none. */
    public String groupWords(OptionalInt grade) {
        String spread = !node && !metastasis
                ? "no N1 or M1 entered"
                : (node && metastasis ? "N1, M1" : node ? "N1" : "M1") + " as entered";
        String graded = grade.isPresent() ? ", grade " + grade.getAsInt() : "";
        return group(grade).orElse("No stage group without a grade") + " (" + category() + graded + ", " + spread + ")";
    }

    public Source source() {
        return line.source();
    }
}
