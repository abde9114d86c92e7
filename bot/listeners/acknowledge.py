"""The bare ack, for what is answered by a lazy listener or not at all."""

from slack_bolt import Ack, BoltResponse


def acknowledge(ack: Ack) -> BoltResponse:
    return ack()
