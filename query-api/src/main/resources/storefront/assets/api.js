// The HTTP API, one function per endpoint. Every failure is thrown as ApiProblem, whose message can
// be shown to a shopper.

import { language, t } from "./i18n.js";

/** An answer that is not 2xx (problem+json), or no answer at all (status 0). */
export class ApiProblem extends Error {
  constructor(status, title, detail, code) {
    super(detail || title);
    this.status = status;
    this.title = title;
    this.code = code;
  }
}

/** Resolves after so many seconds; rejects at once if `signal` says so. */
const seconds = (count, signal) =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, count * 1000);
    signal?.addEventListener("abort", () => { clearTimeout(timer); reject(signal.reason); }, { once: true });
  });

/** Asks once more if the server has too much to do just now. */
async function patiently(path, options) {
  const response = await fetch(path, options);
  if (response.status !== 429) return response;
  await seconds(Number(response.headers.get("Retry-After")) || 1, options.signal);
  return fetch(path, options);
}

async function call(path, options = {}) {
  const headers = { Accept: "application/json", "Accept-Language": language(), ...options.headers };
  let response;
  try {
    response = await patiently(path, { ...options, headers });
  } catch (failure) {
    if (failure.name === "AbortError") throw failure;
    throw new ApiProblem(0, t("problem.title"), t("problem.offline"), "offline");
  }
  const text = await response.text();
  let body = {};
  try {
    body = text ? JSON.parse(text) : {};
  } catch {
    throw new ApiProblem(response.status, t("problem.title"), t("problem.unreadable"), "unreadable");
  }
  if (!response.ok) {
    throw new ApiProblem(response.status, body.title ?? t("problem.title"), body.detail, body.code);
  }
  return body;
}

function post(path, body, options = {}) {
  const headers = { "Content-Type": "application/json" };
  return call(path, { ...options, method: "POST", headers, body: JSON.stringify(body) });
}

/** `path` with those of `params` that are not empty. */
function url(path, params) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== null && value !== undefined && value !== "") query.set(name, value);
  }
  return `${path}?${query}`;
}

const shopPath = (shop) => `/v1/${encodeURIComponent(shop)}`;
const itemPath = (shop, id) => `${shopPath(shop)}/items/${encodeURIComponent(id)}`;

/** The shops; shoppers as `{id, name}`, though an API may list bare ids. */
export async function shops() {
  const { shops: found } = await call("/v1/shops");
  const named = (shopper) => (typeof shopper === "string" ? { id: shopper, name: t("shopper.name", { id: shopper }) } : shopper);
  return found.map((shop) => ({ ...shop, shoppers: (shop.shoppers ?? []).map(named) }));
}

/** What to call the shopper of this id in `shop`; empty text is the guest. */
export function shopperName(shop, id) {
  if (!id) return t("guest");
  return shop.shoppers.find((shopper) => shopper.id === id)?.name ?? t("shopper.name", { id });
}

export const search = (shop, params, signal) => call(url(`${shopPath(shop)}/search`, params), { signal });
export const suggest = async (shop, q, signal) =>
  (await call(url(`${shopPath(shop)}/suggest`, { q, size: 8 }), { signal })).suggestions;
export const item = async (shop, id) => (await call(itemPath(shop, id))).item;
/** A shelf of an item's page: "similar" or "together". */
export const beside = (shop, id, shelf, shopper, size) => call(url(`${itemPath(shop, id)}/${shelf}`, { shopper, size }));
export const trending = (shop, shopper, size, signal) => call(url(`${shopPath(shop)}/trending`, { shopper, size }), { signal });
export const status = (shop) => call(`${shopPath(shop)}/status`);

/** The feed of a named shopper, or of a guest by what this browser remembers. */
export function feed(shop, shopper, history, size) {
  return shopper
    ? call(url(`${shopPath(shop)}/feed`, { shopper, size }))
    : post(`${shopPath(shop)}/feed`, { history, size });
}

/** Sends one event; `keepalive` lets it finish when the page is left. */
export const sendEvent = (shop, event) => post(`${shopPath(shop)}/events`, event, { keepalive: true });
