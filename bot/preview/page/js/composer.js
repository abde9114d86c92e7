// Where one writes: grows with its text, completes commands and names, keeps a draft for each place.

import { fill, h, uid } from "./dom.js";
import { icon, iconButton } from "./icons.js";
import { complete, outgoing } from "./completion.js";
import { send } from "./connection.js";
import { menuButton } from "./menu.js";
import { popup } from "./popup.js";
import { state } from "./state.js";

const drafts = new Map();
const lastSent = new Map();

export class Composer {
  #place = null;
  #offer = null;
  #active = 0;
  #shown = null;

  constructor() {
    const noteId = uid("note");
    this.list = h("div", {
      class: "listbox completions", role: "listbox", id: uid("completions"), "aria-label": "Suggestions",
      // A press must not take the focus from the text before it is a click.
      onpointerdown: (event) => event.preventDefault(),
    });
    this.status = h("span", { class: "sr-only", role: "status" });
    this.text = h("textarea", {
      class: "composer-text", rows: "1", "aria-autocomplete": "list", "aria-describedby": noteId,
      oninput: () => this.#changed(), onkeydown: (event) => this.#keys(event), onblur: () => this.#hide(),
      onclick: () => this.#suggest(),
    });
    this.note = h("p", { class: "composer-note", id: noteId, "aria-live": "polite" });
    this.sendButton = iconButton("send", "Send", () => this.#send(), { class: "send" });
    this.shortcuts = menuButton(iconButton("bolt", "Shortcuts"), {
      label: "Shortcuts", align: "start", prefer: "above", items: () => state.shortcuts
        .filter(({ type }) => type === "global")
        .map((one) => ({ label: one.name, detail: one.description, run: () => this.#shortcut(one) })),
    });
    this.slash = iconButton("slash", "Slash commands", () => this.#type("/"));
    const mention = iconButton("at", "Mention someone", () => this.#type("@"));
    this.frame = h("div", { class: "composer-frame" }, this.text,
      h("div", { class: "composer-row" }, this.shortcuts, this.slash, mention, this.sendButton));
    this.node = h("div", { class: "composer" }, this.frame, this.note, this.status);
  }

  /** Write to this place from now on: {channel, thread, label, placeholder}. */
  aim(place) {
    const same = this.#place?.channel === place.channel && this.#place?.thread === place.thread;
    this.#place = place;
    this.text.setAttribute("aria-label", place.label);
    this.text.placeholder = place.placeholder ?? place.label;
    this.slash.hidden = Boolean(place.thread);
    this.shortcuts.hidden = !state.shortcuts.some(({ type }) => type === "global");
    if (same) return;
    this.text.value = drafts.get(this.#key) ?? "";
    this.#changed(false);
  }

  get empty() { return this.text.value.trim() === ""; }
  focus() { this.text.focus({ preventScroll: true }); }

  get #key() { return `${this.#place.channel}/${this.#place.thread ?? ""}`; }

  #changed(suggest = true) {
    const { value } = this.text;
    if (value) drafts.set(this.#key, value);
    else drafts.delete(this.#key);
    this.sendButton.classList.toggle("ready", !this.empty);
    this.text.style.height = "auto";
    this.text.style.height = `${this.text.scrollHeight}px`;
    this.#say();
    if (suggest) this.#suggest();
    else this.#hide();
  }

  #say(text) {
    const slashed = this.#place.thread && this.text.value.startsWith("/");
    this.note.classList.toggle("warning", Boolean(text || slashed));
    fill(this.note, text ?? (slashed ? threadHint(this.text.value)
      : this.empty ? null : h("span", { class: "keys-hint" }, h("b", {}, "Shift + Enter"), " for a new line")));
  }

  #send() {
    if (this.empty || (this.#place.thread && this.text.value.startsWith("/"))) return this.focus();
    const typed = this.text.value.trim();
    const { channel, thread } = this.#place;
    if (!send({ type: "send", channel, text: outgoing(typed), thread_ts: thread ?? null })) {
      return this.#say("Not sent: the connection is lost. Your text is kept here.");
    }
    lastSent.set(this.#key, typed);
    this.text.value = "";
    this.#changed();
    this.focus();
    this.onsent?.();
  }

  #shortcut({ callback_id }) {
    if (!send({ type: "shortcut", callback_id })) this.#say("Not sent: the connection is lost.");
  }

  #type(text) {
    const { value, selectionStart: at } = this.text;
    const before = text === "/" ? "" : value.slice(0, at) + (at && !/\s$/.test(value.slice(0, at)) ? " " : "");
    this.text.value = before + text + (text === "/" ? value.replace(/^\//, "") : value.slice(at));
    this.focus();
    this.text.setSelectionRange(before.length + 1, before.length + 1);
    this.#changed();
  }

  // ---- suggestions ----

  #suggest() {
    const before = this.text.value.slice(0, this.text.selectionStart);
    const offer = complete(before, { commands: !this.#place.thread });
    this.#offer = offer;
    if (!offer) return this.#hide();
    this.#active = 0;
    this.rows = (offer.items ?? []).map((item, at) => h("div", {
      class: "option-row", role: "option", id: uid("completion"), onclick: () => this.#take(at),
    }, h("span", {}, item.label), item.detail && h("span", { class: "menu-detail" }, item.detail)));
    const title = h("div", { class: "list-title", role: "presentation" }, offer.title);
    fill(this.list, offer.hint ? usage(offer.hint) : [title, this.rows]);
    this.list.setAttribute("role", offer.hint ? "note" : "listbox");
    this.text.setAttribute("aria-controls", this.list.id);
    this.#shown ??= popup(this.list, this.frame, {
      prefer: "above", sameWidth: true, onClose: () => { this.#shown = null; },
    });
    this.#shown.place();
    const spoken = offer.hint ? `${offer.hint.command} ${offer.hint.usage_hint ?? ""}`
      : `${this.rows.length} suggestions`;
    if (this.status.textContent !== spoken) this.status.textContent = spoken;
    this.#mark(0);
  }

  #mark(at) {
    const count = this.rows.length;
    this.#active = count ? (at + count) % count : 0;
    this.rows.forEach((row, one) => {
      row.classList.toggle("active", one === this.#active);
      row.setAttribute("aria-selected", String(one === this.#active));
    });
    const row = this.rows[this.#active];
    row?.scrollIntoView({ block: "nearest" });
    if (row) this.text.setAttribute("aria-activedescendant", row.id);
    else this.text.removeAttribute("aria-activedescendant");
  }

  #take(at) {
    const { from, items } = this.#offer;
    const caret = this.text.selectionStart;
    const start = this.text.value.slice(0, from) + items[at].insert;
    this.text.value = start + this.text.value.slice(caret);
    this.text.setSelectionRange(start.length, start.length);
    this.#changed();
  }

  #hide() {
    this.#offer = null;
    this.#shown?.close();
    this.status.textContent = "";
    this.text.removeAttribute("aria-activedescendant");
    this.text.removeAttribute("aria-controls");
  }

  #keys(event) {
    if (event.isComposing) return;
    const choosing = Boolean(this.#offer?.items);
    const { key } = event;
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (choosing && step) this.#mark(this.#active + step);
    else if (choosing && (key === "Tab" || key === "Enter") && !event.shiftKey) this.#take(this.#active);
    else if (this.#shown && key === "Escape") this.#hide();
    else if (key === "Enter" && !event.shiftKey) this.#send();
    else if (key === "ArrowUp" && this.text.value === "" && lastSent.has(this.#key)) {
      this.text.value = lastSent.get(this.#key);
      this.#changed(false);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

/** What to write instead of a command where commands don’t work. */
function threadHint(text) {
  const bot = [...state.users.values()].find(({ is_bot: isBot }) => isBot)?.name;
  const words = text.replace(/^\/\S*\s*/, "") || "questions";
  return ["Slash commands don’t work in threads; write ", h("code", {}, `@${bot} ${words}`), " instead"];
}

const usage = ({ command, usage_hint: hint, description }) => h("div", { class: "usage" },
  h("span", {}, h("b", {}, command), " ", hint ?? ""), description && h("span", { class: "menu-detail" }, description));
