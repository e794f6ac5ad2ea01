"""What is new, to every subscription, exactly once: subscriptions, their calendar, the choice of what is new, and delivery.

Rows hold the truth; a tick from outside only makes this room look at them. It posts through a small protocol and knows nothing
of Slack.
"""
