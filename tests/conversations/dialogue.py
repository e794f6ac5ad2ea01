"""Conversations as tests: who does what, and what they then see.

A turn is (person, what they do, what they see). They do one of

    "#general: @Rapporteur what has the UN said?"     write in a channel, or a command where it begins with /
    "thread: and in 2023?"                            write in the thread of what they saw last
    "thread of reader: and in 2023?"                  write in the thread of what somebody else saw last
    "dm: help"                                        write to the bot
    "click Show more"                                 press the button with this label, the newest that they see
    "click Delete of 2"                               press the one in the row of the subscription with this number
    "choose May 2023"                                 choose this in a menu, the newest that has it
    "home"                                            open the App Home

and see one thing, new or changed, that holds all the given fragments; a fragment that begins with "not:" must not be in it.
A thing is a message with its buttons, a form, or the App Home, as plain text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.driver import Person
from bot.sandbox.server import Sandbox

Json = dict[str, Any]
Turn = tuple[str, str, str | tuple[str, ...]]
PATIENCE = 8.0


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that a person sees: what it is, as text, and as the sandbox gives it."""

    identity: str
    text: str
    raw: Json


@dataclass
class Conversation:
    """A conversation in one sandbox."""

    sandbox: Sandbox
    last: dict[str, Thing] = field(default_factory=dict)
    _channels: dict[str, str] = field(default_factory=dict)

    def hold(self, *turns: Turn) -> None:
        """Play the turns, each after what the one before has made visible."""
        for who, does, sees in turns:
            self.turn(who, does, sees)

    def turn(self, who: str, does: str, sees: str | tuple[str, ...]) -> Thing:
        """Play one turn, and give what was seen."""
        person = self.sandbox.as_user(who)
        where = does.partition(": ")[0]
        if does[0] == "#" or where == "dm":
            self._channels[who] = where.removeprefix("#")
        elif other := _after("thread of ", where):
            self._channels[who] = self._channels[other]
        before = {(thing.identity, thing.text) for thing in self.things(who)}
        self._do(who, person, does)
        return self.seen(who, sees, before)

    def seen(self, who: str, sees: str | tuple[str, ...], before: set[tuple[str, str]]) -> Thing:
        """Wait for something new that holds the fragments; fail with all that was new."""
        fragments = (sees,) if isinstance(sees, str) else sees
        person = self.sandbox.as_user(who)

        def fresh() -> list[Thing]:
            return [thing for thing in self.things(who) if (thing.identity, thing.text) not in before]

        try:
            found = person.wait_for(lambda: next((thing for thing in fresh() if fits(thing.text, fragments)), None), PATIENCE)
        except TimeoutError:
            new = "\n---\n".join(f"[{thing.identity}]\n{thing.text}" for thing in fresh())
            raise AssertionError(f"{who} did not see {fragments!r}. New was:\n{new or 'nothing'}") from None
        assert found is not None
        self.last[who] = found
        return found

    def things(self, who: str) -> list[Thing]:
        """Give all of the bot's that a person sees where they last were: messages, threads, forms, App Home."""
        person = self.sandbox.as_user(who)
        channel = self._channels.get(who)
        found = [*self._messages(person, channel)] if channel else []
        found += [Thing(f"form:{view['id']}", form_text(view), view) for view in person.stack()]
        home = person.home()
        return [*found, Thing("home", as_text(home["blocks"]), home)] if home else found

    def _messages(self, person: Person, channel: str) -> Iterator[Thing]:
        for message in person.history(channel):
            thread = bool(message.get("reply_count"))  # Slack shows no whisper in a thread that has no replies
            replies = person.history(channel, message["ts"])[1:] if thread else []
            whispers = person.ephemerals(channel, message["ts"]) if thread else []
            yield from (_thing(each) for each in (message, *replies, *whispers) if each.get("bot_id"))
        yield from (_thing(whisper) for whisper in person.ephemerals(channel))

    def _do(self, who: str, person: Person, does: str) -> None:
        if does == "home":
            person.open_home()
        elif label := _after("click ", does):
            self._click(who, person, label)
        elif label := _after("choose ", does):
            self._choose(who, person, label)
        elif does.startswith("thread"):
            where, _, text = does.partition(": ")
            seen = self.last[_after("thread of ", where) or who].raw
            person.say(self._channels[who], text, str(seen.get("thread_ts") or seen["ts"]))
        else:
            text = does.partition(": ")[2]
            write = person.command if text.startswith("/") else person.say
            write(self._channels[who], text)

    def _click(self, who: str, person: Person, label: str) -> None:
        label, _, number = label.partition(" of ")
        row = f"subscription:{number}"
        for thing in reversed(self.things(who)):
            for block, button in buttons(thing.raw):
                if button["text"]["text"] == label and (not number or block["block_id"] == row):
                    person.click(thing.raw, button["action_id"], block_id=block["block_id"])
                    return
        raise AssertionError(f"{who} sees no button {label!r}")

    def _choose(self, who: str, person: Person, label: str) -> None:
        for thing in reversed(self.things(who)):
            for block, menu in elements(thing.raw, "static_select"):
                if any(option["text"]["text"] == label for option in menu["options"]):
                    person.click(thing.raw, menu["action_id"], label, block_id=block["block_id"])
                    return
        raise AssertionError(f"{who} sees no menu with {label!r}")


def fits(text: str, fragments: Sequence[str]) -> bool:
    """Tell whether a text holds all fragments, and none that begins with not:."""
    return all((unwanted not in text) if (unwanted := _after("not:", each)) else each in text for each in fragments)


def as_text(part: Any) -> str:
    """Give blocks as plain text: what people read, buttons in brackets, links with their address."""
    return re.sub(r"\n+", "\n", "".join(_texts(part)))


def form_text(view: Json) -> str:
    """Give a form as text, with what stands in its fields."""
    return f"{view['title']['text']}\n{as_text(view['blocks'])}"


def buttons(thing: Json) -> Iterator[tuple[Json, Json]]:
    """Give the buttons of a message or view, each with its block."""
    return elements(thing, "button")


def elements(thing: Json, kind: str) -> Iterator[tuple[Json, Json]]:
    """Give the elements of one type in a message or view, each with its block."""
    for block in thing.get("blocks") or []:
        here = [*(block.get("elements") or []), *([block["accessory"]] if "accessory" in block else [])]
        yield from ((block, element) for element in here if isinstance(element, dict) and element.get("type") == kind)


def _thing(message: Json) -> Thing:
    shown = as_text(message["blocks"]) if message.get("blocks") else ""
    return Thing(f"message:{message['ts']}", shown or str(message.get("text", "")), message)


_NAMED = {"user": "<@{user_id}>", "channel": "<#{channel_id}>", "date": "{fallback}"}
"""How parts of rich text are worded that name something."""


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, list):
        for child in part:
            yield from _texts(child)
        return
    if not isinstance(part, dict):
        return
    kind = part.get("type")
    if kind == "button":
        yield f"[{part['text']['text']}] "
    elif kind in _NAMED:
        yield _NAMED[kind].format_map(part)
    elif isinstance(part.get("text"), str):
        yield part["text"] + (f" ({part['url']})" if kind == "link" else "")
    for name in ("label", "text", "elements", "element", "fields", "initial_option", "initial_options", "hint"):
        yield from _texts(part.get(name))
    for name in ("initial_value", "initial_time"):
        if isinstance(part.get(name), str):
            yield f" {part[name]}"
    if kind in {"section", "context", "header", "input", "actions", "rich_text_section", "rich_text_quote", "rich_text"}:
        yield "\n"


def _after(start: str, text: str) -> str:
    return text[len(start) :] if text.startswith(start) else ""
