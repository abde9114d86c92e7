"""Slack on this machine: a Web API, Socket Mode and signed HTTP for the app, a page for people, a driver for tests.

It refuses what Slack refuses and sends what Slack sends. Where it is not Slack's twin, it says so here:

- Blocks, elements and rich text that the page can't draw are refused (data tables, charts, date pickers …).
- Two people, two channels and one app; no search, no files' contents, no editing or deleting in the page.
- A modal opens in every open page of its person; Slack opens it where its trigger came from.
- The app is not told of its own messages in direct messages by itself; a test asks for that (`UserActions.echo`).
- Where a long section is cut is Slack's secret: the page cuts after five lines.
- Mentions from before the bot is invited are not delivered afterwards.
- Rate limits come only as a fault on demand.
"""
