// A floating list beside its anchor: in the top layer, so nothing clips it, and closed by a press anywhere else.

const GAP = 4;
const EDGE = 8;

/** Shows `node` at `anchor`; returns the function that takes it away. */
export function popup(node, anchor, { align = "start", prefer = "below", sameWidth = false, onClose = () => {} } = {}) {
  node.popover = "manual";
  // Beside the anchor's pane and not in the log, which would read it out; in the dialog, outside which all is inert.
  (anchor.closest("dialog, .main, .pane") ?? document.body).append(node);
  node.showPopover();

  const place = () => {
    const box = anchor.getBoundingClientRect();
    if (sameWidth) node.style.minWidth = `${Math.min(box.width, innerWidth - 2 * EDGE)}px`;
    const below = innerHeight - box.bottom - GAP - EDGE;
    const above = box.top - GAP - EDGE;
    node.style.maxHeight = "";
    const wanted = Math.min(node.scrollHeight + 2, parseFloat(getComputedStyle(node).maxHeight) || Infinity);
    const down = prefer === "below" ? below >= wanted || below >= above : above < wanted && below > above;
    node.style.maxHeight = `${Math.max(80, Math.min(down ? below : above, 340))}px`;
    const { width, height } = node.getBoundingClientRect();
    const left = align === "end" ? box.right - width : box.left;
    node.style.left = `${Math.max(EDGE, Math.min(left, innerWidth - width - EDGE))}px`;
    node.style.top = `${down ? box.bottom + GAP : Math.max(EDGE, box.top - GAP - height)}px`;
  };
  const outside = (event) => {
    if (!node.contains(event.target) && !anchor.contains(event.target)) close();
  };
  const scrolled = (event) => { if (!node.contains(event.target)) place(); };

  let open = true;
  const close = () => {
    if (!open) return;
    open = false;
    document.removeEventListener("pointerdown", outside, true);
    window.removeEventListener("scroll", scrolled, true);
    window.removeEventListener("resize", place);
    onClose();
    node.remove();
  };
  document.addEventListener("pointerdown", outside, true);
  window.addEventListener("scroll", scrolled, true);
  window.addEventListener("resize", place);
  place();
  return { close, place };
}
