import subprocess
import sys
from dataclasses import fields
from datetime import time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.settings import VARIABLES, Outsiders, Settings, SettingsError, Transport, help_text, load, markdown_table

SECRETS = {
    "DATABASE_URL": "postgresql://rapporteur:hunter2@db/register",
    "SLACK_BOT_TOKEN": "xoxb-1-hunter2",
    "SLACK_APP_TOKEN": "xapp-1-hunter2",
    "SLACK_SIGNING_SECRET": "hunter2",
}


def test_defaults_need_nothing_from_the_environment() -> None:
    settings = load({})
    assert settings.database_url == "sqlite:///rapporteur.db"
    assert settings.slack_api_url == "https://slack.com/api/"
    assert (settings.digest_time, settings.timezone) == (time(9), ZoneInfo("UTC"))
    assert (settings.http_host, settings.http_port) == ("127.0.0.1", 3000)
    assert settings.admins == settings.recorders == settings.reviewers == frozenset()
    assert settings.log_level == "INFO"


def test_each_variable_is_one_setting() -> None:
    assert [v.name.removeprefix("RAPPORTEUR_").lower() for v in VARIABLES] == [f.name for f in fields(Settings)]


@pytest.mark.parametrize(
    ("name", "value", "attribute", "expected"),
    [
        ("SLACK_API_URL", "https://slack-gov.com/api", "slack_api_url", "https://slack-gov.com/api/"),
        ("SLACK_API_URL", "http://127.0.0.1:8040/api/", "slack_api_url", "http://127.0.0.1:8040/api/"),
        ("RAPPORTEUR_DIGEST_CHANNEL", "C0123ABCD", "digest_channel", "C0123ABCD"),
        ("RAPPORTEUR_DIGEST_CHANNEL", "#treaty-digest", "digest_channel", "treaty-digest"),
        ("RAPPORTEUR_DIGEST_TIME", "7:05", "digest_time", time(7, 5)),
        ("RAPPORTEUR_DIGEST_TIME", " 23:59 ", "digest_time", time(23, 59)),
        ("RAPPORTEUR_DIGEST_TIME", "", "digest_time", time(9)),
        ("RAPPORTEUR_TIMEZONE", "Europe/Kyiv", "timezone", ZoneInfo("Europe/Kyiv")),
        ("RAPPORTEUR_HTTP_PORT", "0", "http_port", 0),
        ("RAPPORTEUR_ADMINS", "U012AB3CD, W045EF6GH,", "admins", frozenset({"U012AB3CD", "W045EF6GH"})),
        ("RAPPORTEUR_REVIEWERS", "S045EF6GH,U012AB3CD", "reviewers", frozenset({"U012AB3CD", "S045EF6GH"})),
        ("RAPPORTEUR_OUTSIDERS", "", "outsiders", Outsiders.READ),
        ("RAPPORTEUR_OUTSIDERS", "Nothing", "outsiders", Outsiders.NOTHING),
        ("RAPPORTEUR_LOG_LEVEL", "debug", "log_level", "DEBUG"),
    ],
)
def test_reads(name: str, value: str, attribute: str, expected: object) -> None:
    assert getattr(load({name: value}), attribute) == expected


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("DATABASE_URL", "mysql://u:p@h/d", "sqlite:///FILE or postgresql://"),
        ("DATABASE_URL", "rapporteur.db", "sqlite:///FILE or postgresql://"),
        ("DATABASE_URL", "postgresql://u:p@h", "names no database"),
        ("SLACK_BOT_TOKEN", "xapp-1-A", "belongs into SLACK_APP_TOKEN"),
        ("SLACK_APP_TOKEN", "xoxb-1-A", "belongs into SLACK_BOT_TOKEN"),
        ("SLACK_BOT_TOKEN", "xoxp-1-A", "start with xoxb-"),
        ("SLACK_APP_TOKEN", "abc", "start with xapp-"),
        ("SLACK_SIGNING_SECRET", "xoxb-1-A", "The signing secret is"),
        ("SLACK_API_URL", "slack.com/api", "https://slack.com/api/"),
        ("SLACK_API_URL", "https://[slack", "https://slack.com/api/"),
        ("RAPPORTEUR_DIGEST_CHANNEL", "<#C1>", "copy its id"),
        ("RAPPORTEUR_DIGEST_TIME", "24:00", "09:00"),
        ("RAPPORTEUR_DIGEST_TIME", "9am", "09:00"),
        ("RAPPORTEUR_TIMEZONE", "Europe/Wien", "did you mean Europe/Vienna?"),
        ("RAPPORTEUR_TIMEZONE", "Europe", "no time zone"),
        ("RAPPORTEUR_TIMEZONE", "../etc/passwd", "no time zone"),
        ("RAPPORTEUR_HTTP_PORT", "65536", "0 to 65535"),
        ("RAPPORTEUR_HTTP_PORT", "-1", "0 to 65535"),
        ("RAPPORTEUR_HTTP_PORT", "٣٠٠٠", "0 to 65535"),
        ("RAPPORTEUR_HTTP_HOST", "http://0.0.0.0", "0.0.0.0"),
        ("RAPPORTEUR_REVIEWERS", "U012AB3CD,@viktor", "@viktor"),
        ("RAPPORTEUR_OUTSIDERS", "write", "read, nothing"),
        ("RAPPORTEUR_LOG_LEVEL", "loud", "DEBUG, INFO"),
        ("RAPPORTEUR_DIGEST_CHANEL", "C1", "Did you mean RAPPORTEUR_DIGEST_CHANNEL?"),
    ],
)
def test_a_wrong_value_is_named_with_its_cure(name: str, value: str, said: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load({name: value})
    [fault] = caught.value.faults
    assert fault.startswith(name)
    assert said in fault


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(SettingsError) as caught:
        load({"RAPPORTEUR_HTTP_PORT": "x", "RAPPORTEUR_TIMEZONE": "Mars/Olympus", "SLACK_BOT_TOKEN": "hunter2"})
    assert len(caught.value.faults) == 3
    assert "3 settings are wrong" in str(caught.value)


@pytest.mark.parametrize("name", SECRETS)
def test_no_secret_is_shown_when_it_is_wrong(name: str) -> None:
    wrong = "xoxp-hunter2" if name.startswith("SLACK") else "mysql://u:hunter2@h/d"
    with pytest.raises(SettingsError) as caught:
        load({name: wrong})
    assert "hunter2" not in str(caught.value)


def test_no_secret_is_shown_by_repr() -> None:
    settings = load(SECRETS)
    assert settings.slack_bot_token == "xoxb-1-hunter2"
    assert "hunter2" not in repr(settings)
    assert "hunter2" not in f"{settings}"
    assert "slack_bot_token='…'" in repr(settings)
    assert "http_port=3000" in repr(settings)


def test_the_variables_that_hold_secrets_are_marked() -> None:
    assert {v.name for v in VARIABLES if v.secret} == set(SECRETS)


@pytest.mark.parametrize(
    ("environ", "transport"),
    [
        ({"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1"}, Transport.SOCKET),
        ({"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "s"}, Transport.HTTP),
        ({"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1", "SLACK_SIGNING_SECRET": "s"}, Transport.SOCKET),
    ],
)
def test_the_tokens_decide_how_events_arrive(environ: dict[str, str], transport: Transport) -> None:
    assert load(environ).transport() is transport


def test_missing_tokens_are_named_together() -> None:
    with pytest.raises(SettingsError) as caught:
        load({}).transport()
    assert [fault.split()[0] for fault in caught.value.faults] == ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"]


@pytest.mark.parametrize("text", [help_text(), markdown_table()], ids=["help", "table"])
def test_every_variable_and_its_default_is_told(text: str) -> None:
    for variable in VARIABLES:
        [line] = [line for line in text.splitlines() if variable.name in line]
        assert variable.default in line
        assert variable.meaning.replace("`", "") in line.replace("`", "")


def test_the_readme_holds_the_table() -> None:
    readme = (Path(__file__).parents[1] / "README.md").read_text()
    table = readme.partition("<!-- settings")[2].partition("-->\n")[2].partition("<!-- /settings -->")[0]
    assert table == markdown_table()


def test_the_command_lists_every_setting() -> None:
    shown = subprocess.run([sys.executable, "-m", "bot", "--help"], check=True, capture_output=True, text=True).stdout
    assert [v.name for v in VARIABLES if v.name not in shown] == []
