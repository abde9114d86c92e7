// Slack hides the end of a long section behind "See more", unless the section says `expand: true`. Where exactly it cuts
// is not documented; five lines is what people report.

import { h } from "./dom.js";

const LINES = 5;

/** `open` tells whether it was opened before this drawing; `onOpen` hears that it is. */
export function fold(words, open, onOpen) {
  if (open) return words;
  const more = h("button", { type: "button", class: "see-more", hidden: true, onclick: show }, "See more");
  const box = h("div", { class: "fold" }, words);
  const watch = new ResizeObserver(cut);
  watch.observe(words);

  function cut() {
    const { top } = words.getBoundingClientRect();
    const limit = top + LINES * parseFloat(getComputedStyle(words).lineHeight) + 1;
    const lines = document.createRange();
    lines.selectNodeContents(words);
    const ends = [...lines.getClientRects()].map(({ bottom }) => bottom);
    // Between two lines and never through one: paragraphs and quotes have gaps that no count of lines foresees.
    const end = Math.max(0, ...ends.filter((bottom) => bottom <= limit));
    const isLong = ends.some((bottom) => bottom > limit);
    more.hidden = !isLong;
    box.style.maxHeight = isLong ? `${end - top}px` : "";
  }

  function show() {
    watch.disconnect();
    box.style.maxHeight = "";
    more.remove();
    onOpen();
  }

  return [box, more];
}
