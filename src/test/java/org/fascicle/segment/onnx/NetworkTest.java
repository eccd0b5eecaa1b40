package org.fascicle.segment.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.Test;

/** A session holds native memory that nothing gives back before the program ends. */
class NetworkTest {

    @Test
    void aModelHasOneSessionHoweverOftenItIsAskedFor() {
        Network first = new Network(NucleusNetwork.class, NucleusNetwork.FILE);
        Network second = new Network(NucleusNetwork.class, NucleusNetwork.FILE);
        assumeThat(first.obstacle()).isEmpty();
        assertThat(second.session()).isSameAs(first.session());
    }
}
