package org.fascicle.phantom;

import java.util.List;
import java.util.Optional;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.RgbImage;

/**
 * Takes the picture: light through the stains by Beer and Lambert, the lens' softness, ink, places out of focus, noise,
 * black where nothing was scanned.
 *
 * <p>Intensity = (white + 1) 10^-(sum of amount times stain vector) - 1, the inverse of OD = -log10((I + 1) / (I0 + 1)).
 */
final class Scanner {

    private static final double BLUR_UM = 5;
    private static final double BLUR_RIM_UM = 30;

    private final Optics optics;
    private final Noise noise;

    /**
     * What the light meets besides the stains.
     *
     * @param softnessUm standard deviation of the lens' point spread
     * @param noise standard deviation of a pixel's noise in grey levels
     * @param blurred places out of focus
     * @param pen ink on the glass
     * @param blackColumns unscanned columns on the right
     */
    record Optics(double softnessUm, double noise, List<Blob> blurred, Optional<Pen> pen, int blackColumns) {

        static Optics clean() {
            return new Optics(0.32, 1.2, List.of(), Optional.empty(), 0);
        }
    }

    Scanner(long seed, Optics optics) {
        this.optics = optics;
        this.noise = new Noise(seed + 90);
    }

    RgbImage scan(Section section, Colours colours) {
        Frame frame = section.frame;
        byte[] rgb = new byte[3 * frame.width() * frame.height()];
        var h = colours.stains().first();
        var e = colours.stains().second();
        channel(section, 0, h.red(), e.red(), colours.white().red(), rgb);
        channel(section, 1, h.green(), e.green(), colours.white().green(), rgb);
        channel(section, 2, h.blue(), e.blue(), colours.white().blue(), rgb);
        return new RgbImage(frame.width(), frame.height(), rgb);
    }

    /** Where the picture is out of focus. */
    BinaryMask blurred(Frame frame) {
        BinaryMask mask = BinaryMask.empty(frame.width(), frame.height());
        for (Blob blob : optics.blurred) {
            Blob.Outline outline = blob.outline();
            fill(mask, frame, (x, y) -> outline.mayReach(x, y, 0) && outline.depthUm(x, y) > 0);
        }
        return mask;
    }

    /** Where ink lies. */
    BinaryMask inked(Frame frame) {
        BinaryMask mask = BinaryMask.empty(frame.width(), frame.height());
        optics.pen.ifPresent(pen -> fill(mask, frame, (x, y) -> pen.ink(x, y, noise) > 0.5));
        return mask;
    }

    private interface Place {
        boolean holds(double xUm, double yUm);
    }

    private static void fill(BinaryMask mask, Frame frame, Place place) {
        for (int y = 0; y < frame.height(); y++) {
            for (int x = 0; x < frame.width(); x++) {
                mask.data()[y * frame.width() + x] |= place.holds(x * frame.pixelSizeUm(), y * frame.pixelSizeUm());
            }
        }
    }

    private void channel(Section section, int channel, double first, double second, double white, byte[] rgb) {
        Frame frame = section.frame;
        float[] light = transmitted(section, first, second);
        GaussianBlur.blur(light, frame.width(), frame.height(), optics.softnessUm / frame.pixelSizeUm());
        optics.blurred.forEach(blob -> defocus(light, frame, blob));
        optics.pen.ifPresent(pen -> ink(light, frame, pen, channel));
        for (int i = 0; i < light.length; i++) {
            int x = i % frame.width();
            double value = (white + 1) * light[i] - 1 + optics.noise * grain(x, i / frame.width(), channel);
            rgb[3 * i + channel] =
                    x >= frame.width() - optics.blackColumns ? 0 : (byte) Math.min(255, Math.max(0, Math.round(value)));
        }
    }

    private static float[] transmitted(Section section, double first, double second) {
        float[] light = new float[section.haematoxylin.length];
        Transmission transmission = new Transmission();
        for (int i = 0; i < light.length; i++) {
            light[i] = transmission.of(first * section.haematoxylin[i] + second * section.counterstain[i]);
        }
        return light;
    }

    /** Half of the noise is common to the channels, as in a camera with one chip. */
    private double grain(int x, int y, int channel) {
        return 0.7 * noise.normal(x, 4L * y) + 0.7 * noise.normal(x, 4L * y + 1 + channel);
    }

    private static void defocus(float[] light, Frame frame, Blob blob) {
        Blob.Outline outline = blob.outline();
        float[] soft = light.clone();
        GaussianBlur.blur(soft, frame.width(), frame.height(), BLUR_UM / frame.pixelSizeUm());
        for (int i = 0; i < light.length; i++) {
            double x = i % frame.width() * frame.pixelSizeUm();
            double y = i / frame.width() * frame.pixelSizeUm();
            if (outline.mayReach(x, y, BLUR_RIM_UM)) {
                light[i] = (float)
                        Noise.lerp(Noise.step(-BLUR_RIM_UM, BLUR_RIM_UM, outline.depthUm(x, y)), light[i], soft[i]);
            }
        }
    }

    private void ink(float[] light, Frame frame, Pen pen, int channel) {
        double od = channel == 0 ? pen.redOd() : channel == 1 ? pen.greenOd() : pen.blueOd();
        Transmission transmission = new Transmission();
        for (int i = 0; i < light.length; i++) {
            double ink =
                    pen.ink(i % frame.width() * frame.pixelSizeUm(), i / frame.width() * frame.pixelSizeUm(), noise);
            light[i] *= ink > 0 ? transmission.of(od * ink) : 1;
        }
    }
}
