// Text with the words of a search marked. The API gives ranges, not markup: text stays text.

import { el } from "./dom.js";

/** `text` as a list of texts and marks; `ranges` are pairs of start and end, ascending. */
export function marked(text, ranges) {
  const parts = [];
  let at = 0;
  for (const [start, end] of ranges) {
    parts.push(text.slice(at, start), el("mark", {}, text.slice(start, end)));
    at = end;
  }
  return [...parts, text.slice(at)].filter((part) => part !== "");
}
