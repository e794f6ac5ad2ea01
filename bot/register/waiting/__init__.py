"""What waits for a second person beside the records in review, and who is reminded of it.

`proposals` are corrections that somebody made and somebody else has to read first, `requests` those that anybody concerned
asks for, `queue` counts what one reviewer may decide on, and `reminders` is the ledger of who was reminded on which day.
"""
