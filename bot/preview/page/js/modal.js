// The stack of modals: the last is on show, those below keep what was typed into them.

import { fill, focusable, h, uid } from "./dom.js";
import { iconButton } from "./icons.js";
import { send } from "./connection.js";
import { plain } from "./mrkdwn.js";
import { toast } from "./notices.js";
import { pending } from "./pending.js";
import { on, state } from "./state.js";
import { Surface } from "./surface.js";

const dialog = document.getElementById("modal");
const views = new Map();        // view id -> ModalView
let shown = null;
let opener = null;

class ModalView {
  constructor(view) {
    this.surface = new Surface({ view_id: view.id });
    this.titleId = uid("title");
    this.title = h("h2", { id: this.titleId, class: "modal-title", tabindex: "-1" });
    this.error = h("p", { class: "field-error modal-error", role: "alert", hidden: true });
    this.reported = false;        // whether the errors on show are the app's, about the form as a whole
    this.foot = h("div", { class: "modal-foot buttons" });
    const mended = (event) => this.#mended(event.target);
    this.body = h("div", { class: "modal-body", tabindex: "-1", oninput: mended, onchange: mended },
      this.error, this.surface.node);
    this.node = h("form", { class: "modal-form", novalidate: true, onsubmit: (event) => this.submit(event) },
      h("header", { class: "modal-head" }, this.title, iconButton("close", "Close", leave)),
      this.body, this.foot);
    this.update(view);
  }

  update(view) {
    if (view.hash === this.hash) return;
    this.hash = view.hash;
    this.title.textContent = plain(view.title);
    const held = this.node.contains(document.activeElement);
    const focus = this.surface.focus();
    const { scrollTop, scrollHeight, clientHeight } = this.body;
    const atEnd = scrollTop > 0 && scrollHeight - scrollTop - clientHeight < 8;
    this.surface.render(view.blocks);
    this.error.hidden = true;
    this.submitButton = view.submit && h("button", { class: "button primary" }, plain(view.submit));
    const away = plain(view.close) || (view.submit ? "Cancel" : "Close");
    fill(this.foot, h("button", { type: "button", class: "button", onclick: leave }, away), this.submitButton);
    if (held && !this.surface.refocus(focus)) this.start();
    // What a button at the end has brought about is told below it.
    else if (atEnd) this.body.scrollTop = this.body.scrollHeight;
  }

  /** As in Slack, the cursor goes to the first field; a modal without one is read from its title. */
  start() {
    const first = focusable(this.surface.node).find((node) => node.matches("input, textarea"));
    (first ?? this.title).focus({ preventScroll: true });
    this.body.scrollTop = 0;
  }

  /** An error goes when its field changes. The app's judge all the fields together, so they go together. */
  #mended(target) {
    for (const input of this.surface.inputs.values()) {
      if (this.reported || input.holds(target)) input.fail(null);
    }
    if (this.reported) this.error.hidden = true;
  }

  submit(event) {
    event.preventDefault();
    const missing = this.#missing();
    if (Object.keys(missing).length) return this.fail(missing, false);
    const sent = send({ type: "submit", ...this.surface.origin, state: { values: this.surface.values() } });
    if (sent) pending(this.submitButton);
    else toast("Not sent: the connection is lost");
  }

  /** What Slack's own client refuses before the bot hears of it. */
  #missing() {
    const wrong = {};
    for (const [blockId, { read, optional, minLength }] of this.surface.inputs) {
      const { value, selected_option: one, selected_options: many } = read();
      const empty = !(value?.trim() || one || many?.length);
      if (empty && !optional) wrong[blockId] = "Please complete this required field.";
      else if (value && value.length < minLength) wrong[blockId] = `Please write at least ${minLength} characters.`;
    }
    return wrong;
  }

  fail(errors, reported) {
    this.reported = reported;
    const { inputs } = this.surface;
    for (const [blockId, input] of inputs) input.fail(errors[blockId] ?? null);
    const elsewhere = Object.entries(errors).filter(([blockId]) => !inputs.has(blockId));
    this.error.hidden = elsewhere.length === 0;
    this.error.textContent = elsewhere.map(([, text]) => text).join(" ");
    const first = [...inputs.keys()].find((blockId) => blockId in errors);
    if (!first) return this.start();
    const { control } = inputs.get(first);
    control?.focus();
    control?.closest(".block").scrollIntoView({ block: "nearest" });
  }
}

function leave() {
  const top = state.modals.at(-1);
  // With no connection there is nobody to ask; the server tells what is open when it is back.
  if (!top || !send({ type: "close", view_id: top.id })) show([]);
}

function show(stack) {
  for (const id of views.keys()) if (!stack.some((view) => view.id === id)) views.delete(id);
  const top = stack.at(-1);
  if (!top) {
    shown = null;
    if (!dialog.open) return;
    dialog.close();
    fill(dialog);
    // The opener may have been drawn anew since, with the same message around it.
    const back = opener?.isConnected ? opener : document.querySelector("#conversation .composer-text");
    back?.focus({ preventScroll: true });
    return;
  }
  const known = views.get(top.id);
  if (known) known.update(top);
  else views.set(top.id, new ModalView(top));
  const view = views.get(top.id);
  if (shown === view) return;
  shown = view;
  if (!dialog.open) opener = document.activeElement;
  fill(dialog, view.node);
  dialog.setAttribute("aria-labelledby", view.titleId);
  if (!dialog.open) dialog.showModal();
  view.start();
}

dialog.addEventListener("cancel", (event) => { event.preventDefault(); leave(); });
dialog.addEventListener("keydown", (event) => {
  // Without this, Tab goes on to the browser's own controls.
  if (event.key !== "Tab") return;
  const stops = focusable(dialog);
  const from = event.shiftKey ? stops[0] : stops.at(-1);
  if (document.activeElement !== from && !(event.shiftKey && document.activeElement.tabIndex < 0)) return;
  event.preventDefault();
  (event.shiftKey ? stops.at(-1) : stops[0]).focus();
});

on("hello", () => show(state.modals));
on("modals", show);
on("errors", ({ view_id: id, errors }) => views.get(id)?.fail(errors, true));
