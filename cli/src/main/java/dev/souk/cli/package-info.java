/** Placeholder. */
@NullMarked
package dev.souk.cli;

import org.jspecify.annotations.NullMarked;
