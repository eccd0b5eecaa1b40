package org.fascicle.fnclcc;

/**
 * What a histological type means for its grade.
 *
 * @param code of the flag that the type raises
 * @param words a clause for the flag's sentence; may be empty
 * @param source who says so
 */
public record TypeFlag(String code, String words, Source source) {}
