/**
 * What an operator looks at: health, status, metrics and the API's own description.
 *
 * <p>Begin with {@link dev.souk.api.ops.Readiness}.
 */
@NullMarked
package dev.souk.api.ops;

import org.jspecify.annotations.NullMarked;
