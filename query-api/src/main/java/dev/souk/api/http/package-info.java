/**
 * Requests, replies and routes without a web server: strict decoding, limits, admission.
 *
 * <p>Begin with {@link dev.souk.api.http.Router}; {@link dev.souk.api.http.SearchPool} is what
 * keeps overload from piling up.
 */
@NullMarked
package dev.souk.api.http;

import org.jspecify.annotations.NullMarked;
