"""What an HTTP request is answered with."""

from collections.abc import Awaitable, Callable
from typing import NamedTuple

JSON = b"application/json;charset=utf-8"
TEXT = b"text/plain;charset=utf-8"


class Response(NamedTuple):
    status: int
    body: bytes
    content_type: bytes = TEXT


Page = Callable[[], Awaitable[Response]]  # what anyone may read
