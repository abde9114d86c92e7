"""The page's websocket: the workspace as one person sees it, live, and what that person does."""

import asyncio
import contextlib
import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.preview.delivery import SocketMode
from bot.preview.faults import Faults
from bot.preview.log import Entry, Log
from bot.preview.user_actions import UserActions
from bot.preview.workspace import Frame, Message, SlackError, View

ME = "U0ALICE"
QUEUED = 5000  # frames; a page that falls further behind is cut off and comes back with a fresh state

BACK_SECONDS = 5.0  # for a bot that is just starting
REFUSE_SECONDS = 10
SLOW_SECONDS = 2.0


# One of Slack's own commands, which the stand-in knows too.
INVITE = {"command": "/invite", "description": "Add someone to this channel", "usage_hint": "@someone"}


@dataclass(frozen=True)
class Fault:
    """Something to try on demand."""

    label: str
    happen: Callable[[], Any]
    is_armed: Callable[[], bool] = lambda: False  # whether it is still to happen, or still goes on
    seconds: float = 0.0  # after which it is over by itself


class PageSocket:
    """Serves every open page. A closed page leaves nothing behind."""

    def __init__(self, user_actions: UserActions, log: Log, faults: Faults, connections: SocketMode) -> None:
        self._user_actions = user_actions
        self._workspace = user_actions.workspace
        self._log = log
        self._faults = faults
        self._connections = connections
        self._pages: set[asyncio.Queue[Frame]] = set()
        self._problems: list[str] = []
        self._style_problems: list[str] = []
        self._armed: list[str] = []
        self._doing: set[asyncio.Task[None]] = set()
        self._workspace.watchers.append(self._on_change)
        log.watchers.append(self._on_log)

    # To the pages ------------------------------------------------------------------------------------------------

    def show_problems(self, problems: Sequence[str], style_problems: Sequence[str] = ()) -> None:
        """Show what keeps the cards from being loaded, or that nothing does; and what could be written better."""
        self._problems, self._style_problems = list(problems), list(style_problems)
        told = {"problems": self._problems, "style_problems": self._style_problems}
        self._broadcast({"type": "problems", **told})
        if not problems:
            self._broadcast({"type": "reloaded"})

    def _on_change(self, user: str, frame: Frame) -> None:
        if user == ME:
            self._broadcast(frame)

    def _on_log(self, entry: Entry) -> None:
        self._broadcast({"type": "log", "entry": entry.frame})
        self._tell_armed()  # what goes over the line uses faults up

    def _tell_armed(self) -> None:
        """Tell which faults are still to happen, where that has changed."""
        armed = self._armed_faults()
        if armed != self._armed:
            self._armed = armed
            self._broadcast({"type": "armed", "armed": armed})

    def _armed_faults(self) -> list[str]:
        return [name for name, fault in self._on_demand().items() if fault.is_armed()]

    def _broadcast(self, frame: Frame) -> None:
        for page in self._pages:
            if page.qsize() < QUEUED:
                page.put_nowait(frame)

    def _hello(self) -> Frame:
        workspace, manifest = self._workspace, self._user_actions.manifest
        workspace.direct(ME)
        conversations = []
        for conversation in workspace.conversations.values():
            if ME in conversation.members:
                frame = {"id": conversation.id, "name": conversation.name, "kind": conversation.kind}
                if conversation.kind == "im":
                    frame |= {"user": workspace.bot.id, "name": manifest.name}
                conversations.append(frame)
        return {
            "type": "hello",
            "me": ME,
            "users": [user.frame for user in workspace.users.values()],
            "conversations": conversations,
            "commands": [*manifest.commands, INVITE],
            "shortcuts": list(manifest.shortcuts),
            "faults": [{"name": name, "label": fault.label} for name, fault in self._on_demand().items()],
            "armed": self._armed_faults(),
            "now": workspace.next_ts(),
            "messages": [message.frame for message in workspace.visible(ME)],
            "home": workspace.homes[ME].frame if ME in workspace.homes else None,
            "modals": [view.frame for view in workspace.modals.get(ME, [])],
            "problems": self._problems,
            "style_problems": self._style_problems,
            "log": [entry.frame for entry in reversed(self._log.entries)],
        }

    # From the pages ----------------------------------------------------------------------------------------------

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """One page, as long as it is open. Only this machine's own page may talk to it."""
        origin = request.headers.get("origin")
        if origin is not None and origin.split("://")[-1] != request.host:
            raise web.HTTPForbidden(text="open the page from the address that the preview printed")
        socket = web.WebSocketResponse(heartbeat=20)
        await socket.prepare(request)
        frames: asyncio.Queue[Frame] = asyncio.Queue()
        frames.put_nowait(self._hello())
        self._pages.add(frames)
        sending = asyncio.ensure_future(self._send(socket, frames))
        try:
            async for message in socket:
                self._start(json.loads(message.data), frames)
        finally:
            self._pages.discard(frames)
            sending.cancel()
        return socket

    async def _send(self, socket: web.WebSocketResponse, frames: "asyncio.Queue[Frame]") -> None:
        with contextlib.suppress(ConnectionError):
            while True:
                await socket.send_json(await frames.get())
                if frames.qsize() >= QUEUED:
                    await socket.close()
                    return

    def _start(self, frame: Frame, page: "asyncio.Queue[Frame]") -> None:
        """Do what the page asks without keeping the next wish waiting: the app may take its three seconds."""
        task = asyncio.ensure_future(self._do(frame, page))
        self._doing.add(task)
        task.add_done_callback(self._doing.discard)

    async def _do(self, frame: Frame, page: "asyncio.Queue[Frame]") -> None:
        handlers: dict[str, Callable[[Frame, asyncio.Queue[Frame]], Awaitable[None]]] = {
            "send": self._do_send,
            "act": self._do_act,
            "submit": self._do_submit,
            "close": self._do_close,
            "open_home": self._do_open_home,
            "options": self._do_options,
            "shortcut": self._do_shortcut,
            "fault": self._do_fault,
        }
        with contextlib.suppress(SlackError):  # the thing it was about is gone meanwhile: the page has been told
            await handlers[frame["type"]](frame, page)

    async def _do_send(self, frame: Frame, page: "asyncio.Queue[Frame]") -> None:
        await self._user_actions.send(ME, frame["channel"], frame["text"], frame.get("thread_ts"))

    async def _do_act(self, frame: Frame, page: "asyncio.Queue[Frame]") -> None:
        where = self._where(frame)
        if isinstance(where, View):
            await self._user_actions.click_in_view(ME, where, frame["action"], frame.get("state"))
        else:
            await self._user_actions.click(ME, where, frame["action"], frame.get("state"))

    async def _do_submit(self, frame: Frame, page: "asyncio.Queue[Frame]") -> None:
        view = self._workspace.view(frame["view_id"])
        errors = await self._user_actions.submit(ME, view, frame["state"])
        if errors:
            page.put_nowait({"type": "errors", "view_id": view.id, "errors": errors})

    async def _do_close(self, frame: Frame, page: "asyncio.Queue[Frame]") -> None:
        await self._user_actions.close(ME, self._workspace.view(frame["view_id"]))

    async def _do_open_home(self, frame: Frame, page: "asyncio.Queue[Frame]") -> None:
        with contextlib.suppress(TimeoutError):  # after a restart, the page may be back before the bot is
            await asyncio.wait_for(self._connections.connected.wait(), BACK_SECONDS)
        await self._user_actions.open_home(ME, "messages" if frame.get("tab") == "messages" else "home")

    async def _do_options(self, frame: Frame, page: "asyncio.Queue[Frame]") -> None:
        where = self._where(frame)
        answer = await self._user_actions.options(ME, where, frame["block_id"], frame["action_id"], frame["value"])
        page.put_nowait({"type": "options", "id": frame["id"], **answer})

    async def _do_shortcut(self, frame: Frame, page: "asyncio.Queue[Frame]") -> None:
        where = self._where(frame) if frame.get("ts") else None
        await self._user_actions.shortcut(ME, frame["callback_id"], where if isinstance(where, Message) else None)

    async def _do_fault(self, frame: Frame, page: "asyncio.Queue[Frame]") -> None:
        fault = self._on_demand()[frame["name"]]
        self._log.add("fault", fault.label)
        happening = fault.happen()
        if happening is not None:
            await happening
        self._tell_armed()
        if fault.seconds:
            asyncio.get_running_loop().call_later(fault.seconds, self._tell_armed)

    def _where(self, frame: Frame) -> Message | View:
        if frame.get("view_id"):
            return self._workspace.view(frame["view_id"])
        return self._workspace.message(frame["channel"], frame["ts"])

    def _on_demand(self) -> dict[str, Fault]:
        faults = self._faults

        def counted(label: str, **armed: Any) -> Fault:
            """What happens as soon as there is an occasion."""
            (name,) = armed
            return Fault(label, lambda: vars(faults).update(armed), lambda: bool(getattr(faults, name)))

        return {
            "drop": Fault("Drop the connection", self._connections.drop),
            "disconnect": Fault("Ask for a fresh connection", self._connections.disconnect),
            "refuse": Fault(
                f"Refuse connections for {REFUSE_SECONDS} s",
                lambda: faults.refuse_connections(REFUSE_SECONDS),
                lambda: faults.refusing_connections,
                REFUSE_SECONDS + 0.1,
            ),
            "rate_limited": counted("Answer the next call 429", rate_limited=1),
            "server_errors": counted("Answer the next call 503", server_errors=1),
            "slow": counted(f"Answer calls after {SLOW_SECONDS:.0f} s", slow_seconds=SLOW_SECONDS),
            "duplicate": counted("Deliver the next event twice", duplicates=1),
            "lost_ack": counted("Lose the next ack", lost_acks=1),
            "none": Fault("No more faults", lambda: faults.clear()),
        }
