import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.understanding.written_short import written_out
from bot.names.tokens import tokens


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("any1 got a US stmt abt nukes?", "anyone got a US statement about nuclear weapons?"),
        ("russia n syria b4 the mtg", "russia and syria before the meeting"),
        ("claims w/ bomblets, w/o names", "claims with  bomblets, without  names"),
        ("what r the yrs", "what are the years"),
        ("N. Korea, George W. Bush, the R in BTWC, GOV", "N. Korea, George W. Bush, the R in BTWC, GOV"),
        ("est-ce que l'Ukraine n'a pas voté", "est-ce que l'Ukraine n'a pas voté"),
        ("was ist wahr", "was ist wahr"),
    ],
)
def test_short_forms_are_written_out(typed: str, read: str) -> None:
    text, words = written_out(typed)
    assert text == read
    assert words == tokens(text)


@given(st.text(st.sampled_from("uUnNwWo/ '.rRстmt1é"), max_size=20))
def test_what_is_no_short_form_stays(text: str) -> None:
    written, words = written_out(text)
    assert words == tokens(written)
    assert written_out(written)[0] == written
