"""What the bot knows: cards about terms and roles, and the way from a recruiter's words to them. No Slack in it."""

from knowledge.base import Knowledge, Mention
from knowledge.card import Card
from knowledge.loader import CARDS, load
from knowledge.problem import CardError
from knowledge.search import TermIndex

__all__ = ["CARDS", "Card", "CardError", "Knowledge", "Mention", "TermIndex", "load"]
