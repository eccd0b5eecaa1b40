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
    private static final double SPINDLE_TOLERANCE = 0.05;

    private final ComponentNodes nodes;
    private final double leastPixels;
    private final double mostPixels;
    private final ClassicNucleusOptions options;
    private final double[] shapeTimesArea;
    private final double[] area;
    private final int[] pieces;
    private final boolean[] chosen;

    private EllipseSelection(ComponentNodes nodes, double pixelUm, ClassicNucleusOptions options) {
        this.nodes = nodes;
        this.options = options;
        this.leastPixels = options.leastSeedUm2() / (pixelUm * pixelUm);
        this.mostPixels = options.mostAreaUm2() / (pixelUm * pixelUm);
        this.shapeTimesArea = new double[nodes.count()];
        this.area = new double[nodes.count()];
        this.pieces = new int[nodes.count()];
        this.chosen = new boolean[nodes.count()];
    }

    /** Labels 1, 2, 3 ... of the chosen nodes' pixels; 0 elsewhere. */
    static int[] seeds(ComponentTree tree, double pixelUm, ClassicNucleusOptions options) {
        EllipseSelection selection = new EllipseSelection(tree.nodes(), pixelUm, options);
        selection.choose();
        return selection.paint(tree.nodeOfPixel());
    }

    private void choose() {
        for (int place = 0; place < nodes.count(); place++) {
            int node = nodes.closedAt(place);
            double pixels = nodes.area(node);
            if (pixels >= leastPixels && pixels <= mostPixels) {
                consider(node, pixels);
            }
            int parent = nodes.parent(node);
            if (parent >= 0) {
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
        return nodes.ellipse(node).aspect() >= SPINDLE_ASPECT ? SPINDLE_TOLERANCE : 0;
    }

    /** The fill is cubed: it varies little, so that it must weigh more than the border, whose root is taken. */
    private double shape(int node) {
        double fill = Math.min(1, nodes.ellipse(node).fill());
        double border = 2.0 * (nodes.boxWidth(node) + nodes.boxHeight(node)) / Math.max(1, nodes.borderEdges(node));
        return fill * fill * fill * Math.sqrt(Math.min(1, border));
    }

    private int[] paint(int[] nodeOfPixel) {
        int[] owner = new int[nodes.count()];
        int labels = 0;
        for (int place = nodes.count() - 1; place >= 0; place--) {
            int node = nodes.closedAt(place);
            int parent = nodes.parent(node);
            if (parent >= 0 && owner[parent] > 0) {
                owner[node] = owner[parent];
            } else if (chosen[node]) {
                owner[node] = ++labels;
            }
        }
        int[] painted = new int[nodeOfPixel.length];
        for (int i = 0; i < painted.length; i++) {
            painted[i] = nodeOfPixel[i] < 0 ? 0 : owner[nodeOfPixel[i]];
        }
        return painted;
    }
}
