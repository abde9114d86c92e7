// Blocks that live somewhere: in a message, a modal or Home. Knows where actions come from and what has been entered.

import { fill, h } from "./dom.js";
import { confirmed } from "./confirm.js";
import { send } from "./connection.js";
import { renderBlock } from "./blocks.js";
import { toast } from "./notices.js";
import { pending } from "./pending.js";

export class Surface {
  /** `origin` is what every frame about it carries: {channel, ts} or {view_id}. */
  constructor(origin) {
    this.origin = origin;
    this.node = h("div", { class: "blocks" });
    this.fields = new Map();      // "block_id/action_id" -> {blockId, actionId, read}
    this.inputs = new Map();      // block_id -> what an input block needs to show an error
    this.unfolded = new Set();    // block_ids of long sections that the reader has opened
  }

  /** Draws anew; what was entered outlives it wherever block_id and action_id do. */
  render(blocks) {
    const kept = new Map([...this.fields].map(([key, field]) => [key, field.read()]));
    this.fields.clear();
    this.inputs.clear();
    fill(this.node, blocks.map((block, at) => renderBlock(block, this, kept, at)));
  }

  values() {
    const values = {};
    for (const { blockId, actionId, read } of this.fields.values()) (values[blockId] ??= {})[actionId] = read();
    return values;
  }

  /** Whether the action went out: not so when the person thought better of it, or the line is down. */
  async act(action, confirm, control) {
    if (confirm && !(await confirmed(confirm))) return false;
    const sent = send({ type: "act", ...this.origin, action, state: { values: this.values() } });
    if (sent) pending(control);
    else toast("Not sent: the connection is lost");
    return sent;
  }

  /** Where the focus is, before a redraw; null when it is elsewhere. */
  focus() {
    const node = document.activeElement;
    if (!this.node.contains(node)) return null;
    return { ...node.dataset, from: node.selectionStart ?? null, to: node.selectionEnd ?? null };
  }

  /** Gives the focus back after it; false when that control is gone. */
  refocus(focus) {
    if (!focus?.key) return false;
    const controls = [...this.node.querySelectorAll("[data-key]")];
    // A block that the bot did not name has another name each time; its action may still be the only one of its kind.
    const alike = controls.filter((one) => one.dataset.action === focus.action);
    const node = controls.find((one) => one.dataset.key === focus.key) ?? (alike.length === 1 ? alike[0] : null);
    if (!node) return false;
    node.focus({ preventScroll: true });
    if (focus.from !== null && node.setSelectionRange) node.setSelectionRange(focus.from, focus.to);
    return true;
  }
}
