package dev.souk.retrieval.rules;

/**
 * What a rule did to a hit.
 *
 * @param rule its name
 * @param action {@code pin}, {@code boost} or {@code bury}
 * @param value the place, from 1, or the factor
 */
public record RuleMark(String rule, String action, double value) {}
