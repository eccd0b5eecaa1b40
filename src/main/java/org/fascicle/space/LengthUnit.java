package org.fascicle.space;

import java.util.Locale;
import java.util.OptionalDouble;

/** The names under which programs write units of length, ImageJ's spellings among them. */
public final class LengthUnit {

    private LengthUnit() {}

    /** Micrometres in one unit of this name; empty for a name that is no length, such as {@code pixel}. */
    public static OptionalDouble um(String name) {
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "nm", "nanometer", "nanometre", "nanometers", "nanometres" -> OptionalDouble.of(1e-3);
            case "um", "µm", "μm", "âµm", "\\u00b5m", "micron", "microns" -> OptionalDouble.of(1);
            case "micrometer", "micrometre", "micrometers", "micrometres" -> OptionalDouble.of(1);
            case "mm", "millimeter", "millimetre", "millimeters", "millimetres" -> OptionalDouble.of(1e3);
            case "cm", "centimeter", "centimetre", "centimeters", "centimetres" -> OptionalDouble.of(1e4);
            case "m", "meter", "metre", "meters", "metres" -> OptionalDouble.of(1e6);
            case "inch", "inches", "in" -> OptionalDouble.of(25_400);
            default -> OptionalDouble.empty();
        };
    }
}
