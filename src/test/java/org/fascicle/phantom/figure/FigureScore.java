package org.fascicle.phantom.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fascicle.figure.Bar;
import org.fascicle.figure.Panel;
import org.fascicle.figure.PanelKind;
import org.fascicle.phantom.figure.FigureTruth.Bars;
import org.fascicle.phantom.figure.FigureTruth.Box;

/** Counts what was read rightly, and names what was not. */
final class FigureScore {

    private static final double SAME_PICTURE = 0.95;
    private static final double SAME_GROUP = 0.8;
    private static final double SAME_BAR = 0.5;

    int figures;
    int splitExactly;
    int panels;
    int kindRight;
    int bars;
    int barsRight;
    int barless;
    int wrong;
    int insets;
    int insetsRight;
    int scales;
    int scalesRight;
    int held;
    final List<String> faults = new ArrayList<>();
    final List<double[]> errors = new ArrayList<>();

    void add(String name, FigureTruth truth, List<Panel> found) {
        figures++;
        boolean exact = truth.panels().size() == found.size();
        for (FigureTruth.Panel panel : truth.panels()) {
            Optional<Panel> match = match(panel, found);
            exact &= match.isPresent();
            panel(name, panel, match);
        }
        splitExactly += exact ? 1 : 0;
        if (!exact) {
            faults.add(name + " split: " + found.size() + " panels for "
                    + truth.panels().size());
        }
    }

    private static Optional<Panel> match(FigureTruth.Panel panel, List<Panel> found) {
        double least = panel.kind().isPicture() ? SAME_PICTURE : SAME_GROUP;
        return found.stream()
                .filter(one -> panel.box().overlap(box(one)) >= least)
                .findFirst();
    }

    private static Box box(Panel panel) {
        return box(panel.box());
    }

    private static Box box(org.fascicle.space.Region box) {
        return new Box(box.x(), box.y(), box.width(), box.height());
    }

    private void panel(String name, FigureTruth.Panel truth, Optional<Panel> found) {
        panels++;
        boolean tissue = truth.kind() == FigureTruth.Kind.MICROGRAPH;
        boolean right = found.map(panel -> panel.kind() == PanelKind.MICROGRAPH == tissue)
                .orElse(false);
        kindRight += right ? 1 : 0;
        if (found.isPresent() && !right) {
            faults.add(name + " " + truth.name() + " kind: " + found.get().kind() + " for " + truth.kind());
        }
        if (tissue) {
            bar(name, truth, found);
            for (FigureTruth.Panel inset : truth.insets()) {
                Optional<Panel> match = found.flatMap(panel -> panel.insets().stream()
                        .filter(one -> inset.box().overlap(box(one)) > 0.85)
                        .findFirst());
                inset(name, inset, match);
            }
        } else if (found.isPresent() && found.get().bar().bar().isPresent()) {
            wrong(name, truth, "a bar in " + truth.kind());
        }
    }

    private void inset(String name, FigureTruth.Panel truth, Optional<Panel> found) {
        insets++;
        int before = wrong;
        boolean right = bar(name, truth, found) && found.isPresent() && wrong == before;
        insetsRight += right ? 1 : 0;
        if (!right) {
            faults.add(name + " " + truth.name() + " inset: " + (found.isPresent() ? "scale" : "not found"));
        }
    }

    /** Whether the answer about the bar is right. */
    private boolean bar(String name, FigureTruth.Panel truth, Optional<Panel> found) {
        Optional<Bar> bar = found.flatMap(panel -> panel.bar().bar());
        if (truth.bars() != Bars.ONE) {
            barless++;
            bar.ifPresent(one ->
                    wrong(name, truth, "a bar of " + one.lengthPx() + " px at " + one.box() + " for " + truth.bars()));
            return bar.isEmpty();
        }
        bars++;
        if (bar.isEmpty()) {
            faults.add(
                    name + " " + truth.name() + " bar: none for " + truth.bar().orElseThrow() + " "
                            + found.map(panel -> panel.bar().why()).orElse("no panel"));
            return false;
        }
        return measured(name, truth, bar.get());
    }

    private boolean measured(String name, FigureTruth.Panel truth, Bar bar) {
        Box box = truth.bar().orElseThrow();
        double error = bar.lengthPx() - box.width();
        boolean right = box(bar.box())
                                .overlap(new Box(
                                        box.x(),
                                        bar.box().y(),
                                        box.width(),
                                        bar.box().height()))
                        > SAME_BAR
                && Math.abs(error) <= Math.max(1, 0.01 * box.width());
        scales++;
        if (!right) {
            wrong(name, truth, bar.lengthPx() + " px at " + bar.box() + " for " + box);
            return false;
        }
        barsRight++;
        scalesRight += Math.abs(error) / box.width() <= 0.015 ? 1 : 0;
        held += Math.abs(error) <= bar.uncertaintyPx() ? 1 : 0;
        errors.add(new double[] {error, bar.uncertaintyPx(), box.width()});
        return true;
    }

    private void wrong(String name, FigureTruth.Panel truth, String words) {
        wrong++;
        faults.add(name + " " + truth.name() + " WRONG: " + words);
    }

    /** A line for each number that is promised. */
    String table() {
        return row("panels split exactly, of figures", splitExactly, figures)
                + row("micrograph or not, of panels", kindRight, panels)
                + row("bar found, length within 1 px or 1 %, of bars", barsRight, bars)
                + row("wrong bar, of panels and insets", wrong, bars + barless)
                + row("inset's scale right, of insets", insetsRight, insets)
                + row("um per px within 1.5 %, of bars found", scalesRight, scales)
                + row("stated uncertainty holds the truth, of bars found", held, scales);
    }

    private static String row(String words, int count, int of) {
        return String.format(
                java.util.Locale.ROOT,
                "| %s | %d / %d | %.1f %% |%n",
                words,
                count,
                of,
                100.0 * count / Math.max(1, of));
    }
}
