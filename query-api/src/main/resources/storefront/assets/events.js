// Tells the shop what the shopper does, as GA4-named events, and tells the page that it was told:
// after each event of taste a "souk:event" with {name, item} is fired on document.

import * as api from "./api.js";
import { toast } from "./dom.js";
import { priceNow } from "./format.js";
import { here } from "./state.js";
import { remember, sessionId } from "./session.js";

const TASTE = new Set(["view_item", "select_item", "add_to_cart", "remove_from_cart", "purchase"]);

/**
 * Sends an event. `lines`: `{item, quantity?, index?}`; `more`: query_id, search_term,
 * transaction_id. A failure is shown, not thrown: shopping goes on without it.
 */
export async function tell(name, lines, more = {}) {
  const { shop, shopper } = here();
  const prices = lines.map(({ item }) => priceNow(item));
  const currency = prices.find(Boolean)?.currency;
  const items = lines.map((line, i) => eventItem(line, prices[i], currency));
  const event = { event_name: name, session_id: sessionId(), ...more, items };
  if (shopper) event.user_id = shopper;
  if (currency) event.currency = currency;
  const taste = TASTE.has(name);
  if (taste && !shopper) remember(shop, lines.map(({ item }) => ({ item_id: item.id, event_name: name })));
  try {
    await api.sendEvent(shop, event);
  } catch (problem) {
    if (taste) toast(problem.message);
  }
  if (taste) document.dispatchEvent(new CustomEvent("souk:event", { detail: { name, item: lines[0].item } }));
}

// An event has one currency: the price of an item in another one is left out.
function eventItem({ item, quantity = 1, index }, price, currency) {
  const line = { item_id: item.id, quantity };
  if (item.brand) line.item_brand = item.brand;
  if (item.product_type) line.item_category = item.product_type;
  if (price && price.currency === currency) line.price = price.amount;
  if (index !== undefined) line.index = index;
  return line;
}
