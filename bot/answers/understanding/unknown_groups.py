"""States that a question asks for by what the register does not know of them: where they lie, or what they border on."""

from bot.answers.understanding.meanings import Meaning
from bot.answers.understanding.phrases import words
from bot.answers.understanding.shape import Mention, Shape
from bot.register.folding import fold

_STATES = words("""
    states state countries country nations nation members member allies governments parties signatories powers capitals
    etats pays estados paises страны стран государства государств країни країн держави держав
    """)
_REGIONS = words("""
    african asian european arab arabic pacific caribbean nordic scandinavian balkan baltic oceanian eurasian mediterranean
    asean brics gulf caucasian saharan sahelian maghreb western eastern northern southern muslim islamic christian
    francophone anglophone lusophone commonwealth soviet communist democratic nonaligned aligned neutral landlocked island
    coastal developing developed industrialised industrialized rich poor wealthy armed nuclear possessor
    africains africaines europeens europeennes asiatiques arabes africanos africanas europeos europeas asiaticos
    latinoamericanos latinoamericanas sudamericanos sudamericanas
    африканские африканских европейские европейских азиатские азиатских арабские арабских африканські африканських
    європейські європейських азійські азійських арабські арабських
    """)
_LANDS = words("""
    africa asia europe oceania pacific caribbean balkans caucasus scandinavia sahel maghreb mena gulf east americas
    latinoamerica sudamerica oriente африке азии европе африки азии европы африці азії європі
    """)
_CALLED = words("brics mena g20 g77 africans asians europeans arabs")
"""What is called so needs no word for *states*."""
_DIRECTIONS = words(
    "latin south north central east west middle southeast sub far near eastern western northern southern non ex post"
)
_AMERICAN = words("american america americas")
_IN = words("in of from across within outside inside throughout en dans de в у из з із")
_BORDERING = words(
    "border borders bordering bordered neighbour neighbours neighbor neighbors neighbouring neighboring surrounding"
)
_TO_IT = words("the of on to with s")


def groups_unknown(shape: Shape) -> tuple[str, ...]:
    """Give, as typed, by what states are asked for of which the register does not tell it: *African countries*."""
    called = (shape.spoken[at] for at, word in enumerate(shape.words) if word in _CALLED)
    found = dict.fromkeys((*_described(shape), *_in_lands(shape), *_borders(shape).values(), *called))
    return tuple([each for each in found if not any(each != other and each in other for other in found)])


def not_told_of_states(shape: Shape) -> tuple[str, ...]:
    """Give other words, as typed, before *states* that nothing is known of: *landmine-free countries*."""
    known = {word for each in groups_unknown(shape) for word in each.split()}
    told = (shape.spoken[at - 1] for at, word in enumerate(shape.words) if word in _STATES and at - 1 in shape.left)
    return tuple(dict.fromkeys(word for word in told if word not in known))


def tells_of_a_group(shape: Shape, mention: Mention) -> bool:
    """Tell whether a name only tells which states are meant, and is none of them: *Latin American*, *that border Russia*."""
    return _is_of_americas(shape, mention.at) or mention.at in _borders(shape)


def _described(shape: Shape) -> list[str]:
    found = []
    for at, word in enumerate(shape.words):
        if word in _STATES:
            begun = at
            while begun and (_describes(shape, begun - 1) or _joins(shape, begun - 1)):
                begun -= 1
            while begun < at and begun - 1 in shape.left:
                begun -= 1  # small island states
            after = at + 1 + (shape.word(at + 1) in _REGIONS)
            if begun < at or after > at + 1:
                found.append(" ".join(shape.spoken[begun:at] or shape.spoken[at + 1 : after]))
    return [each for each in found if fold(each) not in _DIRECTIONS]


def _describes(shape: Shape, at: int) -> bool:
    """Tell whether a word before *states* says of them what is not recorded; a weapon does: *nuclear-armed*."""
    word = shape.words[at]
    if word[0] != "@":
        return word in _REGIONS or word in _DIRECTIONS or (shape.spoken[at].isupper() and len(word) > 2 and at in shape.left)
    weapon = any(each.at == at and each.weapons and not (each.actors or each.treaties) for each in shape.mentions)
    return _is_of_americas(shape, at) or weapon


def _joins(shape: Shape, at: int) -> bool:
    """Tell whether a word only joins two regions: *Latin American and Caribbean*."""
    return shape.words[at] in {"and", "or"} and at > 0 and _describes(shape, at - 1) and _describes(shape, at + 1)


def _is_of_americas(shape: Shape, at: int) -> bool:
    """Tell whether a name that is also that of the United States is a continent's: *Latin American*."""
    return fold(shape.spoken[at]) in _AMERICAN and shape.word(at - 1) in _DIRECTIONS


def _in_lands(shape: Shape) -> list[str]:
    """Give the parts of the world of which states are asked for: *who in Africa is bound*."""
    found = []
    for at, word in enumerate(shape.words):
        begun = shape.back(at, _DIRECTIONS)
        before = shape.back(begun, {"the", "l", "la", "el", "los", "les"})
        is_asked = shape.word(before - 1) in _IN or shape.starting(at + 1, (Meaning.VOTE,))  # how did Africa vote
        if (word in _LANDS or _is_of_americas(shape, at)) and is_asked:
            found.append(" ".join(shape.spoken[begun : at + 1]))
    return found


def _borders(shape: Shape) -> dict[int, str]:
    """Give the places of names of which the neighbours are asked for, each with how it is said."""
    found = {}
    for at, word in enumerate(shape.words):
        if word in _BORDERING:
            after, before = shape.past(at + 1, _TO_IT), at - 2 if shape.word(at - 1) == "s" else -1
            if _is_country(shape, after) and not _is_country(shape, before):
                found[after] = f"{shape.spoken[at]} {shape.spoken[after]}"
            elif _is_country(shape, before) and not _is_country(shape, after):  # but not Russia's neighbour Finland
                found[before] = f"{shape.spoken[before]}’s {shape.spoken[at]}"
    return found


def _is_country(shape: Shape, at: int) -> bool:
    return any(each.at == at and (each.actors or each.places) and not each.treaties for each in shape.mentions)
