package org.fascicle.plugins;

import java.awt.EventQueue;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.awt.image.BufferedImage;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.fascicle.decision.Statement.Verdict;
import org.fascicle.measure.Count;
import org.fascicle.measure.Interval;
import org.fascicle.report.GradingText;
import org.fascicle.review.MitosisReview;
import org.fascicle.review.MitosisReview.Place;
import org.fascicle.review.MitosisReview.State;

/**
 * A person at a review: which candidate is looked at, what was said, what is shown next.
 *
 * <p>Fields are of the event thread; decisions are saved, and pictures read, on threads of their own, one each, so that a key
 * never waits for a disk.
 */
final class ReviewDesk {

    private final MitosisReview review;
    private final ReviewImage image;
    private final ReviewWindow window;
    private final ExecutorService saving = oneThread("fascicle-review");
    private final ExecutorService reading = oneThread("fascicle-pictures");
    private final Set<String> pending = new HashSet<>();
    private volatile State state;
    private List<Place> shown = List.of();
    private String current = "";
    private boolean fainterToo;

    ReviewDesk(MitosisReview review, ReviewImage image) {
        this.review = review;
        this.image = image;
        this.state = review.state();
        this.window = Events.of(() -> new ReviewWindow(review.summary().name(), this));
    }

    private static ExecutorService oneThread(String name) {
        return Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    void show() {
        image.whenMoved(this::moveWindow);
        EventQueue.invokeLater(() -> {
            take(state);
            select(nextOpen(-1));
            window.addWindowListener(new WindowAdapter() {
                @Override
                public void windowActivated(WindowEvent activated) {
                    save(review::state);
                }

                @Override
                public void windowClosed(WindowEvent closed) {
                    end();
                }
            });
            window.setVisible(true);
        });
    }

    /** What another wrote into the log meanwhile is seen; the report that is due is written. */
    private void end() {
        reading.shutdownNow();
        saving.execute(review::close);
        saving.shutdown();
    }

    /** The verdict on the current candidate is saved, and the next open one is looked at. */
    void say(Verdict verdict) {
        place().ifPresent(place -> {
            pending.add(place.key());
            save(() -> review.decide(place.key(), verdict, state.seen()));
            select(nextOpen(index()));
        });
    }

    void undo() {
        save(() -> review.undo().orElse(state));
    }

    /** A figure at the selected point that the detector did not offer. */
    void add() {
        image.point()
                .filter(at -> state.places().stream()
                        .noneMatch(place -> Math.hypot(place.xPx() - at[0], place.yPx() - at[1]) < 1))
                .ifPresentOrElse(
                        at -> save(() -> review.add(at[0], at[1], state.seen())),
                        () -> window.say("Click with the point tool on a figure that is no candidate, then press N."));
    }

    void windowHere() {
        place().ifPresent(place -> moveWindow(place.xPx(), place.yPx()));
    }

    private void moveWindow(double xPx, double yPx) {
        save(() -> review.moveWindow(xPx, yPx, state.seen()));
    }

    void graspWindow() {
        image.grasp(state);
        window.say("Drag the yellow window on the image; the count follows when you let go.");
    }

    void openAround() {
        place().ifPresent(place ->
                saving.execute(() -> Refusals.shown(ReviewMitosesPlugin.TITLE, () -> image.openAround(place))));
    }

    void showFainter(boolean too) {
        fainterToo = too;
        take(state);
    }

    void step(int by) {
        if (!shown.isEmpty()) {
            select(Math.floorMod(index() + by, shown.size()));
        }
    }

    void select(int index) {
        if (index >= 0 && index < shown.size() && !shown.get(index).key().equals(current)) {
            current = shown.get(index).key();
            image.go(shown.get(index));
            window.select(shown, index);
        }
    }

    /** Starts to read the picture of a place. */
    Future<?> fetch(Place place) {
        return reading.submit(() -> {
            BufferedImage picture = image.crop(place);
            EventQueue.invokeLater(() -> window.take(place.key(), picture));
        });
    }

    private void save(Supplier<State> deciding) {
        if (!saving.isShutdown()) {
            saving.execute(() -> {
                Refusals.shown(ReviewMitosesPlugin.TITLE, () -> state = deciding.get());
                EventQueue.invokeLater(() -> {
                    pending.removeIf(
                            key -> state.place(key).flatMap(Place::verdict).isPresent());
                    take(state);
                });
            });
        }
    }

    private void take(State now) {
        shown = now.places().stream()
                .filter(each -> fainterToo || each.asked() || each.verdict().isPresent())
                .toList();
        image.draw(now);
        window.show(shown, index(), count(now), GradingText.headline(now.grading()), now.seen());
    }

    private int index() {
        for (int i = 0; i < shown.size(); i++) {
            if (shown.get(i).key().equals(current)) {
                return i;
            }
        }
        return -1;
    }

    private Optional<Place> place() {
        return index() < 0 ? Optional.empty() : Optional.of(shown.get(index()));
    }

    /** The next candidate without a verdict; where there is none, the next in order. */
    private int nextOpen(int from) {
        for (int step = 1; step <= shown.size(); step++) {
            int index = Math.floorMod(from + step, shown.size());
            Place place = shown.get(index);
            if (place.verdict().isEmpty() && !pending.contains(place.key())) {
                return index;
            }
        }
        return Math.min(from + 1, shown.size() - 1);
    }

    /** The count with its area, its interval and what is still open. */
    static String count(State state) {
        if (state.area().um2() <= 0) {
            return "No count: there is no tissue in the window.";
        }
        Interval interval = new Count(state.figures(), state.area()).interval(Interval.USUAL_CONFIDENCE);
        return String.format(
                Locale.ROOT,
                "%d %s in %.3f mm2 (95 %% interval %.1f to %.1f), %d still open; %s",
                state.figures(),
                state.figures() == 1 ? "figure" : "figures",
                state.area().mm2(),
                interval.lower(),
                interval.upper(),
                state.open(),
                state.windowWords());
    }
}
