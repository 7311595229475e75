// Builds elements without a framework. Text always goes in as text nodes, never as markup, so what
// a catalogue or a shopper wrote cannot become script.

const SVG = "http://www.w3.org/2000/svg";

/**
 * An HTML element. `props`: attributes by name; `on` maps event names to listeners; a value of
 * null, undefined or false leaves the attribute out, true sets it empty. Children: nodes, texts,
 * arrays of them; null and false are left out.
 */
export function el(tag, props = {}, ...children) {
  return fill(document.createElement(tag), props, children);
}

/** The same for SVG. */
export function svg(tag, props = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), props, children);
}

function fill(node, props, children) {
  for (const [name, value] of Object.entries(props)) {
    if (name === "on") {
      for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
    } else if (value !== null && value !== undefined && value !== false) {
      node.setAttribute(name, value === true ? "" : String(value));
    }
  }
  node.append(...children.flat(9).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** The page's landmark with this id. */
export const byId = (id) => document.getElementById(id);

/** A 24-unit line icon from one path. */
export function icon(path) {
  return svg("svg", { viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true" }, svg("path", { d: path }));
}

/** Whether the shopper asked their system for less motion. */
export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

let hiding = 0;

/** Says something at the foot of the page for a few seconds, to screen readers too. */
export function toast(message) {
  const box = byId("toast");
  box.textContent = message;
  box.classList.add("shown");
  clearTimeout(hiding);
  hiding = setTimeout(() => box.classList.remove("shown"), 4000);
}
