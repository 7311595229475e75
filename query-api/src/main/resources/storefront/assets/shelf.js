// A shelf: a few items under a heading, such as what is bought with an item.

import { el } from "./dom.js";
import { card } from "./card.js";
import { t } from "./i18n.js";

/** The shelf of this name with the hits of an answer; null if there are none. */
export function shelf(name, answer) {
  if (!answer.hits.length) return null;
  const heading = `shelf-${name}`;
  return el("section", { class: "shelf", "data-testid": name, "aria-labelledby": heading },
    el("h2", { id: heading }, t(`shelf.${name}`)),
    el("div", { class: "grid" }, answer.hits.map((hit, index) => card(hit, index, answer.query_id))));
}
