// A pressed control looks busy until something comes back, or three seconds have shown that nothing will.

const busy = new Map();

export function pending(control) {
  if (!control) return;
  control.setAttribute("aria-busy", "true");
  clearTimeout(busy.get(control));
  busy.set(control, setTimeout(() => settle(control), 3000));
}

export function settle(control) {
  clearTimeout(busy.get(control));
  busy.delete(control);
  control.removeAttribute("aria-busy");
}

export const settleAll = () => { for (const control of [...busy.keys()]) settle(control); };
