package org.fascicle.plugins;

import ij.Macro;
import ij.gui.GenericDialog;
import ij.gui.NonBlockingGenericDialog;
import ij.plugin.frame.Recorder;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.fascicle.space.UserError;

/**
 * A dialog of ImageJ that refuses what is no answer in a sentence. In a macro the answers are those of its line, read by the rules by which
 * ImageJ's own dialogs read it; no display is needed for that.
 */
final class Form {

    /** A field: its label, what is answered where nothing is said, and what may be answered where it is a choice. */
    private record Asked(String label, Object usual, List<String> choices) {

        /** As it is read on the screen. */
        String words() {
            return label.replaceFirst(" .*", "").replace('_', ' ');
        }
    }

    private final String title;
    /** Null where a macro's line answers, or nobody can. */
    private final GenericDialog dialog;

    private final List<Asked> numbers = new ArrayList<>();
    private final List<Asked> choices = new ArrayList<>();
    private final List<Asked> texts = new ArrayList<>();
    private final List<Asked> flags = new ArrayList<>();
    private final Deque<Asked> numbersLeft = new ArrayDeque<>();
    private final Deque<Asked> choicesLeft = new ArrayDeque<>();
    private final Deque<Asked> textsLeft = new ArrayDeque<>();
    private final Deque<Asked> flagsLeft = new ArrayDeque<>();
    private Optional<String> complaint = Optional.empty();
    private MacroLine line;

    private Form(String title, GenericDialog dialog) {
        this.title = title;
        this.dialog = dialog;
    }

    /** That all else waits for. */
    static Form of(String title) {
        return new Form(title, canAsk() ? new GenericDialog(title) : null);
    }

    /** Beside which images are moved, enlarged and selected on. */
    static Form besideImages(String title) {
        return new Form(title, canAsk() ? new NonBlockingGenericDialog(title) : null);
    }

    /** Whether there is a person to ask, and a display to ask on. */
    static boolean canAsk() {
        return Macro.getOptions() == null && !GraphicsEnvironment.isHeadless();
    }

    /** False where nobody is asked. */
    boolean isShown() {
        return dialog != null;
    }

    /** What only a dialog on a screen has: buttons, panels, help. */
    void onScreen(Consumer<GenericDialog> parts) {
        if (dialog != null) {
            parts.accept(dialog);
        }
    }

    void addMessage(String words) {
        onScreen(shown -> shown.addMessage(words));
    }

    void addNumericField(String label, double usual, int decimals) {
        addNumericField(label, usual, decimals, 6, "");
    }

    void addNumericField(String label, double usual, int decimals, int columns, String unit) {
        numbers.add(new Asked(label, usual, List.of()));
        onScreen(shown -> shown.addNumericField(label, usual, decimals, columns, unit));
    }

    void addChoice(String label, String[] items, String usual) {
        choices.add(new Asked(label, usual, List.of(items)));
        onScreen(shown -> shown.addChoice(label, items, usual));
    }

    void addCheckbox(String label, boolean usual) {
        flags.add(new Asked(label, usual, List.of()));
        onScreen(shown -> shown.addCheckbox(label, usual));
    }

    void addStringField(String label, String usual, int columns) {
        texts.add(new Asked(label, usual, List.of()));
        onScreen(shown -> shown.addStringField(label, usual, columns));
    }

    void addFileField(String label, String usual) {
        texts.add(new Asked(label, usual, List.of()));
        onScreen(shown -> shown.addFileField(label, usual));
    }

    void addDirectoryField(String label, String usual) {
        texts.add(new Asked(label, usual, List.of()));
        onScreen(shown -> shown.addDirectoryField(label, usual));
    }

    /**
     * Shows the dialog and reads what was answered, in the order in which it was asked.
     *
     * @return false where the dialog was cancelled
     * @throws UserError where a field holds what is no answer to it; all others are read
     */
    boolean answered(Runnable reading) {
        if (dialog == null) {
            line = MacroLine.of(title);
        } else {
            dialog.showDialog();
            if (dialog.wasCanceled()) {
                return false;
            }
        }
        read(reading);
        return true;
    }

    /** @throws UserError where a field holds what is no answer to it; all others are read */
    void read(Runnable reading) {
        restart(numbersLeft, numbers);
        restart(choicesLeft, choices);
        restart(textsLeft, texts);
        restart(flagsLeft, flags);
        complaint = Optional.empty();
        reading.run();
        complaint.ifPresent(sentence -> {
            throw UserError.usage(sentence);
        });
    }

    private static void restart(Deque<Asked> left, List<Asked> all) {
        left.clear();
        left.addAll(all);
    }

    /** What stood there before where it is no number. */
    double getNextNumber() {
        Asked asked = numbersLeft.remove();
        double value = dialog == null ? line.number(asked.label(), (Double) asked.usual()) : dialog.getNextNumber();
        if (!Double.isFinite(value)) {
            complain(asked.words() + " is a number; enter one, with a point before its decimals.");
            return (Double) asked.usual();
        }
        return value;
    }

    /** What stood there before where it is none of the choices, as a macro may have it. */
    String getNextChoice() {
        Asked asked = choicesLeft.remove();
        String item = dialog == null ? line.text(asked.label(), (String) asked.usual()) : dialog.getNextChoice();
        if (!asked.choices().contains(item)) {
            complain(asked.words() + " is one of " + String.join(", ", asked.choices()) + "; " + item + " is none.");
            return (String) asked.usual();
        }
        return item;
    }

    int getNextChoiceIndex() {
        List<String> items = choicesLeft.element().choices();
        return items.indexOf(getNextChoice());
    }

    String getNextString() {
        Asked asked = textsLeft.remove();
        return dialog == null ? line.text(asked.label(), (String) asked.usual()) : dialog.getNextString();
    }

    boolean getNextBoolean() {
        Asked asked = flagsLeft.remove();
        return dialog == null ? line.flag(asked.label()) : dialog.getNextBoolean();
    }

    private void complain(String sentence) {
        complaint = complaint.or(() -> Optional.of(sentence));
    }

    /** @param changed called on the event thread, with the fields ready to be {@link #read} */
    void whenChanged(Runnable changed) {
        onScreen(shown -> shown.addDialogListener((any, event) -> {
            if (event == null && Recorder.record) {
                // the last time, when the answers are recorded; a command that was called beside the open dialog has
                // left its own name
                Recorder.setCommand(title + "...");
            }
            changed.run();
            // OK may be pressed whatever was entered: a refusal says more than a grey button
            return true;
        }));
    }

    /** @throws UserError where there is none */
    static void requireDisplay(String window) {
        if (GraphicsEnvironment.isHeadless()) {
            throw UserError.usage(window + " is a window, and there is no display to show it on.");
        }
    }

    /** Closes it as Cancel does. */
    void cancel() {
        onScreen(shown -> EventQueue.invokeLater(() -> shown.windowClosing(null)));
    }
}
