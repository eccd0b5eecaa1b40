package org.fascicle.cells;

import java.util.List;
import java.util.Optional;
import org.fascicle.learn.ClassKind;

/** What a class of nuclei means to the measures, whatever a person calls it. */
public enum CellKind implements ClassKind {
    TUMOUR("tumour", 0xC80000, "tumor", "tumour cell", "tumor cell", "neoplasm", "neoplastic", "sarcoma", "carcinoma"),
    LYMPHOCYTE(
            "lymphocyte",
            0xA05AA0,
            "lymphocytes",
            "immune cells",
            "immune cell",
            "inflammatory",
            "til",
            "tils",
            "plasma cell",
            "plasma cells"),
    STROMAL("stromal", 0x96C896, "stroma", "fibroblast", "fibroblasts", "stromal cell"),
    ENDOTHELIAL("endothelial", 0xFF6478, "endothelium", "endothelial cell", "vessel"),
    EPITHELIAL("epithelial", 0xE6A0C8, "epithelium", "epithelial cell"),
    MACROPHAGE("macrophage", 0x5078C8, "macrophages", "histiocyte", "histiocytes"),
    GRANULOCYTE("granulocyte", 0x32B4B4, "granulocytes", "neutrophil", "neutrophils", "eosinophil", "eosinophils"),
    MUSCLE("muscle", 0xB4643C, "muscle cell", "smooth muscle", "skeletal muscle"),
    OTHER("other", 0xFFC800, "normal", "apoptotic", "debris");

    private final String label;
    private final int rgb;
    private final List<String> alsoCalled;

    CellKind(String label, int rgb, String... alsoCalled) {
        this.label = label;
        this.rgb = rgb;
        this.alsoCalled = List.of(alsoCalled);
    }

    @Override
    public String label() {
        return label;
    }

    /** Those of QuPath where it has the class. */
    @Override
    public int rgb() {
        return rgb;
    }

    @Override
    public List<String> alsoCalled() {
        return alsoCalled;
    }

    /** The kind that a class of this name is of, so that {@code Other: mast cell} is another cell. */
    public static Optional<CellKind> named(String name) {
        return ClassKind.named(values(), name);
    }
}
