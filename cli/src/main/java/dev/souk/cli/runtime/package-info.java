/**
 * Embedded mode: jobs, training and search of several shops in one process.
 *
 * <p>Begin with {@link dev.souk.cli.runtime.SoukRuntime}; {@link dev.souk.cli.runtime.ShopRuntime}
 * is one shop of it.
 */
@NullMarked
package dev.souk.cli.runtime;

import org.jspecify.annotations.NullMarked;
