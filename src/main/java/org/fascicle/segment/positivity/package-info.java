/** Where tissue is DAB-positive. */
package org.fascicle.segment.positivity;
