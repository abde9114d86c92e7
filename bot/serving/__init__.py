"""Slack's deliveries in, acks out: signed HTTP or Socket Mode, and the work that goes on after the ack."""
