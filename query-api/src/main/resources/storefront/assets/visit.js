// From a list to an item: tells the shop what was chosen and from where, then goes there.

import { tell } from "./events.js";
import { go } from "./state.js";

// The hit through which an item was opened, so that its page can say why it was shown.
const opened = new Map();

/** Opens the item of `hit`, at place `index` of the list that answered `queryId`. */
export function openItem(hit, index, queryId) {
  opened.set(hit.item.id, hit);
  tell("select_item", [{ item: hit.item, index }], queryId ? { query_id: queryId } : {});
  go({ item: hit.item.id });
}

/** The hit by which the item was last opened, or undefined. */
export const openedBy = (id) => opened.get(id);
