// The websocket to the stand-in: frames in and out, and patient coming back when it is lost.

const SLOWEST = 5000;
const ANSWER_WITHIN = 5000;

let socket = null;
let attempt = 0;
let timer = null;
let asked = 0;
const waiting = new Map();

/** `receive(frame)` for every frame; `status(connected)` whenever the line comes or goes. */
export function connect(receive, status) {
  const { protocol, host } = window.location;
  const open = () => {
    clearTimeout(timer);
    socket = new WebSocket(`${protocol === "https:" ? "wss:" : "ws:"}//${host}/page/socket`);
    socket.addEventListener("open", () => { attempt = 0; status(true); });
    socket.addEventListener("message", ({ data }) => {
      const frame = JSON.parse(data);
      if (frame.type === "options") answer(frame);
      else receive(frame);
    });
    socket.addEventListener("close", () => {
      for (const id of [...waiting.keys()]) waiting.get(id).reject(new Error("connection lost"));
      waiting.clear();
      status(false);
      // Jittered, so that several open pages do not come back in step.
      const delay = Math.min(SLOWEST, 250 * 2 ** attempt++) * (0.7 + Math.random() * 0.6);
      timer = setTimeout(open, delay);
    });
  };
  const hurry = () => { if (socket?.readyState === WebSocket.CLOSED) open(); };
  window.addEventListener("online", hurry);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) hurry(); });
  open();
}

/** False when there is no connection: the caller keeps what it wanted to send. */
export function send(frame) {
  if (socket?.readyState !== WebSocket.OPEN) return false;
  socket.send(JSON.stringify(frame));
  return true;
}

/** The one request that has an answer: an external select's options. */
export function ask(frame) {
  const id = ++asked;
  return new Promise((resolve, reject) => {
    if (!send({ ...frame, type: "options", id })) return reject(new Error("no connection"));
    waiting.set(id, { resolve, reject });
    setTimeout(() => { if (waiting.delete(id)) reject(new Error("no answer")); }, ANSWER_WITHIN);
  });
}

function answer(frame) {
  const asker = waiting.get(frame.id);
  waiting.delete(frame.id);
  asker?.resolve(frame);
}
