/** Placeholder. */
@NullMarked
package dev.souk.domain;

import org.jspecify.annotations.NullMarked;
