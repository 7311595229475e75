/**
 * Processes that one of ours starts and looks after: a broker, a Flink cluster, API replicas.
 *
 * <p>Begin with {@link dev.souk.cli.process.ChildProcess}: started, awaited, killed, started again.
 * {@link dev.souk.cli.process.ProcessGroup} keeps several by name and ends them together; {@link
 * dev.souk.cli.process.JavaCommand} puts a JVM's command line together.
 *
 * <p>A child never outlives its parent, however that ends, so that nothing is left behind by a
 * supervisor that was killed. Needs a POSIX shell, {@code /bin/sh}.
 */
@NullMarked
package dev.souk.cli.process;

import org.jspecify.annotations.NullMarked;
