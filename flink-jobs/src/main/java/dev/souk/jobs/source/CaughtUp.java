package dev.souk.jobs.source;

import org.apache.flink.api.connector.source.SourceEvent;

/**
 * A reader's word that it has read all that a split held when the reader got it.
 *
 * @param split the split's id
 */
public record CaughtUp(String split) implements SourceEvent {}
