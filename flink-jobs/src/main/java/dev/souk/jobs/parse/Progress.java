package dev.souk.jobs.parse;

import dev.souk.log.Topic;

/**
 * How far a partition has been read; sent before a barrier, so it is exact for that checkpoint.
 *
 * @param topic the topic
 * @param partition from 0
 * @param next offset of the first line that was not read
 */
public record Progress(Topic topic, int partition, long next) {}
