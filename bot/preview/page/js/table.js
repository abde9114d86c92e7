// Block Kit's table. Its first row heads the columns; wide ones scroll sideways by themselves.

import { h } from "./dom.js";
import { richText } from "./rich-text.js";

export function table({ rows, column_settings: settings = [] }) {
  const cell = (tag, one, at) => {
    const { align = "left", is_wrapped: wraps = false } = settings[at] ?? {};
    return h(tag, { class: `align-${align}${wraps ? " wraps" : ""}`, scope: tag === "th" ? "col" : null },
      one.type === "raw_text" ? one.text : h("div", { class: "rich" }, richText(one)));
  };
  const row = (tag) => (cells) => h("tr", {}, cells.map((one, at) => cell(tag, one, at)));
  const [head, ...body] = rows;
  return h("div", { class: "table-box", tabindex: "0", role: "region", "aria-label": "Table" },
    h("table", {}, h("thead", {}, row("th")(head)), h("tbody", {}, body.map(row("td")))));
}
