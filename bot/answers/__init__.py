"""Questions in, answers out: text is understood as a query, the query finds records, the records are composed to an answer.

An answer is a value that knows nothing of Slack. No sentence in it comes from anywhere but a template or a record.

`answering` leads through the room:

1. `understand` reads a question: `markup` takes Slack's signs off, `shape` marks names and dates (`when`) in it, `refusals` and
   `intents` tell by the words of `cues` what it is after, `slots` and `roles` who plays which part; `left_over` is the rest.
   The result is a `query`.
2. `outcomes` finds what answers: a function for each intent in `statement_`, `allegation_`, `register_` and `treaty_outcomes`,
   which share a `case`. `search` turns a query into SQL, `treaties` computes, `nearest` widens what found nothing.
3. `compose` makes findings of records that `loading` reads, in the sentences of `wording`; `privacy` keeps names out. The
   `answer` is rendered by `rendering`, or by Slack's views; `asked` remembers the question.
4. `exports` gives what a question finds to take away: a `briefing` (in `markdown`), or documents of the register.
"""
