/**
 * What a shop's log speaks of: items, events and the profiles that events add up to, as records
 * that validate themselves, and their JSON.
 *
 * <p>Begin with {@link dev.souk.domain.ShopEvent} (the sealed family of everything a shopper does)
 * and {@link dev.souk.domain.Item}; {@link dev.souk.domain.EventJson} and {@link
 * dev.souk.domain.CatalogJson} are the contract of docs/event-schema.md in code.
 */
@NullMarked
package dev.souk.domain;

import org.jspecify.annotations.NullMarked;
