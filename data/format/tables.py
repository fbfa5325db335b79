"""The shipped format: which files a year's folder holds and which columns each has.

One description serves the reader, the writer, the store's schema test and ``docs/formato.md``.
Column names are the glossary's English nouns; what they mean is said in Italian, because the
person who fills them in reads it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from data.plan.units import NameKind
from scoring.basis import TargetChange
from scoring.model import Direction, MeasureState, Op

if TYPE_CHECKING:
    from collections.abc import Mapping


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
class Default:
    """What a required cell means where nobody wrote it: blank, or in a column that is not there.

    Attributes:
        meaning: in Italian, for the person who fills in.
        text: the canonical text; empty where it follows from other cells (``data/format/defaults.py``).
    """

    meaning: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a file of the format.

    Attributes:
        heading: its name in a workbook.
        required: no row is without it; where nobody writes it, the default is taken.
        unit: of its numbers; empty where they have none, or it is not told.
    """

    name: str
    heading: str
    kind: Kind
    meaning: str
    required: bool = False
    words: tuple[str, ...] = ()
    unit: str = ""
    default: Default | None = None

    @property
    def compulsory(self) -> bool:
        """Whether a person must write it, because no default can."""
        return self.required and self.default is None


@dataclass(frozen=True, slots=True)
class Table:
    """One CSV file of a year's folder; the store has a table of the same name.

    Attributes:
        name: table of the store; the file is ``<name>.csv``.
        sheet: its name in a workbook.
        key: columns that no two rows may share.
        optional: the file may be missing, which means it has no rows.
        later: columns that came after the first version of the format.
    """

    name: str
    sheet: str
    meaning: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    optional: bool = True
    later: tuple[str, ...] = ()

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

CAUSE_KINDS = ("exogenous", "endogenous", "indicator", "target")
"""Where a deviation comes from: outside the ente, inside it, from how it is measured, from what was promised."""

PATHS = ("adds_up", "level")
"""How an indicator goes through the year, where its unit does not tell."""

BREAK_KINDS = ("method", "unit", "source")
"""Why the values of a series from a year on cannot be set beside those before it."""

LABELS: Mapping[str, str] = {
    Direction.HIGHER: "crescere",
    Direction.LOWER: "calare",
    Direction.NOMINAL: "esatto",
    MeasureState.MEASURED: "misurato",
    MeasureState.NOT_MEASURED: "non misurato",
    MeasureState.SUPPRESSED: "soppresso",
    MeasureState.NOT_MEASURABLE: "non misurabile",
    MeasureState.NOT_AVAILABLE: "non disponibile",
    MeasureState.EXCLUDED: "escluso",
    Op.BY: "entro",
    "value": "valore",
    "declared": "dichiarato",
    "blank": "non fatto",
    "not_printed": "non stampato",
    TargetChange.RAISED: "target alzato",
    TargetChange.LOWERED: "target abbassato",
    TargetChange.RELAXED: "target allentato",
    TargetChange.REPLACED: "indicatore sostituito",
    TargetChange.SUPPRESSED: "indicatore soppresso",
    "indicator": "indicatore",
    "exogenous": "esogena",
    "endogenous": "endogena",
    "node_description": "descrizione dell'obiettivo",
    "deduced": "dedotta",
    "method": "metodo",
    "unit": "unità",
    "alias": "altra grafia",
    "joint": "nome congiunto",
    "source": "fonte",
    "adds_up": "si accumula",
    "level": "è un livello",
    "mean": "media",
    "median": "mediana",
    "min": "minimo",
    "max": "massimo",
    "high": "alta",
    "medium": "media",
    "low": "bassa",
    "percent": "percentuale",
    "count": "conteggio",
    "number": "numero",
    "days": "giorni",
    "date": "data",
    "as_given": "come stampati",
    "equal": "tutti uguali",
    "held": "un nodo pesa ciò che contiene",
    "weighted_mean": "media pesata",
    "sum": "somma",
    "minimum": "il minimo",
    "geometric": "media geometrica",
    "not_evaluable": "non valutabile",
    "reached": "raggiunto",
    "result": "risultato",
    "deadlines": "scadenze",
    "red": "rosso",
    "yellow": "giallo",
    "green": "verde",
    "blue": "blu",
    "grey": "grigio",
}
"""What a workbook writes in the place of a word; a word that is not here is written as it is."""

PERCENT = "per cento"
OWN_UNIT = "quella della colonna unit"
"""The measure's where the cell of the column ``unit`` is blank."""
MEASURES_UNIT = "quella dell'indicatore"

_ONLY_SECTION = Default("l'unica dell'ente")
_THIS_YEAR = Default("l'anno del piano")
_PRESENCE = Default("`value` con un valore, o numeratore e denominatore; `declared` con la percentuale")
_SECTION = Column(
    "section",
    "Sezione",
    Kind.CODE,
    "Sezione del piano, fra quelle di ente.toml",
    required=True,
    default=_ONLY_SECTION,
)
_OWNER = Column("owner", "Persona", Kind.TEXT, "Persona di cui è la scheda individuale; vuoto se la scheda è dell'ente")
_NODE = Column("node_code", "Codice obiettivo", Kind.CODE, "Codice del nodo (obiettivo, ambito)", required=True)
_INDICATOR = Column("indicator_code", "Codice indicatore", Kind.CODE, "Codice dell'indicatore nel nodo", required=True)
_RATIO = (
    Column("numerator", "Numeratore", Kind.NUMBER, "Numeratore"),
    Column("denominator", "Denominatore", Kind.NUMBER, "Denominatore"),
)
_YEAR = Column("year", "Anno", Kind.INTEGER, "Anno a cui il valore si riferisce", required=True, default=_THIS_YEAR)
_ANY_YEAR = replace(_YEAR, default=None)
_LINE = Column(
    "source_line", "Riga del documento", Kind.INTEGER, "Riga del testo del documento da cui il dato è tratto"
)
_CONFIDENCE = Column(
    "confidence", "Sicurezza", Kind.WORD, "Sicurezza della trascrizione", words=("high", "medium", "low")
)
_PLACE = (_SECTION, _OWNER, _NODE, _INDICATOR)
PLACE = tuple(column.name for column in _PLACE)
"""The columns that say which measure a row belongs to."""
NODE_PLACE = PLACE[:3]
"""The columns that say which node a row belongs to."""

NODES = Table(
    "nodes",
    "Obiettivi",
    "I nodi dell'albero: ambiti, obiettivi strategici, operativi, individuali",
    (
        _SECTION,
        _OWNER,
        _NODE,
        Column("parent_code", "Obiettivo superiore", Kind.CODE, "Codice del nodo superiore; vuoto per i nodi più alti"),
        Column(
            "level",
            "Livello",
            Kind.CODE,
            "Livello, fra quelli di ente.toml",
            required=True,
            default=Default("quello della sua profondità, fra i livelli di ente.toml"),
        ),
        Column("title", "Titolo", Kind.TEXT, "Titolo come stampato", required=True),
        Column("description", "Descrizione", Kind.TEXT, "Descrizione come stampata"),
        Column("weight", "Peso %", Kind.NUMBER, "Peso nel nodo superiore, per cento", unit=PERCENT),
        Column(
            "units",
            "Unità organizzative",
            Kind.TEXT,
            "Unità organizzative coinvolte; più d'una con «;», o con un nome congiunto di units.csv",
        ),
        Column("note", "Nota", Kind.TEXT, "Nota della trascrizione"),
        _LINE,
    ),
    ("section", "owner", "node_code"),
    optional=False,
)

MEASURES = Table(
    "measures",
    "Indicatori",
    "Gli indicatori, ciascuno nel nodo in cui è misurato",
    (
        *_PLACE,
        Column("indicator_name", "Indicatore", Kind.TEXT, "Nome come stampato", required=True),
        Column("description", "Descrizione", Kind.TEXT, "Descrizione come stampata"),
        Column("algorithm", "Algoritmo", Kind.TEXT, "Algoritmo, spesso numeratore / denominatore"),
        Column("typology", "Tipologia", Kind.TEXT, "Tipologia: Efficacia, Efficienza, Qualità, Volume, Outcome…"),
        Column("source", "Fonte", Kind.TEXT, "Fonte del dato"),
        Column("unit", "Unità di misura", Kind.CODE, "Unità di misura, fra quelle di ente.toml"),
        Column(
            "direction",
            "Verso",
            Kind.WORD,
            "Verso: higher = meglio se cresce, lower = meglio se cala, nominal = giusto solo il target",
            required=True,
            words=tuple(Direction),
            default=Default(
                "dal target valido: `>=`, `>` e «sì» crescere, `<=`, `<`, `by` e «no» calare, `=` e «tra … e …» "
                "esatto; se è un altro indicatore, il suo"
            ),
        ),
        Column("weight", "Peso %", Kind.NUMBER, "Peso nel nodo, per cento", unit=PERCENT),
        Column(
            "state",
            "Stato",
            Kind.WORD,
            "Se l'indicatore entra nella misurazione del nodo e, se no, perché",
            required=True,
            words=tuple(MeasureState),
            default=Default("misurato", MeasureState.MEASURED),
        ),
        Column("is_common", "Obiettivo comune", Kind.FLAG, "1 se è un obiettivo comune (OC) delle Camere di commercio"),
        Column("common_code", "Codice comune", Kind.CODE, "Codice comune, uguale in tutti gli enti"),
        Column("is_new", "Nuovo", Kind.FLAG, "1 se è nuovo nell'anno"),
        Column("is_equality", "Pari opportunità", Kind.FLAG, "1 se riguarda le pari opportunità"),
        Column("note_number", "Numero nota", Kind.TEXT, "Numero della nota con la serie storica"),
        Column("commentary", "Commento", Kind.TEXT, "Commento o NOTA sullo scostamento, come stampato"),
        _LINE,
        _CONFIDENCE,
        Column(
            "path",
            "Nell'anno",
            Kind.WORD,
            "Come va durante l'anno: adds_up = si accumula da zero, level = è un livello; vuoto: secondo l'unità",
            words=PATHS,
        ),
        Column("rule", "Regola", Kind.CODE, "Regola dell'indicatore, o scala di smvp.toml; vuoto: quella del metodo"),
        Column(
            "params",
            "Numeri della regola",
            Kind.TEXT,
            "Numeri che la regola chiede, separati da spazi; un limite escluso: >70",
        ),
        Column(
            "baseline",
            "Valore di partenza",
            Kind.NUMBER,
            "Da dove parte il progresso; vuoto: il valore dell'anno prima",
            unit=OWN_UNIT,
        ),
        Column(
            "same_as",
            "È l'indicatore",
            Kind.CODE,
            "Indicatore di cui questo ha target, soglia e consuntivo: SEZIONE/NODO/INDICATORE; di una scheda "
            "individuale, SEZIONE/PERSONA/NODO/INDICATORE",
        ),
    ),
    PLACE,
    optional=False,
    later=("path", "rule", "params", "baseline", "same_as"),
)

TARGETS = Table(
    "targets",
    "Target",
    "I target di ogni anno e versione, con l'atto che li ha fissati",
    (
        *_PLACE,
        _YEAR,
        Column(
            "version",
            "Versione",
            Kind.INTEGER,
            "1 = come pianificato; poi una per ogni modifica",
            required=True,
            default=Default("1", "1"),
        ),
        Column("op", "Operatore", Kind.WORD, "Operatore stampato; by = entro la data", words=tuple(Op)),
        Column("target", "Target", Kind.VALUE, "Valore promesso, o data", unit=OWN_UNIT),
        Column("unit", "Unità di misura", Kind.CODE, "Unità di misura del target"),
        Column("text", "Target in parole", Kind.TEXT, "Target in parole, dove non è (solo) un numero"),
        Column(
            "valid",
            "Valida",
            Kind.FLAG,
            "1 se è la versione valida alla fine dell'anno",
            required=True,
            default=Default("1 se è l'unica versione dell'anno"),
        ),
        Column("change", "Modifica", Kind.WORD, "Che cosa cambia rispetto alla versione precedente", words=CHANGES),
        Column("act", "Atto", Kind.TEXT, "Organo, numero e forma dell'atto, come stampati"),
        Column("act_date", "Data dell'atto", Kind.DATE, "Data dell'atto"),
        Column("occasion", "Occasione", Kind.TEXT, "Occasione della modifica, dove l'atto non è stampato"),
        Column("reason", "Motivo", Kind.TEXT, "Motivo della modifica"),
        _LINE,
    ),
    (*PLACE, "year", "version"),
)

SOGLIE = Table(
    "soglie",
    "Soglie",
    "Le soglie: il valore a cui il punteggio è zero",
    (
        *_PLACE,
        _YEAR,
        Column("soglia", "Soglia", Kind.VALUE, "Valore della soglia, o data", required=True, unit=MEASURES_UNIT),
        Column(
            "origin",
            "Origine",
            Kind.WORD,
            "Stampata nell'indicatore, nella descrizione del nodo, o dedotta dai punteggi pubblicati",
            required=True,
            words=("indicator", "node_description", "deduced"),
            default=Default("stampata nell'indicatore", "indicator"),
        ),
        Column("note", "Nota", Kind.TEXT, "Nota stampata accanto, o come è stata dedotta"),
    ),
    (*PLACE, "year"),
)

ACTUALS = Table(
    "actuals",
    "Consuntivi",
    "I consuntivi dell'anno",
    (
        *_PLACE,
        _YEAR,
        Column("actual", "Consuntivo", Kind.VALUE, "Valore raggiunto, o data", unit=MEASURES_UNIT),
        *_RATIO,
        Column(
            "deviation",
            "Scostamento",
            Kind.NUMBER,
            "Scostamento come stampato, con il segno stampato",
            unit=MEASURES_UNIT,
        ),
        Column(
            "declared",
            "Dichiarato %",
            Kind.NUMBER,
            "Percentuale dichiarata per un risultato qualitativo senza valore",
            unit=PERCENT,
        ),
        Column(
            "availability",
            "Disponibilità",
            Kind.WORD,
            "Presenza o tipo di assenza",
            required=True,
            words=AVAILABILITY,
            default=_PRESENCE,
        ),
        Column("note", "Nota", Kind.TEXT, "Nota della trascrizione"),
        Column(
            "score_given",
            "Punteggio assegnato",
            Kind.NUMBER,
            "Punteggio dato da una persona, per cento, al posto di quello della regola",
            unit=PERCENT,
        ),
        Column("score_reason", "Motivo del punteggio", Kind.TEXT, "Perché il punteggio è assegnato"),
        Column("score_source", "Fonte del punteggio", Kind.TEXT, "Chi lo ha assegnato, e dove sta scritto"),
    ),
    (*PLACE, "year"),
    later=("score_given", "score_reason", "score_source"),
)

BREAKDOWN = Table(
    "breakdown",
    "Valori per parte",
    "I valori di un indicatore per parte: ogni unità che lo misura, ogni gruppo o territorio di cui si dice il valore",
    (
        *_PLACE,
        _YEAR,
        Column("dimension", "Per che cosa", Kind.TEXT, "Come è diviso: unità, genere, provincia…", required=True),
        Column(
            "part",
            "Parte",
            Kind.TEXT,
            "La parte: il nome di un'unità, come in units.csv, dove `dimension` è «unità»; donne, Salerno…",
            required=True,
        ),
        Column("value", "Valore", Kind.VALUE, "Valore raggiunto dalla parte, o data", unit=MEASURES_UNIT),
        *_RATIO,
        Column(
            "target",
            "Target",
            Kind.VALUE,
            "Target della parte, o data; vuoto: quello dell'indicatore, se non è un conteggio o un importo",
            unit=MEASURES_UNIT,
        ),
        Column(
            "availability",
            "Disponibilità",
            Kind.WORD,
            "Presenza o tipo di assenza",
            required=True,
            words=tuple(word for word in AVAILABILITY if word != "declared"),
            default=Default("`value` con un valore, o numeratore e denominatore"),
        ),
        Column("note", "Nota", Kind.TEXT, "Nota della trascrizione"),
        _LINE,
    ),
    (*PLACE, "year", "dimension", "part"),
)

INTERIM = Table(
    "interim",
    "Rilevazioni",
    "Le rilevazioni durante l'anno, prima del consuntivo",
    (
        *_PLACE,
        Column("day", "Giorno", Kind.DATE, "Giorno a cui il valore si riferisce, entro l'anno", required=True),
        Column("value", "Valore", Kind.VALUE, "Valore raggiunto a quel giorno", unit=MEASURES_UNIT),
        *_RATIO,
        Column("note", "Nota", Kind.TEXT, "Che cosa dice chi l'ha rilevato"),
    ),
    (*PLACE, "day"),
)

PROFILES = Table(
    "profiles",
    "Profili",
    "Il cammino atteso di un indicatore durante l'anno, dove non è una linea retta",
    (
        *_PLACE,
        Column("day", "Giorno", Kind.DATE, "Giorno, entro l'anno", required=True),
        Column(
            "share",
            "Parte del cammino %",
            Kind.NUMBER,
            "Parte del cammino da fare entro quel giorno, per cento",
            True,
            unit=PERCENT,
        ),
    ),
    (*PLACE, "day"),
)

HISTORY = Table(
    "history",
    "Serie storica",
    "Le note numerate con la serie storica",
    (
        Column("note_number", "Numero nota", Kind.TEXT, "Numero della nota", required=True),
        Column("section", "Sezione", Kind.CODE, "Sezione del nodo; vuota se la nota non ha indicatore"),
        _OWNER,
        Column("node_code", "Codice obiettivo", Kind.CODE, "Nodo; vuoto se la nota non ha indicatore"),
        Column("indicator_code", "Codice indicatore", Kind.CODE, "Indicatore; vuoto se la nota non ne ha"),
        Column("indicator_name", "Indicatore", Kind.TEXT, "Nome dell'indicatore come nella nota"),
        Column("source", "Fonte", Kind.TEXT, "Fonte stampata nella nota"),
        Column(
            "year",
            "Anno",
            Kind.INTEGER,
            "Anno a cui il valore si riferisce; con un periodo, l'ultimo che comprende; vuoto: quello scritto nel "
            "periodo, se ce n'è uno",
        ),
        Column("value", "Valore", Kind.VALUE, "Valore dell'anno", unit=MEASURES_UNIT),
        *_RATIO,
        Column(
            "availability",
            "Disponibilità",
            Kind.WORD,
            "Presenza o tipo di assenza",
            required=True,
            words=AVAILABILITY,
            default=_PRESENCE,
        ),
        Column("raw", "Testo stampato", Kind.TEXT, "Testo stampato, alla lettera"),
        _CONFIDENCE,
        Column(
            "period",
            "Periodo",
            Kind.CODE,
            "Come il documento chiama il periodo, dove il valore non è di un anno intero: «I semestre 2022», "
            "«2010-2014», «anno non noto»; vuoto: l'anno",
        ),
    ),
    ("note_number", *PLACE, "year", "period"),
    later=("period",),
)

BREAKS = Table(
    "breaks",
    "Interruzioni",
    "Le interruzioni delle serie storiche: gli anni da cui un indicatore misura altro",
    (
        *_PLACE,
        Column("year", "Anno", Kind.INTEGER, "Primo anno della serie nuova", required=True),
        Column(
            "kind",
            "Che cosa cambia",
            Kind.WORD,
            "Che cosa cambia: method = come o che cosa si conta, unit = l'unità di misura, source = la fonte",
            required=True,
            words=BREAK_KINDS,
        ),
        Column("reason", "Motivo", Kind.TEXT, "Che cosa dice il documento", required=True),
        _LINE,
    ),
    (*PLACE, "year", "kind"),
)

BENCHMARKS = Table(
    "benchmarks",
    "Confronti",
    "I valori di confronto stampati: nazione, cluster, o un altro insieme con il suo nome",
    (
        *_PLACE,
        Column("year", "Anno", Kind.INTEGER, "Anno a cui il valore si riferisce; vuoto se il documento non lo stampa"),
        Column(
            "scope",
            "Ambito",
            Kind.TEXT,
            "Di chi è il valore: nazionale, cluster…, o il nome di un insieme",
            required=True,
        ),
        Column(
            "statistic", "Statistica", Kind.WORD, "Statistica", required=True, words=("mean", "median", "min", "max")
        ),
        Column("value", "Valore", Kind.NUMBER, "Valore; vuoto se il testo lo dice senza numero", unit=OWN_UNIT),
        Column("unit", "Unità di misura", Kind.CODE, "Unità di misura"),
        Column("raw", "Testo stampato", Kind.TEXT, "Testo stampato, alla lettera"),
        _LINE,
    ),
    (*PLACE, "year", "scope", "statistic"),
)

CAUSES = Table(
    "causes",
    "Cause",
    "Le cause degli scostamenti: perché un indicatore, o un obiettivo, non è arrivato dove si era promesso",
    (
        _SECTION,
        _OWNER,
        _NODE,
        Column(
            "indicator_code",
            "Codice indicatore",
            Kind.CODE,
            "Indicatore; vuoto se la causa è dell'obiettivo, e allora vale per i suoi indicatori che non ne hanno una",
        ),
        Column(
            "cause",
            "Causa",
            Kind.WORD,
            "Causa: exogenous = fuori dall'ente (esogena), endogenous = dentro l'ente (endogena), indicator = come si "
            "misura, target = quanto si era promesso",
            required=True,
            words=CAUSE_KINDS,
        ),
        Column("explanation", "Spiegazione", Kind.TEXT, "Che cosa è successo", required=True),
    ),
    PLACE,
)

EVALUATIONS = Table(
    "evaluations",
    "Valutazioni OIV",
    "Le valutazioni dell'OIV",
    (
        _SECTION,
        _OWNER,
        _NODE,
        Column("evaluation", "Valutazione %", Kind.NUMBER, "Valutazione, per cento", unit=PERCENT),
        Column("outcome", "Esito in parole", Kind.TEXT, "Parole al posto del numero: «non valutabile»"),
        Column("motivation", "Motivazione", Kind.TEXT, "Motivazione, come stampata"),
    ),
    ("section", "owner", "node_code"),
)

PUBLISHED = Table(
    "published",
    "Pubblicati",
    "I punteggi, i risultati e le parole stampati nel documento",
    (
        _SECTION,
        _OWNER,
        Column(
            "node_code", "Codice obiettivo", Kind.CODE, "Codice del nodo; vuoto se il risultato è dell'intera scheda"
        ),
        Column("indicator_code", "Codice indicatore", Kind.CODE, "Indicatore; vuoto se il risultato è del nodo"),
        Column(
            "score", "Punteggio %", Kind.NUMBER, "Punteggio o risultato, per cento, con le cifre stampate", unit=PERCENT
        ),
        Column("status", "Parola", Kind.TEXT, "Parola stampata"),
    ),
    ("section", "owner", "node_code", "indicator_code"),
)

CONTEXT = Table(
    "context",
    "Contesto",
    "I dati di contesto stampati: personale, costi, imprese, territorio",
    (
        Column("topic", "Argomento", Kind.TEXT, "Argomento, per esempio «Personale»", required=True),
        Column("item", "Voce", Kind.TEXT, "Che cosa si conta, come stampato", required=True),
        _ANY_YEAR,
        Column("value", "Valore", Kind.NUMBER, "Valore, con le cifre stampate", required=True, unit=OWN_UNIT),
        Column("unit", "Unità di misura", Kind.TEXT, "Unità di misura, a parole: dipendenti, milioni di euro"),
        Column("note", "Nota", Kind.TEXT, "Che cosa il documento dice del valore, o nota della trascrizione"),
        _LINE,
    ),
    ("topic", "item", "year"),
)

UNITS = Table(
    "units",
    "Unità",
    "Le unità organizzative: i loro nomi, le altre grafie e i nomi scritti che stanno per più unità",
    (
        Column("name", "Nome", Kind.TEXT, "Nome, come scritto nella colonna units degli obiettivi", required=True),
        Column(
            "kind",
            "Che nome è",
            Kind.WORD,
            "unit = il nome di un'unità, alias = un'altra grafia di un'unità, joint = un nome che sta per più unità",
            required=True,
            words=tuple(NameKind),
            default=Default("`alias` se `stands_for` è scritta, altrimenti `unit`"),
        ),
        Column(
            "stands_for",
            "Sta per",
            Kind.TEXT,
            "Unità per cui il nome sta; vuota se è il nome di un'unità; un nome congiunto ha una riga per ogni unità",
        ),
        Column("code", "Codice", Kind.CODE, "Codice dell'unità, se ne ha uno"),
        Column("source", "Fonte", Kind.TEXT, "Da dove si sa"),
    ),
    ("name", "stands_for"),
)

TABLES: tuple[Table, ...] = (
    NODES,
    MEASURES,
    TARGETS,
    SOGLIE,
    ACTUALS,
    BREAKDOWN,
    INTERIM,
    PROFILES,
    HISTORY,
    BREAKS,
    BENCHMARKS,
    CAUSES,
    EVALUATIONS,
    PUBLISHED,
    CONTEXT,
    UNITS,
)
"""Every file of a year's folder, in the order in which they are read."""
