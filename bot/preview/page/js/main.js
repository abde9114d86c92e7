// Starts the page: which conversation, the connection, and what belongs to no single part.

import { connect } from "./connection.js";
import { showConnection, showProblems, toast } from "./notices.js";
import { settleAll } from "./pending.js";
import { conversation, go, on, receive, state } from "./state.js";
import { composer } from "./conversation.js";
import "./sidebar.js";
import "./thread.js";
import "./modal.js";
import "./inspector.js";

// The address names the place, so that a reload comes back to it: #C0123 or #D0123/home.
function fromAddress() {
  const [channel, tab] = location.hash.slice(1).split("/");
  return conversation(channel) ? { channel, tab: tab === "home" ? "home" : "messages" } : null;
}

let greeted = false;
on("hello", () => {
  showProblems(state.problems, state.styleProblems);
  if (greeted) return;
  greeted = true;
  const place = fromAddress();
  if (place) go(place);
  if (state.place.tab === "messages" && !state.modals.length) composer.focus();
});

on("place", ({ channel, tab }) => history.replaceState(null, "", `#${channel}${tab === "home" ? "/home" : ""}`));
addEventListener("hashchange", () => { const place = fromAddress(); if (place) go(place); });

on("problems", (problems, before) => {
  showProblems(problems, state.styleProblems);
  if (!problems.length && before.length) toast("Cards reloaded");
});
on("reloaded", () => toast("Cards reloaded"));
on("frame", (type) => { if (type !== "log") settleAll(); });

let connected = false;
connect(receive, (now) => {
  connected ||= now;
  showConnection(now, connected);
});
showConnection(false, false);
