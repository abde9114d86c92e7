// What the page knows. Frames from the server change it; whoever draws listens for the change.

const LOG_LIMIT = 500;

export const state = {
  me: null, users: new Map(), conversations: [], commands: [], shortcuts: [], faults: [],
  channels: new Map(),          // channel -> Map(ts -> message)
  replies: new Map(),           // "channel/ts" of a parent -> Set of its replies' ts
  home: null, modals: [], problems: [], styleProblems: [], log: [], armed: [],
  unread: new Map(),            // channel -> how many messages
  place: { channel: null, tab: "messages", thread: null },
};

const listeners = new Map();
// Slack keeps no private message and no open modal for a page that is loaded anew.
let born = null;                // the time by the server's clock at which this page was loaded
let closed = new Set();         // ids of the modals that were open then

export function on(name, listener) {
  listeners.set(name, [...(listeners.get(name) ?? []), listener]);
}

function emit(name, ...details) {
  for (const listener of listeners.get(name) ?? []) listener(...details);
}

export const userName = (id) => state.users.get(id)?.name ?? id ?? "Unknown";
export const conversation = (id) => state.conversations.find((one) => one.id === id);
export const message = (channel, ts) => state.channels.get(channel)?.get(ts);
export const isReply = (one) => Boolean(one.thread_ts) && one.thread_ts !== one.ts;
/** A reply stands in its thread only, unless its author sent it to the channel too. */
export const isRoot = (one) => !isReply(one) || Boolean(one.broadcast);
const isGone = (one) => one.ephemeral && Number(one.ts) < born;
const open = (stack) => stack.filter(({ id }) => !closed.has(id));

const key = (channel, ts) => `${channel}/${ts}`;
const byTime = (a, b) => Number(a.ts) - Number(b.ts);

export function roots(channel) {
  return [...(state.channels.get(channel)?.values() ?? [])].filter(isRoot).sort(byTime);
}

export function replies(channel, ts) {
  const known = state.replies.get(key(channel, ts)) ?? [];
  return [...known].map((one) => message(channel, one)).filter(Boolean).sort(byTime);
}

/** Look at another conversation, tab or thread. Only what is named changes; a new conversation has no thread open. */
export function go(change) {
  const before = state.place;
  const moved = change.channel !== undefined && change.channel !== before.channel;
  const elsewhere = moved ? { tab: "messages", thread: null } : {};
  state.place = { ...before, ...elsewhere, ...change };
  state.unread.delete(state.place.channel);
  emit("place", state.place, before);
}

function keep(one) {
  if (!state.channels.has(one.channel)) state.channels.set(one.channel, new Map());
  const channel = state.channels.get(one.channel);
  const before = channel.get(one.ts);
  channel.set(one.ts, one);
  if (isReply(one)) {
    const parent = key(one.channel, one.thread_ts);
    if (!state.replies.has(parent)) state.replies.set(parent, new Set());
    state.replies.get(parent).add(one.ts);
  }
  return before;
}

const handlers = {
  hello(frame) {
    const { me, conversations, commands, shortcuts, faults, home, modals, problems, log } = frame;
    if (born === null) {
      born = Number(frame.now);
      closed = new Set(modals.map(({ id }) => id));
    }
    Object.assign(state, { me, conversations, commands, shortcuts, faults, home, problems, modals: open(modals) });
    Object.assign(state, { styleProblems: frame.style_problems, armed: frame.armed });
    state.log = log.slice(0, LOG_LIMIT);
    state.users = new Map(frame.users.map((user) => [user.id, user]));
    state.channels = new Map();
    state.replies = new Map();
    for (const one of frame.messages) if (!isGone(one)) keep(one);
    const { place } = state;
    if (!conversation(place.channel)) {
      state.place = { channel: conversations[0]?.id ?? null, tab: "messages", thread: null };
    } else if (place.thread && !message(place.channel, place.thread)) state.place = { ...place, thread: null };
    emit("hello");
  },
  message({ message: one }) {
    if (isGone(one)) return;
    const before = keep(one);
    if (!before && one.user !== state.me && one.channel !== state.place.channel) {
      state.unread.set(one.channel, (state.unread.get(one.channel) ?? 0) + 1);
    }
    emit("message", one, before);
  },
  message_deleted({ channel, ts }) {
    const gone = message(channel, ts);
    if (!gone) return;
    state.channels.get(channel).delete(ts);
    if (isReply(gone)) {
      state.replies.get(key(channel, gone.thread_ts))?.delete(ts);
      const parent = message(channel, gone.thread_ts);
      if (parent && !gone.ephemeral) parent.reply_count = Math.max(0, parent.reply_count - 1);
    }
    emit("message_deleted", gone);
  },
  home({ view }) { state.home = view; emit("home", view); },
  modals({ stack }) { state.modals = open(stack); emit("modals", state.modals); },
  errors(frame) { emit("errors", frame); },
  problems({ problems, style_problems: styleProblems }) {
    const before = state.problems;
    Object.assign(state, { problems, styleProblems });
    emit("problems", problems, before);
  },
  reloaded() { emit("reloaded"); },
  armed({ armed }) { state.armed = armed; emit("armed"); },
  log({ entry }) {
    const at = state.log.findIndex((one) => one.id === entry.id);
    if (at >= 0) state.log[at] = entry;
    else state.log.unshift(entry);
    state.log.length = Math.min(state.log.length, LOG_LIMIT);
    emit("log", entry);
  },
};

export function receive(frame) {
  emit("frame", frame.type);
  handlers[frame.type]?.(frame);
}
