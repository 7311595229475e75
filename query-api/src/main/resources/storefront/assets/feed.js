// "For you": the shopper's feed. After each event it is asked again, a few times, until the views
// behind it have taken the event in; what is new or has moved is then animated.
//
// data-state of the panel is idle, watching or updated; data-version counts the changes shown.

import * as api from "./api.js";
import { byId, calm, el } from "./dom.js";
import { row } from "./card.js";
import { readable } from "./format.js";
import { t } from "./i18n.js";
import { here } from "./state.js";
import { forget, guestHistory } from "./session.js";
import { problemBox } from "./problem.js";

const SIZE = 12;
const STEP_MS = 300;
const STEPS = 20;

let shop = null;
let signature = "";
let version = 0;
// Only the newest load or watch may draw; older ones see that they are not it and end.
let turn = 0;

document.addEventListener("souk:event", ({ detail }) => watch(detail));

/** Shows the feed of the current shopper in `next`. */
export async function showFeed(next) {
  shop = next;
  const mine = ++turn;
  frame();
  try {
    const answer = await load();
    if (mine === turn) draw(answer, false);
  } catch (problem) {
    if (mine === turn) list().replaceWith(el("div", { id: "feed-list" }, problemBox(problem, () => showFeed(next))));
  }
}

const list = () => byId("feed-list");
const load = () => api.feed(here().shop, here().shopper, guestHistory(here().shop), SIZE);

// What a shopper would see as a change: other items, another order, other reasons.
const signatureOf = ({ hits }) => JSON.stringify(hits.map(({ item, reasons }) => [item.id, (reasons ?? [])[0]?.text]));

async function watch({ name, item }) {
  if (!shop) return;
  const mine = ++turn;
  setState("watching", t("feed.watching"));
  for (let step = 0; step < STEPS; step++) {
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
    if (mine !== turn) return;
    try {
      const answer = await load();
      if (mine !== turn) return;
      if (signatureOf(answer) !== signature) {
        subtitle();
        draw(answer, true);
        setState("updated", t(`feed.${name}`, { title: readable(item.title) }));
        return;
      }
    } catch {
      // The old feed stays on show; the next step may do better.
    }
  }
  setState("idle", "");
}

function frame() {
  const title = el("h2", { id: "feed-title" }, t("feed"));
  byId("feed").setAttribute("aria-labelledby", "feed-title");
  byId("feed").replaceChildren(
    el("div", { class: "feed-head" }, title,
      el("div", { class: "feed-subtitle", id: "feed-subtitle" }),
      el("p", { class: "feed-note", id: "feed-note", role: "status", "data-testid": "feed-note" })),
    el("ul", { class: "feed-list", id: "feed-list", "aria-labelledby": "feed-title", "data-testid": "feed-list" },
      Array.from({ length: 6 }, () => el("li", { class: "row blank" }))));
  subtitle();
  setState("idle", "");
}

function subtitle() {
  const { shopper } = here();
  const visits = guestHistory(here().shop).length;
  const text = shopper ? t("feed.for", { name: api.shopperName(shop, shopper) }) : visits ? t("feed.guest.history") : t("feed.guest");
  const forgetButton = el("button", {
    class: "link-button", type: "button", "data-testid": "forget",
    on: {
      click: () => {
        forget(here().shop);
        showFeed(shop);
      },
    },
  }, t("feed.forget"));
  byId("feed-subtitle").replaceChildren(el("p", { class: "quiet" }, text),
    ...(shop.simulated && shopper ? [el("p", { class: "simulated", "data-testid": "simulated" }, t("shoppers.note"))] : []),
    ...(!shopper && visits ? [forgetButton] : []));
}

function setState(state, note) {
  byId("feed").dataset.state = state;
  byId("feed").dataset.version = version;
  byId("feed-note").textContent = note;
}

function draw(answer, animate) {
  const old = new Map([...list().children].map((node) => [node.dataset.itemId, node.getBoundingClientRect()]));
  signature = signatureOf(answer);
  const rows = answer.hits.map((hit, index) => row(hit, index, answer.query_id));
  const next = el("ul", { class: "feed-list", id: "feed-list", "aria-labelledby": "feed-title", "data-testid": "feed-list", "data-query-id": answer.query_id }, rows);
  if (!rows.length) next.append(el("li", { class: "quiet" }, t("feed.empty")));
  list().replaceWith(next);
  if (!animate) return;
  version += 1;
  rows.forEach((node) => enter(node, old.get(node.dataset.itemId)));
}

// First-last-invert-play: a row that was there slides from its old place, a new one fades in.
function enter(node, before) {
  if (!before) node.append(el("span", { class: "new" }, t("feed.new")));
  if (calm()) return;
  const timing = { duration: 550, easing: "cubic-bezier(.2,.7,.2,1)" };
  if (before) {
    const now = node.getBoundingClientRect();
    const move = `translate(${before.left - now.left}px, ${before.top - now.top}px)`;
    node.animate([{ transform: move }, { transform: "none" }], timing);
  } else {
    node.animate([{ opacity: 0, transform: "translateX(24px)" }, { opacity: 1, transform: "none" }], timing);
    node.classList.add("fresh");
  }
}
