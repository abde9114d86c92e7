// The bot's Home tab.

import { fill, h } from "./dom.js";
import { send } from "./connection.js";
import { state } from "./state.js";
import { Surface } from "./surface.js";

export class Home {
  #drawn = null;
  #surface = null;

  constructor() {
    this.node = h("div", { class: "home" });
  }

  /** The bot is told each time one of its tabs is opened, as Slack does; it then publishes what Home shows. */
  opened(tab) { send({ type: "open_home", tab }); }

  show() {
    const view = state.home;
    if (!view) {
      this.#drawn = this.#surface = null;
      return fill(this.node, h("p", { class: "empty" }, "The bot has not published anything here yet."));
    }
    const drawn = `${view.id}/${view.hash}`;
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    // The surface outlives a republished Home, and with it what has been typed.
    if (this.#surface?.origin.view_id !== view.id) {
      this.#surface = new Surface({ view_id: view.id });
      fill(this.node, this.#surface.node);
    }
    const focus = this.#surface.focus();
    this.#surface.render(view.blocks);
    if (focus && !this.#surface.refocus(focus)) this.node.parentElement.focus({ preventScroll: true });
  }
}
