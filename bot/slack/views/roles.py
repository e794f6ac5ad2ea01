"""Who has which role and whence, and the form in which an admin gives one."""

from collections.abc import Iterator

from bot.register.dates import spoken
from bot.slack.people.given import Given, SlackRole
from bot.slack.people.giving import Gave, Holder, Listing
from bot.slack.people.roles import Held
from bot.slack.text import cut, escape_within
from bot.slack.views import blocks as kit
from bot.slack.views.blocks import Block, Element, Message
from bot.slack.views.forms import View
from bot.slack.views.ids import Act, Form

ON_A_PAGE, IN_HOME = 30, 8
_MOST_FAULTS = 4
PERSON, ROLE = "person", "role"
"""The fields of the form."""
TITLE = "Give or change a role"
HOME = "home"
"""In the form's metadata where it was opened from App Home, which then shows what came of it."""
_WHAT = {
    SlackRole.READER: "asks and reads",
    SlackRole.RECORDER: "puts records in",
    SlackRole.REVIEWER: "lets out what others recorded",
    SlackRole.ADMIN: "gives roles and posts digests",
}
_ABOUT = (
    "Each role may do what those above it may. What the settings give, to a person or to a user group, can't be taken away "
    "here: only the operator can. Guests and people of other organisations hold no role."
)
_WORDS = "Type role @name reviewer, and choose the person from Slack's list; or give a role in a form."
_OUTSIDE = "holds no role: a guest, of another organisation, a bot, or a closed account"


def roles_message(listing: Listing) -> Message:
    """List who holds a role, and offer to give one."""
    said = _counted(listing)
    lines = "\n".join(
        (said, *map(_text, listing.shown), *(escape_within(fault, 500) for fault in listing.faults[:_MOST_FAULTS]))
    )
    return Message(lines, (kit.rich(kit.section(kit.words(said, "bold"))), *_list(listing), _button()))


def home_blocks(listing: Listing) -> list[Block]:
    """Show an admin in App Home who holds a role."""
    return [kit.header("Roles"), kit.context(kit.plain(_counted(listing))), *_list(listing), _button(HOME)]


def holder_message(holder: Holder) -> Message:
    """Show what one person holds, and what they were given before."""
    return Message(_text(holder), (_holder_block(holder), _button()))


def gave_message(gave: Gave, untold: str = "") -> Message:
    """Say what came of giving a role, and what that person holds now."""
    said = gave_said(gave, untold)
    blocks = (kit.rich(kit.section(kit.words(said, "bold"))), _holder_block(gave.holder))
    return Message(escape_within(said, 2_900), blocks)


def gave_said(gave: Gave, untold: str = "") -> str:
    """Say what came of giving a role."""
    held = gave.holder.role.with_article
    return f"They are {held} from now on. {untold}".rstrip() if gave.changed else f"They are {held}, as before."


def gave_form(gave: Gave, untold: str = "") -> View:
    """Say in the form's place what came of it."""
    return {
        "type": "modal",
        "callback_id": Form.PLAIN,
        "title": kit.plain(TITLE, 24),
        "close": kit.plain("Close", 24),
        "blocks": list(gave_message(gave, untold).blocks),
    }


def told_message(gave: Gave, by: str) -> Message:
    """Tell somebody what an admin made them."""
    role = gave.holder.role
    said = f" changed your role: you are {role.with_article} of Rapporteur now, who {_WHAT[role]}. Type help to see more."
    return Message(f"<@{by}>{escape_within(said, 2_900)}", (kit.rich(kit.section(kit.person(by), kit.words(said))),))


def offer_message() -> Message:
    """Offer the form, since only a click may open one."""
    return Message(escape_within(_WORDS, 2_900), (kit.rich(kit.section(kit.words(_WORDS))), _button()))


def role_form(metadata: str, holder: Holder | None = None, role: str = "", said: str = "") -> View:
    """Make the form; `holder` is who was chosen in it, `role` which role, and `said` what was wrong."""
    return {
        "type": "modal",
        "callback_id": Form.ROLE,
        "title": kit.plain(TITLE, 24),
        "submit": kit.plain("Give", 24),
        "close": kit.plain("Cancel", 24),
        "private_metadata": metadata,
        "blocks": [
            *([kit.rich(kit.section(kit.words(cut(said, 1_000), "bold")))] if said else []),
            {**_input(PERSON, "Who", _chooser(holder)), "dispatch_action": True},
            *([_holder_block(holder)] if holder else []),
            _input(ROLE, "Role", _roles(role)),
            kit.context(kit.plain(_ABOUT)),
        ],
    }


def _chooser(holder: Holder | None) -> Element:
    made: Element = {"type": "users_select", "action_id": Act.ROLE_OF, "placeholder": kit.plain("Choose a person", 150)}
    return {**made, "initial_user": holder.user_id} if holder else made


def _roles(chosen: str) -> Element:
    options = {str(role): kit.option(f"{role.capitalize()}: {what}", role) for role, what in _WHAT.items()}
    made: Element = {"type": "radio_buttons", "action_id": ROLE, "options": list(options.values())}
    return {**made, "initial_option": options[chosen]} if chosen in options else made


def _input(name: str, label: str, element: Element) -> Block:
    return {"type": "input", "block_id": name, "label": kit.plain(label), "element": element}


def _button(value: str = "form") -> Block:
    return kit.actions("roles", [kit.button(f"{TITLE}…", Act.ROLES, value)])


def _counted(listing: Listing) -> str:
    holding = "1 person holds" if listing.total == 1 else f"{listing.total} people hold"
    return f"{holding} a role; everybody else asks and reads."


def _list(listing: Listing) -> Iterator[Block]:
    if listing.shown:
        yield kit.rich(kit.bullets(_line(holder) for holder in listing.shown))
    if left := listing.total - len(listing.shown):
        yield kit.context(kit.plain(f"{left} more. To see one of them: /rapporteur role @name"))
    if listing.faults:
        yield kit.rich(kit.bullets([kit.words(cut(fault, 500))] for fault in listing.faults[:_MOST_FAULTS]))


def _holder_block(holder: Holder) -> Block:
    """Show what somebody holds, then what they were given and when."""
    past = [kit.bullets(_past_line(given) for given in holder.past)] if holder.past else []
    return kit.rich(kit.section(*_line(holder)), *past)


def _line(holder: Holder) -> list[Element]:
    elements: list[Element] = [kit.person(holder.user_id)]
    if holder.outside:
        return [*elements, kit.words(f" {_OUTSIDE}")]
    if not holder.held:
        return [*elements, kit.words(f" is {SlackRole.READER.with_article}")]
    elements.append(kit.words(" is "))
    for number, held in enumerate(holder.held):
        elements.append(kit.words(f"{', ' if number else ''}{held.role.with_article}"))
        elements.extend(_whence(held))
    return elements


def _whence(held: Held) -> Iterator[Element]:
    if held.given is None:
        yield kit.words(f" (user group {held.group} in {held.setting})" if held.group else f" ({held.setting})")
        return
    yield kit.words(" (given by ")
    yield kit.person(held.given.by)
    yield kit.words(f" on {spoken(held.given.at.date())})")


def _past_line(given: Given) -> list[Element]:
    return [kit.words(f"{spoken(given.at.date())}: made {given.role.with_article} by "), kit.person(given.by)]


def _text(holder: Holder) -> str:
    """Word what somebody holds for those who don't see the blocks."""
    if holder.outside:
        return f"<@{holder.user_id}> {_OUTSIDE}"
    return f"<@{holder.user_id}> is {holder.role.with_article}"
