// Messages in order. One message changing touches that message's node and its neighbour's byline, nothing else.

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { MessageView } from "./message.js";

const NEAR = 40;                // pixels from the end that still count as the end

export class MessageList {
  #views = [];
  #byTs = new Map();
  #current = null;
  #stuck = true;
  #top = 0;
  #height = 0;

  /** `before` is what stands above the messages in the scrolling part. */
  constructor({ label, inThread = false, before = null }) {
    this.inThread = inThread;
    this.log = h("div", {
      class: "messages", role: "log", "aria-live": "polite", "aria-label": label,
      onfocusin: (event) => this.#enter(event.target.closest(".message")), onkeydown: (event) => this.#keys(event),
    });
    this.content = h("div", { class: "scroll-content" }, before, this.log);
    this.scroller = h("div", { class: "scroller", onscroll: () => this.#scrolled() }, this.content);
    this.pill = h("button", { type: "button", class: "pill", hidden: true, onclick: () => this.toEnd() },
      icon("arrow"), "Jump to latest");
    this.node = h("div", { class: "message-list" }, this.scroller, this.pill);
    // Content that grows (or an area that shrinks) keeps the end in view for whoever was reading there.
    const watch = new ResizeObserver(() => this.#keep());
    watch.observe(this.content);
    watch.observe(this.scroller);
  }

  /** Shows exactly these, keeping the nodes of those already shown. */
  fill(messages) {
    const wanted = new Set(messages.map(({ ts }) => ts));
    this.log.setAttribute("aria-busy", "true");
    for (const view of [...this.#views]) if (!wanted.has(view.ts)) this.remove(view.ts);
    for (const message of messages) this.put(message);
    this.log.removeAttribute("aria-busy");
    this.#keep();
  }

  put(message) {
    const known = this.#byTs.get(message.ts);
    if (known) {
      known.update(message);
      if (known === this.#current) this.#reachable(known, "0");
      return known.settle(this.#views[this.#views.indexOf(known) - 1]);
    }
    const view = new MessageView(message, { inThread: this.inThread });
    let at = this.#views.length;
    while (at > 0 && Number(this.#views[at - 1].ts) > Number(message.ts)) at -= 1;
    this.log.insertBefore(view.node, this.#views[at]?.node ?? null);
    this.#views.splice(at, 0, view);
    this.#byTs.set(message.ts, view);
    view.settle(this.#views[at - 1]);
    this.#views[at + 1]?.settle(view);
    // The tab order begins with the newest, unless someone is reading another.
    const reading = this.#current?.node.contains(document.activeElement);
    if (!this.#current || (this.#current === this.#views.at(-2) && !reading)) this.#enter(view.article);
    if (!this.#stuck) this.#offerLatest();
  }

  remove(ts) {
    const view = this.#byTs.get(ts);
    if (!view) return;
    const at = this.#views.indexOf(view);
    this.#views.splice(at, 1);
    this.#byTs.delete(ts);
    view.node.remove();
    this.#views[at]?.settle(this.#views[at - 1]);
    if (this.#current === view) { this.#current = null; this.#enter(this.#views.at(-1)?.article); }
  }

  toEnd() {
    this.#stuck = true;
    this.#keep();
  }

  toStart() {
    this.#stuck = false;
    this.scroller.scrollTop = this.#top = 0;
    this.#keep();
  }

  // ---- the end stays in view ----

  #keep() {
    this.#height = this.scroller.scrollHeight;
    if (this.#stuck) this.scroller.scrollTop = this.#height;
    this.#offerLatest();
  }

  /** A way down, while not even the newest message's first line is in view. */
  #offerLatest() {
    const top = this.#views.at(-1)?.article.getBoundingClientRect().top;
    this.pill.hidden = this.#stuck || !(top > this.scroller.getBoundingClientRect().bottom - NEAR);
  }

  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    // A scroll that comes of content growing or shrinking is nobody's wish.
    if (this.#stuck && scrollHeight !== this.#height) return this.#keep();
    const atEnd = scrollHeight - scrollTop - clientHeight < NEAR;
    // Only a move upwards leaves the end: growth below makes scroll events too.
    if (atEnd) this.#stuck = true;
    else if (scrollTop < this.#top - 1) this.#stuck = false;
    this.#top = scrollTop;
    this.#offerLatest();
  }

  // ---- one message at a time in the tab order; arrows move between them ----

  #enter(article) {
    const view = article && this.#byTs.get(article.dataset.ts);
    if (!view) return;
    this.#reachable(this.#current, "-1");
    this.#current = view;
    this.#reachable(view, "0");
  }

  #reachable(view, value) {
    if (!view) return;
    view.article.tabIndex = value;
    for (const tool of view.article.querySelectorAll(".tool")) tool.tabIndex = value;
  }

  #keys(event) {
    const at = this.#views.findIndex(({ article }) => article === event.target);
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: this.#views.length - 1 }[event.key];
    if (at < 0 || !this.#views[to]) return;
    event.preventDefault();
    this.#views[to].article.focus();
    this.#views[to].article.scrollIntoView({ block: "nearest" });
  }
}
