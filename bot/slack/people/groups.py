"""Who is in a user group of Slack, for the roles that it brings: one call for each group, remembered for a minute."""

import logging
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field

from slack_sdk import WebClient

from bot.clock import elapsed
from bot.digests.delivery.poster import PassingFault, PermanentFault, UnsureFault
from bot.slack.faults import NoSuchGroupFault, named_faults

logger = logging.getLogger(__name__)

REMEMBERED_SECONDS = 60.0
RETRY_SECONDS = 30.0
"""Slack takes about twenty of these calls a minute in all."""
GRACE_SECONDS = 15 * 60.0
"""Where Slack does not tell, whoever was in a group counts as in it for no longer than this."""
_KEPT = f"Whoever was in it keeps their role until {GRACE_SECONDS / 60:.0f} minutes after it was told last."


@dataclass(slots=True)
class _Group:
    """What is known of one group; moments are of `elapsed`."""

    id: str
    members: frozenset[str] = frozenset()
    told_at: float | None = None
    ask_at: float = 0.0
    fault: str = ""
    asking: threading.Lock = field(default_factory=threading.Lock)

    @property
    def is_recent(self) -> bool:
        """Tell whether Slack told so lately that it may count where it does not tell any more."""
        return self.told_at is not None and elapsed() - self.told_at < GRACE_SECONDS

    @property
    def is_known(self) -> bool:
        """Tell whether what was told last still counts."""
        return self.told_at is not None and (not self.fault or self.is_recent)


class Groups:
    """The members of user groups."""

    def __init__(self, web: WebClient, group_ids: Iterable[str]) -> None:
        self._web = web
        self._groups = {group_id: _Group(group_id) for group_id in sorted(set(group_ids))}

    def members(self, group_id: str) -> frozenset[str]:
        """Give who is in a group as Slack told it at most a minute ago, or for a while what it told last; else nobody."""
        group = self._groups[group_id]
        if elapsed() >= group.ask_at and group.asking.acquire(blocking=group.told_at is None):
            try:
                if elapsed() >= group.ask_at:  # whoever waited finds it asked
                    self._ask(group)
            finally:
                group.asking.release()
        return group.members if group.is_known else frozenset()

    def look(self) -> None:
        """Ask for all groups, so that nobody waits for it later and the log says at once what is wrong."""
        for group_id in self._groups:
            self.members(group_id)

    def faults(self) -> list[str]:
        """Say of each group what is wrong with it, in whole sentences."""
        return [f"User group {group.id}: {group.fault}" for group in self._groups.values() if group.fault]

    @property
    def are_known(self) -> bool:
        """Tell whether it is known of every group who is in it."""
        return all(group.is_known for group in self._groups.values())

    def _ask(self, group: _Group) -> None:
        try:
            with named_faults():
                answer = self._web.usergroups_users_list(usergroup=group.id)
        except NoSuchGroupFault as fault:  # an answer, and a sure one
            self._told(group, frozenset(), str(fault))
        except (PassingFault, PermanentFault, UnsureFault) as fault:
            self._not_told(group, fault)
        else:
            self._told(group, frozenset(map(str, answer["users"])), "")

    def _told(self, group: _Group, members: frozenset[str], fault: str) -> None:
        if fault and fault != group.fault:
            logger.error("user group %s gives nobody a role: %s", group.id, fault)
        elif group.fault and not fault:
            logger.info("user group %s is told again", group.id)
        now = elapsed()
        group.members, group.told_at, group.fault, group.ask_at = members, now, fault, now + REMEMBERED_SECONDS

    def _not_told(self, group: _Group, fault: PassingFault | PermanentFault | UnsureFault) -> None:
        wait = (fault.retry_after or 0.0) if isinstance(fault, PassingFault) else 0.0
        group.ask_at = elapsed() + max(wait, RETRY_SECONDS)
        what = _KEPT if group.is_recent else "Until it does, nobody has a role by it."
        said = f"Slack does not tell who is in it. {fault} {what}"
        if said != group.fault:
            logger.error("user group %s: %s", group.id, said)
        group.fault = said
