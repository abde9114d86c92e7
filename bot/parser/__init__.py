"""Typed text -> what the person wants. The only place that reads English."""

from bot.parser.parser import Courtesy, NotFound, Parser, Reading

__all__ = ["Courtesy", "NotFound", "Parser", "Reading"]
