// One message: who, when, what, the thread under it, and its toolbar.

import { fill, h } from "./dom.js";
import { icon, iconButton } from "./icons.js";
import { send } from "./connection.js";
import { copy } from "./copy.js";
import { menuButton } from "./menu.js";
import { mrkdwn } from "./mrkdwn.js";
import { toast } from "./notices.js";
import { avatar, badge, dayName, time, timeNode, when } from "./people.js";
import { go, replies, state, userName } from "./state.js";
import { builderUrl } from "./block-kit-builder.js";
import { Surface } from "./surface.js";

const GROUPED_WITHIN = 300;     // seconds in which one person's messages share a byline

export class MessageView {
  #drawn = "";
  #day = h("div", { class: "day" }, h("span"));

  constructor(message, { inThread = false } = {}) {
    this.inThread = inThread;
    this.surface = new Surface({ channel: message.channel, ts: message.ts });
    this.article = h("article", { class: "message", "data-ts": message.ts, tabindex: "-1" });
    this.node = h("div", { class: "item" }, this.article);
    this.update(message);
  }

  get ts() { return this.message.ts; }

  update(message) {
    this.message = message;
    const below = this.inThread ? [] : replies(message.channel, message.ts);
    const drawn = JSON.stringify([message, below.map((one) => [one.user, one.ts]), userName(message.user)]);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;

    const held = this.article.contains(document.activeElement);
    const focus = this.surface.focus();
    if (message.blocks?.length) this.surface.render(message.blocks);
    this.article.classList.toggle("ephemeral", message.ephemeral);
    this.article.setAttribute("aria-label", `${userName(message.user)}, ${time(message.ts)}`);
    fill(this.article,
      h("div", { class: "gutter" }, avatar(message.user),
        h("span", { class: "gutter-time", "aria-hidden": "true" }, time(message.ts))),
      h("div", { class: "body" },
        message.ephemeral && h("p", { class: "only-you" }, icon("eye"), "Only visible to you"),
        h("p", { class: "byline" }, h("strong", {}, userName(message.user)), badge(message.user), timeNode(message.ts)),
        message.broadcast && !this.inThread && h("p", { class: "only-you" }, icon("thread"), "Replied to a thread"),
        message.blocks?.length ? this.surface.node : h("div", { class: "rich" }, mrkdwn(message.text ?? "")),
        message.files?.map((name) => h("p", { class: "file" }, icon("file"), name)),
        message.edited && h("span", { class: "edited" }, "(edited)"),
        this.#thread(below)),
      this.#toolbar());
    if (held && !this.surface.refocus(focus)) this.article.focus({ preventScroll: true });
  }

  /** Day divider and shared byline depend on the message above. */
  settle(above) {
    const newDay = !above || when(above.ts).toDateString() !== when(this.ts).toDateString();
    const heads = this.inThread ? false : newDay;
    if (heads) this.#day.firstChild.textContent = dayName(this.ts);
    if (heads && !this.#day.isConnected) this.node.prepend(this.#day);
    if (!heads) this.#day.remove();
    const { message } = this;
    this.article.classList.toggle("compact", !newDay && !message.ephemeral && !above.message.ephemeral
      && above.message.user === message.user && Number(this.ts) - Number(above.ts) < GROUPED_WITHIN);
  }

  #thread(below) {
    const seen = below.filter((one) => !one.ephemeral);
    const count = Math.max(seen.length, this.inThread ? 0 : this.message.reply_count ?? 0);
    if (this.inThread || (!count && !below.length)) return null;
    const people = [...new Set(below.map((one) => one.user))].slice(0, 4);
    return h("button", { type: "button", class: "thread-link", onclick: () => this.#open() },
      people.map((id) => avatar(id, "small")),
      h("span", { class: "thread-count" }, count === 0 ? "View thread" : count === 1 ? "1 reply" : `${count} replies`),
      below.length > 0 && h("span", { class: "thread-last" }, `Last reply at ${time(below.at(-1).ts)}`));
  }

  #open() { go({ thread: this.ts }); }

  #toolbar() {
    const { message } = this;
    if (message.ephemeral) return null;
    const dots = iconButton("more", "More actions", null, { tabindex: "-1" });
    const more = menuButton(dots, { label: "More actions", items: () => [
      ...state.shortcuts.filter(({ type }) => type === "message").map((one) => ({
        label: one.name, detail: one.description,
        run: () => send({ type: "shortcut", callback_id: one.callback_id, channel: message.channel, ts: message.ts })
          || toast("Not sent: the connection is lost"),
      })),
      { label: "Copy text", run: () => copy(message.text ?? "") },
      ...(message.blocks?.length ? [
        { label: "Copy blocks as JSON", run: () => copy(JSON.stringify({ blocks: message.blocks }, null, 2)) },
        { label: "Open in Block Kit Builder", url: builderUrl({ blocks: message.blocks }) },
      ] : []),
    ] });
    // Its comings and goings are no news to a screen reader following the log.
    return h("div", { class: "rail" }, h("div", { class: "toolbar", "aria-live": "off" },
      !this.inThread && iconButton("thread", "Reply in thread", () => this.#open(), { tabindex: "-1" }), more));
  }
}
