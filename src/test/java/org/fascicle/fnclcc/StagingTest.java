package org.fascicle.fnclcc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.fascicle.space.UserError;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** pT and stage against the published table. */
class StagingTest {

    private static final RuleBook BOOK = RuleBook.standard();

    @TestFactory
    Stream<DynamicTest> categoriesAndGroups() {
        return Tables.each("stages.csv", row -> {
            Staging staging = new Staging(
                    BOOK,
                    Tables.number(row, "size_cm"),
                    Staging.Site.LIMB,
                    row.get("node").equals("yes"),
                    row.get("metastasis").equals("yes"));
            OptionalInt grade =
                    row.get("grade").isEmpty() ? OptionalInt.empty() : OptionalInt.of(Tables.whole(row, "grade"));
            assertThat(staging.category()).isEqualTo(row.get("category"));
            assertThat(staging.group(grade))
                    .isEqualTo(Optional.of(row.get("group")).filter(group -> !group.isEmpty()));
        });
    }

    @Property(tries = 200, seed = "20261128")
    void aLargerTumourNeverHasALowerCategoryOrGroup(
            @ForAll @DoubleRange(min = 0.1, max = 49) double one,
            @ForAll @DoubleRange(min = 0.1, max = 49) double other,
            @ForAll @IntRange(min = 1, max = 3) int grade) {
        Staging small = limb(Math.min(one, other));
        Staging large = limb(Math.max(one, other));
        assertThat(large.category()).isGreaterThanOrEqualTo(small.category());
        assertThat(large.group(OptionalInt.of(grade)).orElseThrow())
                .isGreaterThanOrEqualTo(small.group(OptionalInt.of(grade)).orElseThrow());
    }

    /** The published recurrence: 5.4 cm is more than 5, so its rpT1b does not go with it. */
    @Test
    void anEnteredCategoryThatContradictsTheSizeIsNamed() {
        assertThat(limb(5.4).contradiction("rpT1b"))
                .hasValue("The entered rpT1b does not go with 5.4 cm, which is pT2 (more than 5 cm up to 10 cm).");
        assertThat(limb(5.4).contradiction("pT2")).isEmpty();
        assertThat(limb(5).contradiction("T1")).isEmpty();
        assertThat(limb(5.4).sentences(OptionalInt.of(3), Optional.of("rpT1b")))
                .containsExactly(
                        "pT2: 5.4 cm, more than 5 cm up to 10 cm.",
                        "Stage group IIIA (T2, grade 3, no N1 or M1 entered).",
                        "The entered rpT1b does not go with 5.4 cm, which is pT2 (more than 5 cm up to 10 cm).");
        assertThat(limb(5.4).sentences(OptionalInt.empty(), Optional.empty()))
                .containsExactly(
                        "pT2: 5.4 cm, more than 5 cm up to 10 cm.",
                        "No stage group without a grade (T2, no N1 or M1 entered).");
        assertThat(new Staging(BOOK, 3, Staging.Site.TRUNK, true, true).sentences(OptionalInt.of(1), Optional.empty()))
                .contains("Stage group IV (T1, grade 1, N1, M1 as entered).");
        assertThat(limb(3).source().key()).isEqualTo("ajcc8");
    }

    @Test
    void otherSitesAreRefused() {
        assertThatThrownBy(() -> new Staging(BOOK, 3, Staging.Site.HEAD_NECK, false, false))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("for head and neck AJCC 8 has other tables");
        assertThatThrownBy(() -> new Staging(BOOK, 3, Staging.Site.RETROPERITONEUM, false, false))
                .isInstanceOf(UserError.class);
    }

    private static Staging limb(double sizeCm) {
        return new Staging(BOOK, sizeCm, Staging.Site.LIMB, false, false);
    }
}
