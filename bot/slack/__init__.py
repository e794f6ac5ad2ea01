"""The Slack face: listeners turn what happens in Slack into a call of one function below, views turn values into blocks.

Acknowledge first, then work. All escaping and splitting is in `text`, all limits are kept where blocks are built, and every
right is checked again when an action arrives.
"""
