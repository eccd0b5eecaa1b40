package org.fascicle.plugins;

import ij.IJ;
import ij.ImageListener;
import ij.ImagePlus;
import ij.gui.GenericDialog;
import ij.gui.Overlay;
import ij.gui.Roi;
import java.awt.Checkbox;
import java.awt.EventQueue;
import java.awt.Panel;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import javax.swing.Timer;
import org.fascicle.space.UserError;

/**
 * What a measure finds on the visible part of an image, laid over it while its dialog is open and a value changes, or another part is
 * looked at; with the dialog it is gone, and what lay there before is back. The dialog goes with the image.
 *
 * <p>Fields are of the event thread; the work is done on a thread of its own, and given up when a value changes once more.
 */
final class Preview {

    static final String LABEL = "Preview of the visible part";

    /** So long nothing more is typed before the work begins. */
    private static final int PAUSE_MS = 250;

    /** On an image: whose preview lies on it. */
    private static final String OWNER = "fascicle-preview";

    private static final int LOOK_MS = 200;

    private final ImagePlus image;
    private final Form dialog;
    private final Checkbox box;
    private final ExecutorService work = Executors.newSingleThreadExecutor(Preview::daemon);
    private final Timer looking = new Timer(LOOK_MS, tick -> look());
    private final ImageListener closing = new Closing();
    private Supplier<Overlay> finding;
    private Overlay before;
    private Overlay laid;
    private Future<?> running;
    private String seen = "";
    private int asked;

    Preview(ImagePlus image, Form dialog) {
        this.image = image;
        this.dialog = dialog;
        box = dialog.isShown() ? new Checkbox(LABEL) : null;
        dialog.onScreen(this::addTo);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "fascicle-preview");
        thread.setDaemon(true);
        return thread;
    }

    /** Its box belongs to the dialog, not to the measure: it is not recorded. */
    private void addTo(GenericDialog shown) {
        box.addItemListener(shown);
        Panel panel = new Panel();
        panel.add(box);
        shown.addPanel(panel);
        ImagePlus.addImageListener(closing);
        looking.start();
    }

    /** Looks for another part, slice or selection than the one that was previewed. */
    private void look() {
        if (box.getState() && !view().equals(seen)) {
            show();
        }
    }

    private String view() {
        Roi roi = image.getRoi();
        return Optional.ofNullable(image.getCanvas())
                        .map(canvas -> canvas.getSrcRect() + "")
                        .orElse("")
                + image.getCurrentSlice()
                + (roi == null ? "" : roi.getTypeAsString() + roi.getBounds());
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
        } else if (isAnothers()) {
            IJ.showStatus("Another dialog shows its preview on " + image.getTitle());
        } else if (finding != null) {
            int request = asked;
            seen = view();
            Supplier<Overlay> wanted = finding;
            running = work.submit(() -> find(wanted, request));
        }
    }

    private boolean isAnothers() {
        return image.getProperty(OWNER) != null && image.getProperty(OWNER) != this;
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
        if (request == asked && !isAnothers()) {
            takeAway();
            before = image.getOverlay();
            laid = found;
            image.setProperty(OWNER, this);
            image.setOverlay(found);
            IJ.showStatus("Preview: " + found.size() + " objects on the visible part");
        }
    }

    /** What another measure has laid meanwhile stays. */
    private void takeAway() {
        if (laid != null) {
            image.setProperty(OWNER, null);
            if (image.getOverlay() == laid) {
                image.setOverlay(before);
            }
        }
        laid = null;
    }

    /** Takes the preview away; the work may still end, but shows nothing. */
    void end() {
        if (box == null) {
            return;
        }
        ImagePlus.removeImageListener(closing);
        Events.wait(() -> {
            looking.stop();
            stop();
            takeAway();
            work.shutdownNow();
        });
    }

    private final class Closing implements ImageListener {

        @Override
        public void imageOpened(ImagePlus opened) {
            // another image is no matter of this one
        }

        @Override
        public void imageUpdated(ImagePlus updated) {
            // what is seen of it is looked at all the time
        }

        @Override
        public void imageClosed(ImagePlus closed) {
            if (closed == image) {
                dialog.cancel();
            }
        }
    }
}
