// How numbers, money and titles read.

import { locale } from "./i18n.js";

/** `"2.55 GBP"` as amount and currency; null if it is missing. */
export function money(text) {
  if (!text) return null;
  const [amount, currency] = text.trim().split(/\s+/);
  return { amount: Number(amount), currency };
}

/** What the shopper pays now. */
export const priceNow = (item) => money(item.sale_price) ?? money(item.price);

export function formatMoney(amount, currency, digits = 2) {
  const options = { style: "currency", currency, minimumFractionDigits: digits, maximumFractionDigits: 2 };
  try {
    return new Intl.NumberFormat(locale(), { ...options, currencyDisplay: "narrowSymbol" }).format(amount);
  } catch {
    return `${amount} ${currency ?? ""}`.trim();
  }
}

export const formatCount = (count) => new Intl.NumberFormat(locale()).format(count);

const SMALL = new Set(["a", "an", "and", "for", "in", "of", "on", "or", "the", "to", "with"]);

/** A title to read: one that is all capitals, as old stock systems write, is set in title case. */
export function readable(title) {
  if (!/[A-Z]{2}/.test(title) || /[a-z]{2}/.test(title)) return title;
  return title.toLowerCase().replace(/[\p{L}\p{N}'’]+/gu, (word, at) =>
    (at > 0 && SMALL.has(word)) || /^s$/.test(word) ? word : word[0].toUpperCase() + word.slice(1));
}

/** The innermost level of `"Home > Lighting"`. */
export const leaf = (category) => category.split(" > ").at(-1);

/** `snake_case` as words. */
export const words = (name) => name.replaceAll(/[_-]+/g, " ").replace(/^\w/, (first) => first.toUpperCase());
