package org.fascicle.figure;

/** What a panel of a figure shows; only stained tissue in transmitted light is measured. */
public enum PanelKind {
    MICROGRAPH("micrograph", "a brightfield micrograph"),
    FLUORESCENCE("fluorescence", "fluorescence: its background is dark"),
    ELECTRON_MICROGRAPH("electron micrograph", "a grey picture, as an electron micrograph is"),
    RADIOLOGY("radiology", "a grey picture on black, as radiology is"),
    BLOT("blot", "a blot or gel"),
    PLOT("plot", "a plot"),
    DRAWING("drawing", "a drawing");

    private final String label;
    private final String words;

    PanelKind(String label, String words) {
        this.label = label;
        this.words = words;
    }

    /** Its name in {@code figure.json}. */
    public String label() {
        return label;
    }

    /** What it is, as the end of a sentence. */
    public String words() {
        return words;
    }
}
