"""What people type to reach the bot. A test holds manifest.yml to it."""

COMMAND = "/mlops"
