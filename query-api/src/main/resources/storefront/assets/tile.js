// The picture of an item. The catalogues come without photographs, so each item gets a drawn tile:
// its colour from the item's own colour or its category, its drawing from its words, its
// ornament from its id. The same item always looks the same.

import { svg } from "./dom.js";
import { leaf } from "./format.js";
import { glyph } from "./glyphs.js";

// Hue and saturation by colour name; what a catalogue calls otherwise gets its category's hue.
const COLOURS = {
  red: [4, 55], ruby: [350, 55], orange: [26, 65], yellow: [46, 70], gold: [42, 50], green: [130, 28],
  turquoise: [176, 38], blue: [212, 42], navy: [222, 40], purple: [276, 30], lilac: [276, 30], pink: [342, 55],
  brown: [24, 30], copper: [20, 45], cream: [40, 45], ivory: [44, 35], natural: [36, 28], white: [40, 14],
  silver: [210, 10], grey: [220, 6], gray: [220, 6], black: [220, 8],
  红: [4, 55], 橙: [26, 65], 黄: [46, 70], 绿: [130, 28], 蓝: [212, 42], 紫: [276, 30], 粉: [342, 55],
  棕: [24, 30], 咖: [24, 30], 燕麦: [36, 28], 米: [40, 30], 白: [40, 14], 灰: [220, 6], 黑: [220, 8], 银: [210, 10],
};

/** An SVG for `item`. It is decoration: the title beside it says what it is. */
export function tile(item) {
  const category = item.product_type ?? "";
  const [hue, saturation] = colour(item, category);
  const dark = /black|黑|navy/i.test(item.color ?? "");
  const ground = `hsl(${hue} ${saturation}% ${dark ? 72 : 90}%)`;
  const shade = `hsl(${hue} ${saturation}% ${dark ? 62 : 82}%)`;
  const ink = `hsl(${hue} ${Math.min(60, saturation + 12)}% ${dark ? 18 : 32}%)`;
  const path = glyph([item.title, leaf(category), category]);
  return svg("svg", { class: "tile", viewBox: "0 0 160 160", preserveAspectRatio: "xMidYMid slice", "aria-hidden": "true", focusable: "false" },
    svg("rect", { width: 160, height: 160, fill: ground }),
    ornament(hash(item.id), shade),
    svg("circle", { cx: 80, cy: 80, r: 47, fill: `hsl(${hue} ${saturation}% 97%)`, opacity: 0.85 }),
    path ? drawing(path, ink) : initials(item.title, ink));
}

function drawing(path, ink) {
  return svg("path", {
    d: path, transform: "translate(48.8 48.8) scale(1.3)", fill: "none", stroke: ink,
    "stroke-width": 1.9, "stroke-linecap": "round", "stroke-linejoin": "round",
  });
}

function initials(title, ink) {
  const letters = /^[\x00-\x7f]/.test(title)
    ? title.split(/\s+/).slice(0, 2).map((word) => word[0] ?? "").join("").toUpperCase()
    : title.slice(0, 1);
  return svg("text", { x: 80, y: 95, "text-anchor": "middle", "font-size": 42, class: "tile-text", fill: ink }, letters);
}

// One of four tile patterns, as on the walls of a bazaar.
function ornament(seed, shade) {
  const star = (x, y, r) => svg("path", { d: `M${x} ${y - r}l${r * 0.3} ${r * 0.7} ${r * 0.7} ${r * 0.3}-${r * 0.7} ${r * 0.3}-${r * 0.3} ${r * 0.7}-${r * 0.3}-${r * 0.7}-${r * 0.7}-${r * 0.3} ${r * 0.7}-${r * 0.3}z` });
  const shapes = [
    () => [[20, 20], [140, 20], [20, 140], [140, 140], [80, 8], [80, 152], [8, 80], [152, 80]].map(([x, y]) => star(x, y, 16)),
    () => [svg("path", { d: "M0 160V90C0 40 40 20 80 0c40 20 80 40 80 90v70z" })],
    () => [svg("path", { d: "M0 120c40-30 80 30 160-10v50H0zM0 0h160v34C110 60 60 0 0 44z" })],
    () => [0, 40, 80, 120].flatMap((y) => [0, 40, 80, 120].filter((x) => (x + y) % 80 === 0).map((x) => svg("path", { d: `M${x + 20} ${y}l20 20-20 20-20-20z` }))),
  ];
  return svg("g", { fill: shade, opacity: 0.55 }, shapes[seed % shapes.length]());
}

function colour(item, category) {
  const name = (item.color ?? "").toLowerCase();
  const known = Object.keys(COLOURS).find((key) => name.includes(key));
  if (known) return COLOURS[known];
  return [(hash(category || item.title) * 47) % 360, 36];
}

// FNV-1a, 32 bits.
function hash(text) {
  let value = 2166136261;
  for (const char of text) value = Math.imul(value ^ char.codePointAt(0), 16777619) >>> 0;
  return value;
}
