// What the page says about itself: the lost connection, broken cards, and short passing words.

import { fill, h } from "./dom.js";
import { icon } from "./icons.js";

const region = document.getElementById("banners");
const line = h("div", { class: "banner banner-line", role: "status", hidden: true });
const cards = h("div", { class: "banner banner-cards", role: "alert", hidden: true });
const style = h("div", { class: "banner banner-style", hidden: true });
region.append(line, cards, style);

let waiting = null;
export function showConnection(connected, everConnected) {
  clearTimeout(waiting);
  if (connected) { line.hidden = true; return; }
  // A blink of the line is not worth a banner.
  waiting = setTimeout(() => {
    fill(line, h("span", { class: "spinner" }), everConnected ? "Connection lost, reconnecting…" : "Connecting…");
    line.hidden = false;
  }, 300);
}

/** What keeps cards from being loaded, and below it what `check` would ask to be written differently. */
export function showProblems(problems, styleProblems) {
  cards.hidden = problems.length === 0;
  style.hidden = styleProblems.length === 0;
  // A long list scrolls; the keyboard has to reach it to do so.
  region.tabIndex = cards.hidden && style.hidden ? -1 : 0;
  const open = style.querySelector("details")?.open ?? false;
  fill(style, styleProblems.length > 0 && h("details", { open },
    h("summary", {}, styleProblems.length === 1 ? "1 thing to write better" : `${styleProblems.length} things to write better`),
    h("ul", {}, styleProblems.map((problem) => h("li", {}, problem)))));
  fill(cards, problems.length > 0 && [
    h("p", { class: "banner-title" }, icon("warning"),
      problems.length === 1 ? "A card has a problem" : `The cards have ${problems.length} problems`),
    h("ul", {}, problems.map((problem) => h("li", {}, problem))),
    h("p", {}, "The last good cards are still being served."),
  ]);
}

const bubble = document.getElementById("toast");
let fading = null;
export function toast(text) {
  clearTimeout(fading);
  // Shown anew as a popover it lies above an open modal.
  bubble.popover = "manual";
  if (bubble.matches(":popover-open")) bubble.hidePopover();
  bubble.showPopover();
  fill(bubble, h("span", {}, text));
  fading = setTimeout(() => fill(bubble), 2600);
}
