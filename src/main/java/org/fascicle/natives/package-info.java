/** Native libraries of others: unpacked for the moment of loading, gone afterwards. */
package org.fascicle.natives;
