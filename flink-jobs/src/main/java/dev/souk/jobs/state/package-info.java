/**
 * Keyed state that costs the state backend one read and one write for each key and checkpoint, not
 * for each record.
 *
 * <p>{@link dev.souk.jobs.state.ChangedStates} holds the states of the keys that changed since the
 * last barrier; {@link dev.souk.jobs.state.DocumentOperator} is an operator around it that emits
 * one document for each of them.
 */
@NullMarked
package dev.souk.jobs.state;

import org.jspecify.annotations.NullMarked;
