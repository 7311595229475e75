/**
 * What the server is handed for every shop: begin with {@link dev.souk.api.shop.Shop}.
 *
 * <p>{@link dev.souk.api.shop.ShopHealth} is how the process that runs the shop's job says how it
 * is; the API does not know what runs it.
 */
@NullMarked
package dev.souk.api.shop;

import org.jspecify.annotations.NullMarked;
