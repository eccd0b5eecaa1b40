/** What a person says of a slide: statements with who, when and what stood before, and the state that they leave. */
package org.fascicle.decision;
