"""What answers a query: the records, what is computed, and the one sentence that answers.

`by_intent` has a function for each intent; `statements`, `allegations`, `the_register` and `of_treaties` hold them, `sides` and
`evidence` tell the side of the records that a question is after. They share a `case`; `particulars` counts and looks details
up, `treaties` and `treaty_lists` compute, `corrected` tells what became of a record, `nearest` widens what found nothing.
"""
