"""Who may talk to the stand-in: this machine alone, by its own names."""

import http.client
from http import HTTPStatus

import pytest
from websocket import WebSocketBadStatusException, create_connection

from bot.preview.server import PreviewSlack


def port(slack: PreviewSlack) -> int:
    return int(slack.url.rpartition(":")[2])


def status(slack: PreviewSlack, method: str, path: str, host: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port(slack), timeout=5)
    connection.request(method, path, headers={"host": host})
    answer = connection.getresponse().status
    connection.close()
    return answer


@pytest.mark.parametrize("host", ["127.0.0.1:{port}", "localhost:{port}", "localhost", "LOCALHOST:1"])
def test_this_machines_names_are_answered(slack: PreviewSlack, host: str) -> None:
    assert status(slack, "GET", "/", host.format(port=port(slack))) == HTTPStatus.OK


@pytest.mark.parametrize(
    "host", ["evil.example:{port}", "127.0.0.1.evil.example", "localhost.evil.example", "[::1]:{port}"]
)
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/"),
        ("GET", "/page/js/main.js"),
        ("POST", "/api/auth.test"),
        ("POST", "/response/1/x"),
        ("GET", "/none"),
    ],
)
def test_any_other_name_is_forbidden(slack: PreviewSlack, method: str, path: str, host: str) -> None:
    assert status(slack, method, path, host.format(port=port(slack))) == HTTPStatus.FORBIDDEN


@pytest.mark.parametrize("path", ["/page/socket", "/socket?ticket=x"])
def test_no_websocket_opens_by_another_name(slack: PreviewSlack, path: str) -> None:
    with pytest.raises(WebSocketBadStatusException) as refused:
        create_connection(f"ws://127.0.0.1:{port(slack)}{path}", host="evil.example", timeout=5)
    assert refused.value.status_code == HTTPStatus.FORBIDDEN


def test_another_sites_page_opens_no_websocket(slack: PreviewSlack) -> None:
    with pytest.raises(WebSocketBadStatusException) as refused:
        create_connection(f"ws://127.0.0.1:{port(slack)}/page/socket", origin="http://evil.example", timeout=5)
    assert refused.value.status_code == HTTPStatus.FORBIDDEN


def test_the_page_opens_its_websocket(slack: PreviewSlack) -> None:
    socket = create_connection(f"ws://localhost:{port(slack)}/page/socket", timeout=5)
    assert '"hello"' in socket.recv()
    socket.close()
