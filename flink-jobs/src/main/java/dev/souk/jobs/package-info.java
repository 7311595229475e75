/** Placeholder. */
@NullMarked
package dev.souk.jobs;

import org.jspecify.annotations.NullMarked;
