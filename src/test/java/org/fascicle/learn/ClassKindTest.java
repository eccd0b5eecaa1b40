package org.fascicle.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.fascicle.cells.CellKind;
import org.fascicle.segment.classes.TissueKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Classes of tissue and of nuclei by the names that people give them. */
class ClassKindTest {

    @ParameterizedTest
    @CsvSource({"Tumor, TUMOUR", "Necrosis*, NECROSIS", "Other: tendon, OTHER", "adipose_tissue, FAT", "tumr,"})
    void tissueIsKnownInManySpellings(String name, TissueKind kind) {
        assertThat(TissueKind.named(name)).isEqualTo(Optional.ofNullable(kind));
    }

    @ParameterizedTest
    @CsvSource({
        "Tumour, TUMOUR",
        "Immune cells, LYMPHOCYTE",
        "Other: mast cell, OTHER",
        "PLASMA CELL, LYMPHOCYTE",
        "tumr,"
    })
    void nucleiAreKnownInManySpellings(String name, CellKind kind) {
        assertThat(CellKind.named(name)).isEqualTo(Optional.ofNullable(kind));
    }

    /** A name that two kinds had would mean the first alone. */
    @Test
    void noNameMeansTwoKinds() {
        assertEachIsItsOwn(TissueKind.values());
        assertEachIsItsOwn(CellKind.values());
    }

    private static void assertEachIsItsOwn(ClassKind[] kinds) {
        for (ClassKind kind : kinds) {
            assertThat(ClassKind.named(kinds, kind.label().toUpperCase(Locale.ROOT)))
                    .contains(kind);
            kind.alsoCalled()
                    .forEach(name ->
                            assertThat(ClassKind.named(kinds, name)).as(name).contains(kind));
        }
        assertThat(ClassKind.labels(kinds).split(", "))
                .containsExactlyElementsOf(
                        Arrays.stream(kinds).map(ClassKind::label).toList());
    }
}
