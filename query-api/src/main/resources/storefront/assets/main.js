// Begin here. Loads the shops, then shows what the URL says and follows every move.
//
//   state.js     where the shopper is (the URL)     api.js      the HTTP API
//   switcher.js  the head of the page               suggest.js  its search box
//   search.js    results and shop front             facets.js   filters beside them
//   card.js      an item in a list                  reasons.js  why it is there
//   item.js      an item's page                     basket.js   basket and buying
//   shelf.js     a few items under a heading
//   feed.js      "For you"                          events.js   what the shop is told
//   tile.js      drawn pictures                     ledger.js   the log's account
//
// Tests hold on to data-testid attributes, never to classes or texts.

import * as api from "./api.js";
import { showCount } from "./basket.js";
import { byId } from "./dom.js";
import { showFeed } from "./feed.js";
import { locale, preferShopLanguage, t } from "./i18n.js";
import { showItem } from "./item.js";
import { showLedger } from "./ledger.js";
import { problemBox } from "./problem.js";
import { showResults } from "./search.js";
import { go, here, onMove } from "./state.js";
import { showQuery } from "./suggest.js";
import { showHead } from "./switcher.js";

let shops = [];
let resultsScroll = 0;

async function start() {
  try {
    shops = await api.shops();
  } catch (problem) {
    byId("browse").replaceChildren(problemBox(problem, start));
    return;
  }
  if (!shops.length) {
    byId("browse").replaceChildren(problemBox(new api.ApiProblem(0, t("problem.no.shops"), "", "no_shops"), start));
    return;
  }
  if (!shops.some(({ id }) => id === here().shop)) go({ shop: shops[0].id, item: null }, { replace: true });
  show(here(), null);
  onMove(show);
}

function show(route, before) {
  const shop = shops.find(({ id }) => id === route.shop) ?? shops[0];
  const moved = !before || before.shop !== route.shop || before.shopper !== route.shopper;
  if (moved) {
    preferShopLanguage(shop);
    document.documentElement.lang = locale();
    byId("skip").textContent = t("skip");
    showHead(shops, shop);
    // The head is new: whoever just chose a shopper in it goes on from there.
    if (before && before.shopper !== route.shopper) byId("shopper").focus();
    showFeed(shop);
    showLedger();
  }
  showCount();
  showQuery();
  showMain(route, before, shop);
}

function showMain(route, before, shop) {
  if (before && !before.item && route.item) resultsScroll = scrollY;
  document.body.classList.toggle("on-item", Boolean(route.item));
  byId("browse").hidden = Boolean(route.item);
  byId("item").hidden = !route.item;
  if (route.item) {
    if (!before || before.item !== route.item || before.shop !== route.shop) {
      scrollTo({ top: 0 });
      showItem(route);
    }
    return;
  }
  document.title = route.q ? `${route.q} – ${shop.title}` : `${shop.title} – Souk`;
  byId("item").replaceChildren();
  const same = before && before.q === route.q && before.shop === route.shop;
  showResults(route, shop);
  scrollTo({ top: same ? (before.item ? resultsScroll : scrollY) : 0 });
  if (same && before.item) focusCard(before.item);
}

// Back from an item, the keyboard goes on from its card.
function focusCard(id) {
  byId("grid")?.querySelector(`[data-item-id="${CSS.escape(id)}"] a`)?.focus({ preventScroll: true });
}

start();
