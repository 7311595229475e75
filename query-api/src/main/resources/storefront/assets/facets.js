// The facets beside the results: a category tree, brands, price ranges, availability. Several values
// of a facet can be on at once; each that is on is also a chip above the results.

import { byId, el, icon } from "./dom.js";
import { range } from "./filter.js";
import { formatCount, formatMoney, leaf } from "./format.js";
import { t } from "./i18n.js";
import { FACETS, go, here, noFacets, toggled } from "./state.js";

const SHOWN = 8;
const CROSS = "M6 6l12 12M18 6L6 18";
const CHEVRON = "M9 6l6 6-6 6";

// What the shopper unfolded: category paths, and fields shown in full.
const unfolded = new Set();

/** Shows `counts` (the API's facets); `currency` is that of the price ranges. */
export function showFacets(counts, currency) {
  const focused = document.activeElement?.dataset?.key;
  const sections = FACETS.map((field) => section(field, withChosen(field, counts), currency, () => showFacets(counts, currency)));
  byId("filters").replaceChildren(el("h2", { class: "filters-title" }, t("filters")), ...sections.filter(Boolean));
  if (focused) byId("filters").querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
}

// A chosen value stays on show, without a count, when the answer no longer has it: nothing matches it
// any more, or the price ranges were cut anew.
function withChosen(field, counts) {
  const values = counts.find((facet) => facet.field === field)?.values ?? [];
  const missing = here().facets[field].filter((value) => !values.some((other) => other.value === value));
  const all = [...values, ...missing.map((value) => ({ value, count: null }))];
  return field === "price" ? all.sort((a, b) => low(a.value) - low(b.value)) : all;
}

const low = (value) => range(value)?.from ?? 0;

function section(field, values, currency, redraw) {
  if (!values.length) return null;
  const options = field === "category" ? categoryTree(values, redraw) : flat(field, values, currency);
  const all = unfolded.has(field) || options.length <= SHOWN + 1;
  const more = options.length - SHOWN;
  const fold = () => {
    unfolded.has(field) ? unfolded.delete(field) : unfolded.add(field);
    redraw();
  };
  return el("section", { class: "facet", "data-testid": `facet-${field}`, "aria-label": t(`facet.${field}`) },
    el("h3", {}, t(`facet.${field}`)),
    el("ul", {}, all ? options : options.slice(0, SHOWN)),
    options.length > SHOWN + 1
      ? el("button", { class: "link-button", type: "button", "aria-expanded": String(all), "data-key": `more-${field}`, on: { click: fold } },
          all ? t("filters.less") : t("filters.more", { count: more }))
      : null);
}

function flat(field, values, currency) {
  return values.filter(({ value, count }) => count || here().facets[field].includes(value))
    .map(({ value, count }) => el("li", {}, option(field, value, label(field, value, currency), count)));
}

function option(field, value, text, count) {
  const box = el("input", {
    type: "checkbox", "data-key": `${field}=${value}`, "data-testid": "facet-option", "data-field": field, "data-value": value,
    on: { change: () => go({ facets: toggled(here().facets, field, value), item: null }) },
  });
  box.checked = here().facets[field].includes(value);
  return el("label", { class: "option" }, box, el("span", { class: "option-text" }, text), count === null ? null : el("span", { class: "option-count" }, formatCount(count)));
}

function categoryTree(values, redraw) {
  const nodes = new Map();
  for (const { value, count } of values) {
    const levels = value.split(" > ");
    levels.forEach((_, depth) => {
      const path = levels.slice(0, depth + 1).join(" > ");
      if (!nodes.has(path)) nodes.set(path, { path, depth, count: 0, children: [] });
    });
    nodes.get(value).count = count;
  }
  for (const node of [...nodes.values()].reverse()) {
    const parent = nodes.get(node.path.split(" > ").slice(0, -1).join(" > "));
    parent?.children.unshift(node);
    node.count ||= node.children.reduce((sum, child) => sum + child.count, 0);
  }
  return [...nodes.values()].filter((node) => node.depth === 0).map((node) => branch(node, redraw));
}

function branch(node, redraw) {
  const chosen = here().facets.category.some((path) => path.startsWith(`${node.path} > `) || path === node.path);
  const folded = `-${node.path}`;
  const open = unfolded.has(node.path) || (chosen && !unfolded.has(folded));
  const toggle = () => {
    [node.path, folded].forEach((key) => unfolded.delete(key));
    unfolded.add(open ? folded : node.path);
    redraw();
  };
  const arrow = node.children.length
    ? el("button", { class: "fold", type: "button", "aria-expanded": String(open), "aria-label": node.path, "data-key": `fold-${node.path}`, on: { click: toggle } }, icon(CHEVRON))
    : null;
  return el("li", { class: "branch" },
    el("div", { class: "branch-row" }, option("category", node.path, leaf(node.path), node.count), arrow),
    open && node.children.length ? el("ul", {}, node.children.map((child) => branch(child, redraw))) : null);
}

/** The chosen values as chips that can be removed; null if there is none. */
export function chips(currency) {
  const { facets } = here();
  const chosen = FACETS.flatMap((field) => facets[field].map((value) => [field, value]));
  if (!chosen.length) return null;
  return el("div", { class: "chips", "data-testid": "chips" },
    chosen.map(([field, value]) => {
      const text = label(field, value, currency);
      return el("button", {
        class: "chip", type: "button", "aria-label": t("filters.remove", { value: text }), "data-testid": "chip", "data-field": field,
        on: { click: () => go({ facets: toggled(facets, field, value) }) },
      }, text, icon(CROSS));
    }),
    el("button", { class: "link-button", type: "button", "data-testid": "clear-filters", on: { click: () => go({ facets: noFacets() }) } }, t("filters.clear")));
}

function label(field, value, currency) {
  if (field === "availability") return t(`availability.${value}`);
  if (field === "category") return value.replaceAll(" > ", " › ");
  const bounds = field === "price" ? range(value) : null;
  if (!bounds) return value;
  const amount = (bound) => (currency ? formatMoney(bound, currency, Number.isInteger(bound) ? 0 : 2) : formatCount(bound));
  if (!bounds.from) return t("price.under", { to: amount(bounds.to) });
  if (bounds.to === null) return t("price.over", { from: amount(bounds.from) });
  return t("price.between", { from: amount(bounds.from), to: amount(bounds.to) });
}
