"""Questions in, answers out: text is understood as a query, the query finds records, the records are composed to an answer.

An answer is a value that knows nothing of Slack. No sentence in it comes from anywhere but a template or a record.
"""
