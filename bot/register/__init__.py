"""The register: the five kinds of records, the reference tables, the sources that bear them out, and the rules they keep.

What readers trust is decided here. `writing` is the only writer: every way in ends there, so every rule is enforced once and
every change is appended with who, when, why, before and after. `vocabulary` lists the field's words, `model` maps the tables,
and a `batch` keeps documents while they are checked and written, a chunk at a time. `reading` hands published records to the
rooms above. Nothing here knows of questions, digests or Slack.

The packages stand on that: `editing` is what people do to a record, `interchange` takes registers in and out, `depositary`
merges a treaty's participation table, `duplicates` finds records that may be one item, `history` looks back, and `treaties`
computes who is bound.
"""
