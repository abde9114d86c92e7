// What to try first, while nothing has been said yet. Slack has no such thing; it goes with the first message.

import { h } from "./dom.js";
import { send } from "./connection.js";
import { icon } from "./icons.js";
import { toast } from "./notices.js";
import { roots, on, state } from "./state.js";

const TRIED_FIRST = ["questions senior", "kubernetes", "redflags"];

/** A direct message needs no command. */
const typed = ({ kind }, words) => (kind === "channel" ? `${state.commands[0]?.command ?? ""} ${words}`.trim() : words);

export const placeholder = (place) =>
  (place.kind === "channel" ? `Type ${typed(place, TRIED_FIRST[0])}` : "Type a term, a question or “help”");

export function examples(place) {
  const says = (text) => send({ type: "send", channel: place.id, text, thread_ts: null })
    || toast("Not sent: the connection is lost");
  const node = h("div", { class: "examples" },
    h("p", {}, place.kind === "channel" ? "Nothing said yet. Try one of these:"
      : "Write a term, a question or a line from a résumé. Try one of these:"),
    TRIED_FIRST.map((words) => {
      const text = typed(place, words);
      return h("button", { type: "button", class: "example", onclick: () => says(text) }, text, icon("send"));
    }));
  const settle = () => { node.hidden = roots(place.id).length > 0; };
  for (const change of ["hello", "message", "message_deleted"]) on(change, settle);
  settle();
  return node;
}
