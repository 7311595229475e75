/**
 * What is answered when a request cannot be served: RFC 9457 problems with stable codes.
 *
 * <p>Begin with {@link dev.souk.api.problem.ErrorCode}, the list of everything that can be wrong.
 */
@NullMarked
package dev.souk.api.problem;

import org.jspecify.annotations.NullMarked;
