"""What of a record is compared with others, read from its document; and when two addresses are one."""

from collections.abc import Iterator, Mapping
from urllib.parse import parse_qsl, urlencode, urlsplit

from bot.register import document_parts as parts
from bot.register import documents as docs
from bot.register.dates import FuzzyDate
from bot.register.duplicates.likeness import Item, content
from bot.register.folding import stems
from bot.register.vocabulary import Form, Role, Tlp

_TRACKING = ("utm_", "fbclid", "gclid")


def item_of(
    document: docs.RecordDocument, sources: Mapping[str, docs.SourceDocument], names: Mapping[str, str], open_to: Tlp
) -> Item:
    """Give what is compared of a record. `names` are the names behind its keys.

    Of its citations only those count that may be seen under `open_to`, or under the record's own marking.
    """
    seen = max(open_to, document.tlp, key=list(Tlp).index).and_more_open
    cited = [
        citation
        for citation in document.citations
        if citation.tlp in (None, *seen) and (citation.source not in sources or sources[citation.source].tlp in seen)
    ]
    words = document.words
    texts = [words and words.text, words and words.translation, *(each.quote for each in cited)]
    own_names = (stems(names[key]) for key in names_of(document) if key in names)
    return Item(
        kind=document.kind,
        who=who_of(document),
        on_behalf_of=_keys(getattr(document, "on_behalf_of", None)),
        said=said_of(document),
        occurred=_fuzzy(getattr(document, "occurred", None)),
        names=_named(document),
        deeds=_deeds(document),
        about=_about(document),
        words=content(stems(document.summary), own_names),
        quotes=tuple(content(stems(text)) for text in texts if text),
        sources=frozenset(mark for each in cited for mark in _marks(each.source, sources.get(each.source))),
    )


def who_of(document: docs.RecordDocument) -> frozenset[str]:
    """Give who says or does what a record is of."""
    match document:
        case docs.PositionDocument():
            return _keys(document.speaker)
        case docs.AllegationDocument():
            return frozenset(document.alleged_by)
        case docs.ResponseDocument():
            return _keys(document.responder)
        case docs.AssessmentDocument():
            return _keys(document.body)
        case docs.TreatyActionDocument():
            return _keys(document.actor)
        case _:
            return frozenset()


def names_of(document: docs.RecordDocument) -> frozenset[str]:
    """Give the keys of all names that are compared."""
    return who_of(document).union(_keys(getattr(document, "on_behalf_of", None)), *_named(document).values())


def said_of(document: docs.RecordDocument) -> FuzzyDate | None:
    """Give the date by which lists sort a record."""
    for field in ("said", "asked_on", "deposited", "decided", "effective"):
        if (found := getattr(document, field, None)) is not None:
            return parts.fuzzy(found)
    return None


def address(url: str) -> str:
    """Give an address in the spelling in which two of one page are equal.

    Scheme, www., a slash at the end, the fragment and what only tells where a reader came from make no other page.
    """
    try:
        split = urlsplit(url)
    except ValueError:  # such as an unclosed bracket of IPv6: then it is its own spelling
        return url
    asked = [(name, value) for name, value in parse_qsl(split.query, keep_blank_values=True) if not name.startswith(_TRACKING)]
    host = split.netloc.lower().removeprefix("www.")
    return f"{host}{split.path.rstrip('/')}" + (f"?{urlencode(asked)}" if asked else "")


def spellings(url: str) -> list[str]:
    """Give the ways in which an address of the same page is likely to stand in the register."""
    path, asked, query = address(url).partition("?")
    usual = [
        f"{scheme}://{host}{path}{slash}{asked}{query}"
        for scheme in ("https", "http")
        for host in ("", "www.")
        for slash in ("", "/")
    ]
    return list(dict.fromkeys([url, *usual]))


def _named(document: docs.RecordDocument) -> dict[Role, frozenset[str]]:
    treaties = getattr(document, "treaties", ())
    named = {
        Role.WEAPON: frozenset(getattr(document, "weapons", ())),
        Role.PLACE: frozenset(map(parts.place_key, getattr(document, "places", ()))),
        Role.TREATY: frozenset(each if isinstance(each, str) else each.treaty for each in treaties),
        Role.ALLEGED_ACTOR: frozenset(getattr(document, "alleged_actor", ())),
        Role.ABOUT: frozenset(getattr(document, "actors", ())),
    }
    return {role: keys for role, keys in named.items() if keys}


def _deeds(document: docs.RecordDocument) -> frozenset[str]:
    match document:
        case docs.PositionDocument():
            return frozenset() if document.form is Form.VOTE else frozenset({document.stance})
        case docs.AllegationDocument():
            return frozenset({document.act})
        case docs.ResponseDocument():
            return frozenset(document.kinds)
        case docs.AssessmentDocument():
            return frozenset({document.conclusion})
        case docs.TreatyActionDocument():
            return frozenset({document.action})
        case _:
            return frozenset()


def _about(document: docs.RecordDocument) -> str | None:
    match document:
        case docs.PositionDocument(form=Form.VOTE):
            return (document.resolution or "").casefold()
        case docs.TreatyActionDocument():
            return document.treaty
        case _:
            return document.about


def _marks(key: str, source: docs.SourceDocument | None) -> Iterator[str]:
    """Give what a source is known by: its key, its address, the checksum of what was read."""
    yield f"key {key}"
    if source and source.url:
        yield f"address {address(source.url)}"
    if source and source.sha256:
        yield f"sha256 {source.sha256}"


def _keys(*keys: str | None) -> frozenset[str]:
    return frozenset(key for key in keys if key is not None)


def _fuzzy(value: parts.Date | None) -> FuzzyDate | None:
    return None if value is None else parts.fuzzy(value)
