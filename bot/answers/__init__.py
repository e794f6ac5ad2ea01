"""Questions in, answers out: text is understood as a query, the query finds records, the records are composed to an answer.

An answer is a value that knows nothing of Slack. No sentence in it comes from anywhere but a template or a record.

`answering` leads through the room:

1. `understanding` reads a question, in its conversation, as a `query`; `open_dates` settles a day without a year by what the
   register has, `looking_back` tells which day's register is asked.
2. `outcomes` finds what answers: `search` turns a query into SQL, by the conditions of `matches`.
3. `compose` makes findings of records that `loading` reads, in the sentences of `wording`; `privacy` keeps names out. The
   `answer` is rendered by `rendering`, or by Slack's views; `asked` and `kept` remember what a conversation goes on from.
4. `exports` gives what a question finds to take away: a `briefing` (in `markdown`), or documents of the register.
"""
