"""Modals and App Home: views, the stack of each person, trigger ids."""

import json
import secrets
from dataclasses import dataclass

from bot.sandbox.blocks import check_view, with_ids
from bot.sandbox.clock import Clock, Pace
from bot.sandbox.forms import complete_state
from bot.sandbox.refusal import RefusalError, invalid
from bot.sandbox.workspace import APP_ID, BOT_ID, TEAM_ID, Json

DEEPEST_STACK = 3


@dataclass(slots=True)
class Trigger:
    """What a trigger_id stands for: one person's click, good for seconds and for one view."""

    user: str
    good_until: float
    used: bool = False


class Modals:
    """Hold what each person has open. Stacks list views with the visible one last."""

    def __init__(self, clock: Clock, pace: Pace) -> None:
        self._clock = clock
        self._pace = pace
        self._triggers: dict[str, Trigger] = {}
        self.stacks: dict[str, list[Json]] = {}
        self.homes: dict[str, Json] = {}

    def trigger(self, user_id: str) -> str:
        """Return a new trigger_id for a click of this person."""
        trigger_id = f"{secrets.randbelow(10**12)}.{secrets.randbelow(10**12)}.{secrets.token_hex(16)}"
        self._triggers[trigger_id] = Trigger(user_id, self._clock.now() + self._pace.trigger)
        return trigger_id

    def open(self, trigger_id: str, view: Json) -> tuple[str, Json]:
        """Open a modal in place of whatever the person has open; returns the person and the view."""
        check_view(view, "modal")
        user_id = self._spend(trigger_id)
        opened = self.new_view(view, previous=None)
        self.stacks[user_id] = [opened]
        return user_id, opened

    def push(self, trigger_id: str, view: Json) -> tuple[str, Json]:
        """Put a modal on top of the open one."""
        check_view(view, "modal")
        trigger = self._triggers.get(trigger_id)
        if trigger is not None and len(self.stacks.get(trigger.user, [])) >= DEEPEST_STACK:
            raise RefusalError("push_limit_reached")
        user_id = self._spend(trigger_id)
        if not self.stacks.get(user_id):
            raise RefusalError("not_found")
        return user_id, self.push_for(user_id, view)

    def push_for(self, user_id: str, view: Json) -> Json:
        """Put a checked view on top of a person's stack; raises push_limit_reached over three."""
        stack = self.stacks.setdefault(user_id, [])
        if len(stack) >= DEEPEST_STACK:
            raise RefusalError("push_limit_reached")
        pushed = self.new_view(view, previous=stack[-1] if stack else None)
        stack.append(pushed)
        return pushed

    def update(self, view: Json, *, view_id: str, external_id: str, view_hash: str) -> tuple[str, Json]:
        """Change a view that is open, wherever in the stack it stands; raises not_found or hash_conflict."""
        check_view(view, "modal")
        user_id, old = self._find(view_id, external_id)
        if view_hash and view_hash != old["hash"]:
            raise RefusalError("hash_conflict")
        return user_id, self.replace(user_id, old, view)

    def replace(self, user_id: str, old: Json, view: Json) -> Json:
        """Put a checked view in an open one's place, keeping what was typed where block_id and action_id stay."""
        new = self._filled(view) | {key: old[key] for key in ("id", "previous_view_id", "root_view_id")}
        new["state"] = {"values": complete_state(new["blocks"], old["state"]["values"])}
        self.stacks[user_id] = [new if entry["id"] == old["id"] else entry for entry in self.stacks[user_id]]
        return new

    def publish(self, user_id: str, view: Json, view_hash: str) -> Json:
        """Set a person's App Home; raises hash_conflict where it changed since."""
        check_view(view, "home")
        old = self.homes.get(user_id)
        if view_hash and old is not None and view_hash != old["hash"]:
            raise RefusalError("hash_conflict")
        home = self._filled(view)
        home |= {"id": old["id"] if old else _view_id(), "previous_view_id": None}
        home["root_view_id"] = home["id"]
        home["state"] = {"values": complete_state(home["blocks"], {})}
        self.homes[user_id] = home
        return home

    def top(self, user_id: str) -> Json | None:
        """Return the view that a person sees, or None."""
        stack = self.stacks.get(user_id)
        return stack[-1] if stack else None

    def find_for(self, user_id: str, view_id: str) -> Json | None:
        """Return a person's view by id: a modal, or their App Home."""
        home = self.homes.get(user_id)
        candidates = [*self.stacks.get(user_id, []), *([home] if home else [])]
        return next((view for view in candidates if view["id"] == view_id), None)

    def close(self, user_id: str, *, everything: bool) -> list[Json]:
        """Close the visible view, or the whole stack; returns what was closed, top first."""
        stack = self.stacks.get(user_id, [])
        closed = stack[::-1] if everything else stack[-1:]
        self.stacks[user_id] = [] if everything else stack[:-1]
        return closed

    def remove(self, user_id: str, view_id: str) -> None:
        """Take one view out of a person's stack."""
        self.stacks[user_id] = [view for view in self.stacks.get(user_id, []) if view["id"] != view_id]

    def new_view(self, view: Json, previous: Json | None) -> Json:
        """Return Slack's view object for what an app sent."""
        external_id = view.get("external_id")
        if external_id and any(entry["external_id"] == external_id for stack in self.stacks.values() for entry in stack):
            raise RefusalError("duplicate_external_id")
        new = self._filled(view) | {"id": _view_id()}
        new["previous_view_id"] = previous["id"] if previous else None
        new["root_view_id"] = previous["root_view_id"] if previous else new["id"]
        new["state"] = {"values": complete_state(new["blocks"], {})}
        return new

    def _filled(self, view: Json) -> Json:
        defaults: Json = {"callback_id": "", "private_metadata": "", "external_id": "", "clear_on_close": False}
        if view["type"] == "modal":
            defaults |= {"notify_on_close": False, "submit": None, "close": None}
        return (
            defaults
            | view
            | {
                "team_id": TEAM_ID,
                "app_id": APP_ID,
                "bot_id": BOT_ID,
                "app_installed_team_id": TEAM_ID,
                "hash": f"{self._clock.now():.0f}.{secrets.token_hex(4)}",
                "blocks": with_ids(view["blocks"]),
            }
        )

    def _find(self, view_id: str, external_id: str) -> tuple[str, Json]:
        for user_id, stack in self.stacks.items():
            for view in stack:
                if view["id"] == view_id or (external_id and view["external_id"] == external_id):
                    return user_id, view
        raise RefusalError("not_found")

    def _spend(self, trigger_id: str) -> str:
        trigger = self._triggers.get(trigger_id)
        if trigger is None:
            raise invalid("invalid_arguments", ["invalid `trigger_id` [json-pointer:/trigger_id]"])
        if trigger.used:
            raise RefusalError("exchanged_trigger_id")
        if trigger.good_until < self._clock.now():
            raise RefusalError("expired_trigger_id")
        trigger.used = True
        return trigger.user


def _view_id() -> str:
    return f"V{secrets.token_hex(5).upper()}"


def visible(view: Json) -> Json:
    """Return a copy of a view as it goes out, so that later changes don't reach into what was sent."""
    copy: Json = json.loads(json.dumps(view))
    return copy
