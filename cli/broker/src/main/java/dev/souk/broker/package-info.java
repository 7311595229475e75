/**
 * A real Kafka broker for one machine: {@link dev.souk.broker.BrokerMain} is the whole process.
 *
 * <p>It runs on a class path of its own, for its libraries are of other versions than ours.
 */
@NullMarked
package dev.souk.broker;

import org.jspecify.annotations.NullMarked;
