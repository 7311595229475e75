// The page's language: the shopper's choice, else Chinese for a Chinese browser or a Chinese shop,
// else English. Titles stay in the language that the catalogue has them in.

import { MESSAGES } from "./messages.js";

const KEY = "souk.language";
let current = localStorage.getItem(KEY) ?? (navigator.language.startsWith("zh") ? "zh" : "en");

export const language = () => current;
export const locale = () => (current === "zh" ? "zh-CN" : "en-GB");

/** Takes the shop's language, unless the shopper chose one. */
export function preferShopLanguage(shop) {
  if (!localStorage.getItem(KEY) && shop.language?.startsWith("zh")) current = "zh";
}

/** Remembers the shopper's choice and shows the page anew in it. */
export function chooseLanguage(next) {
  localStorage.setItem(KEY, next);
  location.reload();
}

/** The message `key` with `{name}` replaced from `values`; the key's last part if there is none. */
export function t(key, values = {}) {
  const message = MESSAGES[current][key] ?? MESSAGES.en[key] ?? key.split(".").at(-1);
  return message.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

/** Whether there is a message for `key`. */
export const known = (key) => key in MESSAGES[current] || key in MESSAGES.en;
