from itertools import chain, repeat

from bot.digests.content.chart import FEWEST_ITEMS, chart_of


def headings(**counts: int) -> chain[str]:
    return chain.from_iterable(repeat(heading, count) for heading, count in counts.items())


def test_few_items_need_no_chart() -> None:
    assert chart_of(headings(CCM=FEWEST_ITEMS - 2, APMBC=1)) is None
    assert chart_of(headings(CCM=FEWEST_ITEMS - 1, APMBC=1)) is not None


def test_items_that_are_all_alike_need_no_chart() -> None:
    assert chart_of(headings(CCM=50)) is None


def test_bars_stand_in_the_order_of_the_digest_and_the_rest_is_counted_last() -> None:
    chart = chart_of(["", "", *headings(**{letter: 2 + (letter in "cj") for letter in "jihgfedcba"})])
    assert chart is not None
    assert [label for label, _ in chart.bars] == ["a", "b", "c", "d", "e", "f", "g", "j", "others"]
    assert chart.bars[-1] == ("others", 6)
    assert sum(count for _, count in chart.bars) == 24


def test_a_bar_is_as_long_as_its_share_and_never_missing() -> None:
    chart = chart_of(headings(APMBC=1_200, CCM=600, ATT=1))
    assert chart is not None
    assert chart.lines == (
        "████████████ 1,200  APMBC",
        "█                1  ATT",
        "██████         600  CCM",
    )


def test_the_same_is_said_in_words() -> None:
    chart = chart_of(headings(CCM=9, APMBC=1_000))
    assert chart is not None
    assert chart.sentence == "By treaty, or by place: APMBC 1,000; CCM 9."
