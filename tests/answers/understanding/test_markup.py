import pytest

from bot.answers.understanding.markup import plain


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("<@U0123> what did <@U9|ann> say?", "what did say?"),
        ("<!channel> <!here|here> *bold* _it_ ~s~ `code`", "bold it s code"),
        ("<https://evil.example|click me> and <https://x.example>", "click me and"),
        ("in <#C1|general>", "in"),
        ("&lt;b&gt; &amp; co", "<b> & co"),
        ("@Rapporteur allegations in Izium", "allegations in Izium"),
        ("a\u202eb\u200bc\x00d", "abcd"),
        ("> quoted", "quoted"),
        ("snake_case and 2*3", "snake_case and 2*3"),
        ("", ""),
    ],
)
def test_only_the_words_are_left(typed: str, read: str) -> None:
    assert plain(typed) == read
