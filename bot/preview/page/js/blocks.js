// Block Kit's blocks as DOM.

import { h, uid } from "./dom.js";
import { renderElement, unsupported } from "./elements.js";
import { fold } from "./fold.js";
import { icon } from "./icons.js";
import { plain, textObject } from "./mrkdwn.js";
import { richText } from "./rich-text.js";
import { table } from "./table.js";

/**
 * `kept` holds values entered before a redraw, by "block_id/action_id"; `at` is the block's place, its name where it
 * has none.
 */
export function renderBlock(block, surface, kept, at) {
  const maker = MAKERS[block.type];
  if (!maker) return h("div", { class: "block" }, unsupported("block", block.type));
  const blockId = block.block_id ?? `block-${at}`;
  const place = (element, more = {}) => placed(element, { surface, blockId, kept, acts: true, name: {}, ...more });
  return h("div", { class: `block block-${block.type}` }, maker(block, place, surface, blockId));
}

/** An element in its block: drawn, and remembered by the surface when it holds a value. */
function placed(element, { kept, ...field }) {
  const key = `${field.blockId}/${element.action_id}`;
  const before = kept.get(key);
  const made = renderElement(element, {
    ...field, key, actionId: element.action_id, kept: before?.type === element.type ? before : null,
  });
  const { surface, blockId } = field;
  if (made.read) surface.fields.set(key, { blockId, actionId: element.action_id, read: made.read });
  return made;
}

const isGroup = ({ type }) => type === "checkboxes" || type === "radio_buttons";

const header = ({ text }) => h("h3", { class: "block-heading" }, plain(text));

function section({ text, fields, accessory, expand }, place, surface, blockId) {
  const words = text && uid("words");
  const rich = text && h("div", { class: "rich", id: words }, textObject(text));
  return [
    h("div", { class: "section-words" },
      rich && (expand ? rich : fold(rich, surface.unfolded.has(blockId), () => surface.unfolded.add(blockId))),
      fields && h("div", { class: "fields" }, fields.map((one) => h("div", { class: "rich" }, textObject(one))))),
    accessory && h("div", { class: `accessory accessory-${accessory.type}` },
      // Choices beside a text are about that text; a select has its own placeholder for a name.
      place(accessory, { name: { labelledby: isGroup(accessory) ? words : null } }).node),
  ];
}

const context = ({ elements }, place) => elements.map((one) =>
  (one.type === "image" ? place(one).node : h("div", { class: "rich" }, textObject(one))));

const actions = ({ elements }, place) => elements.map((one) => place(one).node);

const SIGNS = { warning: "warning", error: "warning", success: "check" };

const alert = ({ text, level = "default" }) => h("div", { class: `alert alert-${level}`, role: "note" },
  icon(SIGNS[level] ?? "info"), h("div", { class: "rich" }, textObject(text)));

const image = (block, place) => h("figure", {},
  block.title && h("figcaption", {}, plain(block.title)), place({ ...block, type: "image" }).node);

function input(block, place, surface, blockId) {
  const ids = { id: uid("field"), label: uid("label"), hint: uid("hint"), error: uid("error") };
  const grouped = isGroup(block.element);
  const made = place(block.element, {
    id: grouped ? null : ids.id, acts: block.dispatch_action === true, optional: block.optional === true,
    name: { labelledby: ids.label },
    describedby: block.hint ? ids.hint : null, required: !block.optional,
  });
  const error = h("p", { class: "field-error", id: ids.error, hidden: true });
  const target = made.group ?? made.control;
  if (target) {
    surface.inputs.set(blockId, {
      ...made, optional: block.optional === true, fail: (text) => fail(target, error, ids, block, text),
      holds: (node) => target.closest(".block").contains(node),
    });
  }
  return [
    h(grouped ? "div" : "label", { class: "label", id: ids.label, for: grouped ? null : ids.id },
      plain(block.label), block.optional && h("span", { class: "optional" }, " (optional)")),
    made.node, error,
    block.hint && h("p", { class: "hint", id: ids.hint }, textObject(block.hint)),
  ];
}

/** Shows a field's error, or takes it away when `text` is null. */
function fail(target, error, ids, block, text) {
  error.hidden = !text;
  error.textContent = text ?? "";
  target.closest(".block").classList.toggle("wrong", Boolean(text));
  // A group has no "invalid" of its own; its boxes do.
  const marked = target.matches("[role=group]") ? target.querySelectorAll("input") : [target];
  for (const node of marked) {
    if (text) node.setAttribute("aria-invalid", "true");
    else node.removeAttribute("aria-invalid");
  }
  const describing = [text && ids.error, block.hint && ids.hint].filter(Boolean).join(" ");
  if (describing) target.setAttribute("aria-describedby", describing);
  else target.removeAttribute("aria-describedby");
}

const MAKERS = {
  header, section, context, actions, context_actions: actions, image, input, table, alert, divider: () => h("hr"),
  rich_text: (block) => h("div", { class: "rich" }, richText(block)),
};
