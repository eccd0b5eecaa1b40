package org.fascicle.publish;

import org.fascicle.pipeline.SlideFindings;

/** Words for the tissue on which nuclei and mitoses are counted. */
record CountedTissue(SlideFindings findings) {

    static final String ALL = "analysable tissue";

    boolean isTumour() {
        return findings.necrosis().map(SlideFindings.FoundNecrosis::tellsTumour).orElse(false);
    }

    String words() {
        return findings.necrosis()
                .map(found -> found.tellsTumour()
                        ? "tumour and unsure tissue"
                        : found.isTold()
                                ? "analysable tissue without necrosis"
                                : "analysable tissue without suspicious areas")
                .orElse(ALL);
    }
}
