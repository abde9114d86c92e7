// A button's menu: arrows, Home, End, first letters, Escape; focus goes back to the button.

import { h, openUrl, uid } from "./dom.js";
import { popup } from "./popup.js";

/** `items()` is asked each time it opens: [{label, detail, danger, url, run}]. */
export function menuButton(button, { label, items, align = "end", prefer = "below" }) {
  let shown = null;
  button.setAttribute("aria-haspopup", "menu");
  button.setAttribute("aria-expanded", "false");

  const open = (last = false) => {
    const rows = items();
    if (shown || !rows.length) return;
    const menu = h("div", { class: "menu", role: "menu", "aria-label": label, onkeydown: keys },
      rows.map((item) => row(item)));
    shown = popup(menu, button, { align, prefer, onClose: () => {
      if (menu.contains(document.activeElement)) button.focus({ preventScroll: true });
      button.setAttribute("aria-expanded", "false");
      shown = null;
    } });
    button.setAttribute("aria-expanded", "true");
    (last ? menu.lastElementChild : menu.firstElementChild).focus();
  };

  const row = ({ label: text, detail, danger, url, run }) => {
    const described = detail ? uid("detail") : null;
    return h("button", {
      type: "button", role: "menuitem", tabindex: "-1", class: `menu-item${danger ? " danger" : ""}`,
      "aria-label": text, "aria-describedby": described,
      onclick: () => { shown?.close(); if (url) openUrl(url); run?.(); },
    }, h("span", {}, text), detail && h("span", { class: "menu-detail", id: described }, detail));
  };

  function keys(event) {
    const rows = [...event.currentTarget.children];
    const at = rows.indexOf(document.activeElement);
    const to = {
      ArrowDown: (at + 1) % rows.length, ArrowUp: (at - 1 + rows.length) % rows.length, Home: 0, End: rows.length - 1,
    }[event.key];
    if (to !== undefined) rows[to].focus();
    else if (event.key === "Escape") shown.close();
    else if (event.key === "Tab") { shown.close(); return; }
    else if (event.key.length === 1 && event.key !== " ") {
      const letter = event.key.toLowerCase();
      const ahead = [...rows.slice(at + 1), ...rows.slice(0, at + 1)];
      ahead.find((one) => one.textContent.toLowerCase().startsWith(letter))?.focus();
      return;
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  button.addEventListener("click", () => (shown ? shown.close() : open()));
  button.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    event.stopPropagation();
    open(event.key === "ArrowUp");
  });
  return button;
}
