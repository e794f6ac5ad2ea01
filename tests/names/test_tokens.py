import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.names.tokens import tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Izium's mines", ["izium", "s", "mines"]),
        ("anti-personnel", ["anti", "personnel"]),
        ("Kup'iansk, Sana’a", ["kupiansk", "sanaa"]),
        ("la Convention d’Ottawa", ["la", "convention", "d", "ottawa"]),
        ("Ізюмі — ЗАЕС", ["ізюмі", "заес"]),
        ("日本の地雷", ["日", "本", "の", "地", "雷"]),
        ("Szczęśliwy ÉTÉ", ["szczesliwy", "ete"]),
        ("  …  ", []),
    ],
)
def test_a_text_is_cut_into_folded_words_of_any_script(text: str, words: list[str]) -> None:
    assert [token.folded for token in tokens(text)] == [_same_letters(word) for word in words]


def _same_letters(word: str) -> str:
    return word.replace("ї", "і")


def test_each_word_knows_where_it_stands() -> None:
    text = "In Sana'a, 2016"
    assert [text[token.start : token.end] for token in tokens(text)] == ["In", "Sana'a", "2016"]


@given(text=st.text(max_size=300))
def test_words_stand_in_any_text_one_after_the_other(text: str) -> None:
    found = tokens(text)
    ends = [0, *(token.end for token in found)]
    assert all(end <= token.start < token.end <= len(text) for end, token in zip(ends, found, strict=False))
    assert all(token.folded and " " not in token.folded for token in found)


@given(text=st.text(alphabet=st.characters(max_codepoint=127), max_size=200))
def test_plain_text_is_cut_as_any_other(text: str) -> None:
    assert tokens(text) == [token for token in tokens(text + " é") if token.end <= len(text)]
