"""What a document calls the time of a value that is of no whole year: «2010-14», «I semestre 2022»."""

from __future__ import annotations

import re
from typing import Final

_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SHORT: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[-–—]\s*(\d\d)(?!\d)")
"""A year and the two digits of a later one."""
_LONGEST: Final = 50
"""Years that two digits may be away: «1999-02» ends in 2002."""
_ONLY_A_YEAR: Final = re.compile(r"(?:l'|l\u2019)?(?:anno|a\.)?\s*\d{4}\s*\.?", re.IGNORECASE)


def last_year(text: str) -> int | None:
    """The last year that the name of a period says; None where it says none.

    Examples:
        >>> [last_year(text) for text in ("2010-14", "dal 2010 al 2014", "I semestre 2022", "1999-02", "anno non noto")]
        [2014, 2014, 2022, 2002, None]
    """
    found = [int(year) for year in _YEAR.findall(text)]
    for start, end in _SHORT.findall(text):
        years = (int(end) - int(start)) % 100
        found += [int(start) + years] * (0 < years <= _LONGEST)
    return max(found, default=None)


def is_period(text: str) -> bool:
    """Whether a text says a year and is the name of another time: several years, a part of one.

    Examples:
        >>> [is_period(text) for text in ("2010-14", "2010/2014", "T1 2022", "2022", "anno 2022", "31/12/2022", "T1")]
        [True, True, True, False, False, False, False]
    """
    years, last = _YEAR.findall(text), last_year(text)
    says_more = any(letter.isalpha() for letter in text) and not _ONLY_A_YEAR.fullmatch(text.strip())
    return last is not None and (says_more or last > int(years[0]))
