package org.fascicle.measure;

/** A pathologist's word for cell density; always to be shown with the cut-offs that it was drawn by. */
public enum DensityCategory {
    LOW("low"),
    MODERATE("moderate"),
    HIGH("high");

    private final String label;

    DensityCategory(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
