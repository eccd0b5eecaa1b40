// Opens a region of a slide at full resolution, measures its Ki-67 index and saves the table.
//   argument "SLIDE;TABLE.csv"
arguments = split(getArgument(), ";");
run("Open Slide Region...", "slide=[" + arguments[0] + "] x=0 y=0 width=1000 height=1000");
run("Ki-67 Index...", "stain=hdab segmenter=classic find_tissue");
selectWindow("Fascicle Ki-67");
saveAs("Results", arguments[1]);
