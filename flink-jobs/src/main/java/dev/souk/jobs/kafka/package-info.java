/**
 * The log in Kafka.
 *
 * <p>Begin with {@link dev.souk.jobs.kafka.KafkaShopLogs}, which opens logs; {@link
 * dev.souk.jobs.kafka.KafkaTopics} says what their topics are like, {@link
 * dev.souk.jobs.kafka.KafkaLogSources} and {@link dev.souk.jobs.kafka.KafkaDeadLetters} are what
 * jobs use. docs/kafka.md tells operators what to expect.
 */
@NullMarked
package dev.souk.jobs.kafka;

import org.jspecify.annotations.NullMarked;
