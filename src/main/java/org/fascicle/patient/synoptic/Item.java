package org.fascicle.patient.synoptic;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The items of a synoptic report on a soft-tissue sarcoma, in their order.
 *
 * <p>Which items there are follows the ICCR data set (soft tissue sarcoma, resection, 2021) and the CAP protocol (soft tissue,
 * resection); the words are ours, since both texts are under copyright.
 */
public enum Item {
    PROCEDURE("procedure", "Procedure", ""),
    TUMOUR("tumour", "Which tumour", ""),
    SITE("site", "Site", ""),
    TREATMENT("treatment", "Treatment", ""),
    SIZE("size", "Size", "21889-1"),
    DEPTH("depth", "Depth", ""),
    TYPE("type", "Histological type", ""),
    DIFFERENTIATION("differentiation", "Tumour differentiation", ""),
    MITOSES("mitoses", "Mitotic figures", ""),
    NECROSIS("necrosis", "Tumour necrosis", ""),
    GRADE("grade", "Histological grade (FNCLCC)", "33732-9"),
    MARGINS("margins", "Margins", ""),
    INVASION("lymphovascular_invasion", "Lymphovascular invasion", ""),
    NODES("nodes", "Regional lymph nodes", ""),
    ANCILLARY("ancillary", "Ancillary tests", ""),
    ENTERED_TNM("entered_tnm", "pTNM as entered", ""),
    CATEGORY("category", "pT by size (AJCC 8)", "21899-0"),
    STAGE("stage", "Stage group (AJCC 8)", "21902-2"),
    CONTRADICTION("contradiction", "To be looked at", "");

    private final String key;
    private final String label;
    private final String loinc;

    Item(String key, String label, String loinc) {
        this.key = key;
        this.label = label;
        this.loinc = loinc;
    }

    /** Its name in files. */
    public String key() {
        return key;
    }

    public String label() {
        return label;
    }

    /** Its code in LOINC, where there is one that says no more and no less. */
    public Optional<String> loinc() {
        return Optional.of(loinc).filter(code -> !code.isEmpty());
    }

    public static Optional<Item> named(String key) {
        return Stream.of(values()).filter(item -> item.key.equals(key)).findFirst();
    }
}
