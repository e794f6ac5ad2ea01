"""What is computed of treaties is the same in French, Spanish, Russian and Ukrainian as in English."""

from datetime import date
from typing import Any

import pytest

from tests.answers.conftest import Ask

_FORCE = {"date": "1999-03-01"}
_SINCE = {"date": "2010-08-01"}
_DEPOSITED = {"date": "2025-07-10"}

VALUES: list[tuple[str, dict[str, Any]]] = [
    ("Quels États ne sont pas parties à la Convention d'Ottawa ?", {"count": 36}),
    ("¿Qué países no son parte de la Convención de Ottawa?", {"count": 36}),
    ("Какие государства не участвуют в Оттавской конвенции?", {"count": 36}),
    ("Які держави не є учасницями Оттавської конвенції?", {"count": 36}),
    ("Which states are not party to the Ottawa Convention?", {"count": 36}),
    ("Qui a signé la Convention sur les armes à sous-munitions sans la ratifier ?", {"count": 12}),
    ("¿Qué estados firmaron pero no ratificaron la Convención sobre Municiones en Racimo?", {"count": 12}),
    ("Кто подписал, но не ратифицировал Конвенцию о кассетных боеприпасах?", {"count": 12}),
    ("Хто підписав, але не ратифікував Конвенцію про касетні боєприпаси?", {"count": 12}),
    ("Quand la Convention d'Ottawa est-elle entrée en vigueur ?", _FORCE),
    ("¿Cuándo entró en vigor la Convención de Ottawa?", _FORCE),
    ("Когда Оттавская конвенция вступила в силу?", _FORCE),
    ("Коли Оттавська конвенція набула чинності?", _FORCE),
    ("Depuis quand la Moldavie est-elle partie à la Convention sur les armes à sous-munitions ?", _SINCE),
    ("¿Desde cuándo es Moldavia parte en la Convención sobre Municiones en Racimo?", _SINCE),
    ("С какого числа Молдова — участник Конвенции по кассетным боеприпасам?", _SINCE),
    ("З якого числа Молдова — учасниця Конвенції про касетні боєприпаси?", _SINCE),
    ("Quand la Finlande a-t-elle déposé son retrait de la Convention d'Ottawa ? Pas l'effet.", _DEPOSITED),
    ("¿Cuándo notificó Finlandia su retirada de la Convención de Ottawa?", _DEPOSITED),
    ("Когда Финляндия уведомила о выходе из Оттавской конвенции?", _DEPOSITED),
    ("Коли Фінляндія повідомила про вихід з Оттавської конвенції?", _DEPOSITED),
]


@pytest.mark.parametrize(("question", "value"), VALUES)
def test_what_is_computed_is_the_same_in_any_language(ask_sqlite: Ask, question: str, value: dict[str, Any]) -> None:
    found = ask_sqlite(question).value
    assert found is not None
    assert {name: found[name] for name in value} == value


@pytest.mark.parametrize(
    "question",
    [
        "Who is the depositary of the NPT?",
        "Qui est le dépositaire du TNP ?",
        "¿Quién es el depositario del TNP?",
        "Кто депозитарий ДНЯО?",
        "Хто депозитарій ДНЯЗ?",
    ],
)
def test_the_depositary_is_named(ask_sqlite: Ask, question: str) -> None:
    assert "Russian Federation, United Kingdom and United States" in ask_sqlite(question).headline


@pytest.mark.parametrize(
    "question",
    [
        "Which treaty withdrawals took effect this year?",
        "Quels retraits de traités ont pris effet cette année ?",
        "¿Qué retiradas de tratados han surtido efecto este año?",
        "Какие выходы из договоров вступили в силу в этом году?",
        "Які виходи з договорів набули чинності цього року?",
    ],
)
def test_acts_are_told_by_when_they_took_effect(ask_sqlite: Ask, question: str) -> None:
    answer = ask_sqlite(question, today=date(2026, 10, 5))
    assert {each.key for each in answer.findings} == {"apmbc-fin-withdrawal", "apmbc-pol-withdrawal"}


@pytest.mark.parametrize(
    "question",
    [
        "since when is Ukraine a party to the Ottawa treaty",
        "depuis quand l'Ukraine est-elle partie à la convention d'Ottawa ?",
        "¿Desde cuándo es parte Ucrania del tratado de Ottawa?",
        "с какого времени Украина участвует в Оттавской конвенции?",
    ],
)
def test_who_is_bound_is_so_since_a_consent_took_effect_whatever_came_later(ask_sqlite: Ask, question: str) -> None:
    answer = ask_sqlite(question)
    assert answer.value == {"date": "2006-06-01"}
    assert [each.key for each in answer.findings] == ["apmbc-ukr-ratification"]


def test_since_when_somebody_is_bound_no_more_is_told_by_the_withdrawal(ask_sqlite: Ask) -> None:
    assert ask_sqlite("since when is Finland no longer bound by the Ottawa treaty").value == {"date": "2026-01-10"}
