package org.fascicle.plugins;

import ij.Macro;
import ij.macro.Interpreter;
import java.util.Arrays;
import java.util.Optional;
import org.fascicle.space.UserError;

/** The options that a macro gives a command, by the keys that ImageJ makes of a dialog's labels. */
final class MacroLine {

    private final String options;

    private MacroLine(String options) {
        this.options = options;
    }

    /** @throws UserError where no macro runs, for nobody can be asked */
    static MacroLine of(String title) {
        return new MacroLine(Optional.ofNullable(Macro.getOptions())
                .orElseThrow(() -> UserError.usage("There is no display to ask on; give " + title
                        + " its options in a macro, as run(\"" + title + "...\", \"...\").")));
    }

    /** A value that begins with & names a variable of the macro. */
    String text(String label, String usual) {
        String value = Macro.getValue(options, label, usual);
        if (!value.startsWith("&") || Interpreter.getInstance() == null) {
            return value;
        }
        String named = Interpreter.getInstance().getVariableAsString(value.substring(1));
        return named == null ? value : named;
    }

    /** NaN where it is no number. */
    double number(String label, double usual) {
        try {
            return Double.parseDouble(text(label, String.valueOf(usual)));
        } catch (NumberFormatException none) {
            return Double.NaN;
        }
    }

    /** Whether its key stands there by itself; what is in brackets belongs to another. */
    boolean flag(String label) {
        String key = Macro.trimKey(label);
        return Arrays.asList(options.replaceAll("\\[[^\\]]*\\]", "").split(" ")).contains(key);
    }
}
