"""The shipped format: which files a year's folder holds and which columns each has.

One description serves the reader, the writer, the store's schema test and ``docs/formato.md``.
Column names are the glossary's English nouns; what they mean is said in Italian, because the
person who fills them in reads it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from scoring.basis import TargetChange
from scoring.model import Direction, MeasureState, Op


class Kind(StrEnum):
    """What a cell may hold. A blank cell is always "not printed" unless the column is required."""

    TEXT = "text"
    CODE = "code"
    """Text without leading or trailing blanks."""
    NUMBER = "number"
    """Decimal point, no thousands separator, digits as printed: ``120.00`` is not ``120``."""
    VALUE = "value"
    """A NUMBER or a DATE."""
    DATE = "date"
    """``AAAA-MM-GG``."""
    INTEGER = "integer"
    FLAG = "flag"
    """``0`` or ``1``."""
    WORD = "word"
    """One of a closed list."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a file of the format.

    Attributes:
        unit: of its numbers; empty where they have none, or it is not told.
    """

    name: str
    kind: Kind
    meaning: str
    required: bool = False
    words: tuple[str, ...] = ()
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One CSV file of a year's folder; the store has a table of the same name.

    Attributes:
        name: table of the store; the file is ``<name>.csv``.
        key: columns that no two rows may share.
        optional: the file may be missing, which means it has no rows.
    """

    name: str
    meaning: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    optional: bool = True

    @property
    def column_names(self) -> tuple[str, ...]:
        """Names in the order of the file."""
        return tuple(column.name for column in self.columns)


AVAILABILITY = (
    "value",
    "declared",
    "blank",
    "ND",
    "nd",
    "non ancora disponibile",
    "annullate",
    "not_printed",
)
"""How a value is present or absent. Every absence of the documents is kept apart."""

CHANGES = tuple(change for change in TargetChange if change)

BREAK_KINDS = ("method", "unit", "source")
"""Why the values of a series from a year on cannot be set beside those before it."""

PERCENT = "per cento"
OWN_UNIT = "quella della colonna unit"
"""The measure's where the cell of the column ``unit`` is blank."""
MEASURES_UNIT = "quella dell'indicatore"

_SECTION = Column("section", Kind.CODE, "Sezione del piano, fra quelle di ente.toml", required=True)
_OWNER = Column("owner", Kind.TEXT, "Persona di cui è la scheda individuale; vuoto se la scheda è dell'ente")
_NODE = Column("node_code", Kind.CODE, "Codice del nodo (obiettivo, ambito)", required=True)
_INDICATOR = Column("indicator_code", Kind.CODE, "Codice dell'indicatore nel nodo", required=True)
_YEAR = Column("year", Kind.INTEGER, "Anno a cui il valore si riferisce", required=True)
_LINE = Column("source_line", Kind.INTEGER, "Riga del testo del documento da cui il dato è tratto")
_CONFIDENCE = Column("confidence", Kind.WORD, "Sicurezza della trascrizione", words=("high", "medium", "low"))
_PLACE = (_SECTION, _OWNER, _NODE, _INDICATOR)
PLACE = tuple(column.name for column in _PLACE)
"""The columns that say which measure a row belongs to."""

NODES = Table(
    "nodes",
    "I nodi dell'albero: ambiti, obiettivi strategici, operativi, individuali",
    (
        _SECTION,
        _OWNER,
        _NODE,
        Column("parent_code", Kind.CODE, "Codice del nodo superiore; vuoto per i nodi più alti"),
        Column("level", Kind.CODE, "Livello, fra quelli di ente.toml", required=True),
        Column("title", Kind.TEXT, "Titolo come stampato", required=True),
        Column("description", Kind.TEXT, "Descrizione come stampata"),
        Column("weight", Kind.NUMBER, "Peso nel nodo superiore, per cento", unit=PERCENT),
        Column("units", Kind.TEXT, "Unità organizzative coinvolte"),
        Column("note", Kind.TEXT, "Nota della trascrizione"),
        _LINE,
    ),
    ("section", "owner", "node_code"),
    optional=False,
)

MEASURES = Table(
    "measures",
    "Gli indicatori, ciascuno nel nodo in cui è misurato",
    (
        *_PLACE,
        Column("indicator_name", Kind.TEXT, "Nome come stampato", required=True),
        Column("description", Kind.TEXT, "Descrizione come stampata"),
        Column("algorithm", Kind.TEXT, "Algoritmo, spesso numeratore / denominatore"),
        Column("typology", Kind.TEXT, "Tipologia: Efficacia, Efficienza, Qualità, Volume, Outcome…"),
        Column("source", Kind.TEXT, "Fonte del dato"),
        Column("unit", Kind.CODE, "Unità di misura, fra quelle di ente.toml"),
        Column(
            "direction",
            Kind.WORD,
            "Verso: higher = meglio se cresce, lower = meglio se cala, nominal = giusto solo il target",
            required=True,
            words=tuple(Direction),
        ),
        Column("weight", Kind.NUMBER, "Peso nel nodo, per cento", unit=PERCENT),
        Column(
            "state",
            Kind.WORD,
            "Se l'indicatore entra nella misurazione del nodo e, se no, perché",
            required=True,
            words=tuple(MeasureState),
        ),
        Column("is_common", Kind.FLAG, "1 se è un obiettivo comune (OC) delle Camere di commercio"),
        Column("common_code", Kind.CODE, "Codice comune, uguale in tutti gli enti"),
        Column("is_new", Kind.FLAG, "1 se è nuovo nell'anno"),
        Column("is_equality", Kind.FLAG, "1 se riguarda le pari opportunità"),
        Column("note_number", Kind.TEXT, "Numero della nota con la serie storica"),
        Column("commentary", Kind.TEXT, "Commento o NOTA sullo scostamento, come stampato"),
        _LINE,
        _CONFIDENCE,
    ),
    PLACE,
    optional=False,
)

TARGETS = Table(
    "targets",
    "I target di ogni anno e versione, con l'atto che li ha fissati",
    (
        *_PLACE,
        _YEAR,
        Column("version", Kind.INTEGER, "1 = come pianificato; poi una per ogni modifica", required=True),
        Column("op", Kind.WORD, "Operatore stampato; by = entro la data", words=tuple(Op)),
        Column("target", Kind.VALUE, "Valore promesso, o data", unit=OWN_UNIT),
        Column("unit", Kind.CODE, "Unità di misura del target"),
        Column("text", Kind.TEXT, "Target in parole, dove non è (solo) un numero"),
        Column("valid", Kind.FLAG, "1 se è la versione valida alla fine dell'anno", required=True),
        Column("change", Kind.WORD, "Che cosa cambia rispetto alla versione precedente", words=CHANGES),
        Column("act", Kind.TEXT, "Organo, numero e forma dell'atto, come stampati"),
        Column("act_date", Kind.DATE, "Data dell'atto"),
        Column("occasion", Kind.TEXT, "Occasione della modifica, dove l'atto non è stampato"),
        Column("reason", Kind.TEXT, "Motivo della modifica"),
        _LINE,
    ),
    (*PLACE, "year", "version"),
)

SOGLIE = Table(
    "soglie",
    "Le soglie: il valore a cui il punteggio è zero",
    (
        *_PLACE,
        _YEAR,
        Column("soglia", Kind.VALUE, "Valore della soglia, o data", required=True, unit=MEASURES_UNIT),
        Column(
            "origin",
            Kind.WORD,
            "Stampata nell'indicatore, nella descrizione del nodo, o dedotta dai punteggi pubblicati",
            required=True,
            words=("indicator", "node_description", "deduced"),
        ),
        Column("note", Kind.TEXT, "Nota stampata accanto, o come è stata dedotta"),
    ),
    (*PLACE, "year"),
)

ACTUALS = Table(
    "actuals",
    "I consuntivi dell'anno",
    (
        *_PLACE,
        _YEAR,
        Column("actual", Kind.VALUE, "Valore raggiunto, o data", unit=MEASURES_UNIT),
        Column("numerator", Kind.NUMBER, "Numeratore"),
        Column("denominator", Kind.NUMBER, "Denominatore"),
        Column("deviation", Kind.NUMBER, "Scostamento come stampato, con il segno stampato", unit=MEASURES_UNIT),
        Column(
            "declared", Kind.NUMBER, "Percentuale dichiarata per un risultato qualitativo senza valore", unit=PERCENT
        ),
        Column("availability", Kind.WORD, "Presenza o tipo di assenza", required=True, words=AVAILABILITY),
        Column("note", Kind.TEXT, "Nota della trascrizione"),
    ),
    (*PLACE, "year"),
)

INTERIM = Table(
    "interim",
    "Le rilevazioni durante l'anno, prima del consuntivo",
    (
        *_PLACE,
        Column("day", Kind.DATE, "Giorno a cui il valore si riferisce, entro l'anno", required=True),
        Column("value", Kind.VALUE, "Valore raggiunto a quel giorno", unit=MEASURES_UNIT),
        Column("numerator", Kind.NUMBER, "Numeratore"),
        Column("denominator", Kind.NUMBER, "Denominatore"),
        Column("note", Kind.TEXT, "Che cosa dice chi l'ha rilevato"),
    ),
    (*PLACE, "day"),
)

PROFILES = Table(
    "profiles",
    "Il cammino atteso di un indicatore durante l'anno, dove non è una linea retta",
    (
        *_PLACE,
        Column("day", Kind.DATE, "Giorno, entro l'anno", required=True),
        Column("share", Kind.NUMBER, "Parte del cammino da fare entro quel giorno, per cento", True, unit=PERCENT),
    ),
    (*PLACE, "day"),
)

HISTORY = Table(
    "history",
    "Le note numerate con la serie storica",
    (
        Column("note_number", Kind.TEXT, "Numero della nota", required=True),
        Column("section", Kind.CODE, "Sezione del nodo; vuota se la nota non ha indicatore"),
        _OWNER,
        Column("node_code", Kind.CODE, "Nodo; vuoto se la nota non ha indicatore"),
        Column("indicator_code", Kind.CODE, "Indicatore; vuoto se la nota non ne ha"),
        Column("indicator_name", Kind.TEXT, "Nome dell'indicatore come nella nota"),
        Column("source", Kind.TEXT, "Fonte stampata nella nota"),
        _YEAR,
        Column("value", Kind.VALUE, "Valore dell'anno", unit=MEASURES_UNIT),
        Column("numerator", Kind.NUMBER, "Numeratore"),
        Column("denominator", Kind.NUMBER, "Denominatore"),
        Column("availability", Kind.WORD, "Presenza o tipo di assenza", required=True, words=AVAILABILITY),
        Column("raw", Kind.TEXT, "Testo stampato, alla lettera"),
        _CONFIDENCE,
    ),
    ("note_number", *PLACE, "year"),
)

BREAKS = Table(
    "breaks",
    "Le interruzioni delle serie storiche: gli anni da cui un indicatore misura altro",
    (
        *_PLACE,
        Column("year", Kind.INTEGER, "Primo anno della serie nuova", required=True),
        Column(
            "kind",
            Kind.WORD,
            "Che cosa cambia: method = come o che cosa si conta, unit = l'unità di misura, source = la fonte",
            required=True,
            words=BREAK_KINDS,
        ),
        Column("reason", Kind.TEXT, "Che cosa dice il documento", required=True),
        _LINE,
    ),
    (*PLACE, "year", "kind"),
)

BENCHMARKS = Table(
    "benchmarks",
    "I valori di confronto stampati: nazione e cluster dimensionale",
    (
        *_PLACE,
        Column("year", Kind.INTEGER, "Anno a cui il valore si riferisce; vuoto se il documento non lo stampa"),
        Column("scope", Kind.TEXT, "Ambito del confronto", required=True),
        Column("statistic", Kind.WORD, "Statistica", required=True, words=("mean", "median", "min", "max")),
        Column("value", Kind.NUMBER, "Valore; vuoto se il testo lo dice senza numero", unit=OWN_UNIT),
        Column("unit", Kind.CODE, "Unità di misura"),
        Column("raw", Kind.TEXT, "Testo stampato, alla lettera"),
        _LINE,
    ),
    (*PLACE, "year", "scope", "statistic"),
)

EVALUATIONS = Table(
    "evaluations",
    "Le valutazioni dell'OIV",
    (
        _SECTION,
        _OWNER,
        _NODE,
        Column("evaluation", Kind.NUMBER, "Valutazione, per cento", unit=PERCENT),
        Column("outcome", Kind.TEXT, "Parole al posto del numero: «non valutabile»"),
        Column("motivation", Kind.TEXT, "Motivazione, come stampata"),
    ),
    ("section", "owner", "node_code"),
)

PUBLISHED = Table(
    "published",
    "I punteggi, i risultati e le parole stampati nel documento",
    (
        _SECTION,
        _OWNER,
        Column("node_code", Kind.CODE, "Codice del nodo; vuoto se il risultato è dell'intera scheda"),
        Column("indicator_code", Kind.CODE, "Indicatore; vuoto se il risultato è del nodo"),
        Column("score", Kind.NUMBER, "Punteggio o risultato, per cento, con le cifre stampate", unit=PERCENT),
        Column("status", Kind.TEXT, "Parola stampata"),
    ),
    ("section", "owner", "node_code", "indicator_code"),
)

CONTEXT = Table(
    "context",
    "I dati di contesto stampati: personale, costi, imprese, territorio",
    (
        Column("topic", Kind.TEXT, "Argomento, per esempio «Personale»", required=True),
        Column("item", Kind.TEXT, "Che cosa si conta, come stampato", required=True),
        _YEAR,
        Column("value", Kind.NUMBER, "Valore, con le cifre stampate", required=True, unit=OWN_UNIT),
        Column("unit", Kind.TEXT, "Unità di misura, a parole: dipendenti, milioni di euro"),
        Column("note", Kind.TEXT, "Che cosa il documento dice del valore, o nota della trascrizione"),
        _LINE,
    ),
    ("topic", "item", "year"),
)

TABLES: tuple[Table, ...] = (
    NODES,
    MEASURES,
    TARGETS,
    SOGLIE,
    ACTUALS,
    INTERIM,
    PROFILES,
    HISTORY,
    BREAKS,
    BENCHMARKS,
    EVALUATIONS,
    PUBLISHED,
    CONTEXT,
)
"""Every file of a year's folder, in the order in which they are read."""
