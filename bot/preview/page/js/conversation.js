// The main pane: the open conversation's header, its tabs where it is the bot's, messages and composer.

import { fill, h, narrow } from "./dom.js";
import { icon, iconButton } from "./icons.js";
import { Composer } from "./composer.js";
import { Home } from "./home.js";
import { MessageList } from "./message-list.js";
import { avatar, isBot } from "./people.js";
import { openDrawer } from "./sidebar.js";
import { examples, placeholder } from "./examples.js";
import { conversation, go, isReply, isRoot, on, roots, message as known, state } from "./state.js";
import { toggleTheme } from "./theme.js";
import { toggleInspector } from "./inspector.js";

const pane = document.getElementById("conversation");
const title = h("h2", { class: "bar-title", tabindex: "-1" });
const tabs = h("div", { class: "tabs", role: "tablist", "aria-label": "Views" });
const messages = h("div", { class: "panel", id: "panel-messages" });
const home = new Home();
const homePanel = h("div", {
  class: "panel", id: "panel-home", role: "tabpanel", "aria-labelledby": "tab-home", tabindex: "0", hidden: true,
}, home.node);
const lists = new Map();
export const composer = new Composer();
composer.onsent = () => lists.get(state.place.channel)?.toEnd();

const inspect = iconButton("inspect", "Inspector", () => toggleInspector(inspect), { "aria-expanded": "false" });
const theme = iconButton("moon", "Switch between light and dark", toggleTheme, { class: "tool theme-toggle" });
theme.append(icon("sun"));

fill(pane,
  h("header", { class: "bar" },
    iconButton("menu", "Conversations", openDrawer, { class: "tool drawer-toggle" }),
    title, tabs, h("div", { class: "bar-tools" }, theme, inspect)),
  messages, homePanel);

export const label = (one) => (one.kind === "channel" ? `#${one.name}` : one.name);

/** Each conversation keeps its list, so that coming back to it is instant. */
function list(channel) {
  if (!lists.has(channel)) {
    const one = conversation(channel);
    const intro = h("div", { class: "intro" },
      one.kind === "channel" ? h("span", { class: "intro-mark" }, icon("hash")) : avatar(one.user, "large"),
      h("h3", {}, label(one)),
      h("p", {}, one.kind === "channel" ? "This is the very beginning of the channel."
        : `This is the beginning of your conversation with ${one.name}.`),
      examples(one));
    lists.set(channel, new MessageList({ label: `Messages in ${label(one)}`, before: intro }));
  }
  return lists.get(channel);
}

const TABS = [["home", "Home"], ["messages", "Messages"]];

function drawTabs(one) {
  const bot = one.kind === "im" && isBot(one.user);
  tabs.hidden = !bot;
  pane.classList.toggle("with-tabs", bot);
  if (!bot) {
    messages.removeAttribute("role");
    messages.removeAttribute("aria-labelledby");
    return fill(tabs);
  }
  messages.setAttribute("role", "tabpanel");
  messages.setAttribute("aria-labelledby", "tab-messages");
  const buttons = TABS.map(([tab, name]) => h("button", {
    type: "button", role: "tab", class: "tab", id: `tab-${tab}`, "aria-controls": `panel-${tab}`,
    "aria-selected": String(state.place.tab === tab), tabindex: state.place.tab === tab ? "0" : "-1",
    onclick: () => go({ tab }),
    onkeydown: (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      const next = TABS[(TABS.findIndex(([here]) => here === tab) + step + TABS.length) % TABS.length][0];
      go({ tab: next });
      document.getElementById(`tab-${next}`).focus();
    },
  }, name));
  const held = tabs.contains(document.activeElement);
  fill(tabs, buttons);
  if (held) document.getElementById(`tab-${state.place.tab}`).focus();
}

function draw() {
  const one = conversation(state.place.channel);
  if (!one) return;
  document.title = `${label(one)} · Slack preview`;
  fill(title, one.kind === "channel" ? icon("hash") : avatar(one.user, "small"), h("span", {}, one.name));
  drawTabs(one);
  const atHome = state.place.tab === "home";
  messages.hidden = atHome;
  homePanel.hidden = !atHome;
  const shown = list(one.id);
  if (messages.firstElementChild !== shown.node) {
    fill(messages, shown.node, composer.node);
    shown.toEnd();
  }
  composer.aim({ channel: one.id, thread: null, label: `Message ${label(one)}`, placeholder: placeholder(one) });
  if (atHome) home.show();
}

on("hello", () => {
  for (const [channel, shown] of lists) if (conversation(channel)) shown.fill(roots(channel));
  for (const { id } of state.conversations) list(id).fill(roots(id));
  draw();
  // Home is on show when the connection comes back: it may have changed, or a restarted Slack may have none yet.
  if (state.place.tab === "home") home.opened("home");
});

on("place", (place, before) => {
  const moved = place.channel !== before.channel || place.tab !== before.tab;
  if (!moved) return;
  draw();
  const byTab = tabs.contains(document.activeElement);
  const isBots = isBot(conversation(place.channel)?.user);
  if (isBots) home.opened(place.tab);
  if (place.tab === "home") return;
  if (!byTab && !narrow.matches) composer.focus();
  else if (!byTab) title.focus();
});

on("message", (one) => {
  const shown = lists.get(one.channel);
  if (!shown) return;
  if (isRoot(one)) shown.put(one);
  if (!isReply(one)) return;
  const parent = known(one.channel, one.thread_ts);
  if (parent) shown.put(parent);
});

on("message_deleted", (gone) => {
  const shown = lists.get(gone.channel);
  const parent = isReply(gone) && known(gone.channel, gone.thread_ts);
  if (parent) shown?.put(parent);
  if (isRoot(gone)) shown?.remove(gone.ts);
});

on("home", () => home.show());
