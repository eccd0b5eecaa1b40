/** Draws composite figures as papers print them, with all that is true of them: panels, kinds, scale bars, insets. */
package org.fascicle.phantom.figure;
