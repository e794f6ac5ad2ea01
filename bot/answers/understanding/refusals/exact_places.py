"""Questions for exact positions."""

import re

from bot.answers.understanding.cues import Line, words

_COORDINATES = words(
    r"coordinates?", r"exact (?:locations?|whereabouts|spots?|places?|position of the)", r"lat(?:itude)? ?(?:and )?lon\w*",
    r"longitude", r"grid ref\w*", r"gps", r"mgrs", r"geoloca\w*", r"pinpoint\w*", r"координат\w*", r"coordenadas",
    r"coordonnees", r"(?:lieu|endroit|emplacement) exact", r"ubicacion exacta", r"lugar exacto",
    r"точн(?:ое|ого|ые) (?:мест|располож)\w*", r"точн(?:е|ого|і) (?:місц|розташув)\w*", r"геолокац\w*",
)  # fmt: skip
_NOT_WANTED = re.compile(
    r"(?<!\w)(?:no|not|without|dont need|dont want|no need for) (?:the |any |exact )*(?:coordinates?|gps)(?!\w)"
)
"""What a question says it does not ask for is no reason to decline."""
SHOWN_BY = frozenset({_COORDINATES})


def asks_where_exactly(line: Line) -> bool:
    """Tell whether an exact position is asked for."""
    return _COORDINATES.search(_NOT_WANTED.sub("", line)) is not None
