// Slack's own editor for blocks takes them in its address.

const BUILDER = "https://app.slack.com/block-kit-builder/";
const VIEW = ["type", "callback_id", "private_metadata", "title", "submit", "close"];

/** What the builder takes: {blocks} of a message, or a whole view. Null where `found` holds neither. */
export function buildable(found) {
  if (!found || typeof found !== "object") return null;
  const view = typeof found.view === "string" ? parsed(found.view) : found.view;
  if (view?.blocks) return buildable(view);
  const blocks = typeof found.blocks === "string" ? parsed(found.blocks) : found.blocks;
  if (!Array.isArray(blocks) || !blocks.length) return null;
  if (found.type !== "modal" && found.type !== "home") return { blocks };
  const named = VIEW.filter((name) => found[name]).map((name) => [name, found[name]]);
  return { ...Object.fromEntries(named), blocks };
}

export const builderUrl = (payload) => `${BUILDER}#${encodeURIComponent(JSON.stringify(payload))}`;

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
