"""The socket that HTTP is served on."""

import socket

BACKLOG = 1024  # connections that wait to be taken


class PortInUseError(Exception):
    """The host and port are unavailable; the text says why."""


def listen(host: str, port: int) -> socket.socket:
    """Raises PortInUseError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=BACKLOG)
    except OSError as error:
        raise PortInUseError(f"{host} port {port}: {error.strerror or error}") from error
