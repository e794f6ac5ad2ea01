import pytest

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
