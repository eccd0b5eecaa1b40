// Measures every slide of a folder, as `fascicle batch` does: tables, masks, reports and one page over all.
//   ImageJ -batch folder.ijm "SLIDES;RESULTS"    without an argument it asks
arguments = split(getArgument(), ";");
if (arguments.length == 2) {
    slides = arguments[0];
    results = arguments[1];
} else {
    slides = getDirectory("Folder of slides");
    results = getDirectory("Folder for the results");
}
run("Analyze Folder...", "slides=[" + slides + "] results=[" + results + "] stain=auto segmenter=classic giant_nucleus=250 resume");
