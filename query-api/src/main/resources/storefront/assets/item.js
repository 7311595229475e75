// The page of one item, in the place of the results; the feed stays beside it.

import * as api from "./api.js";
import { byId, el, icon } from "./dom.js";
import { addToBasket, buyNow } from "./basket.js";
import { price } from "./card.js";
import { tell } from "./events.js";
import { readable, words } from "./format.js";
import { known, t } from "./i18n.js";
import { reasonChips, scoreBars } from "./reasons.js";
import { problemBox } from "./problem.js";
import { shelf } from "./shelf.js";
import { go, here, noFacets, toUrl } from "./state.js";
import { tile } from "./tile.js";
import { openedBy } from "./visit.js";

const ARROW = "M15 6l-6 6 6 6";
const SHELVES = [{ name: "together", size: 4 }, { name: "similar", size: 8 }];
// Shown elsewhere on the page, or of no use to a shopper.
const APART = new Set(["id", "title", "description", "price", "sale_price", "product_type", "availability", "link", "image_link", "language", "item_group_id"]);

/** Shows the item of `route` and tells the shop that it was looked at. */
export async function showItem(route) {
  const view = byId("item");
  view.replaceChildren(el("div", { class: "item-page blank" }));
  const current = () => here().item === route.item && here().shop === route.shop;
  try {
    const item = await api.item(route.shop, route.item);
    if (!current()) return;
    view.replaceChildren(...layout(route, item));
    document.title = `${readable(item.title)} – Souk`;
    view.querySelector("h1").focus({ preventScroll: true });
    tell("view_item", [{ item }]);
  } catch (problem) {
    if (current()) view.replaceChildren(backLink(route), problemBox(problem, problem.status === 404 ? null : () => showItem(route)));
    return;
  }
  // The page is whole without its shelves.
  const answers = await Promise.allSettled(
    SHELVES.map(({ name, size }) => api.beside(route.shop, route.item, name, route.shopper, size)));
  if (!current()) return;
  SHELVES.forEach(({ name }, i) => {
    if (answers[i].status === "fulfilled") view.append(shelf(name, answers[i].value) ?? "");
  });
}

function layout(route, item) {
  const hit = openedBy(item.id);
  const soldOut = item.availability === "out_of_stock";
  return [
    backLink(route),
    el("article", { class: "item-page", "data-testid": "item-page", "data-item-id": item.id },
      el("div", { class: "item-picture" }, tile(item)),
      el("div", { class: "item-body" },
        breadcrumb(item),
        el("h1", { tabindex: "-1", "data-testid": "item-title" }, readable(item.title)),
        item.brand ? el("p", { class: "item-brand" }, item.brand) : null,
        el("p", { class: "item-price", "data-testid": "item-price" }, price(item)),
        el("p", { class: `stock stock-${item.availability}` }, t(`availability.${item.availability ?? "in_stock"}`)),
        el("div", { class: "item-actions" },
          el("button", { class: "button button-main", type: "button", disabled: soldOut, "data-testid": "add-to-cart", on: { click: () => addToBasket(item) } }, t("cart.add")),
          el("button", { class: "button", type: "button", disabled: soldOut, "data-testid": "buy-now", on: { click: () => buyNow(item) } }, t("buy"))),
        hit ? because(hit) : null,
        item.description && item.description !== item.title ? [el("h2", {}, t("item.description")), el("p", { class: "item-text" }, item.description)] : null,
        el("h2", {}, t("item.details")), details(item))),
  ];
}

function backLink(route) {
  const back = (event) => {
    event.preventDefault();
    go({ item: null });
  };
  return el("a", { class: "back", href: toUrl({ ...route, item: null }), "data-testid": "back", on: { click: back } }, icon(ARROW), t("back"));
}

function breadcrumb(item) {
  if (!item.product_type) return null;
  const levels = item.product_type.split(" > ");
  return el("nav", { class: "crumbs", "aria-label": t("facet.category") }, levels.map((level, depth) => {
    const facets = { ...noFacets(), category: [levels.slice(0, depth + 1).join(" > ")] };
    const to = { q: "", sort: "", item: null, facets };
    const follow = (event) => {
      event.preventDefault();
      go(to);
    };
    return el("a", { href: toUrl({ ...here(), ...to }), on: { click: follow } }, level);
  }));
}

function because(hit) {
  const chips = reasonChips(hit, 4);
  if (!chips && !Object.keys(hit.sources ?? {}).length) return null;
  return el("details", { class: "because", open: true, "data-testid": "item-because" },
    el("summary", {}, t("item.because")), chips, scoreBars(hit));
}

function details(item) {
  const rows = Object.entries(item).filter(([name, value]) => !APART.has(name) && value !== "" && typeof value !== "object");
  return el("dl", { class: "details" }, [...rows, ["id", item.id]].map(([name, value]) => {
    const key = name === "id" ? "item.id" : name === "brand" ? "facet.brand" : `attribute.${name}`;
    return [el("dt", {}, known(key) ? t(key) : words(name)), el("dd", {}, String(value))];
  }));
}
