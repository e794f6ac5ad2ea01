"""Roles: from settings, from user groups, and given by an admin in Slack, each asked for when it is used."""

from typing import Any

import pytest

from bot.digests.delivery.poster import PermanentFault
from bot.register.vocabulary import Tlp
from bot.slack.client import DigestPoster, make_client
from bot.slack.people.given import SlackRole
from tests.conversations.bench import Bench, Mode
from tests.conversations.dialogue import as_text, form_text


@pytest.fixture
def mode() -> Mode:
    """Run each of these conversations once: that the modes differ in nothing, the other files show."""
    return "socket"


def test_an_admin_gives_roles_by_words_and_takes_them_back(bench: Bench) -> None:
    bench.hold(
        ("reader", "#general: /rapporteur record", "You may not record"),
        ("admin", "#general: /rapporteur role @rita", ("<@U0READER00> is a reader", "not:given by")),
        ("admin", "#general: /rapporteur role @rita reviewer", ("They are a reviewer from now on. They were told.",)),
        ("reader", "#general: /rapporteur status", "You are a reviewer."),
        ("reader", "#general: /rapporteur review", "Nothing waits for review"),
        ("admin", "dm: role @rita recorder", "They are a recorder from now on"),
        ("reader", "#general: /rapporteur review", "You may not review"),
        ("admin", "#general: @Rapporteur role @rita recorder", "They are a recorder, as before."),
        ("admin", "#general: /rapporteur role @rita none", "They are a reader from now on"),
        ("reader", "#general: /rapporteur record", "You may not record"),
        (
            "admin",
            "#general: /rapporteur role @rita",
            ("<@U0READER00> is a reader", "made a reader by <@U0ADMIN000>", "made a reviewer by <@U0ADMIN000>"),
        ),
    )
    told, *_ = bench.sandbox.as_user("reader").history("dm")
    assert "<@U0ADMIN000> changed your role: you are a reviewer of Rapporteur now" in as_text(told["blocks"])
    assert [given.role for given in bench.desk.giving._given.past(bench.sandbox.users["reader"], 9)] == [
        SlackRole.READER,
        SlackRole.RECORDER,
        SlackRole.REVIEWER,
    ]


def test_what_can_not_be_given_is_refused_with_the_reason(bench: Bench) -> None:
    bench.hold(
        ("reader", "#general: /rapporteur roles", ("You may not see or give roles: admins may.", "not:reviewer")),
        ("reviewer", "#general: /rapporteur role @viktor admin", "You may not see or give roles"),
        ("recorder", "dm: role", "You may not see or give roles"),
        (
            "admin",
            "#general: /rapporteur role @viktor reader",
            "They are a reviewer by RAPPORTEUR_REVIEWERS, which can't be taken",
        ),
        ("admin", "#general: /rapporteur role @viktor recorder", "The operator can change RAPPORTEUR_REVIEWERS."),
        ("admin", "#general: /rapporteur role @ada reader", "They are an admin by RAPPORTEUR_ADMINS"),
        ("admin", "#general: /rapporteur role @rita editor", ("“editor” is no role.", "Write it as: role @name reviewer.")),
        ("admin", "#general: /rapporteur role rita reviewer", "not:They are"),
        ("admin", "#general: /rapporteur role @rita @renee reviewer", "One person has to be named"),
        ("admin", "#general: /rapporteur role @gus reviewer", ("A guest, somebody of another organisation", "hold no role")),
        ("admin", "#general: /rapporteur role @olga recorder", "Choose a member of this workspace."),
        (
            "admin",
            "#general: /rapporteur roles",
            ("3 people hold a role", "<@U0REVIEWER> is a reviewer (RAPPORTEUR_REVIEWERS)"),
        ),
    )
    assert bench.desk.giving._given.all() == {}


def test_the_form_says_what_somebody_holds_and_gives_a_role(bench: Bench) -> None:
    admin, users = bench.sandbox.as_user("admin"), bench.sandbox.users
    bench.hold(
        ("admin", "home", ("Roles", "<@U0RECORDER> is a recorder (RAPPORTEUR_RECORDERS)", "[Give or change a role…]")),
        ("reviewer", "home", ("You are a reviewer", "not:[Give or change a role…]", "not:RAPPORTEUR_")),
        ("admin", "click Give or change a role…", ("Who", "can't be taken away here")),
    )
    admin.click(form(bench), "roles_person", users["reviewer"])
    bench.conversation.seen("admin", "<@U0REVIEWER> is a reviewer (RAPPORTEUR_REVIEWERS)", set())
    admin.submit(form(bench), {"role": "reader"})
    bench.conversation.seen("admin", ("which can't be taken away in Slack", "Reader: asks and reads"), set())
    admin.submit(form(bench), {"roles_person": users["reader"], "role": "admin"})
    bench.conversation.seen("admin", "They are an admin from now on. They were told.", set())
    bench.hold(
        ("admin", "home", "<@U0READER00> is an admin (given by <@U0ADMIN000> on"),
        ("reader", "#general: /rapporteur roles", "4 people hold a role"),
        ("reader", "#general: @Rapporteur role @renee reviewer", "They are a reviewer from now on"),
        ("reader", "dm: role", ("give a role in a form", "[Give or change a role…]")),
    )


def test_the_last_admin_stays_and_one_by_a_group_counts_only_while_in_it(bench: Bench) -> None:
    admin, users = bench.sandbox.as_user("admin"), bench.sandbox.users
    group = admin.set_usergroup("admins", [users["admin"], users["guest"]])
    bench.environment = {"RAPPORTEUR_ADMINS": group}
    bench.restart()
    bench.hold(
        ("admin", "#general: /rapporteur roles", ("<@U0ADMIN000> is an admin (user group S0GROUP000 in RAPPORTEUR_ADMINS)",)),
        ("admin", "#general: /rapporteur roles", "<@U0GUEST000> holds no role: a guest"),
        ("guest", "#shared-with-partners: /rapporteur roles", "You may not see or give roles"),
        ("admin", "#general: /rapporteur role @ada reader", "They are an admin by user group S0GROUP000 in RAPPORTEUR_ADMINS"),
        ("admin", "#general: /rapporteur role @rita admin", "They are an admin from now on"),
    )
    admin.set_usergroup("admins", [users["guest"]])
    bench.restart()  # or a minute later
    bench.hold(
        ("admin", "#general: /rapporteur roles", "You may not see or give roles"),
        ("reader", "#general: /rapporteur role @rita none", "Nobody would be an admin any more"),
        ("reader", "#general: /rapporteur role @ada as admin", "They are an admin from now on"),
        ("admin", "#general: /rapporteur role @rita none", "They are a reader from now on"),
        ("admin", "#general: /rapporteur role @ada none", ("Nothing was changed.", "Make somebody else an admin first.")),
    )


def test_a_group_that_slack_does_not_tell_about_is_told_to_the_admins(bench: Bench) -> None:
    group = bench.sandbox.as_user("admin").set_usergroup("desk", [bench.sandbox.users["reader"]])
    bench.environment = {"RAPPORTEUR_REVIEWERS": group}
    bench.sandbox.faults({"method": "usergroups.users.list", "kind": "error", "error": "missing_scope"})
    bench.restart()
    bench.hold(
        (
            "reader",
            "#general: /rapporteur review",
            ("You may not review", "Slack does not tell just now who is in a user group"),
        ),
        ("admin", "#general: /rapporteur roles", ("User group S0GROUP000", "The app lacks a scope. Install the app again")),
        ("admin", "#general: /rapporteur status", ("You are an admin.", "Until it does, nobody has a role by it.")),
    )
    asked = [call for call in bench.sandbox.calls if call["method"] == "usergroups.users.list"]
    assert len(asked) == 1


def test_a_closed_account_and_a_guest_hold_nothing_whatever_is_set(bench: Bench) -> None:
    admin, users = bench.sandbox.as_user("admin"), bench.sandbox.users
    bench.hold(
        ("admin", "#general: /rapporteur role @rita admin", "They are an admin from now on"),
        ("admin", "#general: /rapporteur role @viktor admin", "They are an admin from now on"),
    )
    admin.deactivate(users["reader"])
    bench.desk.people.forget_person(users["reader"])
    assert not bench.desk.person(users["reader"]).admin
    assert bench.desk.people.admins() == [users["admin"], users["reviewer"]]
    bench.hold(("admin", "#general: /rapporteur role @rita reviewer", "a closed account hold no role"))


def test_outsiders_who_are_shown_nothing_are_told_so_and_nothing_is_posted_where_they_read(bench: Bench) -> None:
    bench.hold(("guest", "dm: allegations in Izium", "ALL-0001"))
    bench.environment = {"RAPPORTEUR_OUTSIDERS": "nothing"}
    bench.restart()
    sorry = ("is set to show nothing to guests and people of other organisations", "not:ALL-", "not:Norway")
    bench.hold(
        ("guest", "dm: allegations in Izium", sorry),
        ("guest", "home", (*sorry, "not:Published last")),
        ("outside", "#shared-with-partners: /positions Norway", sorry),
        ("outside", "#shared-with-partners: @Rapporteur positions of Norway", sorry),
        ("reader", "#shared-with-partners: @Rapporteur positions of Norway", ("Ask by /rapporteur", "not:ALL-", "not:POS-")),
        ("reader", "#shared-with-partners: /positions Norway", ("13 positions", "not:[Share in channel]")),
        (
            "reader",
            "#shared-with-partners: /rapporteur subscribe allegations",
            "is set to show them nothing. Nothing was subscribed",
        ),
        ("reader", "#general: @Rapporteur positions of Norway", "positions recorded in Rapporteur"),
    )
    poster = DigestPoster(make_client(bench.sandbox.bot_token, bench.sandbox.api), bench.desk.people)
    for closed in (bench.sandbox.channels["shared-with-partners"], bench.sandbox.users["guest"]):
        with pytest.raises(PermanentFault, match="who are shown nothing"):
            poster.ceiling(closed)
    assert poster.ceiling(bench.sandbox.channels["general"]) is Tlp.GREEN


def form(bench: Bench) -> dict[str, Any]:
    """Give the form on the admin's screen, once it is more than a word to wait."""
    admin = bench.sandbox.as_user("admin")
    shown = admin.wait_for(lambda: next((view for view in admin.stack() if "One moment" not in form_text(view)), None))
    assert shown is not None
    return shown
