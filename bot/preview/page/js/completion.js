// What the composer offers while one types, and how typed text becomes Slack's.

import { state } from "./state.js";

const SOME = 8;

/**
 * For the text before the caret: {from, items: [{label, detail, insert}]} to choose from, or {hint} to read, or null.
 * Something typed out in full needs no choosing, so Enter is free to send it.
 */
export function complete(text, { commands = true } = {}) {
  const command = commands && /^(\/\S*)(\s[\s\S]*)?$/.exec(text);
  if (command) {
    const [, word, rest] = command;
    const exact = state.commands.find((one) => one.command === word);
    const named = MENTION.test(rest ?? "") && mentioned(text);
    if (named) return named;
    if (rest !== undefined || exact) return exact ? { hint: exact } : null;
    const items = state.commands.filter((one) => one.command.startsWith(word)).map((one) => (
      { label: `${one.command} ${one.usage_hint ?? ""}`, detail: one.description, insert: `${one.command} ` }));
    return items.length ? { from: 0, items, title: "Commands" } : null;
  }
  return mentioned(text);
}

const MENTION = /(?:^|[\s(])@([^@\n]{0,40})$/;

function mentioned(text) {
  const mention = MENTION.exec(text);
  if (!mention) return null;
  const typed = mention[1].toLowerCase();
  const names = [...state.users.values()].map(({ name }) => name);
  if (names.some((name) => name.toLowerCase() === typed.trimEnd())) return null;
  const items = names.filter((name) => starts(name.toLowerCase(), typed)).slice(0, SOME)
    .map((name) => ({ label: `@${name}`, insert: `@${name} ` }));
  return items.length ? { from: text.length - mention[1].length - 1, items, title: "People" } : null;
}

const starts = (name, typed) => name.startsWith(typed) || name.split(" ").some((word) => word.startsWith(typed));

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** As Slack sends it: the three signs escaped, names of people as their ids. */
export function outgoing(text) {
  const escape = (words) => words.replace(/[&<>]/g, (sign) => ESCAPES[sign]);
  // Longest first, so that "Ann Lee" is not taken for "Ann".
  const people = [...state.users.values()].sort((a, b) => b.name.length - a.name.length);
  const names = people.map(({ name }) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
  if (!names) return escape(text);
  const mention = new RegExp(`@(${names})(?![\\p{L}\\p{N}])`, "u");
  return text.split(mention).map((part, at) => {
    // split() puts the captured names at the odd places.
    if (at % 2 === 0) return escape(part);
    return `<@${people.find(({ name }) => name === part).id}>`;
  }).join("");
}
