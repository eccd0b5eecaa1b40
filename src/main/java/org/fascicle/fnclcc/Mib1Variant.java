package org.fascicle.fnclcc;

import java.util.OptionalInt;

/**
 * The grade with a MIB-1 (Ki-67) score in place of the mitotic count: another system, never mixed with FNCLCC.
 *
 * @param index MIB-1 positive share of tumour nuclei, 0 to 1
 * @param points 1 to 3 by the index
 * @param total with differentiation and necrosis; empty where one of them is missing
 * @param grade of that total
 * @param sentence how the index became points
 * @see <a href="https://doi.org/10.1002/cncr.10728">Hasegawa et al. 2002</a>
 */
public record Mib1Variant(
        double index, int points, OptionalInt total, OptionalInt grade, String sentence, Source source) {}
