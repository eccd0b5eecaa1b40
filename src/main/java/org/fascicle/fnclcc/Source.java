package org.fascicle.fnclcc;

/**
 * Who says so.
 *
 * @param key short name that the other tables use
 * @param citation authors, journal, DOI or PMID
 * @param checked whether its text was re-read for these tables ("text read", "abstract read", "recalled", "own")
 */
public record Source(String key, String citation, String checked) {}
