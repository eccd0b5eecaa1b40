package org.fascicle.decision;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fascicle.decision.Statement.ContextOf;
import org.fascicle.decision.Statement.DifferentiationOdds;
import org.fascicle.decision.Statement.DifferentiationScore;
import org.fascicle.decision.Statement.MitoticCount;
import org.fascicle.decision.Statement.NecroticShare;
import org.fascicle.decision.Statement.NotAssessable;
import org.fascicle.decision.Statement.ProcedureOf;
import org.fascicle.decision.Statement.SettingsOf;
import org.fascicle.decision.Statement.TreatedBefore;
import org.fascicle.decision.Statement.TypeName;
import org.fascicle.fnclcc.Differentiation;
import org.fascicle.fnclcc.Mitoses;
import org.fascicle.fnclcc.Necrosis;
import org.fascicle.fnclcc.RuleBook;
import org.fascicle.fnclcc.Specimen;

/**
 * What a person says of a specimen; it stands beside what the program measured, and is graded in its place.
 *
 * <p>{@link #decisions} and {@link #of(Decisions, RuleBook)} are each other's inverse.
 *
 * @param differentiation always a person's call
 * @param specimen which tumour, how taken, what came before
 * @param mitoses a person's count, in place of the detector's
 * @param necrosis a person's share, in place of the measured one
 * @param by who says so, where known
 */
public record HumanFindings(
        Differentiation differentiation,
        Specimen specimen,
        Optional<Mitoses> mitoses,
        Optional<Necrosis> necrosis,
        Optional<String> by) {

    private static final String SO_SAID = "a person says so";

    /** Nobody said anything. */
    public static HumanFindings none() {
        return of(
                Differentiation.notAssessable(),
                Specimen.of(Specimen.Context.UNKNOWN).takenBy(Specimen.Procedure.UNKNOWN));
    }

    /** A person's differentiation; count and necrosis as measured. */
    public static HumanFindings of(Differentiation differentiation, Specimen specimen) {
        return new HumanFindings(differentiation, specimen, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * What holds of all that was decided.
     *
     * @throws org.fascicle.space.UserError where a type is not in the rules' table
     */
    public static HumanFindings of(Decisions decisions, RuleBook book) {
        Specimen specimen = new Specimen(
                said(decisions, ContextOf.class, Subject.CONTEXT)
                        .map(ContextOf::context)
                        .orElse(Specimen.Context.UNKNOWN),
                said(decisions, ProcedureOf.class, Subject.PROCEDURE)
                        .map(ProcedureOf::procedure)
                        .orElse(Specimen.Procedure.UNKNOWN),
                said(decisions, TreatedBefore.class, Subject.NEOADJUVANT)
                        .map(TreatedBefore::treated)
                        .orElse(false),
                said(decisions, SettingsOf.class, Subject.SETTINGS)
                        .map(SettingsOf::settings)
                        .orElse(Set.of()),
                Optional.empty());
        return new HumanFindings(
                differentiation(decisions, book),
                specimen,
                decisions.onOnly(Subject.MITOSES).map(HumanFindings::mitoses),
                decisions.onOnly(Subject.NECROSIS).map(HumanFindings::necrosis),
                decisions.all().stream()
                        .flatMap(decision -> decision.by().stream())
                        .reduce((first, last) -> last));
    }

    private static <S extends Statement> Optional<S> said(Decisions decisions, Class<S> kind, Subject subject) {
        return decisions.onOnly(subject).filter(kind::isInstance).map(kind::cast);
    }

    private static Differentiation differentiation(Decisions decisions, RuleBook book) {
        Optional<Statement> said =
                decisions.later(Subject.DIFFERENTIATION, Subject.TYPE).flatMap(Decision::said);
        if (said.isPresent() && said.get() instanceof DifferentiationScore given) {
            return Differentiation.ofScore(given.score());
        }
        if (said.isPresent() && said.get() instanceof DifferentiationOdds given) {
            return Differentiation.ofProbabilities(given.odds());
        }
        if (said.isPresent() && said.get() instanceof TypeName given) {
            return Differentiation.ofType(book.type(given.name()));
        }
        return Differentiation.notAssessable();
    }

    private static Mitoses mitoses(Statement said) {
        return said instanceof MitoticCount count
                ? Mitoses.counted(count.count(), count.area())
                : Mitoses.notAssessable(SO_SAID);
    }

    private static Necrosis necrosis(Statement said) {
        if (!(said instanceof NecroticShare given)) {
            return Necrosis.notAssessable(SO_SAID);
        }
        Necrosis share = given.interval()
                .map(range -> Necrosis.ofShare(given.share(), range))
                .orElseGet(() -> Necrosis.ofShare(given.share()));
        return given.kindClear() ? share : share.ofUnclearKind();
    }

    /** The same said by this person. */
    public HumanFindings by(Optional<String> who) {
        return new HumanFindings(differentiation, specimen, mitoses, necrosis, who);
    }

    /** The same with this share of necrosis. */
    public HumanFindings judging(Necrosis share) {
        return new HumanFindings(differentiation, specimen, mitoses, Optional.of(share), by);
    }

    /** All of it as decisions; what nobody said is not among them. */
    public Decisions decisions() {
        List<Statement> said = new ArrayList<>();
        differentiation.type().ifPresentOrElse(type -> said.add(new TypeName(type.name())), () -> points(said));
        mitoses.ifPresent(found -> said.add(
                found.isAssessable()
                        ? new MitoticCount(Math.round(found.number()), found.area())
                        : new NotAssessable(Subject.MITOSES)));
        necrosis.ifPresent(found -> said.add(
                found.isAssessable()
                        ? new NecroticShare(found.share(), found.interval(), found.kindClear())
                        : new NotAssessable(Subject.NECROSIS)));
        ofSpecimen(said);
        return new Decisions(said.stream().map(word -> Decision.of(word).by(by)).toList());
    }

    private void points(List<Statement> said) {
        if (differentiation.possible().size() > 1
                && differentiation.probabilities().isPresent()) {
            said.add(new DifferentiationOdds(differentiation.probabilities().get()));
        } else {
            differentiation.score().ifPresent(score -> said.add(new DifferentiationScore(score)));
        }
    }

    private void ofSpecimen(List<Statement> said) {
        if (specimen.context() != Specimen.Context.UNKNOWN) {
            said.add(new ContextOf(specimen.context()));
        }
        if (specimen.procedure() != Specimen.Procedure.UNKNOWN) {
            said.add(new ProcedureOf(specimen.procedure()));
        }
        if (specimen.neoadjuvant()) {
            said.add(new TreatedBefore(true));
        }
        if (!specimen.settings().isEmpty()) {
            said.add(new SettingsOf(EnumSet.copyOf(specimen.settings())));
        }
    }
}
