import pytest

from bot.names.keeper import LexiconKeeper
from bot.names.lexicon import Lexicon
from bot.names.pack import packed_names
from bot.register.vocabulary import REFERENCE_KINDS, ActorType, Kind
from tests.conftest import Stores

FORMS = {
    "izium": "в Изюме|в Ізюмі|Изюмом",
    "donetsk-oblast": "в Донецкой области|у Донецькій області|Донецьком",
    "luhansk-oblast": "Lugansk region|Луганщині|Луганской области",
    "kharkiv-oblast": "Kharkov oblast|Харківщині|Харьковщине|Харьковской области",
    "kharkiv": "Kharkiv's|Харькова|Харкові|Харковом",
    "ukr": "України|Украине|Україною|l'Ukraine|d'Ukraine|Ucrania|Ukrainians|украинской|українських|ukrainienne|ucranianas",
    "rus": "Россией|Росії|Росією|la Russie|de Rusia|Russians'|российских|російська|armée russe|fuerzas rusas|РФ",
    "pol": "Польши|Польщі|Польщею|de Pologne|Polonia|the Polish government|польского",
    "nor": "Норвегии|Норвегії|Norvège|Noruega|Norwegian|норвезької",
    "ltu": "Lithuanian withdrawal|Литвы|Lituanie|литовского",
    "gbr": "British|UK's|Великобритании|Великої Британії|Royaume-Uni|Reino Unido|británicas",
    "usa": "Americans|США|Соединенных Штатов|Сполучених Штатів|des Etats-Unis|EE. UU.|américaine|estadounidense",
    "isr": "Israeli|Израилем|Ізраїлю|israélienne",
    "syr": "Syrian|Сирии|Сирією|syrien",
    "ap-mine": "mines antipersonnel|minas antipersonal|противопехотных мин|протипіхотними мінами",
    "cluster-munition": "d'armes à sous-munitions|bombas de racimo|municiones en racimo|кассетных бомб|касетними бомбами",
    "apmbc": "la Convention d’Ottawa|Convención de Ottawa|Оттавской конвенции|Оттавську конвенцію|Оттавської конвенції",
    "ccm": "Convention d'Oslo|Convención sobre Municiones en Racimo|Конвенции о кассетных боеприпасах",
    "pfm-1": "ПФМ-1|лепесток|лепестков|«Лепестки»|пелюстки|пелюсток|pfm1",
    "incendiary": "зажигательного оружия|запальної зброї|armes incendiaires",
    "white-phosphorus": "белого фосфора|білий фосфор|phosphore blanc|fósforo blanco",
    "un": "l'ONU|ООН|Nations unies|Naciones Unidas|Объединенных Наций",
    "icrc": "CICR|МККК|Croix-Rouge|Красного Креста|Червоного Хреста",
}


@pytest.fixture(scope="module")
def sample(stores: Stores) -> Lexicon:
    return LexiconKeeper(stores.sample("sqlite")).current()


@pytest.mark.parametrize("key", FORMS)
def test_a_name_is_found_in_the_forms_of_five_languages(sample: Lexicon, key: str) -> None:
    found = {form: {entry.key for match in sample.matches(form) for entry in match.entries} for form in FORMS[key].split("|")}
    assert [form for form, keys in found.items() if key not in keys] == []


def test_every_name_in_the_pack_leads_to_its_entry(sample: Lexicon) -> None:
    entries = [entry for kind in REFERENCE_KINDS for entry in sample.entries(kind)]
    lost = [
        (entry.key, text)
        for entry in entries
        for text, *_ in packed_names(entry.key)
        if entry.id not in {each.id for match in sample.matches(text) for each in match.entries}
    ]
    assert lost == []


def test_all_states_and_observers_have_names_in_four_more_languages(sample: Lexicon) -> None:
    states = [entry.key for entry in sample.entries(Kind.ACTOR) if entry.subtype == ActorType.STATE]
    assert [key for key in states if not any(packed_names(key))] == ["scg", "yug"]
    assert len(states) > 195
