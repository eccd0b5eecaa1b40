package org.fascicle.plugins;

import ij.measure.ResultsTable;
import java.util.ArrayList;
import java.util.List;

/** A table whose whole numbers are shown and saved as such, row by row; ImageJ gives all rows of a column as many decimals. */
final class WholeNumbersTable extends ResultsTable {

    @Override
    public String getRowAsString(int row) {
        String shown = super.getRowAsString(row);
        char between = shown.indexOf('\t') >= 0 ? '\t' : ',';
        List<String> cells = cells(shown, between);
        cells.replaceAll(cell -> cell.replaceFirst("^(-?\\d+)\\.0+$", "$1"));
        return String.join(String.valueOf(between), cells);
    }

    /** What stands in quotes is one cell, whatever it holds. */
    private static List<String> cells(String row, char between) {
        List<String> cells = new ArrayList<>();
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i < row.length(); i++) {
            if (row.charAt(i) == '"' && between == ',') {
                quoted = !quoted;
            } else if (row.charAt(i) == between && !quoted) {
                cells.add(row.substring(from, i));
                from = i + 1;
            }
        }
        cells.add(row.substring(from));
        return cells;
    }
}
