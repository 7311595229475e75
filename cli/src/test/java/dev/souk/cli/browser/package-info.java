/**
 * Drives the storefront in a real browser. Begin with {@link dev.souk.cli.browser.Chromium}.
 *
 * <p>Tests find the page's elements by {@code data-testid}, never by class or text:
 *
 * <table>
 *   <caption>The storefront's test ids</caption>
 *   <tr><th>id</th><th>element, and what else it carries</th></tr>
 *   <tr><td>shop-switcher, shop</td><td>the shops' links; {@code data-shop}, {@code aria-current}
 *   on the one that is open</td></tr>
 *   <tr><td>shopper-switcher</td><td>a {@code select}; the value is the shopper's id, empty for the
 *   guest</td></tr>
 *   <tr><td>language, basket, basket-count, basket-dialog, checkout</td><td>the head's buttons and
 *   the basket</td></tr>
 *   <tr><td>search-input, suggestions, suggestion</td><td>the search box; {@code data-kind} is item,
 *   category, brand or query</td></tr>
 *   <tr><td>front</td><td>the shop's front, only without words and filters</td></tr>
 *   <tr><td>facets, facet-category, facet-brand, facet-price, facet-availability</td><td>filters and
 *   their sections</td></tr>
 *   <tr><td>facet-option</td><td>a check box; {@code data-field}, {@code data-value}</td></tr>
 *   <tr><td>chips, chip, clear-filters</td><td>the chosen filters; {@code data-field}</td></tr>
 *   <tr><td>results-title, total, personal, sort, more</td><td>around the results; {@code
 *   data-total}</td></tr>
 *   <tr><td>results</td><td>the grid; {@code data-query-id}</td></tr>
 *   <tr><td>card, item-link, card-add, reasons, why, why-popover</td><td>a card and its parts;
 *   {@code data-item-id}; in reasons {@code data-kind}; in the popover {@code data-source}</td></tr>
 *   <tr><td>feed</td><td>the panel "For you"; {@code data-state} is idle, watching or updated,
 *   {@code data-version} counts the changes shown</td></tr>
 *   <tr><td>feed-note, feed-list, feed-item, simulated, forget</td><td>its parts; {@code
 *   data-item-id}, {@code data-query-id}</td></tr>
 *   <tr><td>item-page, item-title, item-price, add-to-cart, buy-now, item-because, similar,
 *   back</td><td>an item's page; {@code data-item-id}</td></tr>
 *   <tr><td>ledger, ledger-received, ledger-accepted, ledger-guests, ledger-dead</td><td>the log's
 *   account; {@code data-value} is the plain number</td></tr>
 *   <tr><td>ledger-check</td><td>whether the account adds up: class balanced or unbalanced</td></tr>
 *   <tr><td>problem, no-results, toast</td><td>what the page says</td></tr>
 * </table>
 */
@NullMarked
package dev.souk.cli.browser;

import org.jspecify.annotations.NullMarked;
