"""Every key of ``ente.toml`` and ``smvp.toml``: what the readers accept and ``docs/formato.md`` tells."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from data.plan.identity import UnitKind
from scoring.model import Direction, Op
from scoring.policy import Aggregation, JudgedOn, Missing, UnitMean, Weights

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
        label: its name in a workbook; empty where a workbook has no place for it.
    """

    name: str
    label: str
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
    """The keys of one table.

    Attributes:
        name: how the file writes it; empty for the top of the file.
        label: the title of its block in a workbook.
    """

    name: str
    label: str
    meaning: str
    keys: tuple[Key, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The keys that the table may have."""
        return tuple(key.name for key in self.keys)


ENTE = KeyTable(
    "",
    "Ente",
    "Chi è l'ente",
    (
        Key("format", "", KeyKind.INTEGER, "Versione di questo formato: 1", required=True),
        Key("code", "Codice", KeyKind.TEXT, "Codice dell'ente: lettere minuscole, cifre, - e _", required=True),
        Key("name", "Nome", KeyKind.TEXT, "Nome per esteso", required=True),
        Key("short_name", "Nome breve", KeyKind.TEXT, "Nome breve, per gli elenchi", required=True),
        Key("kind", "Tipo", KeyKind.TEXT, "Tipo di ente, per esempio Camera di commercio"),
        Key("cluster", "Classe dimensionale", KeyKind.TEXT, "Classe dimensionale, con una parola libera"),
        Key("synthetic", "Ente inventato", KeyKind.FLAG, "true se l'ente non esiste e i suoi dati sono generati"),
        Key("years", "", KeyKind.TABLE, "Gli anni, uno per cartella: [years.AAAA]", required=True),
        Key("levels", "", KeyKind.TABLE, "I livelli dell'albero: [levels.CODICE]", required=True),
        Key("sections", "", KeyKind.TABLE, "Le sezioni del piano: [sections.CODICE]", required=True),
        Key("units", "", KeyKind.TABLE, "Le unità di misura: [units.CODICE]", required=True),
        Key("clusters", "", KeyKind.TABLE, "Altri raggruppamenti di enti: [clusters.CODICE]"),
    ),
)
YEAR = KeyTable(
    "[years.AAAA]",
    "Anni",
    "Un anno",
    (Key("document", "Documento", KeyKind.TEXT, "Il documento da cui vengono i dati"),),
)
LEVEL = KeyTable(
    "[levels.CODICE]",
    "Livelli",
    "Un livello dell'albero",
    (
        Key("singular", "Singolare", KeyKind.TEXT, "Come si chiama un nodo del livello", required=True),
        Key("plural", "Plurale", KeyKind.TEXT, "Come si chiamano più nodi del livello", required=True),
    ),
)
SECTION = KeyTable(
    "[sections.CODICE]",
    "Sezioni",
    "Una sezione, nell'ordine in cui si mostra",
    (
        Key("name", "Nome", KeyKind.TEXT, "Nome della sezione", required=True),
        Key("document", "Documento", KeyKind.TEXT, "Parte del documento"),
        Key("skeleton", "Solo gerarchia", KeyKind.FLAG, "true se dà solo gerarchia e titoli, senza un risultato suo"),
        Key(
            "headings",
            "Con intestazioni",
            KeyKind.FLAG,
            "false se i nodi pendono dalla radice e non dai titoli di altre sezioni",
            default=True,
        ),
    ),
)
UNIT = KeyTable(
    "[units.CODICE]",
    "Unità di misura",
    "Un'unità di misura",
    (
        Key("name", "Nome", KeyKind.TEXT, "Nome dell'unità", required=True),
        Key("symbol", "Simbolo", KeyKind.TEXT, "Simbolo dopo il numero; vuoto se non c'è"),
        Key(
            "kind",
            "Tipo",
            KeyKind.TEXT,
            "Che numero è: un intero di tipo count è esatto",
            required=True,
            words=tuple(UnitKind),
            default=UnitKind.NUMBER,
        ),
    ),
)
CLUSTER = KeyTable(
    "[clusters.CODICE]",
    "Raggruppamenti",
    "Un altro modo di raggruppare gli enti, e il gruppo in cui l'ente sta",
    (
        Key("name", "Nome", KeyKind.TEXT, "Nome del raggruppamento, per esempio Area", required=True),
        Key("cluster", "Gruppo", KeyKind.TEXT, "Gruppo dell'ente, con una parola libera: Nord-Ovest", required=True),
    ),
)
ENTE_TABLES = (ENTE, YEAR, LEVEL, SECTION, UNIT, CLUSTER)

_WEIGHTS = Key(
    "weights",
    "Pesi",
    KeyKind.TEXT,
    "Pesi stampati, tutti uguali, o un nodo pesa ciò che contiene",
    words=tuple(Weights),
    default=Weights.AS_GIVEN,
)
_EXCLUDED = 'un limite escluso fra virgolette, ">70"'
_ROUNDING = "none, half_up:N o truncate:N, dove N sono i decimali (-1: alle decine)"

SMVP = KeyTable(
    "",
    "Metodo",
    "Il metodo",
    (
        Key("title", "Nome del metodo", KeyKind.TEXT, "Nome del metodo", required=True),
        Key("first_year", "Primo anno", KeyKind.INTEGER, "Primo anno in cui vale", required=True),
        Key("source", "Fonte", KeyKind.TEXT, "Da dove si è ricavato"),
        Key(
            "main_section",
            "Sezione principale",
            KeyKind.TEXT,
            "Sezione la cui radice è il risultato dell'ente",
            required=True,
        ),
        Key("act", "", KeyKind.TABLE, "L'atto che lo approva"),
        Key("score", "", KeyKind.TABLE, "Dal consuntivo al punteggio", required=True),
        Key("aggregation", "", KeyKind.TABLE, "Dai punteggi ai risultati dei nodi"),
        Key("rounding", "", KeyKind.TABLE, "Gli arrotondamenti intermedi"),
        Key("bands", "", KeyKind.TABLE, "Dal punteggio alla parola", required=True),
        Key("sections", "", KeyKind.TABLE, "Come ogni sezione finisce in un numero: [sections.CODICE]", required=True),
        Key("units", "", KeyKind.TABLE, "Come un'unità organizzativa finisce in un numero"),
        Key("judgement", "", KeyKind.TABLES, "Gli altri giudizi, accanto al risultato: [[judgement]]"),
    ),
)
ACT = KeyTable(
    "[act]",
    "Atto",
    "L'atto",
    (
        Key("text", "Atto", KeyKind.TEXT, "Organo, numero e data; vuoto se non è citato"),
        Key("date", "Data dell'atto", KeyKind.TEXT, "Data, AAAA-MM-GG; vuota se non si sa"),
    ),
)
SCORE = KeyTable(
    "[score]",
    "Punteggi",
    "Dal consuntivo al punteggio",
    (
        Key("rule", "Regola", KeyKind.TEXT, "Regola generale", required=True),
        Key("params", "Numeri della regola", KeyKind.NUMBERS, f"Numeri che la regola generale chiede; {_EXCLUDED}"),
        Key("cap", "Punteggio massimo", KeyKind.NUMBER, "Punteggio massimo, per cento", default=100.0),
        Key("floor", "Punteggio minimo", KeyKind.NUMBER, "Punteggio minimo, per cento", default=0.0),
        Key(
            "missing",
            "Consuntivo mancante",
            KeyKind.TEXT,
            "Che cosa vuol dire un consuntivo mancante",
            words=tuple(Missing),
            default=Missing.ZERO,
        ),
        Key("scale", "", KeyKind.TABLES, "Regole con i loro numeri e un nome, per gli indicatori: [[score.scale]]"),
        Key(
            "exception",
            "",
            KeyKind.TABLES,
            "Le eccezioni alla regola generale: [[score.exception]], la prima che vale decide",
        ),
    ),
)
SCALE = KeyTable(
    "[[score.scale]]",
    "Scale",
    "Una regola con i suoi numeri, che gli indicatori chiamano per nome nella colonna rule di measures.csv",
    (
        Key("name", "Nome", KeyKind.TEXT, "Nome della scala, diverso da quelli delle regole", required=True),
        Key("rule", "Regola", KeyKind.TEXT, "Regola", required=True),
        Key("params", "Numeri della regola", KeyKind.NUMBERS, f"Numeri che la regola chiede; {_EXCLUDED}"),
    ),
)
EXCEPTION = KeyTable(
    "[[score.exception]]",
    "Eccezioni",
    "Un'eccezione: vale dove tutte le chiavi scritte coincidono",
    (
        Key("rule", "Regola", KeyKind.TEXT, "Regola che vale", required=True),
        Key("params", "Numeri della regola", KeyKind.NUMBERS, f"Numeri che la regola chiede; {_EXCLUDED}"),
        Key("section", "Sezione", KeyKind.TEXT, "Sezione"),
        Key("node_code", "Codice obiettivo", KeyKind.TEXT, "Codice del nodo"),
        Key("indicator_code", "Codice indicatore", KeyKind.TEXT, "Codice dell'indicatore"),
        Key("direction", "Verso", KeyKind.TEXT, "Verso", words=tuple(map(str, Direction))),
        Key("unit", "Unità di misura", KeyKind.TEXT, "Unità di misura"),
        Key("op", "Operatore", KeyKind.TEXT, "Operatore del target", words=tuple(map(str, Op))),
    ),
)
AGGREGATION = KeyTable(
    "[aggregation]",
    "Risultati",
    "Dai punteggi ai risultati dei nodi",
    (
        Key(
            "method",
            "Composizione",
            KeyKind.TEXT,
            "Come si compongono i punteggi",
            words=tuple(Aggregation),
            default=Aggregation.WEIGHTED_MEAN,
        ),
        _WEIGHTS,
        Key(
            "renormalise",
            "Pesi ridistribuiti",
            KeyKind.FLAG,
            "true se i pesi di ciò che è misurato tornano a fare 100",
            default=True,
        ),
        Key(
            "min_measured_share",
            "Quota minima misurata",
            KeyKind.NUMBER,
            "Quota minima di peso misurato, fra 0 e 1: un nodo che ne ha meno non ha risultato",
            default=0.0,
        ),
        Key("level", "", KeyKind.TABLES, "Di un livello solo, al posto di method: [[aggregation.level]]"),
    ),
)
LEVEL_AGGREGATION = KeyTable(
    "[[aggregation.level]]",
    "Composizione per livello",
    "Come si compongono i punteggi nei nodi di un livello",
    (
        Key("level", "Livello", KeyKind.TEXT, "Livello, fra quelli di ente.toml", required=True),
        Key(
            "method",
            "Composizione",
            KeyKind.TEXT,
            "Come si compongono i punteggi",
            required=True,
            words=tuple(Aggregation),
            default=Aggregation.WEIGHTED_MEAN,
        ),
    ),
)
ROUNDING = KeyTable(
    "[rounding]",
    "Arrotondamenti",
    "Gli arrotondamenti intermedi",
    (
        Key(
            "leaf",
            "Arrotondamento indicatori",
            KeyKind.TEXT,
            f"Dei punteggi degli indicatori: {_ROUNDING}",
            default="none",
        ),
        Key("node", "Arrotondamento obiettivi", KeyKind.TEXT, f"Dei risultati dei nodi: {_ROUNDING}", default="none"),
        Key(
            "root", "Arrotondamento risultato", KeyKind.TEXT, f"Del risultato della scheda: {_ROUNDING}", default="none"
        ),
        Key("level", "", KeyKind.TABLES, "Di un livello solo, al posto di quello dei nodi: [[rounding.level]]"),
    ),
)
LEVEL_ROUNDING = KeyTable(
    "[[rounding.level]]",
    "Arrotondamenti per livello",
    "L'arrotondamento dei nodi di un livello",
    (
        Key("level", "Livello", KeyKind.TEXT, "Livello, fra quelli di ente.toml", required=True),
        Key("how", "Arrotondamento", KeyKind.TEXT, _ROUNDING[0].upper() + _ROUNDING[1:], required=True),
    ),
)
BANDS = KeyTable(
    "[bands]",
    "Scala",
    "Dal punteggio alla parola",
    (
        Key("deduced", "Limiti dedotti", KeyKind.FLAG, "true se i limiti sono dedotti e non scritti nel metodo"),
        Key("note", "Nota", KeyKind.TEXT, "Da dove si sono dedotti"),
        Key(
            "cause_below",
            "Causa obbligatoria sotto",
            KeyKind.TEXT,
            "Parola della scala sotto la quale la causa dello scostamento è obbligatoria; vuota: mai",
        ),
        Key("band", "", KeyKind.TABLES, "Le parole, dalla più bassa: [[bands.band]]", required=True),
        Key(
            "measure",
            "",
            KeyKind.TABLES,
            "Le parole degli indicatori, se non sono quelle dei nodi: [[bands.measure]]",
        ),
    ),
)
BAND = KeyTable(
    "[[bands.band]]",
    "Parole",
    "Una parola della scala; comincia dove finisce la precedente",
    (
        Key("word", "Parola", KeyKind.TEXT, "La parola", required=True),
        Key("symbol", "Simbolo", KeyKind.TEXT, "Un carattere accanto alla parola", required=True),
        Key("colour", "Colore", KeyKind.TEXT, "Colore", words=COLOURS, default="grey"),
        Key("from", "Da (compreso)", KeyKind.NUMBER, "Comincia da qui, compreso; la prima parola non ce l'ha"),
        Key("above", "Oltre (escluso)", KeyKind.NUMBER, "Comincia oltre qui, escluso; la prima parola non ce l'ha"),
    ),
)
MEASURE_BAND = KeyTable(
    "[[bands.measure]]", "Parole degli indicatori", "Una parola della scala degli indicatori", BAND.keys
)
SECTION_POLICY = KeyTable(
    "[sections.CODICE]",
    "Risultati delle sezioni",
    "Una sezione, fra quelle di ente.toml",
    (
        Key("root", "Nome del risultato", KeyKind.TEXT, "Come si chiama il suo risultato", required=True),
        Key(
            "mean_of",
            "Media dei livelli",
            KeyKind.TEXTS,
            "Livelli di cui il risultato è la media; vuoto: media dei figli",
        ),
        _WEIGHTS,
        Key("published", "Risultato stampato", KeyKind.FLAG, "true se il documento stampa il risultato"),
    ),
)
UNITS = KeyTable(
    "[units]",
    "Risultati delle unità",
    "Le unità organizzative; senza la tabella vale la media semplice, e le pagine dicono che il metodo non dice come",
    (
        Key(
            "result",
            "Risultato dell'unità",
            KeyKind.TEXT,
            "Media semplice dei risultati dei suoi obiettivi, o media con i pesi stampati",
            words=tuple(UnitMean),
            default=UnitMean.MEAN,
        ),
        Key(
            "sections",
            "Sezioni che contano",
            KeyKind.TEXTS,
            "Sezioni i cui obiettivi contano; vuoto: quelle dell'ente in cui un obiettivo ha un'unità",
        ),
        Key("rounding", "Arrotondamento unità", KeyKind.TEXT, f"Del risultato dell'unità: {_ROUNDING}", default="none"),
        Key("source", "Dove è scritto", KeyKind.TEXT, "L'articolo del metodo che lo dice"),
    ),
)
JUDGEMENT = KeyTable(
    "[[judgement]]",
    "Altri giudizi",
    "Un giudizio in più accanto al risultato di una sezione, in ogni sua scheda: non lo cambia",
    (
        Key("name", "Nome", KeyKind.TEXT, "Come si chiama", required=True),
        Key("section", "Sezione", KeyKind.TEXT, "Sezione, fra quelle con un risultato", required=True),
        Key(
            "of",
            "Su che cosa",
            KeyKind.TEXT,
            "Sul risultato, o sulla parte delle scadenze che è rispettata",
            words=tuple(JudgedOn),
            default=JudgedOn.RESULT,
        ),
        Key(
            "scale",
            "Scala",
            KeyKind.TEXT,
            "Nome di una [[score.scale]], applicata come a un indicatore con target 100; serve per result",
        ),
    ),
)
SMVP_TABLES = (
    SMVP,
    ACT,
    SCORE,
    SCALE,
    EXCEPTION,
    AGGREGATION,
    LEVEL_AGGREGATION,
    ROUNDING,
    LEVEL_ROUNDING,
    BANDS,
    BAND,
    MEASURE_BAND,
    SECTION_POLICY,
    UNITS,
    JUDGEMENT,
)
