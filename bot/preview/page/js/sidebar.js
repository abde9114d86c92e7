// The workspace and its conversations. On narrow windows a drawer.

import { fill, focusable, h, narrow } from "./dom.js";
import { icon, iconButton } from "./icons.js";
import { avatar, isBot } from "./people.js";
import { go, on, state } from "./state.js";

const WORKSPACE = "Recruiting Team";

const nav = document.getElementById("sidebar");
const list = h("div", { class: "sidebar-lists" });
const veil = h("div", { class: "veil", hidden: true, onclick: () => closeDrawer() });
nav.after(veil);
nav.append(
  h("div", { class: "workspace" },
    h("span", { class: "workspace-mark", "aria-hidden": "true" }, "R"),
    h("span", { class: "workspace-name" }, WORKSPACE),
    iconButton("close", "Close", () => closeDrawer(), { class: "tool drawer-close" })),
  list,
  h("p", { class: "sidebar-foot" }, "A preview of Slack. Everything stays on this machine."));

let opener = null;

export function openDrawer(event) {
  opener = event.currentTarget;
  document.body.classList.add("drawer-open");
  veil.hidden = false;
  focusable(nav)[0]?.focus();
}

export function closeDrawer(giveBack = true) {
  if (veil.hidden) return;
  document.body.classList.remove("drawer-open");
  veil.hidden = true;
  if (giveBack) opener?.focus();
}

nav.addEventListener("keydown", (event) => {
  if (veil.hidden) return;
  if (event.key === "Escape") { event.preventDefault(); closeDrawer(); }
  if (event.key !== "Tab") return;
  const stops = focusable(nav);
  const edge = event.shiftKey ? stops[0] : stops.at(-1);
  if (document.activeElement === edge) {
    event.preventDefault();
    (event.shiftKey ? stops.at(-1) : stops[0]).focus();
  }
});
narrow.addEventListener("change", () => closeDrawer(false));

function row(one) {
  const here = one.id === state.place.channel;
  const unread = state.unread.get(one.id) ?? 0;
  return h("li", {}, h("button", {
    type: "button", class: `place${unread ? " unread" : ""}`, "data-channel": one.id,
    "aria-current": here ? "page" : null,
    onclick: () => { closeDrawer(false); go({ channel: one.id }); },
  }, one.kind === "channel" ? icon("hash") : avatar(one.user, "small"), h("span", { class: "place-name" }, one.name),
  // Slack counts what is written to one person; elsewhere it says only that there is something new.
  unread > 0 && (one.kind === "channel" ? h("span", { class: "sr-only" }, "unread")
    : h("span", { class: "count" }, String(unread), h("span", { class: "sr-only" }, " unread")))));
}

function draw() {
  const held = list.contains(document.activeElement) ? document.activeElement.dataset.channel : null;
  const groups = [
    ["Channels", state.conversations.filter(({ kind }) => kind === "channel")],
    ["Direct messages", state.conversations.filter(({ kind, user }) => kind !== "channel" && !isBot(user))],
    ["Apps", state.conversations.filter(({ kind, user }) => kind !== "channel" && isBot(user))],
  ];
  fill(list, groups.filter(([, places]) => places.length).map(([name, places]) => [
    h("h2", { class: "sidebar-title" }, name), h("ul", {}, places.map(row)),
  ]));
  if (held) list.querySelector(`[data-channel="${CSS.escape(held)}"]`)?.focus();
}

on("hello", draw);
on("place", draw);
on("message", (one, before) => { if (!before && one.channel !== state.place.channel) draw(); });
