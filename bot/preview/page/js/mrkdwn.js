// Slack's mrkdwn as DOM nodes. Entities are decoded last, when text is already text: an escaped "<" never opens a link.

import { h, safeUrl } from "./dom.js";
import { copyButton } from "./copy.js";
import { NAME, emoji, withEmoji } from "./emoji.js";
import { conversation, state, userName } from "./state.js";

const FENCE = /```\n?([\s\S]+?)\n?```/g;
const LINES = [
  ["quote", /^(?:>|&gt;) ?(.*)$/],
  ["bullet", /^\s*[•◦▪-]\s+(.*)$/],
  ["number", /^\s*(\d{1,3})\.\s+(.*)$/],
];

const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };
export const decode = (text) => text.replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity]);

export function mrkdwn(text) {
  const out = document.createDocumentFragment();
  let from = 0;
  for (const fence of text.matchAll(FENCE)) {
    out.append(...prose(text.slice(from, fence.index)), codeBlock(decode(fence[1])));
    from = fence.index + fence[0].length;
  }
  out.append(...prose(text.slice(from)));
  return out;
}

/** A text object of Block Kit, whichever of its two kinds it is. */
export function textObject(object) {
  if (!object) return document.createDocumentFragment();
  if (object.type === "mrkdwn") return mrkdwn(object.text ?? "");
  return document.createTextNode(plain(object));
}

/** The characters alone, for labels and menus. */
export function plain(object) {
  const text = object?.text ?? "";
  return object?.type !== "mrkdwn" && object?.emoji === false ? text : withEmoji(text);
}

function codeBlock(text) {
  return h("div", { class: "code-block" }, h("pre", {}, h("code", {}, text)), copyButton(text));
}

function prose(text) {
  const groups = [];
  for (const line of text.split("\n")) {
    const [kind, match] = lineKind(line);
    const group = groups.at(-1);
    if (group?.kind === kind) group.lines.push(match);
    else groups.push({ kind, lines: [match] });
  }
  return groups.flatMap(({ kind, lines }) => {
    if (kind === "quote") return [h("blockquote", {}, prose(lines.map((line) => line[1]).join("\n")))];
    if (kind === "bullet") return [h("ul", {}, lines.map((line) => h("li", {}, inline(line[1]))))];
    if (kind === "number") return [h("ol", {}, lines.map((line) => h("li", { value: line[1] }, inline(line[2]))))];
    return paragraphs(lines);
  });
}

function lineKind(line) {
  for (const [kind, pattern] of LINES) {
    const match = pattern.exec(line);
    if (match) return [kind, match];
  }
  return ["text", line];
}

function paragraphs(lines) {
  const parts = lines.join("\n").split(/\n\s*\n/).map((part) => part.replace(/^\n+|\s+$/g, "")).filter(Boolean);
  const broken = (line, at) => (at ? [h("br"), ...inline(line)] : inline(line));
  return parts.map((part) => h("p", {}, part.split("\n").flatMap(broken)));
}

// ---- one line ----

const STYLES = { "*": "strong", _: "em", "~": "s" };
const WORD = /[\p{L}\p{N}]/u;
const BARE_URL = /https?:\/\/[^\s<>|]*[^\s<>|.,;:!?)"'*_~]/y;
const EMOJI_HERE = new RegExp(NAME, "y");

function inline(text) {
  const out = [];
  let plainFrom = 0;
  let at = 0;
  const take = (node, end) => {
    if (at > plainFrom) out.push(decode(text.slice(plainFrom, at)));
    out.push(node);
    plainFrom = at = end;
  };
  while (at < text.length) {
    const [node, end] = token(text, at) ?? [];
    if (node) take(node, end);
    else at += 1;
  }
  if (plainFrom < text.length) out.push(decode(text.slice(plainFrom)));
  return out;
}

function token(text, at) {
  const char = text[at];
  if (char === "`") {
    const end = text.indexOf("`", at + 1);
    return end > at + 1 ? [h("code", {}, decode(text.slice(at + 1, end))), end + 1] : null;
  }
  if (char === "<") {
    const end = text.indexOf(">", at);
    const node = end > at + 1 ? reference(text.slice(at + 1, end)) : null;
    return node && [node, end + 1];
  }
  if (char in STYLES) {
    const end = closing(text, at);
    return end ? [h(STYLES[char], {}, inline(text.slice(at + 1, end))), end + 1] : null;
  }
  if (char === ":") return sticky(EMOJI_HERE, text, at, (match) => emoji(match[1]));
  // An address behind an escaped "<" was written to be read, not followed.
  if (char === "h" && !text.endsWith("&lt;", at)) return sticky(BARE_URL, text, at, ([all]) => link(decode(all)));
  return null;
}

function sticky(pattern, text, at, make) {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  const node = match && make(match);
  return node ? [node, at + match[0].length] : null;
}

/** Where the style opened at `at` ends, or 0. Marks inside words, as in snake_case, are letters. */
function closing(text, at) {
  const mark = text[at];
  if (WORD.test(text[at - 1] ?? "") || /[\s]|^$/.test(text[at + 1] ?? "")) return 0;
  for (let end = at + 1; end < text.length; end += 1) {
    const partner = { "`": "`", "<": ">" }[text[end]];
    if (partner) end = Math.max(end, text.indexOf(partner, end + 1));
    else if (text[end] === mark && end > at + 1 && !/\s/.test(text[end - 1]) && !WORD.test(text[end + 1] ?? "")) {
      return end;
    }
  }
  return 0;
}

/** What stands between < and >: a person, a channel, everyone, or a link. Null when it is none of these. */
function reference(inside) {
  const bar = inside.indexOf("|");
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? "" : decode(inside.slice(bar + 1));
  const sign = target[0];
  const id = target.slice(1);
  if (sign === "@") {
    const name = state.users.has(id) ? userName(id) : label || id;
    return h("span", { class: `mention${id === state.me ? " mention-me" : ""}` }, `@${name}`);
  }
  if (sign === "#") return h("span", { class: "mention" }, `#${conversation(id)?.name ?? (label || id)}`);
  if (["!channel", "!here", "!everyone"].includes(target)) {
    return h("span", { class: "mention mention-me" }, `@${id}`);
  }
  if (sign === "!") return label ? h("span", {}, label) : null;
  return link(decode(target), label);
}

function link(address, label = "") {
  const href = safeUrl(address);
  if (!href) return null;
  const text = label ? withEmoji(label) : address.replace(/^mailto:/, "");
  return h("a", { href, target: "_blank", rel: "noopener noreferrer" }, text);
}
