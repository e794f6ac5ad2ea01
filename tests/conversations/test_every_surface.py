"""Every way in, tried by everybody: nobody is shown what they may not see, nor changes what they may not.

That nothing hints at hidden records is told by comparing: each surface has to send a reader the same, word for word, from a
register with records above their ceiling, drafts and what waits for review as from one that never had any.
"""

import contextlib
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs
from sqlalchemy import text

from bot import clock
from bot.database import Database
from bot.register import documents, reading, writing
from bot.register.editing import acts
from bot.register.editing.opening import document_at
from bot.register.waiting import proposals, requests
from bot.sandbox.driver import Person
from bot.slack.editing.drafts import Drafts
from bot.slack.people.given import Given, SlackRole
from bot.slack.verbs import Verb
from bot.slack.views.ids import Act, Form
from tests.conftest import Stores
from tests.conversations.bench import Bench, running
from tests.conversations.conftest import RECORDED_AT, REGISTER, _position
from tests.conversations.stage import Actor, Sent, Stage
from tests.conversations.surfaces import SURFACES, in_need_of_a_line
from tests.conversations.surfaces.kit import ADMINS, EVERYBODY, RECORDERS, REVIEWERS, Scene, Surface
from tests.conversations.surfaces.recording import begun, sent_form

HIDDEN = {
    "q-green": ("GREEN", "published"),
    "q-amber": ("AMBER", "published"),
    "q-strict": ("AMBER+STRICT", "published"),
    "q-red": ("RED", "published"),
    "q-gone-red": ("RED", "published"),
    "q-draft": ("CLEAR", "draft"),
    "q-draft-red": ("RED", "draft"),
    **{f"q-wait-{number}": ("CLEAR", "in_review") for number in range(1, 7)},
    "q-wait-red": ("RED", "in_review"),
}
"""Positions that not everybody may see, by key, with marking and state; each says a word that nothing else says."""
WAITING = [key for key, (_, state) in HIDDEN.items() if state == "in_review"]
GREEN = ("q-green", "izium-green")
OF_SUBSCRIPTIONS = {"desk": "Europe/Malta", "admin": "Europe/Andorra"}
"""A zone that only this one subscription has, so that it is known by it."""
_OF_THE_MOMENT = re.compile(r"\d\d:\d\d|http://127\S*|just now|\d+ minutes? ago")
PRIVATE = "zqprivate"
BEGUN = "zqbegun by "
"""Stands in a form that somebody has begun, with their role after it."""
PROPOSED, WISHED = "zqproposed", "zqwished"
"""Stand in a correction that a recorder proposed, and in one that was asked for."""
OF_ADMINS = {Verb.FEEDBACK, Act.ADD_NAME, Act.NAME_KIND, Act.DEALT_WITH, Form.NAME}
"""What shows admins every question that found nothing."""
FILLED_BY: dict[str, frozenset[str]] = {
    **dict.fromkeys((Form.RECORD, Form.NEW_NAME, Form.EDIT_RECORD, Form.RESTORE), RECORDERS),
    **dict.fromkeys((Form.APPROVE, Form.SEND_BACK, Form.REJECT, Form.DECLINE), REVIEWERS),
    **dict.fromkeys((Form.ANSWER_REQUEST, Form.MOVE_STATUS, Form.WITHDRAW), REVIEWERS),
    **dict.fromkeys((Form.NAME, Form.ROLE), ADMINS),
}
"""Forms that not everybody is to fill in, with who is: a click opens them for nobody else."""
SAVING = (Act.SAME_ITEM, Act.SAME_EVENT)
"""Buttons that send the form in which they stand."""
RECORDER = "slack:U0RECORDER"
MEMBERS = (
    Actor("reader", "general"),
    Actor("recorder", "general"),
    Actor("reader", "shared-with-partners"),
    Actor("reader", "dm"),
)
OUTSIDERS = (
    Actor("guest", "shared-with-partners"),
    Actor("guest", "dm"),
    Actor("outside", "shared-with-partners"),
    Actor("deactivated", "general"),
)
POWERFUL = (Actor("reviewer", "general"), Actor("reviewer", "shared-with-partners"), Actor("admin", "desk"))


def test_every_id_and_verb_is_among_the_surfaces() -> None:
    assert in_need_of_a_line() == set()
    assert len({surface.name for surface in SURFACES}) == len(SURFACES)


@pytest.mark.long
def test_a_member_learns_nothing_of_hidden_records_by_any_way(stores: Stores, tmp_path: Path) -> None:
    with scene(stores, tmp_path / "whole") as whole, scene(stores, tmp_path / "less", without=[*HIDDEN]) as less:
        less.forge(whole)
        nothing_is_learnt(MEMBERS, whole, less)


@pytest.mark.long
def test_outsiders_learn_nothing_of_what_members_see_whatever_role_is_set(stores: Stores, tmp_path: Path) -> None:
    without = [*HIDDEN, *GREEN]
    with scene(stores, tmp_path / "whole") as whole, scene(stores, tmp_path / "less", without=without) as less:
        less.forge(whole)
        reader = whole.stage.bench.sandbox.users["reader"]
        for each in (whole, less):
            given = Given(reader, SlackRole.ADMIN, "U0ADMIN000", clock.now())
            each.stage.bench.desk.giving._given.give(given)
        with whole.stage.closed_account(reader), less.stage.closed_account(reader):
            nothing_is_learnt(OUTSIDERS, whole, less)


@pytest.mark.long
def test_who_may_see_more_is_shown_it_alone_and_never_above_a_channel(stores: Stores, tmp_path: Path) -> None:
    with scene(stores, tmp_path) as whole:
        shown: set[str] = set()
        for actor, surface in ways(POWERFUL):
            if actor.role not in surface.may or surface.shows:
                sent = tried(whole, surface, actor)
                assert leaks(whole, surface, actor, sent) == [], f"{surface.name} by {actor}"
                shown |= {key for key in WAITING for each in sent if key in each.whole}
        assert shown == set(WAITING)


@pytest.mark.long
def test_where_outsiders_are_shown_nothing_they_are_told_so_and_nothing_else(stores: Stores, tmp_path: Path) -> None:
    polite = ("is set to show nothing to guests", "Slack does not tell Rapporteur just now who you are")
    with scene(stores, tmp_path, RAPPORTEUR_OUTSIDERS="nothing") as whole:
        for actor, surface in ways([each for each in OUTSIDERS if each.where == "shared-with-partners"]):
            sent = tried(whole, surface, actor, may=frozenset())
            assert all(any(said in each.text for said in polite) for each in sent if each.text.strip()), surface.name
            assert "Norway" not in "".join(each.whole for each in sent), surface.name
            assert surface.quiet or any(each.to == whole.stage.user(actor) for each in sent), surface.name
        member = Actor("reader", "shared-with-partners")
        for _, surface in ways([member]):
            if member.role not in surface.may:
                sent = tried(whole, surface, member)
                assert [each for each in sent if each.to == whole.stage.channel(member)] == [], surface.name
        asked = whole.stage.dispatch(member, whole.stage.write(member, "positions of Norway"))
        assert "People of other organisations read in this channel" in asked[0].text
        assert "Norway called" in whole.stage.dispatch(member, whole.stage.command(member, "positions of Norway"))[0].text


@pytest.mark.long
def test_each_surface_changes_something_for_those_who_may(stores: Stores, tmp_path: Path) -> None:
    """What nobody could do by these payloads, nobody could be kept from by any check."""
    with scene(stores, tmp_path) as whole:
        idle = [surface.name for surface in SURFACES if surface.may and not has_changed(whole, surface)]
        assert not idle, "; ".join(idle)


def has_changed(there: Scene, surface: Surface) -> bool:
    """Tell whether an admin or a recorder changes something by a surface; before a digest something is published."""
    if Verb.DIGEST in surface.covers or Act.POST_DIGEST in surface.covers:
        with there.stage.bench.database.write() as session:
            news = documents.from_fields(_position(7) | {"key": f"news-{SURFACES.index(surface)}"})
            writing.save(session, [news], who="tests", why="news", now=RECORDED_AT)
    for actor in (Actor("admin", "desk"), Actor("recorder", "desk")):
        before = fingerprint(there, forms=surface.shows)
        there.stage.dispatch(actor, surface.make(there, actor))
        if fingerprint(there, forms=surface.shows) != before:
            return True
    return False


def ways(actors: Sequence[Actor]) -> Iterator[tuple[Actor, Surface]]:
    """Give each way in for each of some people; what is the same anywhere, for each person once."""
    for number, actor in enumerate(actors):
        is_first = actor.role not in {each.role for each in actors[:number]}
        yield from ((actor, surface) for surface in SURFACES if is_first or not surface.anywhere)


def nothing_is_learnt(actors: Sequence[Actor], whole: Scene, less: Scene) -> None:
    for actor, surface in ways(actors):
        if actor.role in surface.may and not surface.shows:
            continue
        sent, alike = tried(whole, surface, actor), tried(less, surface, actor)
        assert leaks(whole, surface, actor, sent) == [], f"{surface.name} by {actor}"
        if actor.role not in surface.differs:
            assert said(sent) == said(alike), f"{surface.name} by {actor}"


def tried(there: Scene, surface: Surface, actor: Actor, may: frozenset[str] | None = None) -> list[Sent]:
    """Go a way in, and give what was sent; only who `may` changes anything by it, and nothing breaks."""
    before = there.before or fingerprint(there)
    sent = there.stage.dispatch(actor, surface.make(there, actor))
    there.before = fingerprint(there)
    if actor.role not in (surface.may if may is None else may):
        assert there.before == before, f"{surface.name} by {actor}"
        assert all(is_in(there, actor, each.to) for each in sent), f"{surface.name} by {actor}"
    if not any(isinstance(each, Form) or each in SAVING for each in surface.covers):  # else it is shown again, with why not
        opened = {str((each.body.get("view") or {}).get("callback_id")) for each in sent}
        assert all(actor.role in FILLED_BY.get(each, EVERYBODY) for each in opened), f"{surface.name} by {actor}"
    assert "Something went wrong" not in "".join(each.text for each in sent), f"{surface.name} by {actor}"
    return sent


def is_in(there: Scene, actor: Actor, to: str) -> bool:
    """Tell whether somebody could have said something themselves where something was sent."""
    channel = there.stage.sandbox.workspace.channels.get(to)
    return channel is None or there.stage.user(actor) in channel.members


def said(sent: Sequence[Sent]) -> list[tuple[str, str]]:
    """Give what people can read of all that was sent, without times and the addresses of one sandbox."""
    return [(each.to, _OF_THE_MOMENT.sub("–", each.text)) for each in sent if not each.restated]


def leaks(there: Scene, surface: Surface, actor: Actor, sent: Sequence[Sent]) -> list[str]:
    """Give what stands in anything that was sent, and may not be seen by those who see that."""
    users = there.stage.bench.sandbox.users
    typed = surface.name.format(**there.refs)
    there.known.update(ref for ref in there.refs.values() if surface.shows and ref in typed)
    found = []
    for each in sent:
        of_admins = actor.role == "admin" and not OF_ADMINS.isdisjoint(surface.covers)
        asked = {PRIVATE, *there.refs.values()} if of_admins else set()  # what people typed
        secrets = (pair for pair in _secrets(there, each.to, actor) if pair[0] not in asked)
        secret = ((word, of) for word, of in secrets if word not in typed and word not in there.known)
        whole = each.whole
        found += [f"{of}: {word}" for word, of in secret if word in whole]
    assert set(users.values()) >= {each.to for each in sent if each.to.startswith("U")}
    return found


def _secrets(there: Scene, to: str, actor: Actor) -> Iterator[tuple[str, str]]:
    """Give the words that whoever sees something may not see, with what each is of."""
    users = {user: role for role, user in there.stage.bench.sandbox.users.items()}
    role, channels = users.get(to, ""), there.stage.bench.sandbox.channels
    reads_green = to not in {
        channels["shared-with-partners"],
        *(there.stage.bench.sandbox.users[each] for each in ("guest", "outside")),
    }
    for key, (marking, state) in HIDDEN.items():
        is_shown = state == "published" and (marking == "CLEAR" or (marking == "GREEN" and reads_green))
        if not is_shown and not (state == "in_review" and role in {"reviewer", "admin"}):
            yield f"word of {key}.", key
            yield there.refs[key], key
    yield from ((there.refs[key], key) for key in ("q-izium-amber", "q-reply-red"))
    if role != "recorder":
        yield "word of own-draft.", "a recorder's draft"
    yield from ((f"{BEGUN}{each}", f"the form of a {each}") for each in ("recorder", "reviewer", "admin") if each != role)
    if role not in {"reviewer", "admin"}:
        yield PROPOSED, "a correction that waits"
        yield WISHED, "a correction that somebody else asked for"
    if actor.role != "reviewer":  # who may share it
        yield PRIVATE, "a question for a reviewer's own eyes"
    if role not in {"recorder", "reviewer", "admin"} and to != channels["desk"]:
        yield OF_SUBSCRIPTIONS["desk"], "the desk's subscription"
    if role != "admin":
        yield OF_SUBSCRIPTIONS["admin"], "an admin's subscription"


def fingerprint(there: Scene, *, forms: bool = True) -> Sequence[Any]:
    """Give what changes with anything that somebody does to the register, to what waits, to subscriptions or to roles."""
    begun_forms = "SELECT group_concat(user_id || form_id || typed || offered) FROM form_draft"
    asked = (
        *([begun_forms] if forms else []),
        "SELECT group_concat(id || outcome) FROM proposed_correction",
        "SELECT group_concat(id || outcome) FROM correction_request",
        "SELECT count(dealt_at) || ' ' || count(stopped_at) FROM asked",
        "SELECT count(*) FROM change",
        "SELECT count(*) FROM publication",
        "SELECT count(*) FROM given_role",
        "SELECT count(*) FROM digest_run",
        "SELECT count(*) FROM digest_message WHERE kind <> 'answer'",
        "SELECT group_concat(id || state || filter || days || zone || local_time) FROM subscription",
    )
    with there.stage.bench.database.read() as session:
        return session.execute(text(f"SELECT {', '.join(f'({each})' for each in asked)}")).one()


@contextlib.contextmanager
def scene(stores: Stores, folder: Path, without: Sequence[str] = (), **more: str) -> Iterator[Scene]:
    """Run a bot on a register of everything, or without some of it, with something to click everywhere."""
    folder.mkdir(exist_ok=True)
    database = Database(stores.empty_url("sqlite", folder))
    fill(database, without)
    with running("socket", database) as bench:
        users = bench.sandbox.users
        admins, reviewers = f"{users['admin']},{users['outside']}", f"{users['reviewer']},{users['guest']}"
        bench.environment = {"RAPPORTEUR_ADMINS": admins, "RAPPORTEUR_REVIEWERS": reviewers, **more}
        made = _set(bench, bool(more))
        yield made
    database.dispose()


def fill(database: Database, without: Sequence[str]) -> None:
    """Put in what everybody may see, then what some may, then what few may: so the first have the same refs everywhere."""
    lines = [json.loads(line) for line in REGISTER.read_text(encoding="utf-8").splitlines()]
    everybody = [line for line in lines if line["key"] not in GREEN] + [_position(month) for month in range(1, 13)]
    everybody += [*_position_of("own-draft", "CLEAR", "draft"), *_position_of("own-gone", "CLEAR", "published")]
    green = [line for line in lines if line["key"] in GREEN] + list(_position_of("q-green", *HIDDEN["q-green"]))
    few: list[dict[str, Any]] = [
        {"type": "actor", "key": "zq-front", "name": "Zqabarra", "actor_type": "ngo", "aliases": ["ЗКАБАРРА"]},
        *(document for key in HIDDEN if key != "q-green" for document in _position_of(key, *HIDDEN[key])),
        {**next(line for line in lines if line["key"] == "izium-pfm-2022"), "key": "q-izium-amber", "tlp": "AMBER"},
        {**next(line for line in lines if line["key"] == "izium-mfa-2023-01-31"), "key": "q-reply-red", "tlp": "RED"},
    ]  # fmt: skip
    hidden = [] if "q-red" in without else few
    with database.write() as session:
        for part in (everybody, [] if "q-green" in without and "izium-green" in without else green, hidden):
            made = [documents.from_fields(line) for line in part]
            writing.save(session, made, who="tests", why="to talk about", now=RECORDED_AT)
        for key in ("own-gone", *(["q-gone-red"] if hidden else [])):
            gone = reading.id_of(session, key)
            assert gone is not None
            acts.withdraw(session, gone, who="tests", why=f"not so: a word of {key}.", now=RECORDED_AT)


def _position_of(key: str, marking: str, state: str) -> Iterator[dict[str, Any]]:
    yield {"type": "source", "key": f"{key}-source", "publisher": "United Nations", "title": f"A word of {key}.",
           "source_type": "official_transcript", "tlp": marking if state == "published" else "AMBER"}  # fmt: skip
    made: dict[str, Any] = {
        **_position(6), "key": key, "tlp": marking, "state": state, "said": "2025-06-06",
        "summary": f"Norway called for stocks to go, in a word of {key}.", "citations": [{"source": f"{key}-source"}],
    }  # fmt: skip
    who = {"author": RECORDER} if key == "own-draft" else {}
    names = {"actors": ["zq-front"]} if key == "q-red" else {}
    yield made | who | names | ({} if state == "published" else {"reviewer": None})


def _set(bench: Bench, shows_nothing: bool) -> Scene:
    """Let people ask, openly and for their own eyes, subscribe, begin forms, and ask for corrections."""
    stage, sandbox, channels = Stage(bench), bench.sandbox, bench.sandbox.channels
    sandbox.as_user("admin").command("desk", "/invite @rapporteur")
    answers: dict[str, Any] = {}
    for role, where in (*(("recorder", name) for name in channels), *((role, "dm") for role in sandbox.users)):
        actor, person = Actor(role, where), sandbox.as_user(role)
        ts = person.say(where, f"{'' if where == 'dm' else '@Rapporteur '}positions of Norway")
        channel = stage.channel(actor)
        stage.threads[channel] = ts
        answers[channel] = {**_reply(person, where, ts), "asked": _last_asked(bench, channel)}
    bench.settle()
    made = {
        whose: bench.desk.subscriptions.subscribe_words(f"{words} daily at 04:44 {zone}", sandbox.users[owner], channel).line.id
        for whose, words, zone, owner, channel in (
            ("desk", "allegations in Izium", OF_SUBSCRIPTIONS["desk"], "recorder", channels["desk"]),
            ("spare", "responses in Izium", OF_SUBSCRIPTIONS["desk"], "recorder", channels["desk"]),
            ("admin", "votes", OF_SUBSCRIPTIONS["admin"], "admin", f"D{sandbox.users['admin'][1:]}"),
        )
    }
    reviewer = Actor("reviewer", "general")
    stage.dispatch(reviewer, stage.command(reviewer, f"what has the UN said about {PRIVATE}"))
    private = _last_asked(bench, channels["general"])
    stage.dispatch(reviewer, sent_form(stage, reviewer))
    _let_begin(bench)
    proposed, wished = _let_correct(bench)
    bench.restart()
    with bench.database.read() as session:
        found = session.execute(
            text("SELECT key, ref, record.id, version FROM record JOIN entry ON entry.id = record.id")
        ).all()
    ids = {row[0]: row[2] for row in found}
    waiting = sorted((row[2], row[3]) for row in found if row[0] in WAITING)
    refs = {row[0]: row[1] for row in found}
    versions = {row[0]: row[3] for row in found}
    scene = Scene(stage, refs, ids, versions, waiting, made, answers, private=private)
    scene.proposals, scene.requests = proposed, wished
    return scene


def _let_begin(bench: Bench) -> None:
    """Let whoever records begin three forms, of which one is only offered yet."""
    drafts = Drafts(bench.database, clock.now)
    for role in ("recorder", "reviewer", "admin"):
        for number in (1, 2, 3):
            typed = {"summary": f"{BEGUN}{role}"}
            drafts.keep(bench.sandbox.users[role], begun(role, number), typed, offered=number == 1)


def _let_correct(bench: Bench) -> tuple[list[int], list[int]]:
    """Let a recorder propose two corrections and somebody ask for one; give their numbers."""
    proposed = []
    with bench.database.write() as session:
        for key in ("nor-9", "nor-10"):
            record_id = reading.id_of(session, key)
            assert record_id is not None
            document = structs.replace(document_at(session, record_id, 1), summary=f"Norway called for an end, {PROPOSED}.")
            made = proposals.propose(session, record_id, document, version=1, who=RECORDER, why=PROPOSED, now=clock.now())
            proposed.append(made)
        record_id = reading.id_of(session, "izium-pfm-2022")
        assert record_id is not None
        wish = requests.Wish(record_id, f"Not so, {WISHED}.", WISHED)
        asked, _ = requests.ask(session, wish, who="slack:U0RECORDER", now=clock.now())
    return proposed, [asked.id]


def _reply(person: Person, where: str, ts: str) -> dict[str, Any]:
    def replies() -> list[dict[str, Any]]:
        return [message for message in person.history(where, ts)[1:] if message.get("bot_id")]

    return person.wait_for(replies)[-1]


def _last_asked(bench: Bench, channel: str) -> int:
    with bench.database.read() as session:
        return int(session.execute(text("SELECT max(id) FROM asked WHERE channel_id = :c"), {"c": channel}).scalar_one())
