// A "Copy" button that says when it has.

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { toast } from "./notices.js";

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast("Copied");
  } catch {
    toast("The browser did not allow copying");
  }
}

export const copyButton = (text, label = "Copy") =>
  h("button", { type: "button", class: "copy", onclick: () => copy(typeof text === "function" ? text() : text) },
    icon("copy"), label);
