"""Text read as a query, by rules that can be told to the reader.

1. `markup` takes Slack's signs off; `naming` finds the names, mends misspelt ones and offers the bearers of those that several
   bear; `dates` finds the times. `shape` is the question with names and times replaced by marks.
2. `meanings` says what a phrase of the field means (`phrases` finds them, `field_words` has the register's own vocabulary), so
   that no rule depends on a wording: `refusals` tell what is declined, `intents` what is asked, `aspects` which side of it,
   `roles` which part each name plays, `slots` fills the query, `left_over` is the rest.
3. `following` reads a question in its conversation: `tying` tells whether it needs the one before, `merging` makes the two one.
"""
