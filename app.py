"""Entry point: `python app.py` serves Slack; `preview`, `ask` and `check` need no Slack at all."""

import sys

from bot.command_line import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
