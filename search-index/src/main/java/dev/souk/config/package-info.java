/**
 * Reading of YAML settings so that everything wrong with a file is said at once.
 *
 * <p>Begin with {@link dev.souk.config.Settings}. What the settings mean belongs to the feature
 * that they are for: each has a record of its own that validates itself.
 */
@NullMarked
package dev.souk.config;

import org.jspecify.annotations.NullMarked;
