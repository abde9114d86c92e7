// A select one can type in (the ARIA combobox pattern): over given options, or over options asked of the bot.

import { fill, h, uid } from "./dom.js";
import { icon } from "./icons.js";
import { plain } from "./mrkdwn.js";
import { popup } from "./popup.js";

const DEBOUNCE = 150;

/**
 * `source(query)` gives {options | option_groups}, or a function that fetches them once typing pauses. `choose(option |
 * null)` hears the choice and may refuse it by answering false. `minLength` must be typed before the source is asked.
 */
export function combobox({ id, label, labelledby, describedby, required, marks, placeholder, initial, minLength = 0,
                          clearable = false, source, choose }) {
  const listId = uid("list");
  let chosen = initial ?? null;
  let rows = [];
  let active = -1;
  let shown = null;
  let asked = 0;
  let timer = null;

  const input = h("input", {
    id, class: "field select-input", type: "text", role: "combobox", autocomplete: "off", spellcheck: "false",
    "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": listId, "aria-label": label,
    "aria-labelledby": labelledby, "aria-describedby": describedby, "aria-required": required ? "true" : null,
    placeholder, ...marks,
    onfocus: () => input.select(), // what is typed asks anew, whichever way one came here
    onclick: () => (shown ? null : open()), oninput: () => open(input.value.trim()), onkeydown: keys, onblur: settle,
  });
  const status = h("span", { class: "sr-only", role: "status" });
  const node = h("span", { class: "select" }, input, icon("down"), status);
  const list = h("div", {
    class: "listbox", role: "listbox", id: listId, "aria-label": label ?? placeholder,
    // A press must not take the focus from the input before it is a click.
    onpointerdown: (event) => event.preventDefault(),
  });
  show(chosen);

  function show(option) {
    chosen = option;
    input.value = option ? plain(option.text) : "";
  }

  function open(query = "") {
    if (!shown) {
      if (query === "") input.select();
      shown = popup(list, node, { sameWidth: true, onClose: () => {
        shown = null;
        input.setAttribute("aria-expanded", "false");
        input.removeAttribute("aria-activedescendant");
      } });
      input.setAttribute("aria-expanded", "true");
    }
    clearTimeout(timer);
    const mine = ++asked;
    if (query.length < minLength) {
      return note(minLength === 1 ? "Type to search" : `Type at least ${minLength} characters`);
    }
    const answer = source(query);
    if (!(answer instanceof Function)) return draw(answer);
    if (!rows.length) note("Searching…");
    timer = setTimeout(() => answer().then(
      (found) => { if (mine === asked && shown) draw(found); },
      () => { if (mine === asked && shown) note("Could not load the options. Type again to retry."); },
    ), DEBOUNCE);
  }

  function close() { clearTimeout(timer); asked += 1; shown?.close(); }

  function note(text) {
    rows = [];
    mark(-1);
    // As the active option it is read out, as any option would be.
    const said = h("div", {
      class: "list-note", role: "option", id: uid("option"), "aria-disabled": "true", "aria-selected": "false",
    }, text);
    fill(list, said);
    status.textContent = "";
    input.setAttribute("aria-activedescendant", said.id);
    shown?.place();
  }

  function draw({ options, option_groups: groups }) {
    rows = [];
    const row = (option) => {
      const at = rows.length;
      const node = h("div", {
        class: "option-row", role: "option", id: uid("option"), "aria-selected": String(same(option, chosen)),
        onclick: () => pick(at),
      }, h("span", {}, plain(option.text)),
      option.description && h("span", { class: "menu-detail" }, plain(option.description)));
      rows.push({ option, node });
      return node;
    };
    const content = groups?.length
      ? groups.filter((group) => group.options.length).map((group) => {
        const title = uid("group");
        return h("div", { role: "group", "aria-labelledby": title },
          h("div", { class: "list-title", id: title, role: "presentation" }, plain(group.label)),
          group.options.map(row));
      })
      : (options ?? []).map(row);
    if (!rows.length) return note("No results");
    fill(list, content);
    status.textContent = rows.length === 1 ? "1 option" : `${rows.length} options`;
    mark(Math.max(0, rows.findIndex(({ option }) => same(option, chosen))));
    shown?.place();
  }

  function mark(at) {
    rows[active]?.node.classList.remove("active");
    active = at;
    const row = rows[at]?.node;
    if (!row) return input.removeAttribute("aria-activedescendant");
    row.classList.add("active");
    row.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", row.id);
  }

  async function pick(at) {
    const before = chosen;
    show(rows[at].option);
    close();
    if ((await choose(chosen)) === false) show(before);
    else input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function keys(event) {
    const { key } = event;
    if (key === "ArrowDown" || key === "ArrowUp") {
      if (!shown) open();
      else if (rows.length) mark((active + (key === "ArrowDown" ? 1 : -1) + rows.length) % rows.length);
    } else if (key === "Enter" && shown) { if (rows[active]) pick(active); }
    else if (key === "Enter") open();
    else if (key === "Escape" && shown) { close(); show(chosen); }
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  // Leaving keeps the last choice; emptying the field takes it back where no answer is allowed.
  function settle() {
    close();
    if (input.value.trim() === "" && chosen && clearable) { show(null); choose(null); }
    else show(chosen);
  }

  return { node, control: input, read: () => chosen };
}

const same = (one, other) => Boolean(other) && one.value === other.value && plain(one.text) === plain(other.text);

/** The options of a static select whose text holds the query. */
export function matching(element, query) {
  const wanted = query.toLowerCase();
  const fits = (option) => plain(option.text).toLowerCase().includes(wanted);
  if (!element.option_groups) return { options: (element.options ?? []).filter(fits) };
  return { option_groups: element.option_groups.map((group) => ({ ...group, options: group.options.filter(fits) })) };
}
