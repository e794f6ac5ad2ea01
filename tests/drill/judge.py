"""The verdict: what the channels really hold, against what the writers know and the subscriptions want.

Nothing of how the product chooses what is new is used here. What a writer has committed is in its ledger; what was told is in
the workspace's own messages; the rows of the register say which publication was told by which message.
"""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.database import Database
from bot.digests.model import Delivery, DigestMessage, DigestRun, EffectDelivery, MessageKind, MessageState, Subscription
from bot.register.model import Change, Publication
from bot.register.rows import ENTRY, RECORD
from tests.conversations.dialogue import as_text
from tests.drill.interests import Interest
from tests.drill.ledger import Act

Json = dict[str, Any]
OURS = "rapporteur_"
"""How the type of the metadata begins that travels with every message which must not come twice."""
_REF = re.compile(r"\b(?:POS|ALL|RSP|TRA)-\d+\b")
_LETTERS = ("review:", "week-")
"""How the keys of reminders and of the week's letters begin: each may stand once, and rows of their own know of it."""
_EXAMPLES = 8


@dataclass
class Verdict:
    """What was found: pairs of a subscription and what it was or was not told."""

    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    strayed: list[str] = field(default_factory=list)
    """Told to who had not asked for it, or may not be shown it."""
    pairs: int = 0
    """Pairs of a subscription and a publication that it had to be told of."""
    settled: int = 0
    publications: int = 0
    messages: int = 0
    corrections: int = 0
    """Messages in the threads of others, of what was corrected in them."""
    taken_up_again: int = 0
    """Messages that took more than one attempt."""
    digests: int = 0
    effects: int = 0

    @property
    def is_clean(self) -> bool:
        """Tell whether nothing is wrong."""
        return not (self.lost or self.doubled or self.strayed)

    def examples(self) -> Iterator[str]:
        """Give the first few of what is wrong."""
        for name, found in (("lost", self.lost), ("doubled", self.doubled), ("strayed", self.strayed)):
            yield from (f"{name}: {each}" for each in found[:_EXAMPLES])


@dataclass(frozen=True)
class Story:
    """One record: its ref, every act on it in their order, and its publications in theirs."""

    ref: str
    acts: list[Act]
    seqs: list[int]
    withdrawals: frozenset[int]
    """Those of its publications that take it back."""

    @property
    def last(self) -> Act:
        """Give the record as it is now."""
        return self.acts[-1]


def judge(
    database: Database, acts: Iterable[Act], interests: Mapping[int, Interest], transcript: Mapping[str, Sequence[Json]]
) -> Verdict:
    """Compare what was written and wanted with what was told; `transcript` has the messages of each channel."""
    return _Case(database, acts, interests, transcript).verdict


class _Case:
    def __init__(
        self,
        database: Database,
        acts: Iterable[Act],
        interests: Mapping[int, Interest],
        transcript: Mapping[str, Sequence[Json]],
    ) -> None:
        self.verdict = Verdict()
        self._load(database, acts)
        self._hear_messages(transcript)
        for key, story in self._stories.items():
            about = self._stories[story.last.about] if story.last.about else None
            for subscription, interest in interests.items():
                self._judge_news(subscription, interest, key, story, about)
                self._judge_effect(subscription, interest, key, story)

    def _load(self, database: Database, acts: Iterable[Act]) -> None:
        with database.read() as session:
            published = session.execute(
                select(Publication.seq, Change.why, ENTRY.c.key, RECORD.c.ref)
                .join(Change, Change.id == Publication.change_id)
                .join(ENTRY, ENTRY.c.id == Publication.record_id)
                .join(RECORD, RECORD.c.id == Publication.record_id)
                .order_by(Publication.seq)
            ).all()
            self._keys_by_id = {row.id: row.key for row in session.execute(select(ENTRY.c.id, ENTRY.c.key))}
            self._told: dict[tuple[int, int], tuple[int, int | None]] = {
                (sub, seq): (run, page)
                for sub, seq, run, page in session.execute(
                    select(Delivery.subscription_id, Delivery.publication_seq, Delivery.run_id, Delivery.page)
                )
            }
            self._effects: dict[tuple[int, str, dt.date], tuple[int, int | None]] = {
                (each.subscription_id, self._keys_by_id[each.record_id], each.effective_on): (each.run_id, each.page)
                for each in session.scalars(select(EffectDelivery))
            }
            self._messages = {message.key: message for message in session.scalars(select(DigestMessage))}
            self._runs = {run.id: run for run in session.scalars(select(DigestRun))}
            self._subscriptions = {each.id: each for each in session.scalars(select(Subscription))}
        self._stories = _stories(acts, published, self.verdict)
        self._key_of_seq = {seq: key for key, story in self._stories.items() for seq in story.seqs}
        self.verdict.publications = sum(len(story.seqs) for story in self._stories.values())
        self.verdict.digests = sum(run.items > 0 for run in self._runs.values())
        self._last_day = _last_days(self._runs.values())
        self.verdict.taken_up_again = sum(message.attempts > 1 for message in self._messages.values())
        self._linked: dict[str, set[str]] = defaultdict(set)
        for story in self._stories.values():
            if story.last.about:
                about = self._stories[story.last.about]
                self._linked[story.ref].add(about.ref)
                self._linked[about.ref].add(story.ref)

    def _hear_messages(self, transcript: Mapping[str, Sequence[Json]]) -> None:
        """Hold what stands in the channels against the rows: each message once, with what it is said to tell, and no more."""
        heard: dict[str, list[tuple[str, Json]]] = defaultdict(list)
        for channel, messages in transcript.items():
            for message in messages:
                metadata = message.get("metadata") or {}
                if str(metadata.get("event_type")).startswith(OURS):
                    heard[metadata["event_payload"]["key"]].append((channel, message))
        self.verdict.messages = sum(map(len, heard.values()))
        self.verdict.corrections = sum(row.kind is MessageKind.CORRECTION for row in self._messages.values())
        proved = self._proved()
        for key, copies in heard.items():
            if key not in self._messages and not key.startswith(_LETTERS):
                self.verdict.doubled.append(f"message {key} stands in {copies[0][0]}, and no row knows of it")
            self.verdict.doubled += [f"message {key} stands in {copies[0][0]} {len(copies)} times"] * (len(copies) - 1)
        for key, row in self._messages.items():
            if row.kind is not MessageKind.DIGEST or row.run_id is None or row.page is None:
                continue
            subscription, refs = self._runs[row.run_id].subscription_id, proved[row.run_id, row.page]
            copies = heard.get(key, [])
            where = f"message {key} (subscription {subscription}, run {row.run_id}, page {row.page}, {row.state})"
            if not copies or row.state is not MessageState.POSTED:
                self.verdict.lost += [f"{ref} of {where}: it is not {'posted' if copies else 'there'}" for ref in sorted(refs)]
                continue
            if row.ts not in {message["ts"] for _, message in copies}:
                self.verdict.lost.append(f"{where} is said to be {row.ts}, and is not")
            shown = set(_REF.findall(as_text(copies[0][1].get("blocks") or [])))
            self.verdict.lost += [f"{ref} is not in {where}, which is said to tell it" for ref in sorted(refs - shown)]
            unproved = shown - refs - self._beside(refs)
            self.verdict.doubled += [f"{ref} is in {where}, with nothing to keep it from being told again" for ref in unproved]

    def _beside(self, refs: Iterable[str]) -> set[str]:
        """Give the refs that stand in a message beside those that it tells: an allegation has its responses with it, and
        a response its allegation.
        """
        return {other for ref in refs for other in self._linked[ref]}

    def _proved(self) -> dict[tuple[int, int], set[str]]:
        """Give the refs that each page of each run is said to tell."""
        proved: dict[tuple[int, int], set[str]] = defaultdict(set)
        for (_, seq), (run, page) in self._told.items():
            if page is not None and seq in self._key_of_seq:
                proved[run, page].add(self._stories[self._key_of_seq[seq]].ref)
        for (_, key, _), (run, page) in self._effects.items():
            if page is not None and key in self._stories:
                proved[run, page].add(self._stories[key].ref)
        return proved

    def _judge_news(self, subscription: int, interest: Interest, key: str, story: Story, about: Story | None) -> None:
        floor = self._subscriptions[subscription].floor
        seqs = [seq for seq in story.seqs if seq > floor]  # what was there before the subscription is no news to it
        rows = [self._told.get((subscription, seq)) for seq in seqs]
        told = [row is not None and row[1] is not None for row in rows]
        self.verdict.settled += sum(row is not None and row[1] is None for row in rows)
        if any(told) and not _was_on(interest, story, about):
            self.verdict.strayed.append(f"{story.ref} ({key}) to subscription {subscription}")
        is_known = len(seqs) < len(story.seqs)
        is_wanted = interest.is_on(story.last, about.last if about else None) and (story.last.state == "published" or is_known)
        if story.last.state not in ("published", "withdrawn") or not (any(told) or is_wanted):
            return  # it may come yet, or there is nothing that anybody has to hear
        # What was taken back before anybody had heard of it is settled without a word; later all is told.
        heard = 0 if is_known else told.index(True) if any(told) else len(told) - 1
        for place, (seq, row) in enumerate(zip(seqs, rows, strict=True)):
            self.verdict.pairs += 1
            if row is None or (
                row[1] is None and place >= heard and not settled_by_a_withdrawal(story, seq, row[0], seqs, rows)
            ):
                what = "not told" if row is None else "settled without a word"
                what += f" (it is {story.last.state} now; its publications {seqs} were dealt with as {rows})"
                self.verdict.lost.append(f"publication {seq} of {story.ref} ({key}) to subscription {subscription}: {what}")

    def _judge_effect(self, subscription: int, interest: Interest, key: str, story: Story) -> None:
        act = story.last
        if act.effective is None or act.state != "published" or not interest.is_on(act, None):
            return
        day = dt.date.fromisoformat(act.effective)
        made = self._subscriptions[subscription]
        first = made.created_at.astimezone(ZoneInfo(made.zone)).date()
        if not first <= day <= self._last_day.get(subscription, dt.date.min):
            return
        self.verdict.effects += 1
        if (subscription, key, day) not in self._effects:
            self.verdict.lost.append(f"{story.ref} ({key}) taking effect on {day} to subscription {subscription}")


def _stories(acts: Iterable[Act], published: Iterable[Any], verdict: Verdict) -> dict[str, Story]:
    """Put acts and publications together; what is in the one and not in the other was lost, or made up, by the register."""
    by_key: dict[str, list[Act]] = defaultdict(list)
    news: dict[str, Act] = {}
    for act in acts:
        by_key[act.key].append(act)
        if act.news:
            news[act.token] = act
    refs: dict[str, str] = {}
    seqs: dict[str, list[int]] = defaultdict(list)
    withdrawals: dict[str, set[int]] = defaultdict(set)
    tokens: Counter[str] = Counter()
    for seq, token, key, ref in published:
        refs[key] = ref
        tokens[token] += 1
        seqs[key].append(seq)
        if token in news and news[token].state == "withdrawn":
            withdrawals[key].add(seq)
        if token not in news:
            verdict.strayed.append(f"publication {seq} of {ref}, which nobody made ({token})")
    verdict.lost += [f"the act {token} on {act.key} was never published" for token, act in news.items() if not tokens[token]]
    verdict.doubled += [f"the act {token} was published {times} times" for token, times in tokens.items() if times > 1]
    return {key: Story(refs[key], by_key[key], seqs[key], frozenset(withdrawals[key])) for key in refs if by_key[key]}


def settled_by_a_withdrawal(
    story: Story, seq: int, run: int, seqs: Sequence[int], rows: Sequence[tuple[int, int | None] | None]
) -> bool:
    """Tell whether the last that a subscription had been told of a record by a run was its withdrawal, later than `seq`.

    A correction that was left out of its page, since its record had been withdrawn, then has nobody to be told to.
    """
    by_then = [each for each, row in zip(seqs, rows, strict=True) if row and row[1] is not None and row[0] <= run]
    return bool(by_then) and max(by_then) > seq and max(by_then) in story.withdrawals


def _was_on(interest: Interest, story: Story, about: Story | None) -> bool:
    """Tell whether a record ever belonged to a subscription."""
    return any(interest.is_on(act, named) for act in story.acts for named in (about.acts if about else [None]))


def _last_days(runs: Iterable[DigestRun]) -> dict[int, dt.date]:
    days: dict[int, dt.date] = {}
    for run in runs:
        days[run.subscription_id] = max(run.local_date, days.get(run.subscription_id, dt.date.min))
    return days
