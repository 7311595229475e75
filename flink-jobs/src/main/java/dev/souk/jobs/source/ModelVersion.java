package dev.souk.jobs.source;

/**
 * A trained model that is to be used from now on.
 *
 * @param name what {@code CURRENT} names
 * @param file the path of the model
 */
public record ModelVersion(String name, String file) {}
