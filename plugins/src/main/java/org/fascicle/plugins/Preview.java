package org.fascicle.plugins;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.GenericDialog;
import ij.gui.Overlay;
import java.awt.Checkbox;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.Panel;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.fascicle.space.UserError;

/**
 * What a measure finds on the visible part of an image, laid over it while its dialog is open and a value changes; with the dialog it is
 * gone, and what lay there before is back.
 *
 * <p>Fields are of the event thread; the work is done on a thread of its own, and given up when a value changes once more.
 */
final class Preview {

    static final String LABEL = "Preview of the visible part";

    /** So long nothing more is typed before the work begins. */
    private static final int PAUSE_MS = 250;

    private final ImagePlus image;
    private final Checkbox box = GraphicsEnvironment.isHeadless() ? null : new Checkbox(LABEL);
    private final ExecutorService work = Executors.newSingleThreadExecutor(Preview::daemon);
    private Supplier<Overlay> finding;
    private Overlay before;
    private Overlay laid;
    private Future<?> running;
    private int asked;

    Preview(ImagePlus image) {
        this.image = image;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "fascicle-preview");
        thread.setDaemon(true);
        return thread;
    }

    /** Its box belongs to the dialog, not to the measure: it is not recorded. */
    void addTo(GenericDialog dialog) {
        if (box != null) {
            box.addItemListener(dialog);
            Panel panel = new Panel();
            panel.add(box);
            dialog.addPanel(panel);
        }
    }

    /** @param found finds what is shown for the values that hold now; called on another thread, and interrupted when they change */
    void changed(Supplier<Overlay> found) {
        finding = found;
        show();
    }

    private void show() {
        stop();
        if (!box.getState()) {
            takeAway();
        } else if (finding != null) {
            int request = asked;
            Supplier<Overlay> wanted = finding;
            running = work.submit(() -> find(wanted, request));
        }
    }

    private void stop() {
        asked++;
        if (running != null) {
            running.cancel(true);
        }
    }

    private void find(Supplier<Overlay> wanted, int request) {
        try {
            Thread.sleep(PAUSE_MS);
            IJ.showStatus("Preview ...");
            Overlay found = wanted.get();
            EventQueue.invokeLater(() -> lay(found, request));
        } catch (InterruptedException newer) {
            Thread.currentThread().interrupt();
        } catch (UserError | IllegalArgumentException e) {
            IJ.showStatus("No preview: " + Refusals.ofDialogs(e.getMessage()));
        } catch (IllegalStateException e) {
            if (!(e.getCause() instanceof InterruptedException)) {
                IJ.log("No preview: " + e);
            }
        }
    }

    private void lay(Overlay found, int request) {
        if (request == asked) {
            takeAway();
            before = image.getOverlay();
            laid = found;
            image.setOverlay(found);
            IJ.showStatus("Preview: " + found.size() + " objects on the visible part");
        }
    }

    /** What another measure has laid meanwhile stays. */
    private void takeAway() {
        if (laid != null && image.getOverlay() == laid) {
            image.setOverlay(before);
        }
        laid = null;
    }

    /** Takes the preview away; the work may still end, but shows nothing. */
    void end() {
        Events.wait(() -> {
            stop();
            takeAway();
            work.shutdownNow();
        });
    }
}
