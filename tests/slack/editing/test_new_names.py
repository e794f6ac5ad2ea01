"""A new name: read by everybody's type-ahead before somebody types the next letter."""

from bot.clock import now
from bot.database import Database
from bot.names.keeper import LexiconKeeper
from bot.register.vocabulary import Kind
from bot.slack.editing.new_names import NewNames
from bot.slack.people.roles import Person
from bot.slack.views.forms import Choice, Typed
from tests.register.test_reading import statements


def test_nobody_who_types_next_waits_for_the_names_to_be_read(database: Database) -> None:
    lexicons = LexiconKeeper(database)
    lexicons.current()
    new_names = NewNames(database, lexicons, now)
    recorder = Person("U0RECORDER", outside=False, recorder=True)
    typed: dict[str, Typed] = {"name": "Norwegian Red Cross", "subtype": (Choice("ngo", "Ngo"),)}
    new_names.add(Kind.ACTOR, typed, person=recorder, today=now().date(), shown=(), form_id="V1")
    new_names.learn()
    with statements(database) as asked:
        (added,) = lexicons.current().entries(Kind.ACTOR)
    assert added.name == "Norwegian Red Cross"
    assert [each.split()[1] for each in asked if each != "BEGIN"] == ["counter.value"]  # whether a name was added since
