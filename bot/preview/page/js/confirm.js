// Slack's "confirm" object: asked before an action is sent. Resolves to whether to go on.

import { h, uid } from "./dom.js";
import { plain, textObject } from "./mrkdwn.js";

export function confirmed(object) {
  const title = uid("title");
  const text = uid("text");
  return new Promise((resolve) => {
    const dialog = h("dialog", { class: "confirm", "aria-labelledby": title, "aria-describedby": text,
      onclose: () => { dialog.remove(); resolve(dialog.returnValue === "yes"); } },
    h("form", { method: "dialog" },
      h("h2", { id: title }, plain(object.title) || "Are you sure?"),
      h("div", { id: text, class: "rich" }, textObject(object.text)),
      h("div", { class: "buttons" },
        h("button", { class: "button", value: "no" }, plain(object.deny) || "Cancel"),
        h("button", { class: `button ${object.style === "danger" ? "danger-filled" : "primary"}`, value: "yes" },
          plain(object.confirm) || "Yes"))));
    document.body.append(dialog);
    dialog.showModal();
  });
}
