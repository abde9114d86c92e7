// Slack's mrkdwn as DOM nodes. Entities are decoded last, when text is already text: an escaped "<" never opens a link.

import { h, lines, safeUrl } from "./dom.js";
import { copyButton } from "./copy.js";
import { NAME, emoji, withEmoji } from "./emoji.js";
import { conversation, state, userName } from "./state.js";

const FENCE = /```\n?([\s\S]+?)\n?```/g;
const QUOTE = /^(?:>|&gt;) ?(.*)$/;

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
  if (!object) return [];
  if (object.type === "mrkdwn") return mrkdwn(object.text ?? "");
  return lines(plain(object));
}

/** The characters alone, for labels and menus. */
export function plain(object) {
  const text = object?.text ?? "";
  return object?.type !== "mrkdwn" && object?.emoji === false ? text : withEmoji(text);
}

export function codeBlock(text) {
  return h("div", { class: "code-block" }, h("pre", {}, h("code", {}, text)), copyButton(text));
}

function prose(text) {
  const groups = [];
  for (const line of text.split("\n")) {
    const [kind, match] = lineKind(line);
    const group = groups.at(-1);
    if (group?.kind === kind) group.found.push(match);
    else groups.push({ kind, found: [match] });
  }
  return groups.flatMap(({ kind, found }) => (kind === "quote"
    ? [h("blockquote", {}, prose(found.map(([, words]) => words).join("\n")))] : paragraphs(found)));
}

/** mrkdwn has quotes but no lists: lines that look like one stay text. */
function lineKind(line) {
  const match = QUOTE.exec(line);
  return match ? ["quote", match] : ["text", line];
}

function paragraphs(texts) {
  const parts = texts.join("\n").split(/\n\s*\n/).map((part) => part.replace(/^\n+|\s+$/g, "")).filter(Boolean);
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
  if (sign === "@") return userMention(id, label);
  if (sign === "#") return channelMention(id, label);
  if (["!channel", "!here", "!everyone"].includes(target)) return broadcastMention(id);
  if (sign === "!") return label ? h("span", {}, label) : null;
  return link(decode(target), label);
}

export function userMention(id, label = "") {
  const name = state.users.has(id) ? userName(id) : label || id;
  return h("span", { class: `mention${id === state.me ? " mention-me" : ""}` }, `@${name}`);
}

export const channelMention = (id, label = "") =>
  h("span", { class: "mention" }, `#${conversation(id)?.name ?? (label || id)}`);

export const broadcastMention = (range) => h("span", { class: "mention mention-me" }, `@${range}`);

export function link(address, label = "") {
  const href = safeUrl(address);
  if (!href) return null;
  const text = label ? withEmoji(label) : address.replace(/^mailto:/, "");
  return h("a", { href, target: "_blank", rel: "noopener noreferrer" }, text);
}
