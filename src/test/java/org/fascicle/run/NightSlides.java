package org.fascicle.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.fascicle.phantom.Phantoms;
import org.fascicle.slide.Pictures;

/**
 * Drawn slides for a night: small H&E fields of mixed size, every twentieth broken, each in another way than the one before. Slide
 * {@code i} is the same however many there are. Every field shows tissue of its own at 0.5 um a pixel, which the files do not say.
 */
final class NightSlides {

    private static final int EVERY = 20;
    private static final int[] EDGES_PX = {96, 128, 160, 224};

    /** Ways in which a file is broken. */
    private static final int WAYS = 5;

    private NightSlides() {}

    static boolean isBroken(int slide) {
        return slide % EVERY == EVERY / 2;
    }

    /** Draws so many into the folder, four to a sub-folder. */
    static void draw(Path folder, int slides) throws IOException {
        draw(folder, slides, 1);
    }

    /** @param times how many times as wide and high as usual */
    private static void draw(Path folder, int slides, int times) throws IOException {
        for (int i = 0; i < slides; i++) {
            Path patient = Files.createDirectories(folder.resolve(String.format(Locale.ROOT, "p%03d", i / 4)));
            Path file = patient.resolve(String.format(Locale.ROOT, "s%04d.png", i));
            int edge = times * EDGES_PX[i % EDGES_PX.length];
            Pictures.writePng(file, Phantoms.heField(1000 + i, edge, edge, 0.5).image());
            if (isBroken(i)) {
                damage(file, i / EVERY % WAYS);
            }
        }
    }

    private static void damage(Path file, int way) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        switch (way) {
            case 0 -> Files.write(file, new byte[0]);
            case 1 -> Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
            case 2 -> Files.writeString(file, "no picture at all\n");
            case 3 -> Files.write(file, Arrays.copyOf(bytes, 20));
            default -> {
                Arrays.fill(bytes, 60, bytes.length, (byte) 0x5a);
                Files.write(file, bytes);
            }
        }
    }

    /** Folder, number, and how many times as wide and high as usual. */
    public static void main(String[] arguments) throws IOException {
        draw(
                Path.of(arguments[0]),
                Integer.parseInt(arguments[1]),
                arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1);
    }
}
