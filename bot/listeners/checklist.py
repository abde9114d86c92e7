"""The red-flag checklist: opened by a button, submitted, its result sent on."""

from slack_bolt import Ack, App, Args, BoltResponse

from bot import buttons
from bot.answerer import Answerer
from bot.answers import redflags
from bot.errors import told
from bot.listeners.acknowledge import acknowledge
from bot.listeners.respond import check
from bot.modals import show_modal
from bot.serving.calls import ResponseUrl


def register(app: App, answerer: Answerer) -> None:
    @told
    def open_checklist(args: Args) -> None:
        body = args.body
        opened_from = redflags.Conversation(
            response_url=body.get("response_url", ""),
            thread_ts=body["container"].get("thread_ts", ""),
        )
        show_modal(args, redflags.checklist(answerer.knowledge[body["actions"][0]["value"]], opened_from))

    def submit(ack: Ack, view: dict[str, object]) -> BoltResponse:
        ticked = redflags.read(view)
        card = answerer.knowledge[ticked.term]
        if errors := redflags.errors(card, ticked):
            return ack(response_action="errors", errors=errors)
        return ack(response_action="update", view=redflags.result(card, ticked))

    @told
    def send_to_me(args: Args) -> None:
        ticked = redflags.carried(args.body["view"])
        message = redflags.summary(answerer.knowledge[ticked.term], ticked)
        args.client.chat_postMessage(channel=args.body["user"]["id"], **message.payload)
        _say(args, ticked, "Sent to you as a direct message.")

    @told
    def send_here(args: Args) -> None:
        ticked = redflags.carried(args.body["view"])
        message = redflags.summary(answerer.knowledge[ticked.term], ticked).shared_by(args.body["user"]["id"])
        options = {"thread_ts": ticked.conversation.thread_ts} if ticked.conversation.thread_ts else {}
        # The bot may be no member there; the response_url works all the same.
        payload = {**message.payload, **options, "response_type": "in_channel", "replace_original": False}
        check(ResponseUrl(ticked.conversation.response_url).send_dict(payload))
        _say(args, ticked, "Sent to the conversation.")

    def _say(args: Args, ticked: redflags.Ticked, said: str) -> None:
        view = args.body["view"]
        card = answerer.knowledge[ticked.term]
        args.client.views_update(view_id=view["id"], hash=view["hash"], view=redflags.result(card, ticked, said))

    app.action(buttons.OPEN_CHECKLIST)(ack=acknowledge, lazy=[open_checklist])
    app.view(redflags.CALLBACK)(submit)
    app.action(buttons.SEND_TO_ME)(ack=acknowledge, lazy=[send_to_me])
    app.action(buttons.SEND_HERE)(ack=acknowledge, lazy=[send_here])
