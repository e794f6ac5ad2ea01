"""The one mercy of the verdict: a correction is settled without a word where its record's withdrawal was told before."""

import pytest

from tests.drill.judge import Story, settled_by_a_withdrawal

CORRECTED, WITHDRAWN, RESTORED = 2, 3, 4


@pytest.mark.parametrize(
    ("rows", "is_fine"),
    [
        ([(1, 0), (5, None), (4, 0), None], True),
        ([(1, 0), (5, None), (4, 0), (6, 0)], True),  # what came back since is told, and all that follows
        ([(1, 0), (3, None), (4, 0), None], False),  # the withdrawal was not told yet
        ([(1, 0), (5, None), None, None], False),
        ([(1, 0), (5, None), (5, None), None], False),
        ([(1, 0), (6, None), (4, 0), (5, 0)], False),  # by then it was there again, and the correction could be told
    ],
)
def test_a_correction_is_settled_once_its_record_is_known_to_be_gone(rows: list[tuple[int, int | None]], is_fine: bool) -> None:
    seqs = [1, CORRECTED, WITHDRAWN, RESTORED]
    story = Story("ALL-0001", [], seqs, frozenset({WITHDRAWN}))
    settled = rows[1]
    assert settled_by_a_withdrawal(story, CORRECTED, settled[0], seqs, rows) is is_fine


def test_a_correction_of_what_was_never_withdrawn_has_to_be_told() -> None:
    story = Story("ALL-0001", [], [1, 2, 3], frozenset())
    assert not settled_by_a_withdrawal(story, 2, 5, [1, 2, 3], [(1, 0), (5, None), (4, 0)])
