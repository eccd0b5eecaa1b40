package org.fascicle.phantom;

/** A slowly changing function of the plane, known on a coarse lattice and interpolated between: cheap for each pixel. */
final class Lattice {

    /** A function of the plane. */
    interface Field {
        double at(double xUm, double yUm);
    }

    private final double stepUm;
    private final int columns;
    private final int rows;
    private final float[] values;

    private Lattice(double stepUm, int columns, int rows) {
        this.stepUm = stepUm;
        this.columns = columns;
        this.rows = rows;
        this.values = new float[columns * rows];
    }

    /** Knows the function over a frame. */
    static Lattice of(Frame frame, double stepUm, Field field) {
        Lattice lattice =
                new Lattice(stepUm, (int) (frame.widthUm() / stepUm) + 3, (int) (frame.heightUm() / stepUm) + 3);
        for (int i = 0; i < lattice.values.length; i++) {
            lattice.values[i] = (float) field.at(i % lattice.columns * stepUm, i / lattice.columns * stepUm);
        }
        return lattice;
    }

    /** The function at a place of the frame. */
    double at(double xUm, double yUm) {
        double gx = Math.min(columns - 1.001, Math.max(0, xUm / stepUm));
        double gy = Math.min(rows - 1.001, Math.max(0, yUm / stepUm));
        int x = (int) gx;
        int y = (int) gy;
        int i = y * columns + x;
        double top = Noise.lerp(gx - x, values[i], values[i + 1]);
        double bottom = Noise.lerp(gx - x, values[i + columns], values[i + columns + 1]);
        return Noise.lerp(gy - y, top, bottom);
    }
}
