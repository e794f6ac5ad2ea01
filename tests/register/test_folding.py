import threading
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.register.folding import LONGEST_STEM, _stem, fold, fold_with_offsets, stems


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Szczęśliwy ŁÓDŹ", "szczesliwy lodz"),
        ("Ёлка, ґанок, Їжак, мой", "елка, ганок, іжак, мои"),
        ("Tromsø Đorđe Þór Straße", "tromso dorde thor strasse"),
        ("İstanbul ısı", "istanbul isi"),
        ("п’ять пʼять", "п'ять п'ять"),
        ("PFM–1 “Лепесток”", 'pfm-1 "лепесток"'),
        ("أوكرانيا", "اوكرانيا"),
        ("cle\u0301ment co\u00adop\u200beration", "clement cooperation"),
        ("ﬁnal Ⅳ", "final iv"),
    ],
)
def test_look_alikes_fold_to_one(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(unicodedata.normalize("NFD", text)) == folded


@given(st.text())
@example("İIıi̇ ΐ ẞ ǅ ㏑ ﷺ ⑴ ŉ ´ \u0345")
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.text())
def test_parts_fold_by_themselves(one: str, other: str) -> None:
    assert fold(one + other) == fold(one) + fold(other)


@given(st.text())
@example("cle\u0301ment Straße")
def test_offsets_lead_back_into_the_text(text: str) -> None:
    folded, offsets = fold_with_offsets(text)
    assert folded == fold(text)
    assert len(offsets) == len(folded) + 1
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(text)
    for position, character in enumerate(folded):
        assert character in fold(text[offsets[position]])


def test_a_slice_of_the_folded_text_is_found_again_with_its_accents() -> None:
    text = "à Cle\u0301ment, hier"
    folded, offsets = fold_with_offsets(text)
    start = folded.index("clement")
    assert text[offsets[start] : offsets[start + len("clement")]] == "Cle\u0301ment"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mines", "mine"),
        ("Stéphane condemned", "stephane condemns"),
        ("противопехотные мины", "противопехотная мина"),
        ("Ukraine's", "Ukraine"),
        ("ПФМ-1", "пфм 1"),
    ],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert stems(one) == stems(other)


def test_stems_are_words_with_single_spaces() -> None:
    assert stems("  A/RES/74/61 -- (mines)!\n") == "a res 74 61 mine"
    assert stems("…!?") == ""


@given(st.text())
@example("⑴ ﷺ ½ ŉ don't")
def test_stems_hold_nothing_but_words(text: str) -> None:
    found = stems(text)
    assert found == " ".join(found.split())
    assert all(word.isalnum() and len(word) <= LONGEST_STEM for word in found.split())


def test_threads_stem_alike() -> None:
    words = [f"{beginning}{number}{ending}" for beginning in "abcdef" for number in range(200) for ending in ("ing", "ational")]
    found: dict[str, str] = {}

    def work(own: list[str]) -> None:
        found.update((word, stems(word)) for word in own)

    _stem.cache_clear()
    threads = [threading.Thread(target=work, args=(words[start::4],)) for start in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    _stem.cache_clear()
    assert found == {word: stems(word) for word in words}
