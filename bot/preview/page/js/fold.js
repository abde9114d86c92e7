// Slack hides the end of a long section behind "See more", unless the section says `expand: true`. Where exactly it cuts
// is not documented; five lines is what people report.

import { h } from "./dom.js";

/** `open` tells whether it was opened before this drawing; `onOpen` hears that it is. */
export function fold(words, open, onOpen) {
  const more = h("button", { type: "button", class: "see-more", hidden: true, onclick: show }, "See more");
  const box = h("div", { class: "fold" }, words);
  const watch = new ResizeObserver(() => { more.hidden = words.scrollHeight <= box.clientHeight + 2; });

  function show() {
    watch.disconnect();
    box.classList.add("open");
    more.remove();
    onOpen();
  }

  if (!open) watch.observe(words);
  box.classList.toggle("open", open);
  return open ? box : [box, more];
}
