/**
 * The plain reference that judges the other backends; begin with {@link
 * dev.souk.kernels.scalar.ScalarBackend}.
 */
@NullMarked
package dev.souk.kernels.scalar;

import org.jspecify.annotations.NullMarked;
