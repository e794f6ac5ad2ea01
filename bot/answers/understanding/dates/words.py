"""The words of time in five languages (and German months), folded as texts are, each with what it stands for."""

from collections.abc import Mapping
from typing import TypeVar

from bot.register.folding import fold

_Meaning = TypeVar("_Meaning")


def _named(table: Mapping[_Meaning, str]) -> dict[str, _Meaning]:
    """Turn `{meaning: "its words"}` round."""
    return {word: meaning for meaning, words in table.items() for word in fold(words).split()}


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).split())


Phrases = Mapping[str, tuple[tuple[str, ...], ...]]
"""Phrases by the word that is looked for first, the longest first."""


def _by(key: int, text: str) -> Phrases:
    found = sorted((tuple(fold(each).split()) for each in text.split("|")), key=len, reverse=True)
    return {word: tuple(each for each in found if each[key] == word) for word in {each[key] for each in found}}


def _phrases(text: str) -> Phrases:
    """Give the phrases between the bars, by their first word."""
    return _by(0, text)


def _phrases_before(text: str) -> Phrases:
    """Give the phrases between the bars, by their last word: they are looked for from right to left."""
    return _by(-1, text)


MONTHS = _named({
    1: "january jan januar janvier janv enero ene января январь январе январю январем янв січня січень січні січнем",
    2: "february feb februar février févr fevrier febrero февраля февраль феврале февралю февралем фев лютого "
        "лютий лютому лютим",
    3: "march mar märz mars marzo марта март марте марту мартом березня березень березні березнем",
    4: "april apr avril avr abril abr апреля апрель апреле апрелю апрелем апр квітня квітень квітні квітнем",
    5: "may mai mayo мая май мае маю маем травня травень травні травнем",
    6: "june jun juni juin junio июня июнь июне июню июнем червня червень червні червнем",
    7: "july jul juli juillet juil julio июля июль июле июлю июлем липня липень липні липнем",
    8: "august aug août agosto августа август августе августу августом авг серпня серпень серпні серпнем",
    9: "september sept sep septembre septiembre setiembre сентября сентябрь сентябре сентябрю сентябрем сент "
        "вересня вересень вересні вереснем",
    10: "october oct oktober octobre octubre октября октябрь октябре октябрю октябрем окт жовтня жовтень жовтні жовтнем",
    11: "november nov novembre noviembre ноября ноябрь ноябре ноябрю ноябрем нояб листопада листопад листопаді листопадом",
    12: "december dec dezember décembre déc diciembre dic декабря декабрь декабре декабрю декабрем дек грудня "
        "грудень грудні груднем",
})  # fmt: skip
VERBS = frozenset({"may", "march"})
"""Months that are verbs too: without a day or a year beside them they need a word such as *in* before them."""
AFTER_A_VERB = _words(
    "have has had be been not also well still yet never only even no soon say says use used do did on against in "
    "towards to with want need violate"
)
NEVER_BARE = frozenset({"mar", "ene", "abr", "dic", "jun", "jul", "sept", "avr"})
"""Short forms that are other words in some language (*mar* is the sea, *sept* is seven): they need a day or a year."""

SEASONS = _named({
    3: "spring printemps primavera весна весной весны весну весне навесні весною",
    6: "summer été verano лето летом лета лету влітку літо літа літом літку",
    9: "autumn fall automne otoño осень осенью осени восени осінь осені осінню",
    12: "winter hiver invierno зима зимой зимы зиму зиме взимку узимку зими зимою",
})  # fmt: skip
"""By their first month, as in the northern half of the world."""
WHEN_SEASONS = _words("весной летом осенью зимой навесні весною влітку літом восени осінню взимку узимку зимою")
"""Seasons that say *in* by their own form."""
ETE = fold("été")
"""*Summer*, but *been* too."""

WEEKDAYS = _named({
    0: "monday lundi lunes понедельник понедельника понедельнику понеділок понеділка",
    1: "tuesday tue tues mardi martes вторник вторника вторнику вівторок вівторка",
    2: "wednesday wed mercredi miércoles среда среды среду середа середи середу",
    3: "thursday thu thur thurs jeudi jueves четверг четверга четвергу четвер четверга",
    4: "friday fri vendredi viernes пятница пятницы пятницу п'ятниця п'ятниці п'ятницю пятниця пятниці пятницю",
    5: "saturday samedi sábado суббота субботы субботу субота суботи суботу",
    6: "sunday dimanche domingo воскресенье воскресенья неділя неділі неділю",
})  # fmt: skip

NUMBERS = _named({
    1: "one un une uno una один одна одну одного",
    2: "two deux dos два две двух дві двох couple",
    3: "three trois tres три трех трьох few several quelques varios varias несколько кілька декілька",
    4: "four quatre cuatro четыре четырех чотири чотирьох",
    5: "five cinq cinco пять пяти п'ять п'яти",
    6: "six seis шесть шести шість шести",
    7: "seven sept siete семь семи сім семи",
    8: "eight huit ocho восемь восьми вісім восьми",
    9: "nine neuf nueve девять девяти дев'ять дев'яти",
    10: "ten dix diez десять десяти",
    11: "eleven onze once одиннадцать одинадцять",
    12: "twelve douze doce двенадцать двенадцати дванадцять",
    15: "fifteen quinze quince",
    18: "eighteen dieciocho восемнадцать вісімнадцять",
    20: "twenty vingt veinte двадцать двадцять",
    30: "thirty trente treinta тридцать тридцять",
})  # fmt: skip
ORDINALS = _named({
    1: "first opening premier première primer primera первый первая первой первом первую перший перша першій першу першого "
       "первого первое первые перше першому перші",
    2: "second deuxième seconde segundo segunda второй втором вторую вторая другий друга другій другому другу "
        "другого второго второе друге",
    3: "third troisième tercer tercera третий третья третьей третьем третью третій третя третьому третього третьего "
       "третье третє",
    4: "fourth quatrième cuarto cuarta четвертый четвертая четвертой четвертом четвертую четвертий четверта четвертій "
       "четвертому четвертого четверте",
    -1: "last final closing dernier dernière dernières derniers último última últimos últimas последний последняя "
        "последней последние последнем последнюю останній остання останньому останні останню",
})  # fmt: skip
FEASTS: Mapping[tuple[int, int], Phrases] = {
    day: _phrases(names)
    for day, names in (
        ((1, 1), "new year ' s day | new years day | new year day | jour de l ' an | ano nuevo"),
        ((12, 24), "christmas eve | xmas eve"),
        ((12, 25), "christmas day | xmas day | dia de navidad | jour de noel"),
        ((12, 31), "new year ' s eve | new years eve | new year eve"),
    )
}
"""Days with a name of their own, by month and day."""
DAYS_IN_WORDS = _named({
    2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth", 9: "ninth", 10: "tenth",
    11: "eleventh", 12: "twelfth", 13: "thirteenth", 14: "fourteenth", 15: "fifteenth", 16: "sixteenth", 17: "seventeenth",
    18: "eighteenth", 19: "nineteenth", 20: "twentieth", 30: "thirtieth",
})  # fmt: skip
TENS_OF_DAYS = {"twenty": 20, "thirty": 30}
"""Before *first* to *ninth*: the *twenty-first*."""
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}

UNITS = _named({
    "hour": "hour hours heures horas часов часа годин години",
    "day": "day days jour jours día días день дня дней дни днях дні днів",
    "week": "week weeks semaine semaines semana semanas неделя неделю недели неделе недель неделей тиждень тижня "
    "тижні тижнів тижню",
    "fortnight": "fortnight fortnights quinzaine quincena",
    "month": "month months mois mes meses месяц месяца месяцы месяце месяцев місяць місяця місяці місяців",
    "quarter": "quarter quarters trimestre trimestres квартал квартала квартале кварталі кварталу",
    "half": "half semestre moitié mitad полугодие полугодии половина половине половину півріччя півріччі половині",
    "year": "year years yr yrs an ans année années año años год года году годы лет рік року роки років році",
    "decade": "decade decades décennie década десятилетие десятилетия десятилетии десятиліття десятилітті",
})  # fmt: skip
PLURALS = _words("days weeks months years jours semaines dias semanas meses años дни недели месяцы годы дні тижні місяці роки")
"""Units that mean a few where no number stands beside them: *recent months*, *последние недели*."""
WEEKEND = _words("weekend weekends")

LAST = _words(
    "last previous passé passée dernier dernière pasado pasada прошлый прошлая прошлой прошлом прошлого прошлую "
    "прошлым прошлое минулий минула минулої минулому минулого минулу минулим минулій торішній торішнього торішньої "
    "предыдущий предыдущего предыдущем предыдущей попередній попереднього попередньому попередньої"
)
THIS = _words(
    "this current ce cet cette este esta этот эта этой этом этого эту этим это текущий текущего текущем "
    "цей ця цього цьому цієї цю цим цій поточного поточному"
)
NEXT = _words(
    "next prochain prochaine próximo próxima следующий следующей следующем следующего наступний наступного наступному "
    "наступної siguiente следующую наступну"
)
AFTER_NOUNS = _words("dernier dernière passé passée pasado pasada prochain prochaine próximo próxima")
"""The French and Spanish words that follow their noun."""
ROLLING = _words(
    "past last preceding recent dernier dernière derniers dernières último última últimos últimas последний "
    "последняя последние последних последнюю последнее останній остання останні останніх останню останнє минулі "
    "последней последнего останньої останнього"
)
"""Words before *two weeks* that mean: up to today."""
ROLLING_ALONE = ROLLING - {"last", "preceding", "recent"}
"""Those that mean it without a number too: *the past year* ends today, *last year* ended with December."""
TODAY = _words("today tonight hoy сегодня сьогодні")
YESTERDAY = _words("yesterday hier ayer вчера вчора учора вчерашнего вчорашнього")
OVERNIGHT = _words("overnight")
BEFORE_YESTERDAY = _words("anteayer позавчера позавчора")
DAYS_BACK: Mapping[tuple[str, ...], int] = {
    tuple(fold(phrase).split()): back
    for phrase, back in (
        ("the day before yesterday", 2), ("day before yesterday", 2), ("avant - hier", 2), ("antes de ayer", 2),
        ("last night", 1), ("this morning", 0), ("this afternoon", 0), ("this evening", 0), ("aujourd ' hui", 0),
    )
}  # fmt: skip
YEARS_BACK = {fold("торік"): 1, fold("цьогоріч"): 0, fold("позаторік"): 2}
NOW = _words("now present")
AGO = _words("ago назад тому")
SO_FAR = _phrases("so far|earlier|to date")
BEFORE_AGO = _phrases("il y a|hace")

PARTS = _named({
    "early": "early début principios comienzos inicios начало начале початок початку ранній ранньої",
    "mid": "mid middle mi mediados середина середине середину середині посередині",
    "late": "late fin finales fines позднего поздней",
    "start": "beginning start outset",
    "end": "end close конец конце конца концу кінець кінці кінця наприкінці",
})  # fmt: skip
OF = _words("of de du del d l la le el the in en von des , ' dell")
YEAR_WORDS = _words("года году год г годом року рік році р роком year")
DAY_ENDINGS = _words("st nd rd th er e re o ro го е ого")
ARTICLES = _words("the a an le la les l el los las ' al au aux ese")
DASH = frozenset({"-", "/"})
JOINTS = _words("to until till til through thru and or - / + & et ou y o u a al au hasta jusqu и или і й та або чи по до bis")
LOOSE_JOINTS = _words("and or + & et ou y o u и или і й та або чи")
"""Those that make one stretch only after *between* or *from*."""
OPENERS = _words("between from entre de du del desde depuis с со від з із зі от между між since")
BEFORE_BARE = _words(
    "only just in during since from until till by before after of for between over throughout around circa on early mid late "
    "en depuis desde hasta durant pendant avant apres antes dans courant entre "
    "в во у с со до после к від з із зі після за протягом на между між перед"
)
"""Words after which a month, a season or a weekday needs no year or day to be one."""
TOPICS = _words("""
    resolution resolutions res article articles art protocol protocols page pages para paragraph section annex chapter rule №
    amendment резолюция резолюции резолюція статья статьи стаття статті resolución résolution artículo
""")
"""Words whose number is no date."""
RESOLUTIONS = _words("resolution resolutions res резолюция резолюции резолюція resolución résolution")
TREATIES = _words("""
    convention conventions treaty treaties protocol protocols convención tratado traité protocole
    конвенция конвенции конвенція конвенції конвенцію договор договора договір договору протокол
""")
MEASURES = _words("mm cm km kg m metres meters tonnes tons rounds мм км кг м")

BOUNDS = (
    ("since", _phrases_before("""
        since | as from | starting | starting from | starting in | starting on | beginning | beginning in | effective from |
        on or after | in and after | from and after | not before | no earlier than | not earlier than | not sooner than |
        depuis | à partir de | à partir du | à compter de | à compter du | desde | a partir del |
        с | со | начиная с | не ранее | з | із | зі | від | починаючи з | не раніше
    """)),
    ("after", _phrases_before("""
        after | later than | following | post | post - | subsequent to | beyond | après | después de | después del | tras |
        после | після
    """)),
    ("until", _phrases_before("""
        until | till | til | up to | up until | up till | up to and including | until and including | through | through to |
        by | as of | as at | no later than | not later than | on or before | not after |
        jusqu ' | jusqu ' a | jusqu ' au | jusqu ' en | d ' ici | au plus tard | hasta | a más tardar |
        к | ко | по | по состоянию на | не позднее | станом на | не пізніше
    """)),
    ("before", _phrases_before("""
        before | prior to | previous to | ahead of | earlier than | in advance of | pre | pre - | run - up to | run up to |
        avant | antes de | antes del | перед
    """)),
    ("till", _phrases_before("до")),
)  # fmt: skip
"""`till` is before a month or a year, and up to the end of a day: *до 2022 года*, *до 1 марта 2025*."""
AFTERWARDS = (
    ("since", _phrases("""
        onwards | onward | forward | and onwards | and after | or after | and later | or later | and beyond | to date | to now |
        to today | to the present | to present | et après | y después | и далее | и позднее | і далі | і пізніше
    """)),
    ("until", _phrases("or earlier | and earlier | or before | and before | inclusive | включительно | включно")),
)  # fmt: skip
SET_ASIDE = _phrases_before("""
    not | not in | not on | not from | but not | but not in | rather than | rather than in | except | except in | except for |
    excluding | other than | apart from | pas | pas en | sauf | no en | excepto | кроме | не в | крім | не у
""")
INVASION = _phrases("""
    invasion | full scale invasion | full - scale invasion | full scale war | full - scale war |
    invasion a grande echelle | invasion a gran escala | вторжения | полномасштабного вторжения | полномасштабнои воины |
    вторгнення | повномасштабного вторгнення | повномасштабної війни
""")
"""Names of the war that began on 24 February 2022, which date only what stands before or after it."""
BEGINNING = ARTICLES | _words("start beginning outset of début de du inicio comienzo начала початку")
"""What may stand between *since* and its like and those names."""
BEGAN = _words("began started starts begun a commencé débuté comenzó empezó началось началась почалося почалась")
