"""The App Home: who you are, what you can do, what is new, what waits."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers.answer import Finding
from bot.digests.lines import SubscriptionLine
from bot.slack.editing.reviewing import Queue
from bot.slack.people.giving import Listing
from bot.slack.people.roles import Person
from bot.slack.views import blocks as kit
from bot.slack.views.blocks import Block
from bot.slack.views.editing.review import home_queue_blocks
from bot.slack.views.findings import finding_block
from bot.slack.views.forms import View
from bot.slack.views.help import examples_block, what_blocks
from bot.slack.views.ids import Act
from bot.slack.views.roles import home_blocks as roles_blocks
from bot.slack.views.subscriptions import home_blocks

_RECENT = 5
_SUBSCRIPTIONS = 5


@dataclass(frozen=True, slots=True)
class Home:
    """What stands in somebody's App Home.

    `begun` offers what they have begun and keep as drafts, `queue` is for reviewers, `roles` and `health` are for admins.
    """

    person: Person
    recent: Sequence[Finding]
    subscriptions: Sequence[SubscriptionLine] = ()
    begun: Sequence[Block] = ()
    queue: Queue | None = None
    roles: Listing | None = None
    health: Sequence[str] = ()


def home_view(home: Home, notice: str = "") -> View:
    """Make the App Home of one person; `notice` says what came of their last click.

    Its metadata tells one home from another: Slack is not asked to draw again what stands there.
    """
    person = home.person
    blocks: list[Block] = [kit.header("Rapporteur")]
    if notice:
        blocks.append(kit.rich(kit.section(kit.words(notice, "bold"))))
    blocks.append(kit.context(kit.plain(f"You are {person.role}.")))
    blocks.extend(_buttons(person))
    blocks.extend(home.begun)
    if home.queue is not None:
        blocks.extend(home_queue_blocks(home.queue, person.user_id))
        blocks.append(kit.header("What you can ask"))
    blocks.extend(what_blocks(person))
    blocks.append(kit.rich(kit.section(kit.words("Ask", "bold"))))
    blocks.append(examples_block())
    blocks.extend(home_blocks(home.subscriptions, _SUBSCRIPTIONS))
    blocks.extend(roles_blocks(home.roles) if home.roles else [])
    if home.health:
        blocks += [kit.header("Health"), kit.rich(kit.bullets([kit.words(line)] for line in home.health))]
    blocks.append(kit.header("Published last"))
    blocks.extend(finding_block(finding, 0.5) for finding in home.recent[:_RECENT])
    if not home.recent:
        blocks.append(kit.context(kit.plain("Nothing is recorded yet.")))
    shown = blocks[: kit.MOST_HOME_BLOCKS]
    return {"type": "home", "blocks": shown, "private_metadata": hashlib.sha256(json.dumps(shown).encode()).hexdigest()}


def _buttons(person: Person) -> list[Block]:
    buttons = []
    if person.may_record:
        # One green button at a time: a reviewer's are those that approve.
        buttons.append(kit.button("Record", Act.RECORD, "new", style=None if person.may_review else "primary"))
    if person.admin:
        sure = kit.confirm("Post the digest now?", "What is new goes to the digest's channel at once.", "Post it")
        buttons.append(kit.button("Post the digest now", Act.POST_DIGEST, "now", confirm=sure))
    return [kit.actions("deeds", buttons)] if buttons else []
