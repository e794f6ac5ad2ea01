"""Findings and answers to render, as large and as hostile as a test asks for."""

from datetime import date
from typing import Any

from bot.answers.answer import Answer, Finding, Quote, ResponseLine, SourceLine
from bot.answers.query import Intent, Query
from bot.register.vocabulary import Kind, ResponseKind, SourceType, Status

HOSTILE = "<!channel> <@U0000READER> @everyone #general *bold* `code` <https://evil.example|click> &amp; :smile:"


def source(**changes: Any) -> SourceLine:
    values: dict[str, Any] = {
        "key": "hrw-2023-01-31",
        "publisher": "Human Rights Watch",
        "title": "Ukraine: Banned Landmines Harm Civilians",
        "url": "https://www.hrw.org/news/2023/01/31",
        "published_on": "2023-01-31",
        "published": "31 January 2023",
        "source_type": SourceType.NGO_REPORT,
        "locator": "summary",
    }
    return SourceLine(**(values | changes))


def response(**changes: Any) -> ResponseLine:
    values: dict[str, Any] = {
        "ref": "RSP-0009",
        "key": "izium-mfa-2023-01-31",
        "line": "Ukraine's foreign ministry said that the report was noted and would be studied.",
        "dated": "31 January 2023",
        "kinds": (ResponseKind.RECEIPT,),
        "sources": (source(),),
    }
    return ResponseLine(**(values | changes))


def finding(number: int = 17, **changes: Any) -> Finding:
    values: dict[str, Any] = {
        "record_id": number,
        "ref": f"ALL-{number:04}",
        "key": f"izium-{number}",
        "kind": Kind.ALLEGATION,
        "line": "Human Rights Watch reported that Ukrainian forces scattered PFM mines in and around Izium.",
        "who": "Human Rights Watch",
        "dated": "reported on 31 January 2023",
        "status": Status.CORROBORATED,
        "status_line": "Status: corroborated by two independent sources.",
        "response_state": "1 response recorded as of 22 November 2026.",
        "responses": (response(),),
        "words": Quote("Мины", "ru", "Mines", "the ministry"),
        "notes": ("Ukraine was a State Party on that date.",),
        "sources": (source(),),
    }
    return Finding(**(values | changes))


def answer(*findings: Finding, **changes: Any) -> Answer:
    values: dict[str, Any] = {
        "question": "What is alleged about Izium?",
        "intent": Intent.ALLEGATIONS,
        "as_of": date(2026, 11, 22),
        "query": Query(),
        "headline": f"{len(findings)} allegations are recorded in Rapporteur.",
        "understood": "Understood: allegations in Izium.",
        "total": len(findings),
        "findings": findings,
    }
    return Answer(**(values | changes))
