"""What the bot knows: cards about terms and roles, and the way from a recruiter's words to them. No Slack in it."""

from knowledge.card import Card
from knowledge.library import Knowledge, load
from knowledge.problem import CardError
from knowledge.search import TermIndex

__all__ = ["Card", "CardError", "Knowledge", "TermIndex", "load"]
