// Chosen facets as the API's filter expression: OR inside a facet, AND between facets.

import { FACETS } from "./state.js";

/** `{category: ["Home > Lighting"], price: ["[5 TO 10}"]}` as `category:"Home > Lighting" AND price:[5 TO 10}`. */
export function toFilter(facets) {
  return FACETS.map((field) => clause(field, facets[field])).filter(Boolean).join(" AND ");
}

function clause(field, values) {
  const parts = values.map((value) => `${field}:${field === "price" ? value : quote(value)}`);
  return parts.length > 1 ? `(${parts.join(" OR ")})` : parts[0];
}

const quote = (value) => `"${value.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;

/** The bounds of `[5 TO 10}`; null where it is open. Null if `value` is no range. */
export function range(value) {
  const match = /^[[{]\s*(\S+)\s+TO\s+(\S+?)\s*[\]}]$/.exec(value);
  if (!match) return null;
  const bound = (text) => (text === "*" ? null : Number(text));
  return { from: bound(match[1]), to: bound(match[2]) };
}
