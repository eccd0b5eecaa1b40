/** What is written on a patient over time: page, PDF, JSON, table. */
package org.fascicle.report.patient;
