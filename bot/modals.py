"""Putting a modal on the screen."""

from typing import Any

from slack_bolt import Args
from slack_sdk.models.views import View


def show_modal(args: Args, view: View | dict[str, Any]) -> None:
    """Open the modal; where the person is in one already, lay it on top."""
    in_modal = args.body.get("view", {}).get("type") == "modal"
    show = args.client.views_push if in_modal else args.client.views_open
    show(trigger_id=args.body["trigger_id"], view=view)
