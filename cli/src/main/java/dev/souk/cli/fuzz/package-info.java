/**
 * Random and mutated questions to a running server, to see that nothing a client may send makes it
 * fail or hang. {@link dev.souk.cli.fuzz.FuzzRequests} makes them, {@link
 * dev.souk.cli.fuzz.FuzzRun} sends them and {@link dev.souk.cli.fuzz.Judgement} says what is wrong
 * with an answer.
 */
@NullMarked
package dev.souk.cli.fuzz;

import org.jspecify.annotations.NullMarked;
