"""Every key of ``ente.toml`` and ``smvp.toml``: what the readers accept and ``docs/formato.md`` tells."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from data.plan.identity import UnitKind
from scoring.model import Direction, Op
from scoring.policy import Aggregation, Missing, Weights

COLOURS = ("red", "yellow", "green", "blue", "grey")


class KeyKind(StrEnum):
    """What a key may hold, in the word that ``docs/formato.md`` has for it."""

    TEXT = "testo"
    NUMBER = "numero"
    INTEGER = "intero"
    FLAG = "sì/no"
    TEXTS = "elenco di testi"
    NUMBERS = "elenco di numeri"
    TABLE = "tabella"
    """``[key]``, or one ``[key.NAME]`` for each name."""
    TABLES = "elenco di tabelle"
    """``[[key]]``."""


TABLE_KINDS = frozenset({KeyKind.TABLE, KeyKind.TABLES})
_EMPTY = {
    KeyKind.TEXT: "",
    KeyKind.NUMBER: 0.0,
    KeyKind.INTEGER: 0,
    KeyKind.FLAG: False,
    KeyKind.TEXTS: (),
    KeyKind.NUMBERS: (),
}


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a TOML table.

    Attributes:
        meaning: in Italian, for the person who writes the file.
        words: the closed list, where there is one; a value is read as the member that it equals.
        default: what holds where the key is missing; None where it is the empty value of its kind.
    """

    name: str
    kind: KeyKind
    meaning: str
    required: bool = False
    words: tuple[str, ...] = ()
    default: str | float | None = None

    @property
    def otherwise(self) -> object:
        """The value of a key that is missing or wrong."""
        return _EMPTY[self.kind] if self.default is None else self.default


@dataclass(frozen=True, slots=True)
class KeyTable:
    """The keys of one table. ``name`` is how the file writes it; empty for the top of the file."""

    name: str
    meaning: str
    keys: tuple[Key, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The keys that the table may have."""
        return tuple(key.name for key in self.keys)


ENTE = KeyTable(
    "",
    "Chi è l'ente",
    (
        Key("format", KeyKind.INTEGER, "Versione di questo formato: 1", required=True),
        Key("code", KeyKind.TEXT, "Codice dell'ente: lettere minuscole, cifre, - e _", required=True),
        Key("name", KeyKind.TEXT, "Nome per esteso", required=True),
        Key("short_name", KeyKind.TEXT, "Nome breve, per gli elenchi", required=True),
        Key("kind", KeyKind.TEXT, "Tipo di ente, per esempio Camera di commercio"),
        Key("cluster", KeyKind.TEXT, "Classe dimensionale, con una parola libera"),
        Key("synthetic", KeyKind.FLAG, "true se l'ente non esiste e i suoi dati sono generati"),
        Key("years", KeyKind.TABLE, "Gli anni, uno per cartella: [years.AAAA]", required=True),
        Key("levels", KeyKind.TABLE, "I livelli dell'albero: [levels.CODICE]", required=True),
        Key("sections", KeyKind.TABLE, "Le sezioni del piano: [sections.CODICE]", required=True),
        Key("units", KeyKind.TABLE, "Le unità di misura: [units.CODICE]", required=True),
    ),
)
YEAR = KeyTable("[years.AAAA]", "Un anno", (Key("document", KeyKind.TEXT, "Il documento da cui vengono i dati"),))
LEVEL = KeyTable(
    "[levels.CODICE]",
    "Un livello dell'albero",
    (
        Key("singular", KeyKind.TEXT, "Come si chiama un nodo del livello", required=True),
        Key("plural", KeyKind.TEXT, "Come si chiamano più nodi del livello", required=True),
    ),
)
SECTION = KeyTable(
    "[sections.CODICE]",
    "Una sezione, nell'ordine in cui si mostra",
    (
        Key("name", KeyKind.TEXT, "Nome della sezione", required=True),
        Key("document", KeyKind.TEXT, "Parte del documento"),
        Key("skeleton", KeyKind.FLAG, "true se dà solo gerarchia e titoli, senza un risultato suo"),
        Key(
            "headings",
            KeyKind.FLAG,
            "false se i nodi pendono dalla radice e non dai titoli di altre sezioni",
            default=True,
        ),
    ),
)
UNIT = KeyTable(
    "[units.CODICE]",
    "Un'unità di misura",
    (
        Key("name", KeyKind.TEXT, "Nome dell'unità", required=True),
        Key("symbol", KeyKind.TEXT, "Simbolo dopo il numero; vuoto se non c'è"),
        Key(
            "kind",
            KeyKind.TEXT,
            "Che numero è: un intero di tipo count è esatto",
            required=True,
            words=tuple(UnitKind),
            default=UnitKind.NUMBER,
        ),
    ),
)
ENTE_TABLES = (ENTE, YEAR, LEVEL, SECTION, UNIT)

_WEIGHTS = Key("weights", KeyKind.TEXT, "Pesi stampati, o tutti uguali", words=tuple(Weights), default=Weights.AS_GIVEN)
_ROUNDING = "none, half_up:N o truncate:N, dove N sono i decimali"

SMVP = KeyTable(
    "",
    "Il metodo",
    (
        Key("title", KeyKind.TEXT, "Nome del metodo", required=True),
        Key("first_year", KeyKind.INTEGER, "Primo anno in cui vale", required=True),
        Key("source", KeyKind.TEXT, "Da dove si è ricavato"),
        Key("main_section", KeyKind.TEXT, "Sezione la cui radice è il risultato dell'ente", required=True),
        Key("act", KeyKind.TABLE, "L'atto che lo approva"),
        Key("score", KeyKind.TABLE, "Dal consuntivo al punteggio", required=True),
        Key("aggregation", KeyKind.TABLE, "Dai punteggi ai risultati dei nodi"),
        Key("rounding", KeyKind.TABLE, "Gli arrotondamenti intermedi"),
        Key("bands", KeyKind.TABLE, "Dal punteggio alla parola", required=True),
        Key("sections", KeyKind.TABLE, "Come ogni sezione finisce in un numero: [sections.CODICE]", required=True),
    ),
)
ACT = KeyTable(
    "[act]",
    "L'atto",
    (
        Key("text", KeyKind.TEXT, "Organo, numero e data; vuoto se non è citato"),
        Key("date", KeyKind.TEXT, "Data, AAAA-MM-GG; vuota se non si sa"),
    ),
)
SCORE = KeyTable(
    "[score]",
    "Dal consuntivo al punteggio",
    (
        Key("rule", KeyKind.TEXT, "Regola generale", required=True),
        Key("params", KeyKind.NUMBERS, "Numeri che la regola generale chiede"),
        Key("cap", KeyKind.NUMBER, "Punteggio massimo, per cento", default=100.0),
        Key("floor", KeyKind.NUMBER, "Punteggio minimo, per cento", default=0.0),
        Key(
            "missing",
            KeyKind.TEXT,
            "Che cosa vuol dire un consuntivo mancante",
            words=tuple(Missing),
            default=Missing.ZERO,
        ),
        Key(
            "exception",
            KeyKind.TABLES,
            "Le eccezioni alla regola generale: [[score.exception]], la prima che vale decide",
        ),
    ),
)
EXCEPTION = KeyTable(
    "[[score.exception]]",
    "Un'eccezione: vale dove tutte le chiavi scritte coincidono",
    (
        Key("rule", KeyKind.TEXT, "Regola che vale", required=True),
        Key("params", KeyKind.NUMBERS, "Numeri che la regola chiede"),
        Key("section", KeyKind.TEXT, "Sezione"),
        Key("node_code", KeyKind.TEXT, "Codice del nodo"),
        Key("indicator_code", KeyKind.TEXT, "Codice dell'indicatore"),
        Key("direction", KeyKind.TEXT, "Verso", words=tuple(map(str, Direction))),
        Key("unit", KeyKind.TEXT, "Unità di misura"),
        Key("op", KeyKind.TEXT, "Operatore del target", words=tuple(map(str, Op))),
    ),
)
AGGREGATION = KeyTable(
    "[aggregation]",
    "Dai punteggi ai risultati dei nodi",
    (
        Key(
            "method",
            KeyKind.TEXT,
            "Come si compongono i punteggi",
            words=tuple(Aggregation),
            default=Aggregation.WEIGHTED_MEAN,
        ),
        _WEIGHTS,
        Key("renormalise", KeyKind.FLAG, "true se i pesi di ciò che è misurato tornano a fare 100", default=True),
        Key("min_measured_share", KeyKind.NUMBER, "Quota minima di peso misurato, fra 0 e 1", default=0.0),
    ),
)
ROUNDING = KeyTable(
    "[rounding]",
    "Gli arrotondamenti intermedi",
    (
        Key("leaf", KeyKind.TEXT, f"Dei punteggi degli indicatori: {_ROUNDING}", default="none"),
        Key("node", KeyKind.TEXT, f"Dei risultati dei nodi: {_ROUNDING}", default="none"),
        Key("root", KeyKind.TEXT, f"Del risultato della scheda: {_ROUNDING}", default="none"),
    ),
)
BANDS = KeyTable(
    "[bands]",
    "Dal punteggio alla parola",
    (
        Key("deduced", KeyKind.FLAG, "true se i limiti sono dedotti e non scritti nel metodo"),
        Key("note", KeyKind.TEXT, "Da dove si sono dedotti"),
        Key("band", KeyKind.TABLES, "Le parole, dalla più bassa: [[bands.band]]", required=True),
    ),
)
BAND = KeyTable(
    "[[bands.band]]",
    "Una parola della scala; comincia dove finisce la precedente",
    (
        Key("word", KeyKind.TEXT, "La parola", required=True),
        Key("symbol", KeyKind.TEXT, "Un carattere accanto alla parola", required=True),
        Key("colour", KeyKind.TEXT, "Colore", words=COLOURS, default="grey"),
        Key("from", KeyKind.NUMBER, "Comincia da qui, compreso; la prima parola non ce l'ha"),
        Key("above", KeyKind.NUMBER, "Comincia oltre qui, escluso; la prima parola non ce l'ha"),
    ),
)
SECTION_POLICY = KeyTable(
    "[sections.CODICE]",
    "Una sezione, fra quelle di ente.toml",
    (
        Key("root", KeyKind.TEXT, "Come si chiama il suo risultato", required=True),
        Key("mean_of", KeyKind.TEXTS, "Livelli di cui il risultato è la media; vuoto: media dei figli"),
        _WEIGHTS,
        Key("published", KeyKind.FLAG, "true se il documento stampa il risultato"),
    ),
)
SMVP_TABLES = (SMVP, ACT, SCORE, EXCEPTION, AGGREGATION, ROUNDING, BANDS, BAND, SECTION_POLICY)
