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
    "cwc": (
        "Конвенция о химическом оружии", "Конвенция о запрещении химического оружия", "Конвенція про хімічну зброю",
        "Convención sobre Armas Químicas", "Convention sur les armes chimiques",
    ),
    "kursk": ("Koursk",),
    "kursk-oblast": ("Курская область", "Курська область", "Курщина"),
    "belgorod-oblast": ("Белгородская область", "Бєлгородська область", "Бєлгородщина"),
    "p5-nuclear-weapon-states": (
        "P5", "five permanent members", "permanent five", "permanent members of the Security Council",
        "five nuclear powers", "nuclear five", "five nuclear-armed states",
        "cinq puissances nucléaires", "cinq États dotés de l'arme nucléaire", "cinq États nucléaires",
        "cinco potencias nucleares", "cinco Estados nucleares", "cinco Estados poseedores de armas nucleares",
        "пять ядерных держав", "пятёрка ядерных держав", "ядерная пятёрка", "пять ядерных государств",
        "п'ять ядерних держав", "п'ятірка ядерних держав", "ядерна п'ятірка", "п'ять ядерних країн",
    ),
    "usa": ("США", "EE.UU.", "EEUU", "États Unis"),
    "gbr": ("UK", "U.K.", "Britain"),
    "rus": ("РФ",),
    "un": ("the UN", "Nations Unies", "Naciones Unidas", "Объединенные Нации", "Об'єднані Нації"),
    "unsc": ("Conseil de sécurité", "Consejo de Seguridad", "Совет Безопасности", "Рада Безпеки"),
    "unga": ("Assemblée générale", "Asamblea General", "Генеральная Ассамблея", "Генеральна Асамблея"),
    "icrc": (
        "Comité international de la Croix-Rouge", "Croix-Rouge", "Comité Internacional de la Cruz Roja", "Cruz Roja",
        "Международный комитет Красного Креста", "Красный Крест", "Міжнародний комітет Червоного Хреста",
        "Червоний Хрест",
    ),
    "afp": ("Agence France-Presse", "Agence France Presse"),
    "amnesty": ("Амнести Интернешнл", "Емнесті Інтернешнл", "Amnistía Internacional", "Amnistía"),
    "usa-white-house": ("Белый дом", "Білий дім", "Білого дому", "Maison-Blanche", "Casa Blanca"),
    "bucha": ("Boutcha",),
    "chasiv-yar": ("Tchassiv Yar", "Часова Яра", "Часового Яра", "Часовому Яру", "Часовом Яре", "Часовом Яру"),
    "gaza": ("в Газе", "в Газі", "у Газі"),
    "ghouta": ("Guta", "la Ghouta"),
    "rus-mod": (
        "ministère russe de la Défense", "ministère de la Défense russe", "Ministerio de Defensa ruso",
        "Ministerio ruso de Defensa", "Ministerio de Defensa de Rusia", "ministère de la Défense de Russie",
        "Міноборони Росії", "Міноборони РФ",
        "министерство обороны России", "министерство обороны РФ", "міністерство оборони Росії",
    ),
    "ukr-mod": (
        "ministère ukrainien de la Défense", "ministère de la Défense ukrainien", "Ministerio de Defensa ucraniano",
        "Ministerio ucraniano de Defensa", "Ministerio de Defensa de Ucrania", "ministère de la Défense d'Ukraine",
        "министерство обороны Украины", "міністерство оборони України", "Міноборони України",
    ),
    "mmr-armed-forces": (
        "junte birmane", "junta birmana", "бирманская хунта", "хунта Мьянмы", "хунта М'янми", "бірманська хунта",
    ),
    "isr-idf": (
        "Tsahal", "Tzahal", "ЦАХАЛ", "armée israélienne", "ejército israelí", "израильская армия", "ізраїльська армія",
    ),
    "guterres": ("Гутерриш", "Гутерріш"),
    "un-spokesperson": (
        "SG's spokesman", "SG's spokesperson", "SG's spokeswoman", "SG spokesperson", "Secretary-General's spokesman",
        "Secretary-General's spokesperson", "UN chief's spokesman", "UN chief's spokesperson",
    ),
    "putin": ("Poutine",),
    "ap-mine": ("AP landmine", "AP landmines", "APMs", "mines antipersonnel", "minas antipersona", "minas antipersonales"),
    "av-mine": (
        "mines antichar", "mines anti-char", "minas antitanque", "minas antivehículo", "minas contracarro",
        "противотанковые мины", "протитанкові міни",
    ),
    "landmine": ("mines terrestres", "minas", "minefields", "мины", "міни", "минирование", "мінування", "minage"),
    "naval-mine": (
        "mines at sea", "mines drifting at sea", "mines adrift",
        "mined the sea", "mining the sea", "mining of the sea", "mined waters", "sea mine", "sea mines", "naval mines",
        "floating mine", "floating mines", "drifting mines",
        "mines marines", "minas marinas", "minas navales",
    ),
    "pfm-1": ("лепестки", "lepestki", "lepestok", "пелюсток", "пелюстки", "mine papillon", "mina mariposa"),
    "cluster-munition": (
        "cluster", "clusters", "cluster ammunition", "cluster shells", "касетні бомби", "кассетные бомбы",
        "bombas de racimo", "sous-munitions", "municiones de racimo", "municion de racimo", "armas de racimo",
        "cluster strikes", "cluster attacks", "bomblets", "касетки", "кассетки", "касетні", "кассетные",
    ),
    "white-phosphorus": (
        "willy pete", "willie pete", "willie peter",
        "фосфорные боеприпасы", "фосфорні боєприпаси", "фосфорные бомбы", "фосфорні бомби", "munitions au phosphore",
        "bombas de fósforo", "phosphorus", "phosphorous", "фосфор", "phosphore", "fósforo"),
    "chemical-weapon": (
        "chem weapon", "chem weapons", "toxic agents", "poison gas", "armas químicas", "armes chimiques", "хімічна зброя",
        "химоружие", "хімзброя", "chem attack", "chem attacks", "gas attack", "gas attacks"),
    "biological-weapon": (
        "biolab", "biolabs", "bio labs", "bio-labs", "biolaboratory", "biolaboratories", "биолаборатории", "біолабораторії",
        "bioweapon", "bioweapons", "biological weapons", "germ weapons", "bio weapon", "bio weapons", "bio-weapons"),
    "nuclear-weapon": ("armas nucleares", "armes nucléaires"),
    "incendiary": (
        "incendiaries", "armes incendiaires", "armas incendiarias", "запальна зброя", "запальні боєприпаси",
        "зажигательные боеприпасы", "зажигательные бомбы",
    ),
    "blinding-laser": (
        "ослепляющее лазерное оружие", "засліплююча лазерна зброя", "осліплювальна лазерна зброя", "осліплювальні лазери",
        "засліплювальна лазерна зброя", "засліплювальні лазери", "ослепляющие лазеры", "lasers aveuglants",
        "armes à laser aveuglantes", "láseres cegadores", "armas láser cegadoras",
    ),
    "depleted-uranium": ("uranium appauvri", "uranio empobrecido"),
    "booby-trap": (
        "boobytrap", "boobytraps", "booby-trapped", "booby-trapping", "міни-пастки", "мін-пасток", "мины-ловушки",
        "мин-ловушек", "trampas explosivas",
    ),
    "apmbc": (
        "mine-ban treaty", "anti-personnel mine ban treaty", "landmine ban treaty", "anti-landmine treaty",
        "landmine treaty", "mine treaty", "mines treaty", "landmine convention", "landmines convention",
        "landmines treaty", "anti-personnel mine convention", "landmine ban", "antipersonnel landmine treaty",
        "antipersonnel landmine convention", "antipersonnel landmine ban", "antipersonnel mine treaty", "AP mine ban",
        "antipersonnel mine convention", "antipersonnel mine ban", "AP mine treaty", "AP mine convention",
    ),
    "ccm": (
        "cluster convention", "cluster treaty", "cluster munition convention", "cluster munitions convention",
        "cluster munition treaty", "cluster bomb treaty", "convention of cluster munitions", "convention d'Oslo",
        "Convención de Oslo", "cluster munition treaty", "cluster bombs treaty", "cluster bombs convention",
        "cluster munition ban", "cluster ban", "cluster bomb ban", "cluster bombs ban", "cluster munitions ban",
        "конвенция о кассетных боеприпасах", "ККБ",
    ),
    "ccw": ("Конвенция о негуманном оружии", "КНО"),
    "tpnw": ("ДЗЯО", "ДЗЯЗ", "TIAN", "TPAN"),
    "att": ("ДТО", "ДТЗ"),
    "npt": ("Tratado de No Proliferación",),
    "kyiv": ("Києва",),
    "moscow": ("Moscou", "Moscú"),
    "zaporizhzhia": ("Zaporijia", "Zaporijjia", "Zaporiyia"),
    "luhansk-city": ("Lougansk",),
    "kharkiv": ("Járkov",),
    "crimea": ("Crimée",),
    "kyiv-oblast": ("Kyiv oblast", "Київщина", "Киевщина"),
    "kharkiv-oblast": ("Харьковщина",),
    "znpp": (
        "Zaporizhzhia NPP", "Zaporizhzhya NPP", "Zaporozhye NPP", "Zaporizhia NPP",
        "Zaporizhzhya plant", "Zaporozhye nuclear plant", "Zaporizhzhia plant",
        "Zaporizhzhia nuclear plant", "Zaporizhzhya nuclear plant", "Zaporizhzhia nuke plant", "Zaporizhzhia nuclear station",
        "nuclear plant in Zaporizhzhia", "nuclear plant at Zaporizhzhia", "nuclear station of Zaporizhzhia",
        "Запорожская АЭС", "Запорожской АЭС",
        "Запорізька АЕС", "Запорізькій АЕС", "ЗАЕС", "ЗАЭС",
        "centrale de Zaporijia", "centrale de Zaporijjia",
        "centrale nucléaire de Zaporijia", "centrale nucléaire de Zaporijjia",
        "central de Zaporiyia", "central nuclear de Zaporiyia",
    ),
}  # fmt: skip


CAPITALS: dict[str, tuple[str, ...]] = {
    "rus": ("Moscou", "Moscú"),
    "ukr": ("Києва",),
    "syr": ("Damas", "Damasco", "Дамаск"),
    "isr": ("Jérusalem", "Jerusalén", "Иерусалим", "Єрусалим"),
    "usa": ("Вашингтон",),
    "chn": ("Pékin", "Pekín", "Пекин", "Пекін"),
    "gbr": ("Londres", "Лондон"),
    "fra": ("Париж",),
    "deu": ("Берлин", "Берлін"),
    "pol": ("Varsovie", "Varsovia", "Варшава"),
    "ltu": ("Вильнюс", "Вільнюс"),
    "est": ("Таллин", "Таллінн"),
    "fin": ("Хельсинки", "Гельсінкі"),
    "irn": ("Téhéran", "Teherán", "Тегеран"),
    "tur": ("Анкара",),
    "blr": ("Минск", "Мінськ"),
    "ind": ("Дели", "Делі"),
    "kor": ("Séoul", "Сеул"),
    "prk": ("Пхеньян", "Пхен'ян"),
}
"""By which a state is named where something else says that an actor is meant."""


def packed_names(key: str) -> Iterator[tuple[str, bool, bool]]:
    """Give the names that are added to an entry, each with whether it needs context, and whether it counts only as written."""
    for text in SHORT_NAMES.get(key, ()):
        yield text, False, False
    for text in CAPITALS.get(key, ()):
        yield text, True, False
    names, adjectives, peoples = _states()
    state = key.removeprefix("place-")
    for text in (*names.get(state, ()), *adjectives.get(state, ()), *peoples.get(key, ())):
        folded = fold(text)
        yield text, False, len(folded) < _SHORT or folded in everyday_words()


@cache
def state_adjectives() -> frozenset[str]:
    """Give the folded adjectives by which people name a state: after a weapon's name they say whose it is, and not where."""
    _, adjectives, _ = _states()
    return frozenset(fold(text) for texts in adjectives.values() for text in texts)


@cache
def _states() -> tuple[Mapping[str, list[str]], Mapping[str, list[str]], Mapping[str, list[str]]]:
    """Read the names of states, the adjectives by which people name them, and their peoples, by ISO 3166 code."""
    read = json.loads(_STATES.read_text(encoding="utf-8"))
    return read["names"], read["adjectives"], read["peoples"]
