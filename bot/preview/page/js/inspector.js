// For developers: every envelope, ack and Web API call, newest first, with its JSON; and faults to try.

import { fill, h } from "./dom.js";
import { icon, iconButton } from "./icons.js";
import { send } from "./connection.js";
import { buildable, builderUrl } from "./block-kit-builder.js";
import { copyButton } from "./copy.js";
import { toast } from "./notices.js";
import { on, state } from "./state.js";

const KINDS = [
  ["", "All"], ["envelope", "Envelopes"], ["web_api", "Web API"], ["response_url", "Response URLs"], ["fault", "Faults"],
];
const SHORT = { envelope: "envelope", web_api: "web api", response_url: "response url", fault: "fault" };
const LIMIT = 500;

const pane = document.getElementById("inspector");
const faults = h("div", { class: "faults" });
const entries = h("div", { class: "entries" });
const empty = h("p", { class: "empty" }, "Nothing yet. Type a command in the composer.");
const shown = new Map();        // entry id -> its node
const armed = h("span", { class: "armed", role: "status" });
let kind = "";
let opener = null;

const filters = h("div", { class: "filters", role: "group", "aria-label": "Show" }, KINDS.map(([value, label]) =>
  h("button", { type: "button", class: "chip", "aria-pressed": String(value === ""), onclick: (event) => {
    kind = value;
    for (const chip of filters.children) chip.setAttribute("aria-pressed", String(chip === event.currentTarget));
    for (const node of shown.values()) node.hidden = !fits(node.entry);
    noteEmpty();
  } }, label)));

pane.append(
  h("header", { class: "bar" },
    h("h2", { class: "bar-title", id: "inspector-title" }, "Inspector"),
    h("div", { class: "bar-tools" }, iconButton("close", "Close inspector", () => toggleInspector()))),
  h("div", { class: "inspector-body", tabindex: "0", role: "group", "aria-label": "Log" },
    h("details", { class: "fault-box" }, h("summary", {}, "Faults", armed), faults), filters, empty, entries));
pane.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.defaultPrevented) toggleInspector();
});

export function toggleInspector(button) {
  pane.hidden = !pane.hidden;
  opener = button ?? opener;
  opener?.setAttribute("aria-expanded", String(!pane.hidden));
  if (pane.hidden) opener?.focus();
  else pane.querySelector(".bar .tool").focus();
}

const fits = (entry) => !kind || entry?.kind === kind;
const noteEmpty = () => { empty.hidden = [...shown.values()].some((node) => !node.hidden); };

const clock = (at) => new Date(at * 1000).toLocaleTimeString(undefined, { hour12: false });
const took = (ms) => (ms === null || ms === undefined ? "" : ms < 10 ? `${ms.toFixed(1)} ms` : `${Math.round(ms)} ms`);

/** What a person typed, chose or pressed, out of the payload that tells of it. */
function told({ body }) {
  const action = body?.actions?.[0];
  const chosen = action?.selected_option ?? action?.selected_options?.at(-1);
  return body?.event?.text ?? (body?.command ? body.text : null) ?? chosen?.text?.text ?? action?.text?.text
    ?? action?.value ?? (body?.type === "block_suggestion" ? body.value : null);
}

/** An envelope and the ack that answers it are one row; `ack` is missing until it comes. */
function summary(entry, ack) {
  const done = ack ?? (entry.kind === "envelope" ? null : entry);
  const words = told(entry);
  return [
    h("span", { class: `kind kind-${entry.kind}` }, SHORT[entry.kind] ?? entry.kind),
    h("span", { class: "entry-name" }, entry.name, words && h("q", {}, words)),
    h("span", { class: "entry-ms" }, took(done?.ms)),
    done ? h("span", { class: done.ok ? "ok" : "not-ok", role: "img", "aria-label": done.ok ? "ok" : "failed" },
      icon(done.ok ? "check" : "close")) : h("span", { class: "waiting", role: "img", "aria-label": "no ack yet" }, "…"),
    h("time", { class: "entry-at" }, clock(entry.at)),
  ];
}

function part(label, value) {
  if (value === null || value === undefined) return null;
  const text = JSON.stringify(value, null, 2);
  const blocks = buildable(value);
  return h("section", { class: "json", "aria-label": label },
    h("div", { class: "json-head" }, h("h3", {}, label), copyButton(text, "Copy")),
    blocks && h("div", { class: "json-tools" }, copyButton(JSON.stringify(blocks, null, 2), "Copy blocks"),
      h("a", { href: builderUrl(blocks), target: "_blank", rel: "noopener noreferrer" }, "Open in Block Kit Builder")),
    h("pre", { tabindex: "0" }, coloured(text)));
}

function parts({ body, answer }, ack) {
  const shown = [part("Body", body), part(ack ? "Ack" : "Answer", ack ? ack.answer : answer)].filter(Boolean);
  return shown.length ? shown : h("p", { class: "hint" }, "Nothing came with it.");
}

const TOKEN = /("(?:\\.|[^"\\])*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/gi;

function coloured(text) {
  const out = [];
  let from = 0;
  for (const match of text.matchAll(TOKEN)) {
    out.push(text.slice(from, match.index));
    const [all, string, colon] = match;
    const kind = colon ? "json-key" : string ? "json-string" : "json-value";
    out.push(h("span", { class: kind }, string ?? all), colon ?? "");
    from = match.index + all.length;
  }
  return [...out, text.slice(from)];
}

function put(entry, first) {
  const answered = entry.kind === "ack" && shown.get(entry.envelope);
  if (answered) {
    answered.ack = entry;
    return answered.redraw();
  }
  const known = shown.get(entry.id);
  const node = known ?? h("details", { class: "entry" }, h("summary"), h("div", { class: "entry-body" }));
  node.dataset.kind = entry.kind;
  node.entry = entry;
  // Most are never looked into; their JSON is laid out when they are.
  const lay = () => fill(node.lastChild, node.open && parts(node.entry, node.ack));
  node.redraw = () => {
    fill(node.firstChild, summary(node.entry, node.ack));
    if (node.open) lay();
  };
  node.redraw();
  if (known) return;
  node.addEventListener("toggle", lay);
  node.hidden = !fits(entry);
  shown.set(entry.id, node);
  if (first) entries.prepend(node);
  else entries.append(node);
}

on("hello", () => {
  const wanted = new Set(state.log.map(({ id }) => id));
  for (const [id, node] of shown) if (!wanted.has(id)) { node.remove(); shown.delete(id); }
  // Ids may have begun again on a restarted server, so known nodes are updated and put in order.
  const acks = state.log.filter(({ kind: one }) => one === "ack");
  for (const entry of state.log) {
    if (entry.kind === "ack") continue;
    put(entry, false);
    entries.append(shown.get(entry.id));
  }
  for (const ack of acks) put(ack, false);
  const tried = ({ name, label }) =>
    toast(send({ type: "fault", name }) ? `Fault: ${label}` : "Not sent: the connection is lost");
  fill(faults, state.faults.map((fault) =>
    h("button", { type: "button", class: "button small", "data-fault": fault.name, onclick: () => tried(fault) },
      fault.label)));
  drawArmed();
  noteEmpty();
});

/** A fault that waits for its occasion is easily forgotten: it stays in sight until it is used up. */
function drawArmed() {
  const labels = state.faults.filter(({ name }) => state.armed.includes(name)).map(({ label }) => label);
  fill(armed, labels.map((label) => h("span", { class: "chip" }, label)));
  for (const button of faults.children) button.classList.toggle("is-armed", state.armed.includes(button.dataset.fault));
  document.body.classList.toggle("faulty", labels.length > 0);
}

on("armed", drawArmed);

on("log", (entry) => {
  put(entry, true);
  while (shown.size > LIMIT) {
    const [id, node] = shown.entries().next().value;
    const oldest = entries.lastElementChild;
    const gone = oldest === node ? id : [...shown].find(([, one]) => one === oldest)[0];
    shown.delete(gone);
    oldest.remove();
  }
  noteEmpty();
});
