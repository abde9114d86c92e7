// Block Kit's interactive elements. Each maker gives {node, control?, read?}; `read` is its entry in view.state.values.

import { fill, h, openUrl, safeUrl, uid } from "./dom.js";
import { icon, iconButton } from "./icons.js";
import { ask } from "./connection.js";
import { menuButton } from "./menu.js";
import { plain, textObject } from "./mrkdwn.js";
import { combobox, matching } from "./select.js";

/** `field` says where the element stands: {surface, blockId, key, kept, acts, name: {labelledby}, …}. */
export function renderElement(element, field) {
  const maker = MAKERS[element.type];
  return maker ? maker(element, field) : { node: unsupported("element", element.type) };
}

export const unsupported = (what, type) => h("span", { class: "unsupported" }, `unsupported ${what}: ${type}`);

/** By these the focus finds its control again after a redraw. */
const marks = ({ key, actionId }, more = "") => ({ "data-key": key + more, "data-action": actionId + more });

function act(element, field, payload, control) {
  return field.surface.act({ type: element.type, block_id: field.blockId, action_id: element.action_id, ...payload },
    element.confirm, control);
}

function button(element, field) {
  const node = h("button", {
    type: "button", class: `button ${element.style ?? ""}`, ...marks(field),
    "aria-label": element.accessibility_label,
    onclick: async () => {
      const done = await act(element, field, { text: element.text, value: element.value }, node);
      if (done && element.url) openUrl(element.url);
    },
  }, textObject(element.text));
  return { node };
}

function iconic(element, field) {
  const node = iconButton(element.icon, plain(element.text), () => act(element, field,
    { text: element.text, value: element.value }, node), { class: "button iconic", ...marks(field) });
  if (element.accessibility_label) node.setAttribute("aria-label", element.accessibility_label);
  return { node };
}

function feedback(element, field) {
  const half = (part, mark) => {
    const node = h("button", { type: "button", class: "button small", ...marks(field, mark),
      "aria-label": part.accessibility_label,
      onclick: () => act(element, field, { text: part.text, value: part.value }, node) }, textObject(part.text));
    return node;
  };
  return { node: h("span", { class: "feedback" }, half(element.positive_button, "/positive"),
    half(element.negative_button, "/negative")) };
}

function overflow(element, field) {
  const trigger = iconButton("more", "More options", null, { class: "button overflow", ...marks(field) });
  const items = () => element.options.map((option) => ({
    label: plain(option.text), detail: option.description && plain(option.description), url: option.url,
    run: () => act(element, field, { selected_option: option }, trigger),
  }));
  return { node: menuButton(trigger, { label: "More options", items }) };
}

function select(element, field, { minLength, source }) {
  const placeholder = element.placeholder ? plain(element.placeholder) : "Select an option";
  const { labelledby } = field.name;
  const box = combobox({
    id: field.id, marks: marks(field), label: labelledby ? null : placeholder, labelledby,
    describedby: field.describedby, required: field.required, placeholder, minLength, source, clearable: field.optional,
    initial: field.kept ? field.kept.selected_option : element.initial_option,
    choose: (option) => !field.acts || act(element, field, { selected_option: option }, box.control),
  });
  return { ...box, read: () => ({ type: element.type, selected_option: box.read() }) };
}

/** What is chosen stands above the box, each with a button that takes it away. */
function multiSelect(element, field, { minLength, source }) {
  const placeholder = element.placeholder ? plain(element.placeholder) : "Select options";
  const { labelledby } = field.name;
  const most = element.max_selected_items ?? Infinity;
  let chosen = (field.kept ? field.kept.selected_options : element.initial_options) ?? [];
  const chips = h("span", { class: "chosen" });
  const box = combobox({
    id: field.id, marks: marks(field), label: labelledby ? null : placeholder, labelledby,
    describedby: field.describedby, required: field.required, placeholder, minLength, source,
    // The box is for the next one: it never keeps what was picked.
    choose: (option) => {
      const fits = option && chosen.length < most && !chosen.some(({ value }) => value === option.value);
      if (fits) change([...chosen, option]);
      return false;
    },
  });

  async function change(next) {
    const before = chosen;
    chosen = next;
    draw();
    if (field.acts && !(await act(element, field, { selected_options: chosen }, box.control))) {
      chosen = before;
      draw();
    }
    box.control.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function draw() {
    fill(chips, chosen.map((option) => h("button", {
      type: "button", class: "chip", "aria-label": `Remove ${plain(option.text)}`,
      onclick: () => { change(chosen.filter((one) => one !== option)); box.control.focus(); },
    }, plain(option.text), icon("close"))));
  }

  draw();
  const node = h("span", { class: "multi-select" }, chips, box.node);
  return { ...box, node, read: () => ({ type: element.type, selected_options: chosen }) };
}

const given = (element) => ({ source: (query) => matching(element, query) });

const asked = (element, field) => ({
  minLength: element.min_query_length ?? 3,
  source: (value) => () => ask(
    { ...field.surface.origin, action_id: element.action_id, block_id: field.blockId, value }),
});

function choices(type, element, field) {
  const group = uid("choice");
  const many = type === "checkbox";
  const first = field.kept ? (many ? field.kept.selected_options : [field.kept.selected_option])
    : many ? element.initial_options : [element.initial_option];
  const chosen = new Set((first ?? []).filter(Boolean).map((option) => option.value));
  const boxes = element.options.map((option, at) => {
    const text = uid("text");
    const detail = option.description ? uid("detail") : null;
    const input = h("input", {
      type, name: group, class: "choice-input", checked: chosen.has(option.value), ...marks(field, `/${at}`),
      "aria-labelledby": text, "aria-describedby": detail, onchange: changed,
    });
    const label = h("label", { class: "choice" }, input, h("span", { class: "choice-words" },
      h("span", { id: text }, textObject(option.text)),
      detail && h("span", { class: "choice-detail", id: detail }, textObject(option.description))));
    return { option, input, label };
  });
  const selected = () => boxes.filter(({ input }) => input.checked).map(({ option }) => option);
  const payload = () => (many ? { selected_options: selected() } : { selected_option: selected()[0] ?? null });
  let before = selected();

  async function changed(event) {
    if (field.acts && !(await act(element, field, payload(), event.target))) {
      for (const { input, option } of boxes) input.checked = before.includes(option);
    }
    before = selected();
  }
  const node = h("div", {
    class: "choices", role: many ? "group" : "radiogroup", "aria-labelledby": field.name.labelledby,
    "aria-describedby": field.describedby,
  }, boxes.map((box) => box.label));
  return { node, control: boxes[0]?.input, group: node, read: () => ({ type: element.type, ...payload() }) };
}

function textInput(element, field) {
  const config = element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  const dispatch = () => act(element, field, { value: node.value }, node);
  const node = h(element.multiline ? "textarea" : "input", {
    id: field.id, class: "field", type: element.multiline ? null : "text", ...marks(field),
    placeholder: element.placeholder && plain(element.placeholder), maxlength: element.max_length,
    rows: element.multiline ? "4" : null, autocomplete: "off",
    "aria-labelledby": field.name.labelledby, "aria-describedby": field.describedby,
    "aria-required": field.required ? "true" : null,
    oninput: () => { if (field.acts && config.includes("on_character_entered")) dispatch(); },
    onkeydown: (event) => {
      if (event.key !== "Enter" || element.multiline || event.isComposing) return;
      if (!field.acts || !config.includes("on_enter_pressed")) return;
      event.preventDefault();
      dispatch();
    },
  });
  node.value = (field.kept ? field.kept.value : element.initial_value) ?? "";
  return {
    node, control: node, minLength: element.min_length,
    read: () => ({ type: element.type, value: node.value === "" ? null : node.value }),
  };
}

function image(element) {
  const src = safeUrl(element.image_url ?? "");
  return { node: src?.startsWith("http")
    ? h("img", { src, alt: element.alt_text ?? "", loading: "lazy", class: "picture" })
    : unsupported("image address", element.image_url ?? "none") };
}

const MAKERS = {
  button, overflow, image, icon_button: iconic, feedback_buttons: feedback,
  static_select: (element, field) => select(element, field, given(element)),
  external_select: (element, field) => select(element, field, asked(element, field)),
  multi_static_select: (element, field) => multiSelect(element, field, given(element)),
  multi_external_select: (element, field) => multiSelect(element, field, asked(element, field)),
  checkboxes: (element, field) => choices("checkbox", element, field),
  radio_buttons: (element, field) => choices("radio", element, field),
  plain_text_input: textInput,
};
