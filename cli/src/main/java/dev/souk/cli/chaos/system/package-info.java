/**
 * The installation that a chaos run starts and then breaks: a broker, a Flink cluster and API
 * processes, each a process of its own that is started again when it has ended.
 *
 * <p>Begin with {@link dev.souk.cli.chaos.system.Installation}.
 */
@NullMarked
package dev.souk.cli.chaos.system;

import org.jspecify.annotations.NullMarked;
