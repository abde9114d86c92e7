// Rich text as DOM: Block Kit's only real lists.

import { h, lines } from "./dom.js";
import { emoji } from "./emoji.js";
import { broadcastMention, channelMention, codeBlock, link, userMention } from "./mrkdwn.js";

export const richText = ({ elements }) => elements.map((part) => PARTS[part.type]?.(part) ?? null);

const section = ({ elements }) => h("p", {}, inline(elements));

function list({ style, elements, indent = 0, offset = 0 }) {
  const items = elements.map((item) => h("li", {}, inline(item.elements)));
  const name = `level-${indent % 3} indent-${indent}`;
  return style === "ordered" ? h("ol", { class: name, start: offset + 1 }, items) : h("ul", { class: name }, items);
}

const quote = ({ elements }) => h("blockquote", {}, h("p", {}, inline(elements)));

const preformatted = ({ elements }) => codeBlock(elements.map(({ text, url }) => text ?? url).join(""));

const PARTS = {
  rich_text_section: section, rich_text_list: list, rich_text_quote: quote, rich_text_preformatted: preformatted,
};

const inline = (elements) => elements.map((one) => styled(INLINE[one.type]?.(one) ?? one.type, one.style));

const INLINE = {
  text: ({ text }) => lines(text),
  link: ({ url, text }) => link(url, text) ?? text ?? url,
  emoji: ({ name }) => emoji(name) ?? `:${name}:`,
  user: ({ user_id: id }) => userMention(id),
  channel: ({ channel_id: id }) => channelMention(id),
  broadcast: ({ range }) => broadcastMention(range),
};

const STYLES = [["code", "code"], ["strike", "s"], ["underline", "u"], ["italic", "em"], ["bold", "strong"]];

const styled = (content, style = {}) =>
  STYLES.reduce((inner, [name, tag]) => (style[name] ? h(tag, {}, inner) : inner), content);
