// How a failure is shown: what happened, in the API's words, and a way to try again.

import { el } from "./dom.js";
import { t } from "./i18n.js";

/** A box for an ApiProblem; `retry` may be null where trying again cannot help. */
export function problemBox(problem, retry) {
  return el("div", { class: "empty", role: "alert", "data-testid": "problem" },
    el("p", { class: "empty-title" }, problem.title ?? t("problem.title")),
    el("p", { class: "quiet" }, problem.message),
    retry ? el("button", { class: "button", type: "button", on: { click: retry } }, t("problem.retry")) : null);
}
