"""Short names that people type and registers seldom list, added to whichever of these entries a register has.

Own work, from general knowledge of the field; keyed by the entry's key. The names of states in four more languages stand in
states.json, with their source.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from bot.names.spelling import everyday_words
from bot.register.folding import fold

_STATES = Path(__file__).with_name("states.json")
_SHORT = 4

SHORT_NAMES: dict[str, tuple[str, ...]] = {
    "usa": ("США", "EE.UU.", "EEUU", "États Unis"),
    "gbr": ("UK", "U.K.", "Britain", "Великобритания", "Велика Британія", "Royaume-Uni", "Reino Unido"),
    "rus": ("РФ",),
    "un": ("the UN",),
    "ap-mine": ("AP landmine", "AP landmines", "APMs", "mines antipersonnel", "minas antipersona", "minas antipersonales"),
    "landmine": ("mines terrestres", "minas", "minefields", "мины", "міни"),
    "naval-mine": ("mines at sea", "sea mine", "sea mines", "naval mines", "floating mine", "floating mines", "drifting mines"),
    "cluster-munition": (
        "clusters",
        "cluster ammunition",
        "cluster shells",
        "касетні бомби",
        "кассетные бомбы",
        "bombas de racimo",
    ),
    "white-phosphorus": ("phosphorus", "phosphorous", "фосфор"),
    "chemical-weapon": ("chem weapons", "toxic agents", "poison gas", "armas químicas", "armes chimiques"),
    "biological-weapon": ("bioweapon", "bioweapons", "biological weapons", "germ weapons"),
    "incendiary": ("incendiaries",),
    "booby-trap": ("boobytrap", "boobytraps", "booby-trapped", "booby-trapping"),
    "apmbc": ("mine-ban treaty", "anti-personnel mine ban treaty", "landmine ban treaty", "anti-landmine treaty"),
    "ccm": ("cluster munition treaty", "cluster bombs treaty", "cluster bombs convention", "cluster munition ban"),
    "kyiv-oblast": ("Kyiv oblast", "Київщина"),
    "znpp": ("Zaporizhzhia NPP", "Zaporizhzhya plant", "Zaporozhye nuclear plant"),
}


def packed_names(key: str) -> Iterator[tuple[str, bool]]:
    """Give the names that are added to an entry, each with whether it counts only as written."""
    for text in SHORT_NAMES.get(key, ()):
        yield text, False
    names, adjectives = _states()
    for text in (*names.get(key.removeprefix("place-"), ()), *adjectives.get(key, ())):
        folded = fold(text)
        yield text, len(folded) < _SHORT or folded in everyday_words()


@cache
def _states() -> tuple[Mapping[str, list[str]], Mapping[str, list[str]]]:
    """Read the names of states, and the adjectives by which people name a state as an actor, by ISO 3166 code."""
    read = json.loads(_STATES.read_text(encoding="utf-8"))
    return read["names"], read["adjectives"]
