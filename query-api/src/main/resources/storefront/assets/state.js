// Where the shopper is, as one object that mirrors the URL: /gifts?q=lamp&shopper=17850&brand=A or
// /gifts/item/85123A?... Every change goes through go(), so links can be shared and "back" works.

/** The facets, in the order they are shown; each is a URL parameter that may be repeated. */
export const FACETS = ["category", "brand", "price", "availability"];

/** Sort orders the API knows. */
export const SORTS = ["relevance", "popularity", "price_asc", "price_desc"];

let route = parse(location);
const listeners = [];

/** Reads a URL. Unknown parameters are ignored. */
export function parse({ pathname, search }) {
  const [shop = "", kind, ...rest] = pathname.split("/").filter(Boolean).map(decode);
  const params = new URLSearchParams(search);
  const sort = params.get("sort");
  return {
    shop,
    item: kind === "item" && rest.length ? rest.join("/") : null,
    q: (params.get("q") ?? "").trim(),
    shopper: params.get("shopper") ?? "",
    sort: SORTS.includes(sort) ? sort : "",
    facets: Object.fromEntries(FACETS.map((field) => [field, params.getAll(field)])),
  };
}

// A stray % in a typed address must not break the page.
function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The address of a route; the inverse of parse(). */
export function toUrl(to) {
  const params = new URLSearchParams();
  if (to.q) params.set("q", to.q);
  if (to.shopper) params.set("shopper", to.shopper);
  if (to.sort) params.set("sort", to.sort);
  for (const field of FACETS) for (const value of to.facets[field]) params.append(field, value);
  const path = `/${encodeURIComponent(to.shop)}${to.item ? `/item/${encodeURIComponent(to.item)}` : ""}`;
  const query = params.toString();
  return query ? `${path}?${query}` : path;
}

export const here = () => route;

/** No facet chosen. */
export const noFacets = () => Object.fromEntries(FACETS.map((field) => [field, []]));

/** Facets with `value` of `field` switched on or off. */
export function toggled(facets, field, value) {
  const values = facets[field];
  const next = values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
  return { ...facets, [field]: next };
}

/** Moves to here() with `patch` applied. */
export function go(patch, { replace = false } = {}) {
  const before = route;
  route = { ...route, ...patch };
  history[replace ? "replaceState" : "pushState"](null, "", toUrl(route));
  listeners.forEach((listener) => listener(route, before));
}

/** Calls `listener(route, before)` after every move, "back" included. */
export function onMove(listener) {
  listeners.push(listener);
}

addEventListener("popstate", () => {
  const before = route;
  route = parse(location);
  listeners.forEach((listener) => listener(route, before));
});
