/**
 * Import of a shop's past: a delimited file of behaviour becomes events and items, by a mapping
 * that says what its columns and names mean (config/import); a catalogue file becomes items.
 *
 * <p>Begin with {@link dev.souk.cli.importing.BehaviorImport}. Every line of the source ends as an
 * event or as a dead letter with its position and reason.
 */
@NullMarked
package dev.souk.cli.importing;

import org.jspecify.annotations.NullMarked;
