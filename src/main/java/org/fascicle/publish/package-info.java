/** A result folder is composed here: what was found becomes files, pictures and a report. */
package org.fascicle.publish;
