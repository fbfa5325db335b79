"""What synthetic enti measure: indicators with the levels printed in the two documents that come with the program."""

from __future__ import annotations

from dataclasses import dataclass

CLUSTERS = ("piccola", "media", "grande")
"""Size classes. Numbers given for each of them are in this order."""

BySize = tuple[float, float, float]

FIRMS: BySize = (32_000, 68_000, 180_000)
"""Active firms: 64.095 in Riviere di Liguria, 223.025 registered in Torino."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """An indicator and how its values spread.

    Attributes:
        code: the common code; empty for an indicator of the ente's own.
        algorithm: as it is printed.
        level: around which the enti of each size class lie.
        spread, step: standard deviation between enti, and of a year's own movement; shares of the
            level where ``is_relative``, else in the unit of the indicator.
        drift: what a year adds, as ``step``.
        low, high: beyond which no value goes.
        denominator: the divisor of the ratio in each size class; None where there is no ratio.
        per: what the ratio is multiplied by.
    """

    code: str = ""
    name: str
    algorithm: str = ""
    typology: str
    unit: str = "N."
    direction: str = "higher"
    level: BySize
    spread: float
    step: float
    drift: float = 0.0
    is_relative: bool = True
    low: float = 0.0
    high: float = 1e9
    decimals: int = 0
    denominator: BySize | None = None
    per: float = 100.0


@dataclass(frozen=True, slots=True)
class Theme:
    """An ambito: its title, the objectives below it, and the common indicators of the first of them."""

    title: str
    objectives: tuple[str, ...]
    common: tuple[Template, ...]


def _share(name: str, level: float, *, spread: float = 12, step: float = 4, drift: float = 0.5) -> Template:
    """A percentage of the ente's own, with its two terms."""
    return Template(
        name=name,
        algorithm="Casi positivi / Casi totali",
        typology="Qualità",
        unit="%",
        level=(level, level, level),
        spread=spread,
        step=step,
        drift=drift,
        is_relative=False,
        low=1,
        high=100,
        decimals=2,
        denominator=(180, 420, 1300),
    )


def _days(name: str, level: float) -> Template:
    """A mean time, the shorter the better."""
    return Template(
        name=name,
        algorithm="Somma dei giorni / Numero delle pratiche",
        typology="Efficienza",
        unit="gg",
        direction="lower",
        level=(level, level, level),
        spread=0.25,
        step=0.1,
        drift=-0.02,
        low=0.5,
        decimals=1,
    )


def _count(name: str, level: BySize) -> Template:
    """A number of things done."""
    return Template(name=name, typology="Volume", level=level, spread=0.35, step=0.18, drift=0.02, low=1)


_DIGITAL = (
    Template(
        code="OC_TD_01",
        name="Livelli di attività di valutazione della maturità digitale delle imprese",
        algorithm="N. self-assessment e assessment guidati della maturità digitale condotti dal PID",
        typology="Volume",
        level=(150, 240, 550),
        spread=0.4,
        step=0.18,
        low=5,
    ),
    Template(
        code="OC_TD_02",
        name="Azioni di diffusione della cultura digitale realizzate dal PID",
        algorithm="N. eventi di informazione e sensibilizzazione organizzati nell'anno",
        typology="Volume",
        level=(18, 28, 58),
        spread=0.35,
        step=0.2,
        low=2,
    ),
    Template(
        code="OC_TD_03",
        name="Capacità di coinvolgimento negli eventi relativi al PID",
        algorithm="N. partecipanti agli eventi relativi al PID",
        typology="Volume",
        level=(650, 1100, 2700),
        spread=0.4,
        step=0.2,
        low=30,
    ),
    Template(
        code="OC_TD_04",
        name="Grado di coinvolgimento delle imprese in attività di assistenza per la digitalizzazione",
        algorithm="N. imprese assistite per la digitalizzazione nell'anno / 100 imprese attive al 31/12",
        typology="Efficacia",
        unit="ratio",
        level=(0.16, 0.4, 1.5),
        spread=0.45,
        step=0.15,
        low=0.02,
        decimals=2,
        denominator=FIRMS,
    ),
)
_SIMPLER = (
    Template(
        code="OC_TBS_01",
        name="Livello di utilizzo del portale impresainungiorno.gov",
        algorithm="N. pratiche inviate dal portale",
        typology="Volume",
        level=(2400, 4200, 15500),
        spread=0.4,
        step=0.08,
        drift=0.06,
        low=50,
    ),
    Template(
        code="OC_TBS_03",
        name="Grado di rilascio di strumenti digitali",
        algorithm="N. strumenti digitali rilasciati / N. imprese attive al 31/12",
        typology="Efficacia",
        unit="%",
        level=(6.2, 5.9, 4.6),
        spread=0.3,
        step=0.08,
        drift=0.03,
        low=0.5,
        high=60,
        decimals=2,
        denominator=FIRMS,
    ),
    Template(
        code="OC_TBS_04",
        name="Grado di coinvolgimento dei Comuni nel SUAP",
        algorithm="N. Comuni aderenti al SUAP camerale / N. Comuni aderenti al SUAP",
        typology="Efficacia",
        unit="%",
        level=(60, 52, 38),
        spread=12,
        step=2,
        drift=0.6,
        is_relative=False,
        low=3,
        high=100,
        decimals=2,
        denominator=(90, 167, 312),
    ),
)
_ABROAD = (
    Template(
        code="OC_Int_01",
        name="Livello di supporto alle imprese in tema di internazionalizzazione",
        algorithm="N. imprese supportate per l'internazionalizzazione",
        typology="Volume",
        level=(80, 260, 2800),
        spread=0.4,
        step=0.2,
        low=5,
    ),
    Template(
        code="OC_Int_02",
        name="Livello di attività di informazione e orientamento ai mercati",
        algorithm="N. incontri ed eventi di informazione e orientamento ai mercati",
        typology="Volume",
        level=(8, 16, 42),
        spread=0.4,
        step=0.25,
        low=1,
    ),
    Template(
        code="OC_Int_03",
        name="Grado di coinvolgimento delle imprese in attività di internazionalizzazione",
        algorithm="N. imprese supportate per l'internazionalizzazione / N. imprese esportatrici",
        typology="Efficacia",
        unit="%",
        level=(13, 25, 72),
        spread=0.3,
        step=0.1,
        low=1,
        high=100,
        decimals=2,
        denominator=(640, 1500, 3900),
    ),
)
_SOUND = (
    Template(
        code="EC05.1",
        name="Indice di struttura primario",
        algorithm="Patrimonio netto / Immobilizzazioni",
        typology="Salute economica",
        unit="%",
        level=(125, 112, 111),
        spread=22,
        step=4,
        is_relative=False,
        low=40,
        high=400,
        decimals=2,
        denominator=(14_000_000, 31_000_000, 96_000_000),
    ),
    Template(
        code="EC07",
        name="Capacità di generare proventi aggiuntivi",
        algorithm="Proventi correnti al netto di diritto annuale, diritti di segreteria e fondo / Proventi correnti",
        typology="Efficacia",
        unit="%",
        level=(14, 15, 9),
        spread=4,
        step=2,
        is_relative=False,
        low=0.5,
        high=60,
        decimals=2,
        denominator=(7_000_000, 14_000_000, 39_000_000),
    ),
    Template(
        code="B3.1_02",
        name="Percentuale di incasso del Diritto annuale",
        algorithm="Diritto annuale incassato entro il 31/12 / Diritto annuale",
        typology="Efficacia",
        unit="%",
        level=(70, 70, 72),
        spread=3,
        step=1.5,
        is_relative=False,
        low=40,
        high=96,
        decimals=2,
        denominator=(4_500_000, 9_000_000, 27_000_000),
    ),
    Template(
        code="EC27",
        name="Indice equilibrio strutturale",
        algorithm="(Proventi strutturali - Oneri strutturali) / Proventi strutturali",
        typology="Salute economica",
        unit="%",
        level=(-6, -8, -7),
        spread=5,
        step=3,
        is_relative=False,
        low=-60,
        high=60,
        decimals=2,
    ),
)

THEMES = (
    Theme(
        "Transizione digitale delle imprese",
        ("Accompagnare le imprese nella transizione digitale", "Diffondere le competenze digitali"),
        _DIGITAL,
    ),
    Theme(
        "Semplificazione e servizi",
        ("Semplificare i rapporti con le imprese", "Migliorare i tempi e la qualità dei servizi"),
        _SIMPLER,
    ),
    Theme(
        "Internazionalizzazione",
        ("Sostenere le imprese sui mercati esteri", "Allargare il numero delle imprese che esportano"),
        _ABROAD,
    ),
    Theme(
        "Salute dell'ente",
        ("Garantire la salute economica dell'ente", "Valorizzare il personale e la trasparenza"),
        _SOUND,
    ),
)

OWN = (
    _share("Percentuale di pratiche evase nei termini", 88, spread=6),
    _share("Soddisfazione degli utenti del servizio", 82, spread=6),
    _share("Quota di imprese nuove fra quelle coinvolte", 24),
    _share("Quota di procedimenti svolti per via telematica", 71),
    _days("Tempo medio di evasione delle pratiche", 9),
    _days("Tempo medio di pagamento delle fatture", 24),
    _days("Tempo medio di risposta alle richieste", 4),
    _count("Eventi organizzati", (9, 16, 34)),
    _count("Imprese coinvolte nelle iniziative", (90, 210, 640)),
    _count("Notizie pubblicate sui canali digitali", (260, 700, 2100)),
    _count("Controlli svolti", (45, 110, 300)),
    _count("Giovani orientati", (120, 290, 800)),
)
"""Indicators of the ente's own, for the operational objectives."""
