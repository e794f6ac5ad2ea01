"""What a single time in a text can mean, before the words round it are looked at."""

from msgspec import Struct
from msgspec.structs import replace

from bot.answers.query import Span
from bot.answers.understanding.dates.spans import Cut, Yearless, cut_out


class Time(Struct, frozen=True, gc=False):
    """A time from one token to another. It has one reading; or two (2/11/2023); or none: each year, or not in the calendar.

    `year` is the one that its words name. `weak` times are none without a word such as *in* before them; `taken` ones got
    their year from a word such as *last*; `size` is the unit that it has.
    """

    begin: int
    end: int
    readings: tuple[Span, ...] = ()
    yearless: Yearless | None = None
    size: str = "day"
    year: int | None = None
    weak: bool = False
    taken: bool = False

    def cut(self, begin: int, cut: Cut, end: int | None = None) -> "Time | None":
        """Give a part of the time, whose words begin further left; None where it has no such part."""
        try:
            cut_readings = tuple(cut_out(span, cut) for span in self.readings)
        except (ValueError, OverflowError):
            return None
        yearless = self.yearless.cut_to(cut) if self.yearless else None
        return replace(
            self, begin=begin, end=end or self.end, readings=cut_readings, yearless=yearless, size="part", weak=False
        )


def fixed(begin: int, end: int, span: Span, size: str, year: int | None = None, *, taken: bool = False) -> Time:
    """Make a time that can be read in one way."""
    return Time(begin, end, (span,), None, size, year, taken=taken)
