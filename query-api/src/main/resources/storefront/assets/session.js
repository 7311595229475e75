// What this browser remembers: the session's id, what a guest did, and the baskets. Nothing else;
// the taste of a named shopper lives in the shop's own views.

const HISTORY = 50;

/** 128 random bits as hex; crypto.randomUUID needs https, this does not. */
export function randomId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The id of this browser tab's session. */
export function sessionId() {
  let id = sessionStorage.getItem("souk.session");
  if (!id) sessionStorage.setItem("souk.session", (id = randomId()));
  return id;
}

function read(key, fallback) {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? fallback;
  } catch {
    return fallback;
  }
}

const write = (key, value) => localStorage.setItem(key, JSON.stringify(value));

/** What a guest did in `shop`, oldest first: `{item_id, event_name}`. */
export const guestHistory = (shop) => read(`souk.history.${shop}`, []);

export function remember(shop, visits) {
  write(`souk.history.${shop}`, [...guestHistory(shop), ...visits].slice(-HISTORY));
}

export const forget = (shop) => localStorage.removeItem(`souk.history.${shop}`);

const basketKey = (shop, shopper) => `souk.basket.${shop}.${shopper || "guest"}`;

/** The basket of a shopper (empty text: the guest): `{item, quantity}` lines. */
export const basket = (shop, shopper) => read(basketKey(shop, shopper), []);

export const saveBasket = (shop, shopper, lines) => write(basketKey(shop, shopper), lines);
