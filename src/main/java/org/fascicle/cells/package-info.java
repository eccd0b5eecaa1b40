/** Classes of nuclei, such as tumour and lymphocyte, as a person taught them. */
package org.fascicle.cells;
