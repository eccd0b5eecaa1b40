package org.fascicle.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.fascicle.run.DryRun.Planned;
import org.fascicle.run.DryRun.Verdict;
import org.fascicle.run.Times;
import org.fascicle.run.Workforce;

/** What {@code batch --dry-run} prints. */
final class DryRunText {

    private final List<Planned> plan;
    private final Workforce workforce;
    private final Optional<Times.Rate> rate;

    /** @param rate of earlier slides, where there were any */
    DryRunText(List<Planned> plan, Workforce workforce, Optional<Times.Rate> rate) {
        this.plan = plan;
        this.workforce = workforce;
        this.rate = rate;
    }

    void print(PrintWriter out) {
        plan.forEach(each -> out.println(Shown.safe(line(each))));
        out.println(count(Verdict.MEASURE) + " of " + plan.size() + " slides would be measured, " + count(Verdict.KEEP)
                + " kept as measured already, " + count(Verdict.FAIL) + " would fail. Nothing was written.");
        if (count(Verdict.MEASURE) > 0) {
            out.println(time());
        }
        out.flush();
    }

    ExitCode exitCode() {
        return count(Verdict.FAIL) == 0 ? ExitCode.DONE : ExitCode.SOME_SLIDES_FAILED;
    }

    private static String line(Planned slide) {
        return switch (slide.verdict()) {
            case MEASURE -> "would measure " + slide.path();
            case KEEP -> "would keep " + slide.path();
            case FAIL -> "would fail " + slide.path() + ": " + slide.sentence();
        };
    }

    private String time() {
        double mm2 = plan.stream().mapToDouble(Planned::mm2).sum();
        String how = workforce.jobs() + (workforce.jobs() == 1 ? " slide" : " slides") + " at a time on "
                + workforce.threads() + (workforce.threads() == 1 ? " thread" : " threads");
        return rate.map(seen -> "It would take about " + LiveView.time(seen.of(mm2, workforce.threads())) + ", " + how
                        + ", by the median of " + seen.slides() + " slides measured into this folder before.")
                .orElse("How long it would take is not known: no slide was measured into this folder before (" + how
                        + ").");
    }

    private long count(Verdict verdict) {
        return plan.stream().filter(each -> each.verdict() == verdict).count();
    }
}
