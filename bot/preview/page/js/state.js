// What the page knows. Frames from the server change it; whoever draws listens for the change.

const LOG_LIMIT = 500;

export const state = {
  me: null, users: new Map(), conversations: [], commands: [], shortcuts: [], faults: [],
  channels: new Map(),          // channel -> Map(ts -> message)
  replies: new Map(),           // "channel/ts" of a parent -> Set of its replies' ts
  home: null, modals: [], problems: [], log: [],
  unread: new Set(),
  place: { channel: null, tab: "messages", thread: null },
};

const listeners = new Map();
const fresh = new Set();        // own messages sent while this page was open

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
export const isFresh = (channel, ts) => fresh.has(key(channel, ts));

const key = (channel, ts) => `${channel}/${ts}`;
const byTime = (a, b) => Number(a.ts) - Number(b.ts);

export function roots(channel) {
  return [...(state.channels.get(channel)?.values() ?? [])].filter((one) => !isReply(one)).sort(byTime);
}

export function replies(channel, ts) {
  const known = state.replies.get(key(channel, ts)) ?? [];
  return [...known].map((one) => message(channel, one)).filter(Boolean).sort(byTime);
}

/**
 * Look at another conversation, tab or thread. Only what is named changes; a new conversation has no thread open.
 * `quietly` opens something without taking the focus there; `fromStart` shows a thread's beginning, not its end.
 */
export function go(change) {
  const before = state.place;
  const moved = change.channel !== undefined && change.channel !== before.channel;
  const elsewhere = moved ? { tab: "messages", thread: null } : {};
  state.place = { ...before, quietly: false, fromStart: false, ...elsewhere, ...change };
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
    Object.assign(state, { me, conversations, commands, shortcuts, faults, home, modals, problems });
    state.log = log.slice(0, LOG_LIMIT);
    state.users = new Map(frame.users.map((user) => [user.id, user]));
    state.channels = new Map();
    state.replies = new Map();
    for (const one of frame.messages) keep(one);
    const { place } = state;
    if (!conversation(place.channel)) {
      state.place = { channel: conversations[0]?.id ?? null, tab: "messages", thread: null };
    } else if (place.thread && !message(place.channel, place.thread)) state.place = { ...place, thread: null };
    emit("hello");
  },
  message({ message: one }) {
    const before = keep(one);
    if (!before && one.user === state.me) fresh.add(key(one.channel, one.ts));
    if (!before && one.user !== state.me && one.channel !== state.place.channel) state.unread.add(one.channel);
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
  modals({ stack }) { state.modals = stack; emit("modals", stack); },
  errors(frame) { emit("errors", frame); },
  problems({ problems }) {
    const before = state.problems;
    state.problems = problems;
    emit("problems", problems, before);
  },
  reloaded() { emit("reloaded"); },
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
