package org.fascicle.validate;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.RgbImage;
import org.fascicle.segment.tissue.TissueMap;
import org.fascicle.segment.tissue.TissueOptions;
import org.fascicle.segment.tissue.TissueSegmenter;
import org.fascicle.space.PixelSize;
import org.fascicle.space.UserError;
import org.fascicle.stain.WhitePoint;
import org.fascicle.stain.WhitePointEstimator;

/** Pen marks and cover slips' edges on thumbnails of real slides, which others outlined: {@code NAME.png} and {@code NAME_mask.png} beside it. */
final class RealMarks {

    static final String FOLDER = "quality/histoqc";
    /** Thumbnails do not say; slides of a few centimetres have such pixels. */
    private static final PixelSize ABOUT = PixelSize.square(16);

    private RealMarks() {}

    /** A table in Markdown; empty where there are none. */
    static String table(Path data) {
        if (!Files.isDirectory(data.resolve(FOLDER))) {
            return "";
        }
        StringBuilder text =
                new StringBuilder("\n| outlined on a real slide | pixels | left out, % | glass, % | still tissue, % |"
                        + " of all else that absorbs left out, % |\n|---|---|---|---|---|---|\n");
        List<Path> files = Pictures.files(data.resolve(FOLDER));
        for (Path file : files) {
            Path mask = file.resolveSibling(file.getFileName().toString().replace(".png", "_mask.png"));
            if (!mask.equals(file) && files.contains(mask)) {
                text.append(row(data.resolve(FOLDER).relativize(file), Pictures.read(file, 1), mask(mask)));
            }
        }
        return text.toString();
    }

    private static String row(Path name, RgbImage image, BinaryMask marked) {
        WhitePoint white = WhitePointEstimator.estimate(image).orElse(WhitePoint.UNKNOWN);
        TissueMap map = TissueSegmenter.segment(image, ABOUT, white, TissueOptions.defaults());
        BinaryMask out = map.leftOut();
        BinaryMask tissue = map.analysable();
        double all = marked.count();
        double elsewhere = out.andNot(marked).count();
        return String.format(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %.0f | %.0f | %.1f |%n",
                name.getParent().getFileName() + "/" + name.getFileName(),
                all,
                100 * out.and(marked).count() / all,
                100 * (all - out.or(tissue).and(marked).count()) / all,
                100 * tissue.and(marked).count() / all,
                100 * elsewhere / (elsewhere + tissue.andNot(marked).count()));
    }

    private static BinaryMask mask(Path file) {
        try {
            BufferedImage image = ImageIO.read(file.toFile());
            BinaryMask mask = BinaryMask.empty(image.getWidth(), image.getHeight());
            for (int i = 0; i < mask.data().length; i++) {
                mask.data()[i] = (image.getRGB(i % mask.width(), i / mask.width()) & 0xff) > 127;
            }
            return mask;
        } catch (IOException e) {
            throw UserError.input(file + " cannot be read; fetch the validation set anew.", e);
        }
    }
}
