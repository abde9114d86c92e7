"""Typed text -> what the person wants. The only place that reads English."""

from bot.parser.parser import Parser
from bot.parser.reading import Courtesy, NotFound, Reading

__all__ = ["Courtesy", "NotFound", "Parser", "Reading"]
