package org.fascicle.segment.classes;

import java.util.List;
import java.util.Optional;
import org.fascicle.learn.ClassKind;

/** What a class of tissue means to the measures, whatever a person calls it. */
public enum TissueKind implements ClassKind {
    TUMOUR("tumour", 0xC80000, "tumor", "viable", "viable tumour", "viable tumor", "neoplasm", "sarcoma", "carcinoma"),
    NECROSIS("necrosis", 0xE69F00, "necrotic", "non-viable tumour", "non-viable tumor", "non-viable"),
    STROMA(
            "stroma",
            0x96C896,
            "collagen",
            "fibrosis",
            "scar",
            "hyaline",
            "connective tissue",
            "non-tumour",
            "non-tumor"),
    MUSCLE("muscle", 0xB4643C, "smooth muscle", "skeletal muscle"),
    FAT("fat", 0xF0E6A0, "adipose", "adipose tissue"),
    BONE("bone", 0xDCDCDC, "osteoid"),
    CARTILAGE("cartilage", 0x8CB4DC, "matrix", "cartilage or matrix", "chondroid"),
    MYXOID("myxoid", 0xA0DCDC, "mucus", "mucin", "mucoid"),
    BLOOD("blood", 0xFF6478, "haemorrhage", "hemorrhage"),
    INFLAMED("inflamed", 0xA05AA0, "immune cells", "inflammation", "lymphocytes"),
    EPITHELIUM("epithelium", 0xE6A0C8, "mucosa", "epidermis", "skin", "glands"),
    OTHER("other", 0x6478A0, "normal", "normal tissue", "alveoli", "vessel", "nerve");

    private final String label;
    private final int rgb;
    private final List<String> alsoCalled;

    TissueKind(String label, int rgb, String... alsoCalled) {
        this.label = label;
        this.rgb = rgb;
        this.alsoCalled = List.of(alsoCalled);
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public int rgb() {
        return rgb;
    }

    @Override
    public List<String> alsoCalled() {
        return alsoCalled;
    }

    /** The kind that a class of this name is of, so that {@code Other: tendon} is other tissue. */
    public static Optional<TissueKind> named(String name) {
        return ClassKind.named(values(), name);
    }
}
