// The page's only way to make elements. Data becomes text nodes and attributes; no path leads to HTML.

export function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...present(children));
  return node;
}

export function fill(node, ...children) {
  node.replaceChildren(...present(children));
  return node;
}

function present(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);
}

/** Text whose line breaks are kept. */
export const lines = (text) => text.split("\n").flatMap((line, at) => (at ? [h("br"), line] : [line]));

let last = 0;
export const uid = (prefix) => `${prefix}-${++last}`;

const FOCUSABLE = "a[href], button, input, textarea, select, summary, [tabindex]";

export function focusable(root) {
  return [...root.querySelectorAll(FOCUSABLE)].filter(
    (node) => node.tabIndex >= 0 && !node.disabled && node.checkVisibility());
}

/** Only addresses that are safe to open; anything else is shown as the text it is. */
export function safeUrl(text) {
  try {
    const url = new URL(text);
    return ["http:", "https:", "mailto:"].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

export function openUrl(text) {
  const url = safeUrl(text);
  if (url) window.open(url, "_blank", "noopener");
}

export const narrow = window.matchMedia("(max-width: 760px)");
