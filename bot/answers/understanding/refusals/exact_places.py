"""Questions for exact positions."""

import re

from bot.answers.understanding.cues import Line, words

_COORDINATES = words(
    r"coordinates?", r"exact (?:locations?|whereabouts|spots?|places?)",
    r"exact positions? of (?:the |an? |its |their |his )?(?:\S+ ){0,2}(?:batter(?:y|ies)|launchers?|troops|units?|crews?|guns?|"
    r"columns?|depots?|stores?|dumps?|mines?|minefields?|bombs?|house|building|vehicles?|artillery|brigades?)",
    r"lat(?:itude)? ?(?:and )?lon\w*",
    r"(?:which|what) (?:house (?:and|or|number)|street|address|block|flat)", r"latitudes?",
    r"punto exacto",
    r"(?:dumps?|depots?|bases?|stores?) "
    r"(?:should|could|to|must) (?:be )?(?:hit|struck|strike|bombed|bomb|targeted|target|destroyed)",
    r"maps? (?:of|showing|with) (?:the |all )?(?:\S+ )?(?:minefields?|mined areas?|positions?|depots?|batteries|launchers?)",
    r"(?:need|want|give me|tell me|know|have) the (?:exact |precise )?spot",
    r"where (?:is|are) (?:the )?(?:\S+ ){0,2}(?:batter(?:y|ies)|troops|launchers?|artillery|crews?|brigades?|units?) "
    r"(?:\S+ ){0,6}(?:located|based|positioned|stationed|dug in)$",
    r"maps? (?:of|showing) (?:the |all )?@\d+ (?:around|near|in|at|outside)",
    r"where (?:exactly |precisely )?(?:does|do|is|are) (?:the )?(?:@\d+ )?@\d+(?: \w+)? "
    r"(?:keep|keeping|store|storing|stored|hide|hiding|stash\w*)",
    r"where (?:exactly )?(?:is|are) (?:the )?(?:@\d+ )?(?:s )?"
    r"(?:batter(?:y|ies)|troops|launchers?|artillery|crews?|brigades?)(?! (?:that|who|which))",
    r"(?:useful|sensible|smart|effective|valuable|wise) to (?:hit|strike|bomb|target|shell)",
    r"longitude", r"maps? pins?", r"(?:drop|send|share|give)(?: \w+){0,3} pin", r"what3words",
    r"km[lz]", r"shape ?files?", r"geojson", r"gpx", r"way ?points?", r"map references?",
    r"google (?:maps?|earth)",
    r"(?:nearest|within|to) (?:\S+ ){0,2}(?:met(?:re|er)s?|yards?|feet)",
    r"exactly (?:which|what) (?:streets?|gardens?|yards?|houses?|fields?|roads?|buildings?)",
    r"(?:which|what) (?:streets?|gardens?|yards?|fields?|houses?)(?: \S+){0,5} (?:are|is) (?:the )?(?:\S+ ){0,2}"
    r"(?:lying|laid|planted|buried|still|hidden)",
    r"down to the (?:met(?:re|er)|street|house|building|yard)",
    r"street address", r"position exacte", r"точк\w+ на (?:карт|мап)\w+", r"с точностью до", r"з точністю до",
    r"(?:worth|better|best|easiest) (?:to )?(?:hit|hitting|strike|striking|bombing|bomb|targeting|target)(?: first| next)?",
    r"where (?:can|could|should|would|do) (?:i|we|you|they|one) (?:hit|strike|target|aim|shell|bomb)",
    r"grid (?:ref\w*|squares?|coordinates?|numbers?|cells?|points?)",
    r"gps", r"mgrs", r"geoloca\w*", r"pinpoint\w*", r"координат\w*", r"coordenadas",
    r"coordonnees", r"(?:lieu|endroit|emplacement) exact", r"ubicacion exacta", r"lugar exacto",
    r"точн(?:ое|ого|ые) (?:мест|располож)\w*", r"точн(?:е|ого|і) (?:місц|розташув)\w*", r"геолокац\w*",
)  # fmt: skip
_NOT_WANTED = re.compile(
    r"(?<!\w)(?:no|not|without|(?:don ?t|do not) (?:need|want)|no need for) (?:the |any |exact )*"
    r"(?:coordinates?|gps|locations?|spots?|places?|pins?)(?!\w)"
)
"""What a question says it does not ask for is no reason to decline."""
SHOWN_BY = frozenset({_COORDINATES})


def asks_where_exactly(line: Line) -> bool:
    """Tell whether an exact position is asked for."""
    return _COORDINATES.search(_NOT_WANTED.sub("", line)) is not None
