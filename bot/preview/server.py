"""The stand-in as a server: the Web API, Socket Mode, response_urls and the page, on one port of this machine."""

import asyncio
import json
import mimetypes
import threading
import time
from collections.abc import Callable, Coroutine, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self, TypeVar

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.manifest import Manifest, read_manifest
from bot.preview import web_api
from bot.preview.delivery import RETRY_DELAYS, Delivery, SignedHttp, SocketMode
from bot.preview.faults import Faults
from bot.preview.log import Log
from bot.preview.page_socket import PageSocket
from bot.preview.user_actions import UserActions
from bot.preview.workspace import SlackError, Workspace
from bot.settings import Settings

PAGE = (Path(__file__).parent / "page").resolve()
MAX_REQUEST = 1_000_000  # bytes
HOSTS = ("127.0.0.1", "localhost")  # of any port

T = TypeVar("T")


@dataclass(frozen=True)
class Credentials:
    """What the stand-in takes for genuine. They open nothing but itself."""

    bot_token: str = "xoxb-preview-bot-token"  # noqa: S105
    app_token: str = "xapp-preview-app-token"  # noqa: S105
    signing_secret: str = field(default="0123456789abcdef" * 2)


class PreviewSlack:
    """A running stand-in, on a thread of its own. Use it as a context manager.

    With `request_url` it delivers by signed HTTP, else by Socket Mode. Raises OSError when the port is taken.
    """

    def __init__(
        self,
        *,
        manifest: Manifest | None = None,
        host: str = "127.0.0.1",
        port: int = 0,
        request_url: str | None = None,
        retry_delays: Sequence[float] = RETRY_DELAYS,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.credentials = Credentials()
        self.manifest = manifest or read_manifest()
        self.log = Log()
        self.faults = Faults()
        self.workspace = Workspace(self.manifest.bot_name, clock)
        self.socket_mode = SocketMode(self.faults)
        http = SignedHttp(request_url, self.credentials.signing_secret) if request_url else None
        self._http = http
        self.delivery = Delivery(http or self.socket_mode, self.log, self.faults, retry_delays)
        self.loop = asyncio.new_event_loop()
        self._host, self._port = host, port
        self._thread = threading.Thread(target=self.loop.run_forever, name="slack", daemon=True)
        self.user_actions = UserActions(self.workspace, self.manifest, self.delivery)
        self.page = PageSocket(self.user_actions, self.log, self.faults, self.socket_mode)
        self.url = ""  # known once it runs
        self.request_url = request_url

    def __enter__(self) -> Self:
        self._thread.start()
        try:
            self.run(self._start())
        except BaseException:
            self._stop_loop()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.run(self._stop())
        self._stop_loop()

    def run(self, coroutine: Coroutine[Any, Any, T], timeout: float | None = 30) -> T:
        """Run something on the stand-in's own loop, from any other thread."""
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result(timeout)

    def settings(self, *, http: bool = False, port: int = 0) -> Settings:
        """What the app is set up with to talk to this Slack."""
        return Settings(
            bot_token=self.credentials.bot_token,
            app_token="" if http else self.credentials.app_token,
            signing_secret=self.credentials.signing_secret,
            host="127.0.0.1",
            port=port or 3000,
            api_url=f"{self.url}/api/",
        )

    async def _start(self) -> None:
        application = web.Application(client_max_size=MAX_REQUEST, middlewares=[_only_this_machine])
        self._runner = web.AppRunner(application, shutdown_timeout=1, access_log=None)
        application.add_routes(
            [
                web.post("/api/{method}", self._web_api),
                web.get("/socket", self.socket_mode.serve),
                web.post("/response/{key:.+}", self._response),
                web.get("/", _page_file),
                web.get("/page/socket", self.page.serve),
                web.get("/page/{path:.+}", _page_file),
            ]
        )
        await self._runner.setup()
        site = web.TCPSite(self._runner, self._host, self._port)
        await site.start()
        port = self._runner.addresses[0][1]
        self.url = f"http://{self._host}:{port}"
        self.user_actions.base_url = self.url

    async def _stop(self) -> None:
        await self.delivery.close()
        if self._http:
            await self._http.close()
        await self._runner.cleanup()

    def _stop_loop(self) -> None:
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join(5)
        self.loop.close()

    # Requests ----------------------------------------------------------------------------------------------------

    async def _web_api(self, request: web.Request) -> web.Response:
        name, started = request.match_info["method"], time.perf_counter()
        arguments: dict[str, Any] = {}
        if slow := self.faults.slow_methods.get(name, self.faults.slow_seconds):
            await asyncio.sleep(slow)
        if self.faults.take("resets"):
            return _cut_off(request)
        status, headers = 200, {}
        answer: dict[str, Any]
        if self.faults.take("rate_limited"):
            status, headers, answer = 429, {"retry-after": str(self.faults.retry_after)}, {"error": "ratelimited"}
        elif self.faults.take("server_errors"):
            status, answer = 503, {"error": "service_unavailable"}
        else:
            try:
                arguments = await _arguments(request)
                if limited := self.faults.limited_seconds(str(arguments.get("channel"))):
                    status, headers = 429, {"retry-after": str(limited)}
                    raise SlackError("ratelimited")
                token = _token(request, arguments)
                answer = self._call(name, token, arguments)
                headers = {"x-oauth-scopes": ",".join(self._scopes(token))}
            except SlackError as error:
                answer = {"error": error.error, **error.more}
                if error.messages:
                    answer["response_metadata"] = {"messages": error.messages}
        answer = {"ok": "error" not in answer, **answer}
        shown = {key: value for key, value in arguments.items() if key != "token"}
        ms = (time.perf_counter() - started) * 1000
        self.log.add("web_api", name, ms=ms, ok=answer["ok"], body=shown, answer=answer)
        if self.faults.take("late_resets"):
            return _cut_off(request)
        return web.json_response(answer, status=status, headers=headers)

    def _call(self, name: str, token: str, arguments: dict[str, Any]) -> dict[str, Any]:
        if not token and web_api.is_public(name):
            return web_api.call(self.workspace, self.manifest, name, arguments)
        if not token:
            raise SlackError("not_authed")
        if token not in (self.credentials.app_token, self.credentials.bot_token):
            raise SlackError("invalid_auth")
        if (token == self.credentials.app_token) != (name == "apps.connections.open"):
            raise SlackError("not_allowed_token_type")
        if token == self.credentials.bot_token and self.faults.revoked:
            raise SlackError("token_revoked")
        if name == "apps.connections.open":
            if self.faults.refusing_connections:
                raise SlackError("internal_error")
            return {"url": f"{self.url.replace('http', 'ws', 1)}/socket?ticket={self.socket_mode.new_ticket()}"}
        return web_api.call(self.workspace, self.manifest, name, arguments)

    def _scopes(self, token: str) -> Iterable[str]:
        """What a token was granted, as Slack names it with each answer."""
        return ["connections:write"] if token == self.credentials.app_token else sorted(self.manifest.scopes)

    async def _response(self, request: web.Request) -> web.Response:
        """A response_url. https://docs.slack.dev/interactivity/handling-user-interaction#message_responses"""
        refused, answer = "", None
        if self.faults.take("limited_responses"):
            return web.Response(status=429, headers={"retry-after": str(self.faults.retry_after)})
        if self.faults.take("failed_responses"):
            return web.Response(status=500)
        try:
            answer = _json_object(await request.text(), "invalid_payload", "invalid_payload")
            response_url = self.workspace.take_response_url(request.match_info["key"])
            self.user_actions.show(response_url.user, response_url.channel, answer, original=response_url.message_ts)
        except SlackError as error:
            refused = error.error
        self.log.add("response_url", "response_url", ok=not refused, body=answer, answer=refused or "ok")
        if not refused:
            return web.Response(text="ok")
        status = 404 if refused in ("expired_url", "used_url", "no_service") else 400
        return web.json_response({"ok": False, "error": refused}, status=status)


@web.middleware
async def _only_this_machine(request: web.Request, handler: Handler) -> web.StreamResponse:
    """A web page elsewhere may give its own name this machine's address; its requests still carry that name."""
    if request.host.partition(":")[0].lower() not in HOSTS:
        raise web.HTTPForbidden(text=f"open the page as http://{HOSTS[0]}")
    return await handler(request)


def _cut_off(request: web.Request) -> web.Response:
    """The connection breaks; what is returned goes nowhere."""
    if request.transport:
        request.transport.abort()
    return web.Response()


async def _page_file(request: web.Request) -> web.Response:
    """A file of the page, read anew each time so that a change to it shows on reload. They are small and many:
    handing them to a thread, as aiohttp's own static files do, takes longer than reading them."""
    path = (PAGE / request.match_info.get("path", "index.html")).resolve()
    if not path.is_relative_to(PAGE) or not path.is_file():
        raise web.HTTPNotFound
    content_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return web.Response(body=path.read_bytes(), content_type=content_type, headers={"cache-control": "no-cache"})


def _token(request: web.Request, arguments: dict[str, Any]) -> str:
    return request.headers.get("authorization", "").removeprefix("Bearer ") or str(arguments.get("token", ""))


async def _arguments(request: web.Request) -> dict[str, Any]:
    """Raises SlackError where a body that claims to be JSON is not."""
    if request.content_type == "application/json":
        return _json_object(await request.text() or "{}", "invalid_json", "json_not_object")
    return dict(await request.post())


def _json_object(text: str, no_json: str, no_object: str) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except ValueError:
        raise SlackError(no_json) from None
    if not isinstance(value, dict):
        raise SlackError(no_object)
    return value
