// Why an item is shown: the reasons as chips, and the score of every source in a popover.

import { byId, el } from "./dom.js";
import { readable } from "./format.js";
import { known, t } from "./i18n.js";

// The forms of reason that the API gives, each with its message; the group is a title or words.
const FORMS = [
  [/^matches "(.+)"$/, "reason.matches"],
  [/^close in meaning to "(.+)"$/, "reason.meaning"],
  [/^because you (?:bought|purchased) (.+)$/, "reason.bought"],
  [/^because you (?:looked at|viewed) (.+)$/, "reason.viewed"],
  [/^like (.+), which you bought$/, "reason.like.bought"],
  [/^like (.+), which you looked at$/, "reason.like.viewed"],
  [/^often bought together with (.+)$/, "reason.together.with"],
  [/^similar to (.+)$/, "reason.similar"],
  [/^from a category or brand you like$/, "reason.affinity"],
  [/^chosen by shoppers like you$/, "reason.shoppers"],
  [/^chosen by the same shoppers$/, "reason.same.shoppers"],
  [/^popular now$/, "reason.popular"],
  [/^trending$/, "reason.trending"],
];

/** A reason of the API in the page's language; one of unknown form is shown as sent. */
export function reasonText({ text }) {
  for (const [form, message] of FORMS) {
    const found = form.exec(text);
    if (found) return t(message, { what: readable(found[1] ?? "") });
  }
  return text;
}

/** The weightiest `most` reasons of a hit as a list of chips; null if it has none. */
export function reasonChips(hit, most = 2) {
  const reasons = [...pinned(hit), ...(hit.reasons ?? [])].slice(0, most);
  if (!reasons.length) return null;
  return el("ul", { class: "reasons", "data-testid": "reasons" }, reasons.map((reason) => {
    const text = reasonText(reason);
    return el("li", { class: `reason reason-${reason.kind}`, "data-kind": reason.kind, title: text }, text);
  }));
}

// What the shop itself has put where it is does not pass for a find.
function pinned(hit) {
  return hit.rules?.some(({ action }) => action === "pin") ? [{ kind: "pinned", text: t("reason.pinned") }] : [];
}

/** The button that opens the popover with the scores of `hit`. */
export function whyButton(hit) {
  const label = t("why.label", { title: readable(hit.item.title) });
  return el("button", {
    class: "why-button", type: "button", "aria-label": label, "aria-haspopup": "dialog", "data-testid": "why",
    on: { click: (event) => openWhy(event.currentTarget, hit) },
  }, t("why"));
}

function openWhy(button, hit) {
  byId("why")?.remove();
  const heading = el("h3", { id: "why-title" }, t("why.title"));
  const box = el("div", {
    id: "why", class: "why", popover: "auto", role: "dialog", tabindex: "-1",
    "aria-labelledby": "why-title", "data-testid": "why-popover",
  }, heading, scoreBars(hit), el("p", { class: "why-score" }, t("why.score", { score: number(hit.score) })));
  box.addEventListener("toggle", (event) => {
    if (event.newState === "closed") {
      box.remove();
      button.focus({ preventScroll: true });
    }
  });
  document.body.append(box);
  box.showPopover();
  place(box, button.getBoundingClientRect());
  box.focus({ preventScroll: true });
}

/** One bar per source, the largest contribution first; lengths are relative to it. */
export function scoreBars(hit) {
  const sources = Object.entries(hit.sources ?? {}).sort(([, a], [, b]) => (b.contribution ?? 0) - (a.contribution ?? 0));
  if (!sources.length) return el("p", { class: "quiet" }, t("why.nothing"));
  const top = Math.max(...sources.map(([, source]) => source.contribution ?? 0), 1e-9);
  return el("dl", { class: "bars" }, sources.map(([name, source]) => {
    const label = known(`source.${name}`) ? t(`source.${name}`) : name;
    const value = number(source.contribution);
    const bar = el("span", { class: "bar-fill" });
    bar.style.setProperty("--share", Math.max(0, (source.contribution ?? 0) / top).toFixed(3));
    return [
      el("dt", {}, label),
      el("dd", { "data-source": name, title: `${source.raw === null ? "–" : number(source.raw)} → ${number(source.normalised)}` },
        el("span", { class: "bar", role: "img", "aria-label": t("why.bar", { name: label, value }) }, bar),
        el("span", { class: "bar-value", "aria-hidden": "true" }, value)),
    ];
  }));
}

const number = (value) => Number(value ?? 0).toFixed(2);

// Below the button where there is room, else above it; always inside the window.
function place(box, anchor) {
  const { width, height } = box.getBoundingClientRect();
  const below = anchor.bottom + 8 + height < innerHeight;
  box.style.left = `${Math.max(12, Math.min(anchor.left, innerWidth - width - 12))}px`;
  box.style.top = `${Math.max(12, below ? anchor.bottom + 8 : anchor.top - height - 8)}px`;
}
