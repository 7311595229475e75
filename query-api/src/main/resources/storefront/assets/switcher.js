// The head of the page: which shop, as which shopper, in which language, the search box, the basket.

import { shopperName } from "./api.js";
import { basketButton } from "./basket.js";
import { byId, el, svg } from "./dom.js";
import { chooseLanguage, language, t } from "./i18n.js";
import { go, here, noFacets, toUrl } from "./state.js";
import { searchBox } from "./suggest.js";

const start = (shop) => ({ shop, item: null, q: "", shopper: "", sort: "", facets: noFacets() });

/** Fills the head for `shop`, one of `shops`. */
export function showHead(shops, shop) {
  byId("top").replaceChildren(el("div", { class: "top-row" },
    brand(shop), shopTabs(shops, shop), searchBox(shop.title),
    el("div", { class: "top-tools" }, shopperBox(shop), languageButton(), basketButton())));
}

function link(to, props, ...children) {
  const follow = (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(to);
  };
  return el("a", { ...props, href: toUrl({ ...here(), ...to }), on: { click: follow } }, ...children);
}

function brand(shop) {
  const mark = svg("svg", { viewBox: "0 0 32 32", class: "mark", "aria-hidden": "true" },
    svg("path", { d: "M4 29V16C4 9 10 6 16 1c6 5 12 8 12 15v13h-7v-9c0-4-2-5-5-8-3 3-5 4-5 8v9z" }));
  return link({ ...start(shop.id), shopper: here().shopper }, { class: "brand" }, mark, el("span", {}, "Souk"));
}

function shopTabs(shops, current) {
  return el("nav", { class: "shops", "aria-label": t("shops"), "data-testid": "shop-switcher" }, shops.map((shop) =>
    link(start(shop.id), { "aria-current": shop.id === current.id ? "page" : null, "data-shop": shop.id, "data-testid": "shop" }, shop.title)));
}

function shopperBox(shop) {
  const select = el("select", { id: "shopper", "data-testid": "shopper-switcher", on: { change: () => go({ shopper: select.value }) } },
    el("option", { value: "" }, t("guest")),
    el("optgroup", { label: t(shop.simulated ? "shoppers.simulated" : "shoppers.real") },
      shop.shoppers.map(({ id, name }) => el("option", { value: id }, name))));
  const { shopper } = here();
  // A shared link may name a shopper that is not on the list.
  if (shopper && !shop.shoppers.some(({ id }) => id === shopper)) {
    select.append(el("option", { value: shopper }, shopperName(shop, shopper)));
  }
  select.value = shopper;
  return el("label", { class: "field shopper" }, el("span", {}, t("shopper")), select);
}

function languageButton() {
  const next = language() === "zh" ? "en" : "zh";
  return el("button", { class: "language", type: "button", lang: next, "aria-label": t("language.label"), "data-testid": "language", on: { click: () => chooseLanguage(next) } }, t("language"));
}
