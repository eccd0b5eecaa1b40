package org.fascicle.segment.positivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fascicle.space.UserError;
import org.junit.jupiter.api.Test;

class MarkerTest {

    @Test
    void aMarkerIsNamedAsPeopleWriteIt() {
        assertThat(Marker.named("Ki-67").compartment()).isEqualTo(Compartment.NUCLEAR);
        assertThat(Marker.named("alpha-SMA").label()).isEqualTo("alpha-SMA");
        assertThat(Marker.named("sma").compartment()).isEqualTo(Compartment.CYTOPLASMIC);
        assertThat(Marker.GENERIC.compartment()).isEqualTo(Compartment.ANY);
    }

    @Test
    void anUnknownMarkerIsRefusedWithThoseThatAreKnown() {
        assertThatThrownBy(() -> Marker.named("smaa"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no marker \"smaa\"")
                .hasMessageContaining("ki67, p53");
    }

    @Test
    void aPersonsPlaceHolds() {
        assertThat(Marker.named("erg").in(Compartment.ANY).compartment()).isEqualTo(Compartment.ANY);
    }
}
