// The thread pane: the message that began it, the replies, and a composer of its own.

import { fill, h } from "./dom.js";
import { iconButton } from "./icons.js";
import { Composer } from "./composer.js";
import { composer as mainComposer, label } from "./conversation.js";
import { MessageList } from "./message-list.js";
import { conversation, go, isReply, message as known, on, replies, state } from "./state.js";

const pane = document.getElementById("thread");
const where = h("span", { class: "bar-sub" });
const count = h("div", { class: "reply-count" }, h("span"));
const composer = new Composer();
composer.onsent = () => list?.toEnd();
let head = null;                // the parent has a list of its own: no reply shares its byline
let list = null;
let shown = null;               // "channel/ts" of the thread on show
let opener = null;

const body = h("div", { class: "pane-body" });
pane.append(
  h("header", { class: "bar" },
    h("h2", { class: "bar-title", id: "thread-title" }, "Thread"), where,
    h("div", { class: "bar-tools" }, iconButton("close", "Close thread", close))),
  body);
pane.addEventListener("keydown", (event) => { if (event.key === "Escape" && !event.defaultPrevented) close(); });

function close() {
  go({ thread: null });
  if (opener?.isConnected) opener.focus();
  else mainComposer.focus();
}

function draw() {
  const { channel, thread } = state.place;
  const parent = thread && known(channel, thread);
  pane.hidden = !parent;
  if (!parent) { shown = null; return; }
  const here = `${channel}/${thread}`;
  if (here !== shown) {
    shown = here;
    head = new MessageList({ label: "The message that began the thread", inThread: true });
    list = new MessageList({ label: "Replies", inThread: true, before: [head.log, count] });
    fill(body, list.node, composer.node);
  }
  const one = conversation(channel);
  where.textContent = label(one);
  head.fill([parent]);
  const below = replies(channel, thread);
  list.fill(below);
  drawCount(below);
  composer.aim({ channel, thread, label: `Reply to thread in ${label(one)}`, placeholder: "Reply…" });
}

function drawCount(below) {
  const open = below.filter((one) => !one.ephemeral).length;
  count.hidden = open === 0;
  count.firstChild.textContent = open === 1 ? "1 reply" : `${open} replies`;
}

on("hello", draw);

on("place", (place, before) => {
  if (place.thread === before.thread && place.channel === before.channel) {
    // Asked for once more while it is open: the cursor goes there.
    if (place.thread && place.tab === before.tab) composer.focus();
    return;
  }
  const from = document.activeElement;
  draw();
  if (!place.thread) return;
  list.toStart();
  opener = from;
  composer.focus();
});

on("message", (one) => {
  const { channel, thread } = state.place;
  if (one.channel !== channel) return;
  if (one.ts === thread) head.put(one);
  if (!isReply(one)) return;
  if (one.thread_ts !== thread) return;
  list.put(one);
  drawCount(replies(channel, thread));
});

on("message_deleted", (gone) => {
  const { channel, thread } = state.place;
  if (gone.channel !== channel) return;
  if (!thread) return;
  if (gone.ts === thread) return close();
  if (gone.thread_ts !== thread) return;
  list.remove(gone.ts);
  drawCount(replies(channel, thread));
});
