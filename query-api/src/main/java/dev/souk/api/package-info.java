/** Placeholder. */
@NullMarked
package dev.souk.api;

import org.jspecify.annotations.NullMarked;
