"""A throw-away app that shows what Slack can and the bot does not use: selects, menus, shortcuts, stacked modals."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.manifest import Manifest, read_manifest
from bot.settings import Settings

Json = dict[str, Any]

TOOLS = ("Airflow", "Argo Workflows", "Docker", "Kubernetes")
HOSTILE = "<img src=x onerror=alert(1)> <script>alert(2)</script> [x](javascript:alert(3)) <javascript:alert(4)|a link>"
MARKUP = """*bold*  _italic_ ~struck~ `code` snake_case_name :tada:
> quoted
•  first
- second
1. one
2. two
```
("ML Engineer" OR "MLOps") NOT intern
```
<https://example.com/a?b=1&amp;c=2|a link>, <@U0BOB>, <#C0GENERAL>, <!here> and https://example.com."""


def manifest() -> Manifest:
    shortcuts = (
        {"name": "See notices", "type": "global", "callback_id": "see_notices", "description": "Alerts in a modal"},
        {"name": "Open the form", "type": "global", "callback_id": "open_form", "description": "Three modals deep"},
        {"name": "Look up", "type": "message", "callback_id": "look_up", "description": "Explain this message"},
    )
    return replace(read_manifest(), shortcuts=shortcuts)


def create_sampler(settings: Settings) -> App:
    app = App(
        client=WebClient(settings.bot_token, base_url=settings.api_url),
        signing_secret=settings.signing_secret,
        request_verification_enabled=False,
    )
    app.command("/mlops")(_show)
    app.options("tool")(_find)
    for action in ("tool", "more", "level", "skills", "grouped", "careful", "rate", "bin", "search", "visit", "tools"):
        app.action(action)(_tell)
    app.shortcut("open_form")(_open)
    app.shortcut("look_up")(_look_up)
    app.shortcut("see_notices")(_see_notices)
    app.action("push")(_push)
    app.action("update")(_update)
    app.view("form")(_submit)
    app.view("deeper")(_clear)
    return app


# Messages ------------------------------------------------------------------------------------------------------------


def _show(ack: Ack, command: Json) -> None:
    match command["text"]:
        case "markup":
            ack(text="Markup", blocks=[_section(MARKUP)])
        case "hostile":
            ack(text="Hostile", blocks=[_header(HOSTILE), _section(HOSTILE), _buttons({"careful": HOSTILE})])
        case "blocks":
            ack(text="Blocks", blocks=_rich_blocks())
        case "long":
            ack(text="Long", blocks=[_section(_long("folded")), _section(_long("whole")) | {"expand": True}])
        case _:
            ack(text="Elements", blocks=_elements())


def _long(name: str) -> str:
    return "\n".join(f"line {number} of the {name} section" for number in range(1, 10))


def _rich_blocks() -> list[Json]:
    """What mrkdwn can't say."""
    bold = _piece("bold words", bold=True)
    mentions = [
        {"type": "user", "user_id": "U0BOB"},
        {"type": "channel", "channel_id": "C0GENERAL"},
        {"type": "broadcast", "range": "here"},
        {"type": "emoji", "name": "tada"},
        {"type": "link", "url": "https://example.com/", "text": "a link"},
    ]
    parts = [
        _part("section", _piece("An "), _piece("italic", italic=True), _piece(" start\nin two lines")),
        {"type": "rich_text_list", "style": "bullet", "elements": [_part("section", _piece("first, with "), bold)]},
        {"type": "rich_text_list", "style": "bullet", "indent": 1, "elements": [_part("section", _piece("deeper"))]},
        {
            "type": "rich_text_list",
            "style": "ordered",
            "offset": 2,
            "elements": [_part("section", _piece(text)) for text in ("one", "two")],
        },
        _part("quote", _piece("quoted")),
        _part("preformatted", _piece("SELECT 1")),
        _part("section", *mentions),
    ]
    rows = [["Tool", "What it does"], ["Airflow", "plans jobs"], ["Docker", "packs programs"]]
    feedback = {
        "type": "feedback_buttons",
        "action_id": "rate",
        "positive_button": {"text": _plain("Helpful"), "value": "up"},
        "negative_button": {"text": _plain("Not helpful"), "value": "down"},
    }
    icon = {"type": "icon_button", "action_id": "bin", "icon": "trash", "text": _plain("Delete"), "value": "gone"}
    return [
        {"type": "rich_text", "elements": parts},
        {
            "type": "table",
            "rows": [[{"type": "raw_text", "text": cell} for cell in row] for row in rows],
            "column_settings": [{"align": "left"}, {"align": "right", "is_wrapped": True}],
        },
        {"type": "context_actions", "elements": [feedback, icon]},
    ]


def _part(kind: str, *pieces: Json) -> Json:
    return {"type": f"rich_text_{kind}", "elements": list(pieces)}


def _piece(text: str, **style: bool) -> Json:
    return {"type": "text", "text": text, **({"style": style} if style else {})}


def _elements() -> list[Json]:
    confirm = {"title": _plain("Really?"), "text": _plain("This is for good."), "confirm": _plain("Yes, do")}
    groups = [
        {"label": _plain("Junior"), "options": _options("0 years", "1 year")},
        {"label": _plain("Senior"), "options": _options("5 years", "8 years")},
    ]
    return [
        _section("*Choose*")
        | {"accessory": {"type": "overflow", "action_id": "more", "options": _options("Rename", "Archive")}},
        {
            "type": "actions",
            "elements": [
                _external(min_query_length=2),
                {
                    "type": "static_select",
                    "action_id": "grouped",
                    "placeholder": _plain("How long?"),
                    "option_groups": groups,
                },
                {"type": "button", "action_id": "careful", "text": _plain("Delete"), "value": "x", "style": "danger"}
                | {"confirm": confirm | {"deny": _plain("No, keep")}},
            ],
        },
        _buttons({"visit": "Visit"}),
        _section("Which tools?")
        | {
            "accessory": {
                "type": "multi_static_select",
                "action_id": "tools",
                "placeholder": _plain("Some tools"),
                "options": _options(*TOOLS),
                "max_selected_items": 2,
            }
        },
        _section("Which level?")
        | {"accessory": {"type": "radio_buttons", "action_id": "level", "options": _options("Junior", "Senior")}},
        _section("Which skills?")
        | {"accessory": {"type": "checkboxes", "action_id": "skills", "options": _options("Python", "SQL")}},
    ]


def _find(ack: Ack, payload: Json) -> None:
    typed = payload["value"].lower()
    ack(options=_options(*(tool for tool in TOOLS if typed in tool.lower())))


def _tell(ack: Ack, action: Json, respond: Respond) -> None:
    """Say what arrived here."""
    ack()
    one, many = action.get("selected_option"), action.get("selected_options")
    chosen = many if many is not None else [one] if one else []
    names = [option["text"]["text"] for option in chosen] or [action.get("value", "nothing")]
    respond(f"{action['action_id']}: {', '.join(names)}", replace_original=False)


# Shortcuts and modals ------------------------------------------------------------------------------------------------


def _open(ack: Ack, body: Json, client: WebClient) -> None:
    ack()
    client.views_open(trigger_id=body["trigger_id"], view=_form())


def _look_up(ack: Ack, body: Json, client: WebClient) -> None:
    ack()
    client.views_open(trigger_id=body["trigger_id"], view=_modal("Look up", [_section(body["message"]["text"])]))


def _see_notices(ack: Ack, body: Json, client: WebClient) -> None:
    ack()
    levels = ("default", "info", "warning", "error", "success")
    notices = [{"type": "alert", "level": level, "text": _plain(f"A notice of level {level}")} for level in levels]
    search = _input("search", "Search", {"type": "plain_text_input", "action_id": "search"}) | {"dispatch_action": True}
    client.views_open(
        trigger_id=body["trigger_id"], view=_modal("Notices", [*notices, search], callback_id="notices", submit="OK")
    )


def _push(ack: Ack, body: Json, client: WebClient) -> None:
    ack()
    view = _modal("Deeper", [_input("name", "Another name", _text())], callback_id="deeper", submit="Finish")
    client.views_push(trigger_id=body["trigger_id"], view=view)


def _update(ack: Ack, body: Json, client: WebClient) -> None:
    ack()
    client.views_update(view_id=body["view"]["id"], hash=body["view"]["hash"], view=_form(_section("One more block")))


def _submit(ack: Ack, view: Json) -> None:
    values = view["state"]["values"]
    name, tool = values["name"]["name"]["value"], values["tool"]["tool"]["selected_option"]["text"]["text"]
    if name == "taken":
        ack(response_action="errors", errors={"name": "This name is taken"})
    else:
        ack(response_action="update", view=_modal("Result", [_section(f"{name} works with {tool}")]))


def _clear(ack: Ack) -> None:
    ack(response_action="clear")


def _form(*more: Json) -> Json:
    blocks = [
        _input("name", "Name", _text()),
        _input("tool", "Tool", _external(min_query_length=1)),
        _buttons({"push": "Go deeper", "update": "Show more"}),
        *more,
    ]
    return _modal("Form", blocks, callback_id="form", submit="Save")


# Pieces --------------------------------------------------------------------------------------------------------------


def _plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def _section(text: str) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def _header(text: str) -> Json:
    return {"type": "header", "text": _plain(text)}


def _options(*names: str) -> list[Json]:
    return [{"text": _plain(name), "value": name} for name in names]


def _buttons(labels: dict[str, str]) -> Json:
    elements = [
        {"type": "button", "action_id": action, "text": _plain(label[:75]), "value": "clicked"}
        for action, label in labels.items()
    ]
    return {"type": "actions", "elements": elements}


def _external(min_query_length: int) -> Json:
    return {
        "type": "external_select",
        "action_id": "tool",
        "placeholder": _plain("Which tool?"),
        "min_query_length": min_query_length,
    }


def _text() -> Json:
    return {"type": "plain_text_input", "action_id": "name"}


def _input(block_id: str, label: str, element: Json) -> Json:
    return {"type": "input", "block_id": block_id, "label": _plain(label), "element": element}


def _modal(title: str, blocks: Sequence[Json], **more: str) -> Json:
    view: Json = {"type": "modal", "title": _plain(title), "close": _plain("Back"), "blocks": list(blocks)}
    if "submit" in more:
        view |= {"submit": _plain(more["submit"]), "callback_id": more["callback_id"]}
    return view
