"""Slack on your own machine: a stand-in for its servers, as strict as they are, and a page that looks like it."""
