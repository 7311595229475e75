// The search box: a combobox (ARIA Authoring Practices, list autocomplete with manual selection).
// Arrows move through the suggestions, Enter takes one or searches, Escape closes, then clears.

import * as api from "./api.js";
import { byId, el, icon } from "./dom.js";
import { readable } from "./format.js";
import { t } from "./i18n.js";
import { go, here, noFacets } from "./state.js";

const LENS = "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L21 21";
const PAUSE_MS = 120;

let suggestions = [];
let active = -1;
let pause = 0;
let running = new AbortController();

/** The form, for a shop of this title. */
export function searchBox(shopTitle) {
  const input = el("input", {
    id: "q", type: "search", name: "q", autocomplete: "off", spellcheck: "false", maxlength: 500, role: "combobox",
    placeholder: t("search.placeholder", { shop: shopTitle }), "aria-label": t("search.label"), "aria-expanded": "false",
    "aria-controls": "suggestions", "aria-autocomplete": "list", "data-testid": "search-input",
    on: { input: ask, keydown: onKey, blur: close, focus: ask },
  });
  const list = el("ul", { id: "suggestions", role: "listbox", "aria-label": t("search.label"), hidden: true, "data-testid": "suggestions" });
  const button = el("button", { class: "search-button", type: "submit", "aria-label": t("search.button") }, icon(LENS));
  const status = el("span", { class: "unseen", role: "status", id: "suggest-status" });
  return el("form", { class: "search", role: "search", on: { submit: onSubmit } }, input, button, list, status);
}

/** Shows the words of the current route in the box. */
export function showQuery() {
  const input = byId("q");
  if (input.value !== here().q) input.value = here().q;
}

function onSubmit(event) {
  event.preventDefault();
  const q = byId("q").value.trim();
  close();
  byId("q").blur();
  go({ q, item: null, facets: noFacets(), sort: "" });
}

function ask(event) {
  clearTimeout(pause);
  const q = event.target.value.trim();
  if (!q || (event.type === "focus" && q === here().q)) return close();
  pause = setTimeout(() => load(q), PAUSE_MS);
}

async function load(q) {
  running.abort();
  running = new AbortController();
  try {
    suggestions = await api.suggest(here().shop, q, here().shopper, running.signal);
  } catch {
    // Without suggestions the box still searches.
    suggestions = [];
  }
  if (byId("q").value.trim() !== q || document.activeElement !== byId("q")) return;
  active = -1;
  byId("suggestions").replaceChildren(...suggestions.map((suggestion, i) => option(suggestion, i)));
  open(suggestions.length > 0);
  byId("suggest-status").textContent = t("suggest.count", { count: suggestions.length });
}

function option({ text, kind, from, to, corrected }, i) {
  // mousedown, not click: the box must not lose the focus, and with it the list, before.
  const take = (event) => {
    event.preventDefault();
    choose(suggestions[i]);
  };
  return el("li", { id: `suggestion-${i}`, role: "option", "aria-selected": "false", "data-testid": "suggestion", "data-kind": kind, on: { mousedown: take } },
    el("span", {}, marked(text, from, to)),
    el("span", { class: "suggestion-kind" }, t(corrected ? "suggest.corrected" : `suggest.${kind}`, { kind: t(`suggest.${kind}`) })));
}

// The part that was typed in bold. Capitals are made readable if that leaves every letter in its place.
function marked(text, from, to) {
  const read = readable(text);
  const shown = read.length === text.length ? read : text;
  return from < to ? [shown.slice(0, from), el("mark", {}, shown.slice(from, to)), shown.slice(to)] : [shown];
}

function choose({ kind, text, id }) {
  close();
  byId("q").blur();
  if (kind === "item") go({ item: id });
  else if (kind === "category" || kind === "brand") go({ q: "", item: null, sort: "", facets: { ...noFacets(), [kind]: [id] } });
  else go({ q: text, item: null, sort: "", facets: noFacets() });
}

function onKey(event) {
  const list = byId("suggestions");
  if (event.key === "Escape") {
    event.preventDefault();
    if (list.hidden) byId("q").value = "";
    return close();
  }
  if (list.hidden || event.isComposing) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    // One place more than there are suggestions: the box itself.
    const places = suggestions.length + 1;
    activate(((active + 1 + (event.key === "ArrowDown" ? 1 : -1) + places) % places) - 1);
  } else if (event.key === "Enter" && active >= 0) {
    event.preventDefault();
    choose(suggestions[active]);
  }
}

function activate(next) {
  active = next;
  for (const [i, node] of [...byId("suggestions").children].entries()) {
    node.setAttribute("aria-selected", String(i === active));
    if (i === active) node.scrollIntoView({ block: "nearest" });
  }
  if (active < 0) byId("q").removeAttribute("aria-activedescendant");
  else byId("q").setAttribute("aria-activedescendant", `suggestion-${active}`);
}

function open(yes) {
  byId("suggestions").hidden = !yes;
  byId("q").setAttribute("aria-expanded", String(yes));
  if (!yes) activate(-1);
}

function close() {
  clearTimeout(pause);
  running.abort();
  open(false);
}
