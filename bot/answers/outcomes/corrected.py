"""What was changed in records that were corrected, in a sentence each: when, in which fields, and why."""

from collections.abc import Sequence

from bot.answers.log import log_entries
from bot.answers.outcomes.case import Case
from bot.answers.wording import listed, sentence
from bot.register.history.log import Done, history_of

_MOST_TOLD = 5
"""So many corrections are told of: the log of each is read by itself, and a whole answer is no place for more."""


def corrected(case: Case, ids: Sequence[int]) -> list[str]:
    """Tell the last correction of the first of these records, as its readers may know it."""
    lines = []
    standings = case.particulars.standings(ids[:_MOST_TOLD])
    for record_id in ids[:_MOST_TOLD]:
        log = history_of(case.session, record_id, case.search.ceiling)
        told = next((each for each in log if each.done is Done.CORRECTED and each.record_id == record_id), None)
        if told is None:
            continue
        (entry,) = log_entries(case.session, case.lexicon, case.search.ceiling, [told], case.zone)
        fields = listed([each.field for each in entry.differences])
        what = f": changed is {fields}" if fields else ""
        why = f"; the reason given: {entry.why}" if entry.why else ""
        named = standings[record_id].said(case.today) if record_id in standings else entry.ref
        lines.append(sentence(f"{named} was corrected on {entry.dated.partition(',')[0]}{what}{why}"))
    if len(ids) > len(lines) == _MOST_TOLD:
        lines.append("Ask for the history of a record for what was changed in the others.")
    return lines
