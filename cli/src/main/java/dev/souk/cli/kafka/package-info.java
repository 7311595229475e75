/**
 * The Kafka broker that Souk starts itself when no other is named. Begin with {@link
 * dev.souk.cli.kafka.LocalBroker}.
 */
@NullMarked
package dev.souk.cli.kafka;

import org.jspecify.annotations.NullMarked;
