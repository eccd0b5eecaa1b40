/** The command line: gathers options, calls the pipeline, shows what came out. */
package org.fascicle.cli;
