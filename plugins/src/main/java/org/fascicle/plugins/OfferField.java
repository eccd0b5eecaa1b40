package org.fascicle.plugins;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A choice among what was measured on the open images, none of it chosen to begin with; nothing is asked where nothing was measured. */
final class OfferField<T> {

    private static final String NONE = "none";

    private final String label;
    private final List<LastMeasures.Offer<T>> offers;
    /** 0: none of them. */
    private int index;

    OfferField(String label, List<LastMeasures.Offer<T>> offers) {
        this.label = label;
        this.offers = offers;
    }

    void addTo(Form dialog) {
        if (!offers.isEmpty()) {
            String[] words = Stream.concat(Stream.of(NONE), offers.stream().map(LastMeasures.Offer::words))
                    .toArray(String[]::new);
            dialog.addChoice(label, words, words[index]);
        }
    }

    void readFrom(Form dialog) {
        if (!offers.isEmpty()) {
            index = dialog.getNextChoiceIndex();
        }
    }

    Optional<T> chosen() {
        return index == 0 ? Optional.empty() : Optional.of(offers.get(index - 1).measured());
    }
}
