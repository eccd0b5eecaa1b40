import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.geom.PathIterator;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Writes the outlines of the letters that pictures are labelled with, so that drawing them needs no font on the machine:
 *
 * <pre>java scripts/MakeLetters.java DejaVuSans.ttf >> src/main/resources/org/fascicle/report/letters.txt</pre>
 *
 * after the licence at the head of that file. One line a letter: code point, advance, then M, L, Q, C and Z with their
 * coordinates in thousandths of the letter size, y downwards from the base line.
 */
final class MakeLetters {

    private static final float SIZE = 1000;

    public static void main(String[] arguments) throws Exception {
        Font font = Font.createFont(Font.TRUETYPE_FONT, new File(arguments[0])).deriveFont(SIZE);
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        StringBuilder letters = new StringBuilder();
        for (char letter = ' '; letter <= '~'; letter++) {
            letters.append(letter);
        }
        letters.append("\u00b5\u00b2\u00d7\u2013\u00b1\u2265\u2264");
        letters.chars().forEach(code -> out.println(line(font, code)));
        out.flush();
    }

    private static String line(Font font, int code) {
        FontRenderContext plain = new FontRenderContext(null, true, true);
        var vector = font.createGlyphVector(plain, Character.toString(code));
        StringBuilder text = new StringBuilder();
        text.append(code).append(' ').append(Math.round(vector.getGlyphMetrics(0).getAdvance()));
        double[] at = new double[6];
        for (PathIterator path = vector.getOutline().getPathIterator(null); !path.isDone(); path.next()) {
            int type = path.currentSegment(at);
            text.append(' ').append("MLQCZ".charAt(type));
            for (int i = 0; i < new int[] {2, 2, 4, 6, 0}[type]; i++) {
                text.append(String.format(Locale.ROOT, " %d", Math.round(at[i])));
            }
        }
        return text.toString();
    }
}
