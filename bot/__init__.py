"""The Slack bot: Slack in, Slack out, and between them the answers made from the cards."""
