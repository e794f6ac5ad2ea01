import json
import re
from pathlib import Path

import jsonschema_rs
import yaml

from bot.operations import backup

CHECKOUT = Path(__file__).parents[2]
COMPOSE = yaml.safe_load((CHECKOUT / "deploy" / "compose.yaml").read_text())
BACKUPS = Path("/var/lib/rapporteur/backups")
SCHEMA = json.loads(Path(__file__).with_name("compose-spec.schema.json").read_text())


def test_it_is_valid_by_the_compose_specification() -> None:
    assert jsonschema_rs.meta.is_valid(SCHEMA)
    validator = jsonschema_rs.Draft202012Validator(SCHEMA)
    assert [f"{error.instance_path}: {error.message}" for error in validator.iter_errors(COMPOSE)] == []


def test_the_schema_refuses_what_compose_does_not_know() -> None:
    wrong = {"services": {"bot": {"build": ".", "restarts": "always"}}}
    assert not jsonschema_rs.Draft202012Validator(SCHEMA).is_valid(wrong)


def test_the_bot_starts_after_a_database_that_answers() -> None:
    assert COMPOSE["services"]["bot"]["depends_on"] == {"database": {"condition": "service_healthy"}}
    assert COMPOSE["services"]["database"]["image"] == "postgres:17"
    assert "pg_isready" in COMPOSE["services"]["database"]["healthcheck"]["test"]


def test_what_it_builds_is_there() -> None:
    build = COMPOSE["services"]["bot"]["build"]
    context = (CHECKOUT / "deploy" / build["context"]).resolve()
    assert context == CHECKOUT.resolve()
    assert (context / build["dockerfile"]).is_file()


def test_it_holds_no_secret() -> None:
    text = (CHECKOUT / "deploy" / "compose.yaml").read_text()
    passwords = re.findall(r"POSTGRES_PASSWORD: (.*)|rapporteur:(.*)@", text)
    assert passwords
    assert all((first or second).startswith("${POSTGRES_PASSWORD:?") for first, second in passwords)


def test_there_is_time_to_finish_the_answers_in_flight() -> None:
    assert COMPOSE["services"]["bot"]["stop_grace_period"] == "15s"


def test_backups_outlive_the_container() -> None:
    bot = COMPOSE["services"]["bot"]
    assert bot["read_only"]
    assert bot["volumes"] == [f"backups:{BACKUPS}"]
    assert "backups" in COMPOSE["volumes"]
    # A volume takes its owner from the folder in the image, and the default folder of the setting is in the working one.
    dockerfile = (CHECKOUT / "deploy" / "Dockerfile").read_text()
    assert f"install --directory --mode=700 --owner=rapporteur {BACKUPS}\n" in dockerfile
    assert f"WORKDIR {BACKUPS.parent}\n" in dockerfile
    assert BACKUPS.name == str(backup.FOLDER)


def test_the_port_is_open_to_this_machine_only() -> None:
    assert all(port.startswith("127.0.0.1:") for port in COMPOSE["services"]["bot"]["ports"])
