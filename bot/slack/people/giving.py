"""Giving roles in Slack: what an admin may give and take back, and who holds what, and whence."""

from dataclasses import dataclass

from bot.clock import Clock
from bot.errors import RapporteurError
from bot.slack.people.given import Given, GivenRoles, SlackRole
from bot.slack.people.roles import Held, NotAllowedError, People, Person

_KEPT = "Nothing was changed."
_MOST_PAST = 10


class RoleRefusedError(RapporteurError):
    """A role that can't be given to somebody, or taken from them here."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody with what they hold, the highest first; `outside` people hold nothing, whatever names them.

    `past` is what they were given and what was taken back in Slack, the latest first.
    """

    user_id: str
    held: tuple[Held, ...]
    outside: bool
    past: tuple[Given, ...] = ()

    @property
    def role(self) -> SlackRole:
        """Give the role in which they act."""
        return self.held[0].role if self.held and not self.outside else SlackRole.READER


@dataclass(frozen=True, slots=True)
class Listing:
    """Who holds a role, as many as are shown, how many do in all, and what Slack does not tell."""

    shown: tuple[Holder, ...]
    total: int
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gave:
    """What came of giving a role: who holds what now, and whether that changed anything."""

    holder: Holder
    changed: bool


class Giving:
    """The roles as admins see and change them. The right to it is looked up anew with each call."""

    def __init__(self, people: People, given: GivenRoles, clock: Clock) -> None:
        self._people = people
        self._given = given
        self._clock = clock

    def listing(self, asker: str, most: int) -> Listing:
        """Give who holds a role, those who may most first."""
        self.require_admin(asker)
        holders = self._people.roles.holders()
        shown = tuple(self._holder(user_id, held) for user_id, held in list(holders.items())[:most])
        return Listing(shown, len(holders), tuple(self._people.roles.faults()))

    def holder(self, asker: str, user_id: str) -> Holder:
        """Give what one person holds, and what they were given before."""
        self.require_admin(asker)
        return self._seen(user_id)

    def give(self, by: str, whom: str, role: SlackRole) -> Gave:
        """Give somebody a role in place of the one that they were given before; a reader has none.

        Raises NotAllowedError, RoleRefusedError, and LastAdminError where nobody would be left who could give any.
        """
        self.require_admin(by)
        self._people.forget_person(whom)  # they may have become a guest a moment ago
        self._require_member(self._people.person(whom))
        self._require_not_fixed(whom, role)
        changed = self._given.give(Given(whom, role, by, self._clock()), admins_left=self._admins_left(whom, role))
        return Gave(self._seen(whom), changed)

    def require_admin(self, user_id: str) -> Person:
        """Give an admin; raise NotAllowedError for anybody else."""
        person = self._people.person(user_id)
        person.require(person.admin, "see or give roles", "admins")
        return person

    def _require_member(self, person: Person) -> None:
        if not person.known:
            raise RoleRefusedError("Slack does not tell just now who that is.", _KEPT, "Try again in a minute.")
        if person.outside:
            what = "A guest, somebody of another organisation, a bot and a closed account hold no role"
            raise NotAllowedError(f"{what}, and this is one of them.", _KEPT, "Choose a member of this workspace.")

    def _require_not_fixed(self, whom: str, role: SlackRole) -> None:
        fixed = next((held for held in self._people.roles.held(whom) if held.is_fixed and held.role.rank > role.rank), None)
        if fixed is not None:
            by = f"user group {fixed.group} in {fixed.setting}" if fixed.group else fixed.setting
            raise RoleRefusedError(
                f"They are {fixed.role.with_article} by {by}, which can't be taken away in Slack.",
                _KEPT,
                f"The operator can change {fixed.setting}" + (", or take them out of the group." if fixed.group else "."),
            )

    def _admins_left(self, whom: str, role: SlackRole) -> list[str] | None:
        """Give the others who are admins only by what they were given; None where somebody is sure to be left."""
        if role is SlackRole.ADMIN:
            return None
        others = [each for each in self._people.admins() if each != whom and self._people.person(each).admin]
        by_settings = [each for each in others if any(held.is_fixed for held in _admin(self._people.roles.held(each)))]
        return None if by_settings else others

    def _seen(self, user_id: str) -> Holder:
        return self._holder(user_id, self._people.roles.held(user_id), tuple(self._given.past(user_id, _MOST_PAST)))

    def _holder(self, user_id: str, held: tuple[Held, ...], past: tuple[Given, ...] = ()) -> Holder:
        person = self._people.person(user_id)
        return Holder(user_id, held, person.known and person.outside, past)


def _admin(held: tuple[Held, ...]) -> list[Held]:
    return [each for each in held if each.role is SlackRole.ADMIN]
