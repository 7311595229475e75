// The foot of the page: the account of the event log. Every line that was received is in exactly one
// column, and the page adds them up itself.

import * as api from "./api.js";
import { byId, el } from "./dom.js";
import { formatCount, words } from "./format.js";
import { t } from "./i18n.js";
import { here } from "./state.js";

const EVERY_MS = 10_000;

/** Shows the account of the current shop, and again from time to time while the page is seen. */
export async function showLedger() {
  const { shop } = here();
  try {
    const status = await api.status(shop);
    if (shop === here().shop) draw(status);
  } catch {
    // The account is a service to the curious: a shop that cannot give it now still sells.
  }
}

setInterval(() => document.visibilityState === "visible" && here().shop && showLedger(), EVERY_MS);

function draw({ ledger, backend }) {
  const open = byId("ledger").querySelector("details")?.open ?? false;
  const { received, accepted, guests, duplicates, late, dead } = ledger;
  const balanced = received === accepted + guests + duplicates + dead && late <= accepted + guests;
  const figure = (name, value) => el("span", { class: "figure" },
    el("b", { "data-testid": `ledger-${name}`, "data-value": value }, formatCount(value)), ` ${t(`ledger.${name}`)}`);
  byId("ledger").replaceChildren(el("div", { class: "bottom-row" },
    el("p", { class: "account" },
      el("span", { class: "account-title" }, t("ledger")), figure("received", received), " = ", figure("accepted", accepted), " + ",
      figure("guests", guests), " + ", figure("duplicates", duplicates), " + ", figure("dead", dead),
      el("span", { class: balanced ? "balanced" : "unbalanced", "data-testid": "ledger-check" }, t(balanced ? "ledger.balanced" : "ledger.unbalanced"))),
    late > 0 ? el("p", { class: "quiet" }, figure("late", late)) : null,
    reasons(ledger.dead_letters ?? {}, open),
    el("p", { class: "quiet" }, backend ? `${t("ledger.backend", { backend })} · ` : "", el("a", { href: "/metrics" }, t("ledger.metrics")))));
}

function reasons(deadLetters, open) {
  const rows = Object.entries(deadLetters).sort(([, a], [, b]) => b - a);
  if (!rows.length) return null;
  return el("details", { class: "dead", open }, el("summary", {}, t("ledger.reasons")),
    el("ul", {}, rows.map(([reason, count]) => el("li", {}, words(reason), " ", el("b", {}, formatCount(count))))));
}
