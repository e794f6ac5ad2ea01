"""Editing by people: each act takes a record one step on, by its own rules, and ends in the register's one writer.

`acts` are what can be done, `moves` what a status needs, `review` who may let a record out, `edits` what happens where two
people edit the same record, and `opening` gives a record as an act finds it.
"""
