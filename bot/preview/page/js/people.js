// How people and times look everywhere.

import { h } from "./dom.js";
import { state, userName } from "./state.js";

const TINTS = 8;

const initials = (name) => {
  const words = name.split(/[\s._-]+/).filter(Boolean);
  return ((words[0]?.[0] ?? "?") + (words.length > 1 ? words[1][0] : "")).toUpperCase();
};

// In turn, so that no two of the first few look alike.
const tint = (id) => Math.max(0, [...state.users.keys()].indexOf(id)) % TINTS;

export const avatar = (id, size = "") =>
  h("span", { class: `avatar tint-${tint(id)} ${size}`, "aria-hidden": "true" }, initials(userName(id)));

export const isBot = (id) => Boolean(state.users.get(id)?.is_bot);
export const badge = (id) => isBot(id) && h("span", { class: "badge" }, "APP");

export const when = (ts) => new Date(Number(ts) * 1000);
const clock = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit" });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "medium" });
const day = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long" });

export const time = (ts) => clock.format(when(ts));
export const timeNode = (ts) =>
  h("time", { datetime: when(ts).toISOString(), title: full.format(when(ts)) }, time(ts));

export function dayName(ts) {
  const then = when(ts);
  const now = new Date();
  if (then.toDateString() === now.toDateString()) return "Today";
  now.setDate(now.getDate() - 1);
  return then.toDateString() === now.toDateString() ? "Yesterday" : day.format(then);
}
