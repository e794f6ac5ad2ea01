import pytest

from bot.answers.query import Aspect, Intent
from bot.answers.understanding.aspects import aspect_of
from bot.answers.understanding.cues import Line
from tests.answers.conftest import Ask


@pytest.mark.parametrize(
    ("line", "intent", "aspect"),
    [
        ("what exactly did @0 say about @1", Intent.POSITIONS, Aspect.WORDS),
        ("the exact wording of @0 on @1", Intent.POSITIONS, Aspect.WORDS),
        ("what did @0 say in its own words", Intent.RESPONSES, Aspect.WORDS),
        ("what did @0 say about @1", Intent.POSITIONS, None),
        ("who first accused @0", Intent.WHO, Aspect.FIRST),
        ("who was the first to condemn @0", Intent.WHO, Aspect.FIRST),
        ("the most recent statement of @0", Intent.POSITIONS, Aspect.LAST),
        ("who said it last", Intent.WHO, Aspect.LAST),
        ("allegations from the last week", Intent.ALLEGATIONS, None),
        ("what is new in the first week of #0", Intent.NEWS, None),
        ("on what evidence is @0 accused", Intent.ALLEGATIONS, Aspect.EVIDENCE),
        ("what would change the status of record", Intent.RECORD, Aspect.EVIDENCE),
        ("how many people were killed in @0", Intent.COUNT, Aspect.CASUALTIES),
        ("@0 casualties in @1", Intent.ALLEGATIONS, Aspect.CASUALTIES),
        ("is there an investigation into @0", Intent.ALLEGATIONS, Aspect.INVESTIGATION),
        ("are record and record the same incident", Intent.RECORD, Aspect.SAME_INCIDENT),
        ("do sources contradict each other on @0", Intent.ALLEGATIONS, Aspect.CONTRADICTION),
        ("where does record come from", Intent.SOURCE, Aspect.ORIGIN),
        ("how many states are party to @0", Intent.TREATY_STATUS, None),
        ("who voted first on @0", Intent.COMPARE, None),
    ],
)
def test_the_side_that_is_asked_for_is_told_from_the_shape(line: str, intent: Intent, aspect: Aspect | None) -> None:
    assert aspect_of(Line(line), intent) is aspect


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("what exactly did Dujarric say on 14 November 2023", ("Stéphane Dujarric (14 November 2023): “The report speaks",)),
        ("the exact words of Hegseth on mines", ("No exact words are recorded in Rapporteur of this; its summary: ",)),
        ("on what evidence is the Izium allegation based", ("4 citations in 2 independence groups", "status: corroborated")),
        ("what would change the status of izium-pfm-2022", ("4 citations in 2 independence groups",)),
        ("how many people were killed in Kramatorsk", ("Killed 2, injured 10, counted by Pavlo Kyrylenko", "status: alleged")),
        ("how many civilians did the Monitor count in Ukraine", ("No number of killed or injured is recorded as such",)),
        ("casualties in Syria", ("numbers are not added up", "alleged")),
        ("is there an investigation into Izium", ("an investigation is ongoing", "RSP-0004 (investigation announced)")),
        ("is there an investigation into phosphorus in Bakhmut", ("No investigation is recorded in Rapporteur as of",)),
        ("do sources contradict each other on Izium", ("1 response is described differently by sources (RSP-0004)",)),
        ("is the Izium allegation a rewrite", ("2 NGO reports (primary)", "1 newspaper report (secondary)")),
        (
            "is it confirmed that Russia used cluster munitions in Kramatorsk",
            ("Status: alleged; not confirmed in the register’s",),
        ),
        ("has the US changed its position on anti-personnel mines", ("Recorded change: from “commits”", "POS-0037 supersedes")),
        ("did Russia's vote on cluster munitions change", ("2 changes of vote recorded in Rapporteur, in 5 votes",)),
        ("the 3 latest statements by Sullivan", ("6 positions recorded in Rapporteur; the latest: ",)),
        ("compare the US and the UK on cluster munitions", ("side by side: United Kingdom 1, United States 10.",)),
        ("timeline of US statements on landmines", ("between 20 April 2022 and 2 December 2025, the earliest first",)),
        ("which NATO members are not party to the CCM", ("9 states that are members of the North Atlantic",)),
        ("which African Union members are party to the CCM", ("No member of the African Union is recorded in Rapporteur",)),
        (
            "which NATO members not in the African Union are party to the CCM",
            ("No member of the African Union is recorded in Rapporteur",),
        ),
        ("when did Poland's withdrawal take effect", ("In effect since 20 February 2026: Poland",)),
        (
            "is a PFM-1 covered by Amended Protocol II",
            ("PFM-1 is recorded under", "which is recorded as covered by the CCW"),
        ),
        ("who is right about Izium, HRW or Kyiv", ("Rapporteur does not say who is right", "Status: corroborated.")),
    ],
)
def test_the_headline_answers_the_side_that_is_asked_for(ask_sqlite: Ask, question: str, parts: tuple[str, ...]) -> None:
    headline = ask_sqlite(question).headline
    assert all(part in headline for part in parts), headline


def test_what_is_asked_for_first_or_last_is_the_only_finding_but_for_ties(ask: Ask) -> None:
    first = ask("who first said that Ukraine used mines in Izium")
    assert first.total == len(first.findings) == 1
    last = ask("what was the last thing the US said about anti-personnel mines")
    assert [each.key for each in last.findings] == ["usa-2025-12-02-hegseth"]
    assert last.headline.startswith("The last recorded in Rapporteur, Pete Hegseth (2 December 2025): ")
    ties = ask("what was the first statement on 14 November 2023 about anti-personnel mines")
    assert ties.total == len(ties.findings) > 1
    assert "of the same date (14 November 2023) are the first recorded in Rapporteur, by " in ties.headline


def test_moves_of_a_status_are_told_for_one_allegation_only(ask: Ask) -> None:
    one = ask("what would it take to confirm the Kramatorsk allegation, on what evidence does it rest")
    assert "From alleged to corroborated it needs a cited source of another independence group that supports it." in one.notices
    many = ask("on what evidence do the allegations against Russia rest")
    assert many.total > 1
    assert not many.notices
