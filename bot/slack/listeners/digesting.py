"""Posting what is new at once."""

from bot.slack.desk import Desk
from bot.slack.people.roles import Person


def post_digests(desk: Desk, person: Person) -> str:
    """Run the operator's digest now and say what came of it; raise NotAllowedError for whoever is no admin.

    What people subscribed to comes when they want it, and what they muted stays so.
    """
    person.require(person.admin, "post the digest", "admins")
    lines = desk.subscriptions.configured()
    if not lines:
        return "There is no digest: no channel is set for it. The operator sets RAPPORTEUR_DIGEST_CHANNEL."
    return " ".join(_posted(desk, line.id) for line in lines)


def _posted(desk: Desk, subscription_id: int) -> str:
    outcome = desk.digests.run_now(subscription_id, desk.clock())
    if outcome.stopped:
        return f"The digest is paused, with nothing lost. {outcome.stopped}"
    if outcome.waiting:
        return f"Messages of the digest: {outcome.posted} posted; {outcome.waiting} to follow by themselves."
    if not outcome.posted:
        return "Nothing is new since the last digest, so nothing was posted."
    return f"The digest was posted in its channel: {outcome.items} new or changed."
