"""Every key of ``ente.toml`` and ``smvp.toml``: what readers accept and ``docs/formato.md`` tells."""

from __future__ import annotations

from dataclasses import dataclass

from data.format.tables import MEASURES
from scoring.model import Op
from scoring.policy import Aggregation, Missing, Weights

COLOURS = ("red", "yellow", "green", "blue", "grey")
UNIT_KINDS = ("percent", "count", "number", "days", "date")
DIRECTIONS = next(column.words for column in MEASURES.columns if column.name == "direction")
OPS = tuple(str(op) for op in Op)


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a TOML table.

    Attributes:
        kind: in Italian: testo, numero, intero, sì/no, elenco di testi, elenco di numeri, tabella.
        meaning: in Italian, for the person who writes the file.
        words: the closed list, where there is one.
    """

    name: str
    kind: str
    meaning: str
    required: bool = False
    words: tuple[str, ...] = ()


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
        Key("format", "intero", "Versione di questo formato: 1", required=True),
        Key("code", "testo", "Codice dell'ente: lettere minuscole, cifre, - e _", required=True),
        Key("name", "testo", "Nome per esteso", required=True),
        Key("short_name", "testo", "Nome breve, per gli elenchi", required=True),
        Key("kind", "testo", "Tipo di ente, per esempio Camera di commercio"),
        Key("cluster", "testo", "Classe dimensionale, con una parola libera"),
        Key("synthetic", "sì/no", "true se l'ente non esiste e i suoi dati sono generati"),
        Key("years", "tabella", "Gli anni, uno per cartella: [years.AAAA]", required=True),
        Key("levels", "tabella", "I livelli dell'albero: [levels.CODICE]", required=True),
        Key("sections", "tabella", "Le sezioni del piano: [sections.CODICE]", required=True),
        Key("units", "tabella", "Le unità di misura: [units.CODICE]", required=True),
    ),
)
YEAR = KeyTable("[years.AAAA]", "Un anno", (Key("document", "testo", "Il documento da cui vengono i dati"),))
LEVEL = KeyTable(
    "[levels.CODICE]",
    "Un livello dell'albero",
    (
        Key("singular", "testo", "Come si chiama un nodo del livello", required=True),
        Key("plural", "testo", "Come si chiamano più nodi del livello", required=True),
    ),
)
SECTION = KeyTable(
    "[sections.CODICE]",
    "Una sezione, nell'ordine in cui si mostra",
    (
        Key("name", "testo", "Nome della sezione", required=True),
        Key("document", "testo", "Parte del documento"),
        Key("skeleton", "sì/no", "true se dà solo gerarchia e titoli, senza un risultato suo"),
        Key("headings", "sì/no", "false se i nodi pendono dalla radice e non dai titoli di altre sezioni"),
    ),
)
UNIT = KeyTable(
    "[units.CODICE]",
    "Un'unità di misura",
    (
        Key("name", "testo", "Nome dell'unità", required=True),
        Key("symbol", "testo", "Simbolo dopo il numero; vuoto se non c'è"),
        Key("kind", "testo", "Che numero è: un intero di tipo count è esatto", required=True, words=UNIT_KINDS),
    ),
)
ENTE_TABLES = (ENTE, YEAR, LEVEL, SECTION, UNIT)

_WEIGHTS = tuple(str(word) for word in Weights)
_ROUNDING = "none, half_up:N o truncate:N, dove N sono i decimali"

SMVP = KeyTable(
    "",
    "Il metodo",
    (
        Key("title", "testo", "Nome del metodo", required=True),
        Key("first_year", "intero", "Primo anno in cui vale", required=True),
        Key("source", "testo", "Da dove si è ricavato"),
        Key("main_section", "testo", "Sezione la cui radice è il risultato dell'ente", required=True),
        Key("act", "tabella", "L'atto che lo approva"),
        Key("score", "tabella", "Dal consuntivo al punteggio", required=True),
        Key("aggregation", "tabella", "Dai punteggi ai risultati dei nodi"),
        Key("rounding", "tabella", "Gli arrotondamenti intermedi"),
        Key("bands", "tabella", "Dal punteggio alla parola", required=True),
        Key("sections", "tabella", "Come ogni sezione finisce in un numero: [sections.CODICE]", required=True),
    ),
)
ACT = KeyTable(
    "[act]",
    "L'atto",
    (
        Key("text", "testo", "Organo, numero e data; vuoto se non è citato"),
        Key("date", "testo", "Data, AAAA-MM-GG; vuota se non si sa"),
    ),
)
SCORE = KeyTable(
    "[score]",
    "Dal consuntivo al punteggio",
    (
        Key("rule", "testo", "Regola generale", required=True),
        Key("params", "elenco di numeri", "Numeri che la regola generale chiede"),
        Key("cap", "numero", "Punteggio massimo, per cento; se manca, 100"),
        Key("floor", "numero", "Punteggio minimo, per cento; se manca, 0"),
        Key(
            "missing",
            "testo",
            "Che cosa vuol dire un consuntivo mancante",
            words=tuple(str(m) for m in Missing),
        ),
        Key(
            "exception",
            "tabella",
            "Le eccezioni alla regola generale: [[score.exception]], la prima che vale decide",
        ),
    ),
)
EXCEPTION = KeyTable(
    "[[score.exception]]",
    "Un'eccezione: vale dove tutte le chiavi scritte coincidono",
    (
        Key("rule", "testo", "Regola che vale", required=True),
        Key("params", "elenco di numeri", "Numeri che la regola chiede"),
        Key("section", "testo", "Sezione"),
        Key("node_code", "testo", "Codice del nodo"),
        Key("indicator_code", "testo", "Codice dell'indicatore"),
        Key("direction", "testo", "Verso", words=DIRECTIONS),
        Key("unit", "testo", "Unità di misura"),
        Key("op", "testo", "Operatore del target", words=OPS),
    ),
)
AGGREGATION = KeyTable(
    "[aggregation]",
    "Dai punteggi ai risultati dei nodi",
    (
        Key("method", "testo", "Come si compongono i punteggi", words=tuple(str(a) for a in Aggregation)),
        Key("weights", "testo", "Pesi stampati, o tutti uguali", words=_WEIGHTS),
        Key("renormalise", "sì/no", "true se i pesi di ciò che è misurato tornano a fare 100"),
        Key("min_measured_share", "numero", "Quota minima di peso misurato, fra 0 e 1"),
    ),
)
ROUNDING = KeyTable(
    "[rounding]",
    "Gli arrotondamenti intermedi",
    (
        Key("leaf", "testo", f"Dei punteggi degli indicatori: {_ROUNDING}"),
        Key("node", "testo", f"Dei risultati dei nodi: {_ROUNDING}"),
        Key("root", "testo", f"Del risultato della scheda: {_ROUNDING}"),
    ),
)
BANDS = KeyTable(
    "[bands]",
    "Dal punteggio alla parola",
    (
        Key("deduced", "sì/no", "true se i limiti sono dedotti e non scritti nel metodo"),
        Key("note", "testo", "Da dove si sono dedotti"),
        Key("band", "tabella", "Le parole, dalla più bassa: [[bands.band]]", required=True),
    ),
)
BAND = KeyTable(
    "[[bands.band]]",
    "Una parola della scala; comincia dove finisce la precedente",
    (
        Key("word", "testo", "La parola", required=True),
        Key("symbol", "testo", "Un carattere accanto alla parola", required=True),
        Key("colour", "testo", "Colore", required=True, words=COLOURS),
        Key("from", "numero", "Comincia da qui, compreso; la prima parola non ce l'ha"),
        Key("above", "numero", "Comincia oltre qui, escluso; la prima parola non ce l'ha"),
    ),
)
SECTION_POLICY = KeyTable(
    "[sections.CODICE]",
    "Una sezione, fra quelle di ente.toml",
    (
        Key("root", "testo", "Come si chiama il suo risultato", required=True),
        Key("mean_of", "elenco di testi", "Livelli di cui il risultato è la media; vuoto: media dei figli"),
        Key("weights", "testo", "Pesi stampati, o tutti uguali", words=_WEIGHTS),
        Key("published", "sì/no", "true se il documento stampa il risultato"),
    ),
)
SMVP_TABLES = (SMVP, ACT, SCORE, EXCEPTION, AGGREGATION, ROUNDING, BANDS, BAND, SECTION_POLICY)
