"""Whether Slack itself sent a request. https://docs.slack.dev/authentication/verifying-requests-from-slack"""

import hmac

MAX_AGE = 5 * 60  # seconds; an older request may be a replay, says Slack
MAX_DIGITS = 12  # of a timestamp; enough for 30,000 years


def is_genuine(secret: bytes, timestamp: bytes, signature: bytes, body: bytes, now: float) -> bool:
    """Whether the signature is Slack's for these bytes, and fresh. `now` is in seconds since the epoch.

    Works on raw bytes and takes any: slack_sdk's verifier raises for a timestamp that is no number, and decodes first.
    """
    if not timestamp.isdigit() or len(timestamp) > MAX_DIGITS or abs(now - int(timestamp)) > MAX_AGE:
        return False
    digest = hmac.digest(secret, b"v0:%b:%b" % (timestamp, body), "sha256")
    return hmac.compare_digest(b"v0=" + digest.hex().encode(), signature)
