package org.fascicle.segment.nuclei;

/**
 * Decides, clump by clump, how many nuclei there are: the disjoint nodes of a component tree that look most like ellipses.
 *
 * <p>Going from the hilltops down, a node either stands for one nucleus or for those already chosen within it. It takes
 * their place when its own shape is at least as good as their area-weighted mean, so that a long nucleus with several
 * hilltops stays whole (together they are one ellipse) and two nuclei that touch stay two (together they are none).
 *
 * <p>Shape, 0 to 1: area over the area of the ellipse of the same second moments, which is blind to elongation and
 * direction, times the evenness of the border: the bounding box's perimeter over the node's own border, both in pixel edges
 * (1 if no row or column leaves and re-enters it).
 *
 * @see <a href="https://doi.org/10.1007/978-3-642-33415-3_43">Arteta et al. 2012, cells as non-overlapping extremal regions</a>
 */
final class EllipseSelection {

    /** From this aspect ratio on a whole is a spindle, which may be bent a little and still be one nucleus. */
    private static final double SPINDLE_ASPECT = 2;
    /** By how much less elliptical than its parts a spindle may be. */
    private static final double SPINDLE_TOLERANCE = 0.086;
    /** Two round nuclei that touch are twice as long as wide, three thrice: what is longer than this is hardly a chain. */
    private static final double LONG_ASPECT = 4;
    /** So much more may a long one be bent or dented per unit of aspect ratio, up to the most. */
    private static final double PER_ASPECT = 0.2;

    private static final double MOST_TOLERANCE = 0.4;

    private final ComponentNodes nodes;
    private final ClassicNucleusOptions options;
    private final double[] shapeTimesArea;
    private final double[] area;
    private final int[] pieces;
    private final boolean[] chosen;

    private EllipseSelection(ComponentNodes nodes, ClassicNucleusOptions options) {
        this.nodes = nodes;
        this.options = options;
        this.shapeTimesArea = new double[nodes.count()];
        this.area = new double[nodes.count()];
        this.pieces = new int[nodes.count()];
        this.chosen = new boolean[nodes.count()];
    }

    /** Labels 1, 2, 3 ... of the chosen areas of a surface; 0 elsewhere. */
    static int[] seeds(byte[] surface, int width, int height, double pixelUm, ClassicNucleusOptions options) {
        int least = (int) Math.ceil(options.leastSeedUm2() / (pixelUm * pixelUm));
        int most = (int) Math.floor(options.mostAreaUm2() / (pixelUm * pixelUm));
        ComponentTree tree = ComponentTree.of(surface, width, height, least, most);
        EllipseSelection selection = new EllipseSelection(tree.nodes(), options);
        selection.choose();
        return selection.paint(tree.flooded());
    }

    private void choose() {
        for (int node = 0; node < nodes.count(); node++) {
            consider(node, nodes.area(node));
            int parent = nodes.parent(node);
            if (parent != ComponentTree.NO_NODE) {
                shapeTimesArea[parent] += shapeTimesArea[node];
                area[parent] += area[node];
                pieces[parent] += pieces[node];
            }
        }
    }

    private void consider(int node, double pixels) {
        double shape = shape(node);
        if (pieces[node] == 0 || shape >= shapeTimesArea[node] / area[node] - tolerance(node)) {
            chosen[node] = true;
            shapeTimesArea[node] = shape * pixels;
            area[node] = pixels;
            pieces[node] = 1;
        }
    }

    private double tolerance(int node) {
        if (pieces[node] == 1) {
            return options.growingTolerance();
        }
        double aspect = nodes.ellipse(node).aspect();
        if (aspect < SPINDLE_ASPECT) {
            return 0;
        }
        return Math.min(MOST_TOLERANCE, SPINDLE_TOLERANCE + PER_ASPECT * Math.max(0, aspect - LONG_ASPECT));
    }

    /** The fill counts four times: it varies little, so that it must weigh more than the border. */
    private double shape(int node) {
        double fill = Math.min(1, nodes.ellipse(node).fill());
        double border = 2.0 * (nodes.boxWidth(node) + nodes.boxHeight(node)) / Math.max(1, nodes.borderEdges(node));
        return fill * fill * fill * fill * Math.min(1, border);
    }

    /** From the last node to the first a parent comes before what it contains, which ends where the parent does or before. */
    private int[] paint(int[] flooded) {
        int[] painted = new int[flooded.length];
        int labels = 0;
        int unpainted = flooded.length;
        for (int node = nodes.count() - 1; node >= 0; node--) {
            int end = nodes.start(node) + nodes.area(node);
            if (chosen[node] && end <= unpainted) {
                labels++;
                unpainted = nodes.start(node);
                for (int i = unpainted; i < end; i++) {
                    painted[flooded[i]] = labels;
                }
            }
        }
        return painted;
    }
}
