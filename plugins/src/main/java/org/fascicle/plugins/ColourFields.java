package org.fascicle.plugins;

import java.nio.file.Path;
import org.fascicle.run.StainFileReader;
import org.fascicle.stain.ColourOptions;
import org.fascicle.stain.StainKindChoice;

/** The fields of a dialog that say how an image is stained; the same in every dialog. */
final class ColourFields {

    private StainKindChoice stain =
            Names.value(StainKindChoice.class, Remembered.text("stain", Names.of(StainKindChoice.AUTO)));
    private String vectors = Remembered.text("stain_vectors", "");

    void addTo(Form dialog) {
        dialog.addChoice("Stain", Names.of(StainKindChoice.values()), Names.of(stain));
    }

    void addRareTo(Form dialog) {
        dialog.addFileField("Stain_vectors (a stain file, may be empty)", vectors);
    }

    void readFrom(Form dialog) {
        stain = Names.value(StainKindChoice.class, dialog.getNextChoice());
        Remembered.keep("stain", Names.of(stain));
    }

    void readRareFrom(Form dialog) {
        vectors = dialog.getNextString().strip();
        Remembered.keep("stain_vectors", vectors);
    }

    /** @throws org.fascicle.space.UserError where the stain file is none */
    ColourOptions options() {
        ColourOptions options = ColourOptions.defaults();
        if (!vectors.isEmpty()) {
            options = options.withStainsOf(StainFileReader.read(Path.of(vectors)));
        }
        return stain == StainKindChoice.AUTO ? options : options.withKind(stain);
    }
}
