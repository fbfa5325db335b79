"""Slides of every kind, made by hand: ordinary ones, and those that no document should fall over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ui.facts.briefing.slide import (
    About,
    Bar,
    Bars,
    Briefing,
    Highlight,
    Notes,
    Slide,
    SlideColumn,
    SlideKind,
    SlideTable,
)

GREEN, YELLOW, RED, GREY = "green", "yellow", "red", "grey"
NBSP = "\u00a0"

ABOUT = About(
    ente="Camera di commercio industria artigianato e agricoltura di Prova",
    short_name="CCIAA di Prova",
    year=2022,
    document="Relazione sulla performance 2022",
    basis="target validi a fine anno",
    method="SMVP 2022",
    version="0123456789ab",
    day=date(2025, 10, 21),
)
SYNTHETIC = "DATI SINTETICI: ente e numeri inventati"

NOTES = Notes(
    why=("OS01 perde 4,13 punti: EC07 è a 7,75 % contro un target di 13,00 %.",),
    against_whom=("Nel 2021 era 88,10 %: 2,80 punti in più.", "Media nazionale: 85,00 %."),
    what_now=(),
    own="Ricordare la delibera di marzo.",
)
HIGHLIGHTS = (
    Highlight("Risultato dell'ente", f"90,90{NBSP}%", "14 obiettivi", "✓ Raggiunto", GREEN),
    Highlight("Rispetto al 2021", "+2,80 punti", "88,10 % nel 2021"),
    Highlight("Obiettivi raggiunti", "11 su 14", "2 in parte, 1 non raggiunto", "◐ Parzialmente raggiunto", YELLOW),
)
BARS = Bars(
    title="Punti persi dal risultato dell'ente",
    bars=(
        Bar("OS01.1.1 Garantire nel tempo la salute", 4.13, "4,13", YELLOW, "◐ Parzialmente raggiunto"),
        Bar("OS12.3 Semplificare i servizi alle imprese", 2.5, "2,50", RED, "✕ Non raggiunto"),
        Bar("OS05", 1.25, "1,25", GREEN, "✓ Raggiunto"),
        Bar("OS09 Senza consuntivo", None, "n.d.", GREY, "– Senza punteggio"),
    ),
    low=0.0,
    high=5.0,
    alt="Punti persi: OS01.1.1 4,13; OS12.3 2,50; OS05 1,25; OS09 n.d.",
)
BELOW_ZERO = Bars(
    title="Quanto meglio (a destra) o peggio (a sinistra) della media, in % di essa",
    bars=(
        Bar("C1.1 cluster 2021", 42.5, "+42,5 %", "blue", "▲ meglio degli altri"),
        Bar("C2.7 nazionale 2021", 8.0, "+8 %", "blue", "▲ meglio degli altri"),
        Bar("B3.1 nazionale 2022", 0.0, "0 %", GREY, "= come gli altri"),
        Bar("EC07 nazionale 2021", -12.0, "−12 %", "orange", "▼ peggio degli altri"),
        Bar("EC27 cluster 2022", -33.3, "−33,3 %", "orange", "▼ peggio degli altri"),
        Bar("EC27 nazionale 2022", -60.0, "−60 %", "orange", "▼ peggio degli altri"),
    ),
    low=-60.0,
    high=60.0,
    alt="",
)
TABLE = SlideTable(
    title="Le modifiche dell'anno",
    columns=(
        SlideColumn("Indicatore", 44),
        SlideColumn("Anno", 10),
        SlideColumn("Prima", 16, is_number=True),
        SlideColumn("Dopo", 16, is_number=True),
        SlideColumn("Atto", 24),
    ),
    rows=tuple(
        (
            f"kpi{n}.1.1_03 Tempo medio di evasione delle pratiche",
            "2022",
            f"{n}5,00 %",
            f"{n}2,50 %",
            f"Delibera {n}/2022",
        )
        for n in range(1, 7)
    ),
    note="E altre 3 modifiche.",
)
NARROW = SlideTable(
    "",
    (SlideColumn("Stato", 60), SlideColumn("Obiettivi", 40, is_number=True)),
    (("✓ Raggiunto", "11"), ("✕ Non", "3")),
)
SENTENCES = (
    "Il risultato è 90,90 %: raggiunto, secondo il metodo dell'ente.",
    "Due obiettivi perdono da soli 6,63 punti dei 9,10 che mancano.",
    "Il documento pubblica 90,90 %: coincide con il calcolo.",
)
COMMENT = """La **Giunta** ha chiesto *due cose*:

1. un piano per OS01, con [la delibera](https://esempio.it/atto);
2. i tempi.

- entro marzo
  - le risorse
- entro giugno: `kpi_03`
"""


def a_slide(code: str, kind: SlideKind = SlideKind.TEXT, **parts: object) -> Slide:
    """A slide with a headline of its own."""
    headline = f"Messaggio di {code}: due obiettivi su quattordici fanno la differenza"
    made = Slide(code=code, kind=kind, name=code, headline=headline, generated=headline, notes=NOTES)
    return replace(made, **parts)  # type: ignore[arg-type]


def a_briefing(*slides: Slide, warning: str = "") -> Briefing:
    """These slides, of an invented ente."""
    return Briefing(replace(ABOUT, warning=warning), slides)


ORDINARY = (
    a_slide("copertina", SlideKind.COVER, sentences=(ABOUT.ente, "Da: Relazione 2022", "Metodo: SMVP 2022")),
    a_slide("risultato", SlideKind.RESULT, highlights=HIGHLIGHTS, bars=BARS, sentences=SENTENCES),
    a_slide("bene", SlideKind.STRENGTHS, bars=BARS),
    a_slide("male", SlideKind.SHORTFALLS, bars=BARS, sentences=SENTENCES, comment="Il punto è **OS01**."),
    a_slide("modifiche", SlideKind.CHANGED, table=TABLE, sentences=SENTENCES[:2]),
    a_slide("confronti", SlideKind.OTHERS, bars=BELOW_ZERO, table=TABLE),
    a_slide("rischi", SlideKind.RISKS, table=TABLE),
    a_slide("ipotesi", SlideKind.WHATIF, highlights=HIGHLIGHTS[:2], table=TABLE, is_hypothesis=True),
    a_slide("decisioni", SlideKind.DECISIONS, sentences=SENTENCES, comment=COMMENT),
    a_slide(
        "OS01.1.1", SlideKind.NODE, subject="OS01.1.1", highlights=HIGHLIGHTS[:1], bars=BELOW_ZERO, sentences=SENTENCES
    ),
    a_slide("testo", SlideKind.TEXT, comment=COMMENT),
    a_slide("nascosta", SlideKind.TEXT, comment="Questa non si vede.", is_hidden=True),
)
"""One of each kind, the last one hidden."""

LONG = ("Migliorare la qualità dei servizi alle imprese del territorio e " * 6)[:300]
WIDE = "W" * 300
HOSTILE = (
    '<b>x</b> ${y} =HYPERLINK("http://a.it";"b") | # _c_ * @d \x07\x1b 🙂 \u202e\ufffe 中 [e](http://f.it) %TEMP% {{g}}'
)
NOTHING = Notes((), (), ())

EDGES = (
    a_slide("vuota", headline="", generated="", notes=NOTHING),
    a_slide(
        "vuota2", bars=Bars("", (), 0, 0, ""), table=SlideTable("", (), ()), sentences=("", " "), comment="\n ** \n"
    ),
    a_slide("lunga", headline=LONG, sentences=(LONG, LONG, WIDE, LONG), comment="\n\n".join([LONG] * 12)),
    a_slide(
        "lunghissima",
        highlights=tuple(replace(h, label=LONG, value=LONG, note=WIDE, state=LONG) for h in HIGHLIGHTS),
        bars=replace(BARS, title=LONG, bars=tuple(replace(b, label=LONG, text=LONG, series=LONG) for b in BARS.bars)),
        table=replace(TABLE, title=LONG, note=LONG, rows=((LONG, WIDE, LONG, LONG, WIDE),) * 6),
        sentences=(LONG,) * 4,
        comment=f"- {WIDE}\n- {LONG}",
    ),
    a_slide(
        "segni",
        headline=HOSTILE,
        highlights=(Highlight(HOSTILE, HOSTILE, HOSTILE, HOSTILE),),
        bars=Bars(
            HOSTILE, (Bar(HOSTILE, 1.0, HOSTILE, GREEN, HOSTILE), Bar("=1+1", 2.0, "@SUM(A1)", RED, "")), 0, 1, ""
        ),
        table=SlideTable(HOSTILE, (SlideColumn(HOSTILE, 0), SlideColumn("", 0)), ((HOSTILE,), ("=1+1", "-2")), HOSTILE),
        sentences=(HOSTILE,),
        comment=HOSTILE,
    ),
    a_slide(
        "nulla di misurato",
        highlights=(Highlight("Risultato", "n.d.", "nulla di misurato", "– Senza punteggio", GREY),),
    ),
    a_slide("nessun valore", bars=replace(BARS, bars=tuple(replace(b, value=None) for b in BARS.bars), low=0, high=0)),
    a_slide("una cifra e tabella", highlights=HIGHLIGHTS[:1], table=TABLE, sentences=SENTENCES),
    a_slide("una cifra e parole", highlights=HIGHLIGHTS[:1], sentences=SENTENCES, comment=COMMENT),
    a_slide("tabella stretta", table=NARROW, sentences=SENTENCES),
    a_slide("tutto", highlights=HIGHLIGHTS, bars=BARS, table=NARROW, sentences=SENTENCES, comment=COMMENT),
    a_slide(
        "copertina piena",
        SlideKind.COVER,
        headline=LONG,
        highlights=HIGHLIGHTS[:1],
        comment=COMMENT,
        is_hypothesis=True,
    ),
    a_slide("copertina nuda", SlideKind.COVER),
)
