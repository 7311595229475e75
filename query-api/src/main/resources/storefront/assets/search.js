// The results: searching, paging, sorting, and what is said above them. Without words and filters it
// is the shop's front: what sells best, and the ways in.

import * as api from "./api.js";
import { byId, el, svg, toast } from "./dom.js";
import { card } from "./card.js";
import { tell } from "./events.js";
import { chips, showFacets } from "./facets.js";
import { toFilter } from "./filter.js";
import { formatCount, leaf, priceNow } from "./format.js";
import { glyph } from "./glyphs.js";
import { t } from "./i18n.js";
import { problemBox } from "./problem.js";
import { shelf } from "./shelf.js";
import { FACETS, SORTS, go, noFacets } from "./state.js";

const SIZE = 24;
const TRENDING = 4;

let shown = { key: "", hits: 0 };
let running = new AbortController();
let facetCounts = [];

const isFront = (route) => !route.q && !FACETS.some((field) => route.facets[field].length);
const sortOf = (route) => route.sort || (isFront(route) ? "popularity" : "relevance");
const keyOf = ({ shop, q, shopper, facets, sort }) => JSON.stringify([shop, q, shopper, facets, sort]);

/** Shows the results of `route`; does nothing if they are on show already. */
export async function showResults(route, shop) {
  const key = keyOf(route);
  if (key === shown.key) return;
  shown = { key, hits: 0 };
  running.abort();
  running = new AbortController();
  const view = byId("browse");
  view.setAttribute("aria-busy", "true");
  if (!view.childElementCount) view.replaceChildren(skeleton());
  try {
    const [answer, trend] = await Promise.all([page(route, 0), trending(route)]);
    if (redirected(route, answer)) return;
    facetCounts = answer.facets ?? [];
    const currency = commonCurrency(answer.hits, shop);
    showFacets(facetCounts, currency);
    view.replaceChildren(...layout(route, shop, answer, trend, currency));
    append(route, answer);
    if (route.q) {
      const lines = answer.hits.map((hit, index) => ({ item: hit.item, index }));
      tell("view_search_results", lines, { query_id: answer.query_id, search_term: route.q });
    }
  } catch (problem) {
    if (problem.name === "AbortError") return;
    shown.key = "";
    view.replaceChildren(problemBox(problem, () => showResults(route, shop)));
  }
  view.setAttribute("aria-busy", "false");
}

// A rule of the shop may send who types something elsewhere; "back" leads to where they came from.
function redirected(route, { redirect }) {
  if (!route.q || !redirect || new URL(redirect, location).href === location.href) return false;
  location.replace(redirect);
  return true;
}

// What is chosen goes as `select`: a facet with a chosen value is counted without it, so that a second
// value can be seen and added.
function page(route, from) {
  const params = {
    q: route.q, shopper: route.shopper, select: toFilter(route.facets), sort: sortOf(route),
    facets: from ? "" : FACETS.join(","), from, size: SIZE, highlight: route.q ? true : "",
  };
  return api.search(route.shop, params, running.signal);
}

// What is in demand now, for the shop's front; a front without it is still one.
async function trending(route) {
  if (!isFront(route)) return null;
  try {
    return await api.trending(route.shop, route.shopper, TRENDING, running.signal);
  } catch (problem) {
    if (problem.name === "AbortError") throw problem;
    return null;
  }
}

// Price ranges are plain numbers; they get a currency sign only where all prices share it.
function commonCurrency(hits, shop) {
  const seen = new Set(hits.map(({ item }) => priceNow(item)?.currency).filter(Boolean));
  return seen.size > 1 ? null : (seen.values().next().value ?? shop.currency);
}

function layout(route, shop, answer, trend, currency) {
  const head = el("div", { class: "results-head" },
    el("div", {}, el("h1", { "data-testid": "results-title" }, titleOf(route)), summary(route, shop, answer)),
    el("div", { class: "results-tools" }, filtersButton(), sortBox(route)));
  return [
    isFront(route) ? front(shop) : null, trend ? shelf("trending", trend) : null, head, chips(currency),
    el("div", { class: "grid", id: "grid", "data-testid": "results", "data-query-id": answer.query_id }),
    el("div", { class: "more", id: "more" }),
  ].filter(Boolean);
}

function titleOf(route) {
  const { q, facets } = route;
  if (q) return t("results.title", { q });
  if (isFront(route)) return t("home.title");
  return facets.category.length === 1 ? leaf(facets.category[0]) : t("results.filtered");
}

function summary(route, shop, answer) {
  const count = answer.total === 1 ? t("results.one") : t("results.count", { count: formatCount(answer.total) });
  const parts = [
    el("span", { "data-testid": "total", "data-total": answer.total }, count),
    answer.personal ? el("span", { class: "personal", "data-testid": "personal" }, t("results.personal", { name: api.shopperName(shop, route.shopper) })) : null,
    answer.took_ms !== undefined ? el("span", {}, t("results.took", { ms: Math.max(1, Math.round(answer.took_ms)) })) : null,
    ...(answer.notes ?? []).map((note) => el("span", { class: "note" }, noteText(note))),
  ];
  return el("p", { class: "summary", role: "status" }, parts.filter(Boolean));
}

// The API's notes begin with the parameter that they are about.
function noteText(note) {
  if (note.startsWith("q: no item has all the words")) return t("note.some.words");
  if (note.startsWith("q: no item has the words")) return t("note.characters");
  const few = /^q: few items have all the words \((\d+)\)/.exec(note);
  if (few) return t("note.few.words", { count: few[1] });
  const unknown = /^q: no item has (".*"); these/.exec(note);
  if (unknown) return t("note.no.words", { words: unknown[1] });
  return note.replace(/^\w+: /, "");
}

function filtersButton() {
  const button = el("button", { class: "button filters-button", type: "button", "aria-expanded": "false", "aria-controls": "filters" }, t("filters"));
  button.addEventListener("click", () => {
    const open = byId("filters").classList.toggle("open");
    button.setAttribute("aria-expanded", String(open));
  });
  return button;
}

function sortBox(route) {
  const select = el("select", { "data-testid": "sort", on: { change: () => go({ sort: select.value }) } },
    SORTS.map((sort) => el("option", { value: sort }, t(`sort.${sort}`))));
  select.value = sortOf(route);
  return el("label", { class: "field" }, el("span", {}, t("sort")), select);
}

function front(shop) {
  const categories = facetCounts.find(({ field }) => field === "category")?.values ?? [];
  const tops = [...new Set(categories.map(({ value }) => value.split(" > ")[0]))].slice(0, 8);
  return el("section", { class: "front", "data-testid": "front" },
    el("p", { class: "front-title" }, shop.title), el("p", { class: "front-text" }, shop.description),
    el("div", { class: "front-ways" }, tops.map((category) => {
      const path = glyph([category]);
      return el("button", { class: "way", type: "button", on: { click: () => go({ facets: { ...noFacets(), category: [category] } }) } },
        path ? svg("svg", { viewBox: "0 0 48 48", class: "way-glyph", "aria-hidden": "true" }, svg("path", { d: path })) : null, category);
    })));
}

function append(route, answer) {
  const first = shown.hits;
  byId("grid").append(...answer.hits.map((hit, i) => card(hit, first + i, answer.query_id)));
  shown.hits += answer.hits.length;
  const done = !answer.hits.length || shown.hits >= answer.total;
  byId("more").replaceChildren(shown.hits ? more(route, answer.total, done) : nothing());
}

function more(route, total, done) {
  const button = el("button", { class: "button", type: "button", "data-testid": "more" }, t("results.more"));
  button.addEventListener("click", async () => {
    button.disabled = true;
    const first = shown.hits;
    try {
      append(route, await page(route, first));
      byId("grid").children[first]?.querySelector("a").focus({ preventScroll: true });
    } catch (problem) {
      button.disabled = false;
      if (problem.name !== "AbortError") toast(problem.message);
    }
  });
  const count = t("results.shown", { shown: formatCount(shown.hits), total: formatCount(total) });
  return el("div", { class: "more-row" }, el("p", { class: "quiet" }, count), done ? null : button);
}

function nothing() {
  return el("div", { class: "empty", "data-testid": "no-results" },
    el("p", { class: "empty-title" }, t("results.none")), el("p", { class: "quiet" }, t("results.none.hint")));
}

function skeleton() {
  const blank = () => el("div", { class: "card blank" }, el("div", { class: "card-picture" }), el("div", { class: "card-body" }));
  return el("div", { class: "grid", "aria-label": t("results.loading") }, Array.from({ length: 8 }, blank));
}
