/**
 * The HTTP API and the storefront page of one or several shops.
 *
 * <p>Begin with {@link dev.souk.api.SoukServer}, which is handed a {@link dev.souk.api.shop.Shop}
 * for every shop, and then the table of routes in {@link dev.souk.api.Routes}. A request travels
 * {@code HelidonHandler} (the only class that sees the web server) to {@link
 * dev.souk.api.http.Router} to one class of {@link dev.souk.api.endpoint}; whatever that throws
 * becomes an RFC 9457 problem in {@link dev.souk.api.http.Problem}.
 */
@NullMarked
package dev.souk.api;

import org.jspecify.annotations.NullMarked;
