// The basket: its count in the header, its dialog, and buying.

import { byId, el, icon, toast } from "./dom.js";
import { tell } from "./events.js";
import { formatCount, formatMoney, priceNow, readable } from "./format.js";
import { t } from "./i18n.js";
import { basket, randomId, saveBasket } from "./session.js";
import { here } from "./state.js";
import { tile } from "./tile.js";

const BASKET = "M4 9h16l-2 11H6zM8 9l3-6M16 9l-3-6";
const CROSS = "M6 6l12 12M18 6L6 18";

const lines = () => basket(here().shop, here().shopper);

function save(next) {
  saveBasket(here().shop, here().shopper, next);
  showCount();
}

/** The header's button. */
export function basketButton() {
  return el("button", { class: "basket-button", type: "button", id: "basket-button", "data-testid": "basket", on: { click: openBasket } },
    icon(BASKET), el("span", { class: "basket-word" }, t("basket")),
    el("span", { class: "basket-count", id: "basket-count", "data-testid": "basket-count" }));
}

/** Shows how much is in the basket of the current shopper. */
export function showCount() {
  const count = lines().reduce((sum, line) => sum + line.quantity, 0);
  byId("basket-count").textContent = formatCount(count);
  byId("basket-button").setAttribute("aria-label", t("basket.count", { count }));
  byId("basket-button").classList.toggle("basket-full", count > 0);
}

export function addToBasket(item) {
  const next = lines();
  const line = next.find((other) => other.item.id === item.id);
  if (line) line.quantity += 1;
  else next.push({ item, quantity: 1 });
  save(next);
  toast(t("cart.added", { title: readable(item.title) }));
  tell("add_to_cart", [{ item }]);
}

/** Buys one of `item` at once, past the basket. */
export const buyNow = (item) => purchase([{ item, quantity: 1 }]);

function purchase(bought) {
  toast(t("bought"));
  return tell("purchase", bought, { transaction_id: randomId() });
}

function remove(item) {
  save(lines().filter((line) => line.item.id !== item.id));
  toast(t("cart.removed", { title: readable(item.title) }));
  tell("remove_from_cart", [{ item }]);
  fill(byId("basket-dialog"));
}

function openBasket() {
  const dialog = byId("basket-dialog") ?? newDialog();
  fill(dialog);
  dialog.showModal();
}

function newDialog() {
  const dialog = el("dialog", { id: "basket-dialog", class: "basket-dialog", "aria-labelledby": "basket-title", "data-testid": "basket-dialog" });
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  return dialog;
}

function fill(dialog) {
  const current = lines();
  const close = el("button", { class: "icon-button", type: "button", "aria-label": t("close"), on: { click: () => dialog.close() } }, icon(CROSS));
  const head = el("div", { class: "dialog-head" }, el("h2", { id: "basket-title" }, t("basket")), close);
  dialog.replaceChildren(el("div", { class: "dialog-body" }, head,
    current.length ? contents(current, dialog) : el("p", { class: "quiet" }, t("basket.empty"))));
}

function contents(current, dialog) {
  const checkout = async () => {
    save([]);
    dialog.close();
    await purchase(current);
  };
  return [
    el("ul", { class: "basket-lines" }, current.map(basketLine)),
    el("p", { class: "basket-total" }, el("span", {}, t("basket.total")), el("strong", {}, totals(current))),
    el("button", { class: "button button-main", type: "button", "data-testid": "checkout", on: { click: checkout } }, t("basket.checkout")),
  ];
}

function basketLine({ item, quantity }) {
  const title = readable(item.title);
  const price = priceNow(item);
  return el("li", { class: "basket-line", "data-item-id": item.id },
    tile(item),
    el("div", {}, el("p", { class: "row-title" }, title),
      el("p", { class: "quiet" }, `${quantity} × ${price ? formatMoney(price.amount, price.currency) : ""}`)),
    el("button", { class: "icon-button", type: "button", "aria-label": t("basket.remove", { title }), on: { click: () => remove(item) } }, icon(CROSS)));
}

// A shop may sell in more than one currency: each is summed by itself.
function totals(current) {
  const sums = new Map();
  for (const { item, quantity } of current) {
    const price = priceNow(item);
    if (price) sums.set(price.currency, (sums.get(price.currency) ?? 0) + price.amount * quantity);
  }
  return [...sums].map(([currency, sum]) => formatMoney(sum, currency)).join(" + ");
}
