"""Who a new ente is and how it scores, from a few choices → the TOML texts of its folder."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from data.format.choices import SMVP_FILE
from data.format.ente import ENTE_FILE
from data.format.identity import read_documents
from data.format.smvp_text import quoted, smvp_text
from data.format.written_number import plain_unit, unit_written
from scoring.policy import Band, Bands, Policy, SectionPolicy
from scoring.question import answered
from scoring.questions import Part, questions
from scoring.rule_questions import PROPORTION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from scoring.question import Question

SECTION = "piano"
"""Code of the only section of a new ente."""
_UNITS = (
    ("perc", "per cento", "%", "percent"),
    ("numero", "numero", "", "count"),
    ("giorni", "giorni", "gg", "days"),
    ("data", "data", "", "date"),
)
_OTHERS = (
    (("€", "euro", "eur"), ("euro", "euro", "€", "number")),
    (("h", "ora", "ore"), ("ore", "ore", "ore", "number")),
    (("'", "′", "min", "minuto", "minuti"), ("minuti", "minuti", "min", "number")),
)
"""Units that an ente has where its office writes them, and the words for them."""
_BANDS = Bands(
    (
        Band(word="Non raggiunto", symbol="✗", colour="red"),
        Band(word="Parzialmente raggiunto", symbol="◐", colour="yellow", lower=50.0),
        Band(word="Raggiunto", symbol="✓", colour="green", lower=90.0),
    )
)


LEVELS = (("obiettivo", "Obiettivo", "Obiettivi"),)
"""Of a plan in which no objective is part of another: code, singular and plural."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEnte:
    """What must be known of an ente that the program does not know yet.

    Attributes:
        levels: code, singular and plural of every level, from the widest.
        answers: to ``method_questions``; the usual method where nobody answers.
    """

    code: str
    name: str
    short_name: str
    year: int
    document: str = ""
    levels: tuple[tuple[str, str, str], ...] = LEVELS
    answers: Mapping[str, str] = field(default_factory=dict)


def method_questions(levels: Iterable[str] = ("obiettivo",)) -> tuple[Question, ...]:
    """The questions on the method of an ente with one section; ``levels`` are their codes, from the widest."""
    return questions((Part(SECTION, tuple(levels)),))


def usual_method(short_name: str, year: int) -> Policy:
    """The method of an ente that answered nothing yet: the proportion to the target, weights as given, no rounding."""
    usual = Policy(
        title=f"Metodo di {short_name}",
        first_year=year,
        rule=PROPORTION,
        bands=_BANDS,
        main_section=SECTION,
        sections={SECTION: SectionPolicy(root="Risultato dell'ente")},
    )
    return answered(usual, {"calo": "inversa", "scadenza": "giorno"}, method_questions())


def method_of(ente: NewEnte) -> Policy:
    """The method that the answers say.

    Raises:
        WrongAnswerError: an answer that its question has not.
    """
    asked = method_questions(code for code, _, _ in ente.levels)
    return answered(usual_method(ente.short_name, ente.year), ente.answers, asked)


def documents_of(ente: NewEnte, written_units: Iterable[str] = ()) -> dict[str, str]:
    """The TOML texts, by name.

    Args:
        ente: the choices.
        written_units: how the office calls its units; those that the common ones do not have are added.
    """
    own = _unknown(ente, written_units)
    return {ENTE_FILE: _text(_ente(ente, [*_UNITS, *own])), SMVP_FILE: smvp_text(method_of(ente))}


def code_of(name: str) -> str:
    """A name as a code: small letters, digits and hyphens.

    Examples:
        >>> code_of("Comune di Forlì")
        'comune-di-forli'
    """
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _unknown(ente: NewEnte, written: Iterable[str]) -> list[tuple[str, str, str, str]]:
    """The units that none of the common ones is, each once."""
    known, _, _ = read_documents({ENTE_FILE: _text(_ente(ente, [*_UNITS])), SMVP_FILE: smvp_text(method_of(ente))})
    found: dict[str, tuple[str, str, str, str]] = {}
    for text in written:
        plain = plain_unit(text)
        unit = next((unit for words, unit in _OTHERS if plain in words), (code_of(text), text, "", "number"))
        if plain and unit[0] and not unit_written(plain, known):
            found.setdefault(unit[0], unit)
    return list(found.values())


def _ente(ente: NewEnte, units: list[tuple[str, str, str, str]]) -> Iterator[str]:
    yield "format = 1"
    yield from _keys({"code": ente.code, "name": ente.name, "short_name": ente.short_name})
    yield f"\n[years.{ente.year}]"
    yield from _keys({"document": ente.document})
    for code, singular, plural in ente.levels:
        yield f"\n[levels.{quoted(code)}]"
        yield from _keys({"singular": singular, "plural": plural})
    yield f"\n[sections.{SECTION}]"
    yield from _keys({"name": "Piano"})
    for code, name, symbol, kind in units:
        yield f"\n[units.{quoted(code)}]"
        yield from _keys({"name": name, "symbol": symbol, "kind": kind})


def _keys(values: Mapping[str, str]) -> Iterator[str]:
    return (f"{name} = {quoted(text)}" for name, text in values.items() if text)


def _text(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"
