// One item in a list: as a card of the grid, or as a row of the feed.

import { el, icon } from "./dom.js";
import { formatMoney, leaf, money, priceNow, readable } from "./format.js";
import { t } from "./i18n.js";
import { reasonChips, whyButton } from "./reasons.js";
import { marked } from "./marked.js";
import { here, toUrl } from "./state.js";
import { tile } from "./tile.js";
import { openItem } from "./visit.js";
import { addToBasket } from "./basket.js";

const PLUS = "M12 5v14M5 12h14";

/** A card for `hit`, at place `index` of the list that answered `queryId`. */
export function card(hit, index, queryId) {
  const { item } = hit;
  const title = readable(item.title);
  return el("article", { class: "card", "data-testid": "card", "data-item-id": item.id },
    el("div", { class: "card-picture" }, tile(item), badge(item)),
    el("div", { class: "card-body" },
      item.product_type ? el("p", { class: "card-category" }, leaf(item.product_type)) : null,
      el("h3", { class: "card-title" }, itemLink(hit, index, queryId, markedTitle(hit, title))),
      snippet(hit),
      reasonChips(hit),
      el("div", { class: "card-foot" }, price(item), whyButton(hit), addButton(item, title))));
}

// Ranges count the title's own characters: one that is shown in another length stays unmarked.
function markedTitle({ item, highlight }, title) {
  return highlight && title.length === item.title.length ? marked(title, highlight.title) : title;
}

// Why the item was found, where its title does not say.
function snippet({ highlight }) {
  const part = highlight?.description;
  if (!part?.ranges.length) return null;
  return el("p", { class: "card-snippet", "data-testid": "snippet" },
    part.start ? "… " : null, marked(part.text, part.ranges), part.whole ? null : " …");
}

/** A row for `hit`, smaller, for lists beside the main one. */
export function row(hit, index, queryId) {
  const { item } = hit;
  return el("li", { class: "row", "data-testid": "feed-item", "data-item-id": item.id },
    tile(item),
    el("div", { class: "row-body" },
      el("h3", { class: "row-title" }, itemLink(hit, index, queryId, readable(item.title))),
      el("div", { class: "row-foot" }, price(item), whyButton(hit)),
      reasonChips(hit, 1)));
}

// A true link: it can be opened in a new tab; a plain click stays on the page and tells the shop.
function itemLink(hit, index, queryId, title) {
  return el("a", {
    href: toUrl({ ...here(), item: hit.item.id }), "data-testid": "item-link",
    on: {
      click: (event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        openItem(hit, index, queryId);
      },
    },
  }, title);
}

/** The price; a reduced one with what it was and by how much it fell. */
export function price(item) {
  const now = priceNow(item);
  if (!now) return null;
  const was = item.sale_price ? money(item.price) : null;
  if (!was || was.amount <= now.amount) return el("span", { class: "price" }, formatMoney(now.amount, now.currency));
  const old = formatMoney(was.amount, was.currency);
  return el("span", { class: "price price-sale" },
    formatMoney(now.amount, now.currency), " ",
    el("s", { "aria-label": t("price.was", { price: old }) }, old));
}

function badge(item) {
  if (item.availability && item.availability !== "in_stock") {
    return el("span", { class: "badge badge-quiet" }, t(`availability.${item.availability}`));
  }
  const now = money(item.sale_price);
  const was = money(item.price);
  if (!now || !was || now.amount >= was.amount) return null;
  return el("span", { class: "badge" }, `−${Math.round(100 * (1 - now.amount / was.amount))}%`);
}

function addButton(item, title) {
  return el("button", {
    class: "add", type: "button", "aria-label": t("cart.add.label", { title }), title: t("cart.add"),
    disabled: item.availability === "out_of_stock", "data-testid": "card-add",
    on: { click: () => addToBasket(item) },
  }, icon(PLUS));
}
