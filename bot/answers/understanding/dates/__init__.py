"""Dates in words: how people ask for a time, in five languages, read as stretches of days.

A grammar over folded words, so accents and case never matter: `words` are its words, `reader` its small parts, `phrases`
and `relative` the times, `spans` the calendar, and `mentions` what stands round a time. Each rule looks at a few tokens
only, so a text is read in a time that grows with its length and no faster. A year is never guessed: where neither the
question nor the conversation has one, it stays open (`DateMention.yearless`). What only looks like a date is left alone.
"""

from bot.answers.understanding.dates.mentions import DateMention, YearFrom, date_mentions, may_tell_time

__all__ = ["DateMention", "YearFrom", "date_mentions", "may_tell_time"]
