"""Small invented enti with the right answer worked out by hand: whole folders, from the files to the scores."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from data.format.folder import read_folder
from data.format.scored_year import scored_years
from data.format.workbook import read_workbook
from scoring.inverse import needed
from scoring.result import Why
from scoring.second import judged
from tests.data.format.scored import change, looked, year_of
from ui.documents.xlsx.template import TemplateContent, template

if TYPE_CHECKING:
    from collections.abc import Callable

CASI = Path(__file__).parents[1] / "casi"
HISTORY = "1,piano,,O1,i1,mantenimento in parole,,2023,{},,,value,,\n"


@pytest.fixture
def caso(tmp_path: Path) -> Callable[[str], Path]:
    """A copy of a case, to be spoilt at will."""
    return lambda name: Path(shutil.copytree(CASI / name, tmp_path / name))


def scores(folder: Path, year: int = 2024) -> list[float | None]:
    """Of the root, then of every indicator."""
    (scored,) = year_of(folder, year).sheets
    return [scored.root.score, *(measure.score for measure in scored.measures)]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("si-non-fatto-parole", [50, 0, 100]),
        ("si-solo-testo", [50, 100, 0]),
        ("partenza-dall-anno-prima", [50, 50]),
        ("zero-su-zero-vale-zero", [100, None, 100]),
        ("mantenimento", [99.714285714, None, 99.714285714]),
        ("obiettivo-gradini", [75, 50, 100]),
        ("conteggio-stretto", [0, 0]),
        ("fasce-percentuali-basso", [55, 100, 75, 50, 50, 0]),
        ("eccezioni-per-unita", [93, 100, 90, 90]),
        ("metodo-composto", [80, 80, 100, 100, 50, 90, 100, 100, None]),
        ("rapporto", [87.037037037, 74.074074074, 100, None]),
        # 50 + 50 × 10/20; 41 days are beyond the 40 of the minimum; ten days of 31 after the expected one,
        # 50 + 50 × (1 − 10/31); 60 + 40 × 5/10; the mean is (75 + 0 + 83.87 + 80) / 4.
        ("minimo-e-atteso", [59.717741935, 75, 0, 83.870967742, 80]),
        # From the 40 of 2023 to 60 half way is 50, and the half-years of 2023 do not count; with nothing but a
        # half-year there is nothing to start from, and 50 of 60 is nothing.
        ("periodi", [25, 50, 0]),
        # Half way from 8 to 10; the limits and what is between; one of the five days from 15 to 20.
        ("tra-10-e-15", [86, 50, 100, 100, 100, 80]),
        # 350 + 10 % = 385; 350 − 10 % = 315, and 350 is more; 55 + 5 = 60; (250 + 300 + 350) / 3 = 300; 40 of a
        # national mean of 50; 60 of a mean of the cluster of 80; 10 % of a percentage; a year that is not told.
        ("target-relativi", [75.833333333, 100, 0, 100, 100, 80, 75, None, None]),
    ],
)
def test_each_case_has_the_score_worked_out_by_hand(name: str, found: list[float | None]) -> None:
    assert scores(CASI / name) == found


@pytest.mark.parametrize(
    ("name", "score", "value", "is_beyond", "gives"),
    [
        ("obiettivo-gradini", 80, 70, False, 87.5),
        ("obiettivo-gradini", 88, 90, False, 100),
        ("conteggio-stretto", 100, 10, True, 100),
    ],
)
def test_what_a_case_needs_is_worked_out_by_hand(
    name: str, score: float, value: float, *, is_beyond: bool, gives: float
) -> None:
    (scored,) = year_of(CASI / name, 2024).sheets
    answer = needed(scored.sheet, scored.policy, "", score)[0]
    assert (answer.value, answer.is_beyond, answer.gives) == (value, is_beyond, gives)


def test_what_two_targets_need_is_on_the_line_or_at_the_minimum() -> None:
    (scored,) = year_of(CASI / "minimo-e-atteso", 2024).sheets
    found = {each.key.indicator_code: (each.value, each.gives) for each in needed(scored.sheet, scored.policy, "", 62)}
    # From 59.72 to 62 are 9.13 points of a quarter: 84.13 = 50 + 50 × (x − 70) / 20. The days begin at the minimum,
    # which is worth 50 at once: (75 + 50 + 83.87 + 80) / 4.
    assert found["i1"] == pytest.approx((83.651612903, 62))
    assert found["i2"] == pytest.approx((40, 72.217741935))


@pytest.mark.parametrize(
    ("actual", "score"),
    [("1", 100), ("0", 0), ("100", 100), ("0.00", 0), ("1.0", 100), ("50", None), ("2", None)],
)
def test_a_yes_is_on_or_off_where_the_actual_is(caso: Callable[[str], Path], actual: str, score: float | None) -> None:
    folder = caso("si-non-fatto-parole")
    change(folder, "2024/actuals.csv", "i1,2024,,,,,,blank", f"i1,2024,{actual},,,,,value")
    assert scores(folder)[1] == score
    said = [line for line in looked(folder) if "«SI»" in line]
    assert said == (
        []
        if score is not None
        else [
            (
                "2024/targets.csv, riga 2: Il target di piano / O1 / i1 è solo in parole («SI»): l'indicatore "
                "non ha punteggio e il 50 % del peso del nodo piano / O1 non è misurato. SI vuole il verso "
                "higher, NO il verso lower; il consuntivo è 1 o 0, oppure 100 o 0."
            )
        ]
    )


@pytest.mark.parametrize(("last", "score"), [("350", 100), ("700", 50), ("349", 100)])
def test_keeping_is_scored_on_last_years_value(caso: Callable[[str], Path], last: str, score: float) -> None:
    folder = caso("mantenimento")
    path = folder / "2024" / "history.csv"
    path.write_text(path.read_text(encoding="utf-8") + HISTORY.format(last), encoding="utf-8")
    assert scores(folder)[1] == score
    assert looked(folder) == []


def test_keeping_without_last_years_value_says_which_weight_is_lost() -> None:
    assert looked(CASI / "mantenimento") == [
        (
            "2024/targets.csv, riga 2: Il target di piano / O1 / i1 è solo in parole («mantenimento»): l'indicatore "
            "non ha punteggio e il 50 % del peso del nodo piano / O1 non è misurato. Scrivere il valore del 2023 in "
            "history.csv, o nella colonna target."
        )
    ]


def test_what_a_target_refers_to_is_asked_for_where_it_lacks(caso: Callable[[str], Path]) -> None:
    percentage, other_year = looked(CASI / "target-relativi")
    assert "riga 8" in percentage
    assert "«+10 %» può voler dire 10 punti o un decimo del valore" in percentage
    assert other_year.endswith("Scrivere il valore del 2022 in history.csv, o nella colonna target.")
    folder = caso("target-relativi")
    change(folder, "2024/history.csv", "2022,300", "2020,300")
    change(folder, "2024/benchmarks.csv", "O1,oltre,2024", "O1,oltre,2022")
    said = " ".join(looked(folder))
    assert "Scrivere i valori del 2021, 2022 e 2023 in history.csv" in said
    assert "Scrivere la media del 2024 in benchmarks.csv (scope cluster, statistic mean)" in said


def test_an_interval_that_the_method_has_no_slopes_for_is_all_or_nothing(caso: Callable[[str], Path]) -> None:
    folder = caso("tra-10-e-15")
    change(folder, "smvp.toml", '"intervallo"\nparams = [8, 10, 15, 20]', '"proporzionale"')
    assert scores(folder) == [60, 0, 100, 100, 100, 0]
    change(folder, "2024/measures.csv", "gg,nominal", "gg,higher")
    assert scores(folder)[1] is None
    assert "Un intervallo vuole il verso nominal" in looked(folder)[0]
    change(folder, "2024/measures.csv", "gg,higher", "gg,")
    assert scores(folder)[1] == 0


def test_other_words_say_which_weight_is_lost(caso: Callable[[str], Path]) -> None:
    folder = caso("si-non-fatto-parole")
    change(folder, "2024/targets.csv", ",SI,", ",come da convenzione,")
    (found,) = looked(folder)
    assert "solo in parole («come da convenzione»)" in found
    assert found.endswith("Scrivere nella colonna target il numero che le parole vogliono dire.")


def test_last_year_is_the_year_before_and_never_an_older_one(caso: Callable[[str], Path]) -> None:
    folder = caso("partenza-dall-anno-prima")
    head = (CASI / "mantenimento/2024/history.csv").read_text(encoding="utf-8").partition("\n")[0]
    shutil.rmtree(folder / "2023")
    history = folder / "2024" / "history.csv"
    history.write_text(f"{head}\n1,piano,,O1,i1,servite,,2022,90,,,value,,\n", encoding="utf-8")
    assert scores(folder)[1] == 0
    (found,) = looked(folder)
    assert found == (
        "2024/measures.csv, riga 2: La regola progresso parte dal valore del 2023, che per piano / O1 / i1 non c'è: il "
        "punteggio può essere solo 0 o 100. Scriverlo in history.csv, o caricare i dati del 2023."
    )
    history.write_text(f"{head}\n1,piano,,O1,i1,servite,,2023,90,,,value,,\n", encoding="utf-8")
    assert scores(folder)[1] == 50
    assert looked(folder) == []


def test_a_later_document_is_believed_on_last_year(caso: Callable[[str], Path]) -> None:
    folder = caso("partenza-dall-anno-prima")
    head = (CASI / "mantenimento/2024/history.csv").read_text(encoding="utf-8").partition("\n")[0]
    row = "1,piano,,O1,i1,servite,,2023,95,,,value,,\n"
    (folder / "2024" / "history.csv").write_text(f"{head}\n{row}", encoding="utf-8")
    assert scores(folder)[1] == pytest.approx(100 * 5 / 15)


def test_last_year_is_not_looked_for_across_a_break(caso: Callable[[str], Path]) -> None:
    folder = caso("partenza-dall-anno-prima")
    head = "section,owner,node_code,indicator_code,year,kind,reason,source_line\n"
    (folder / "2024" / "breaks.csv").write_text(f"{head}piano,,O1,i1,2024,method,altro conto,\n", encoding="utf-8")
    assert scores(folder)[1] == 0
    assert "parte dal valore del 2023" in looked(folder)[0]


def test_no_case_at_all_is_not_measurable_and_is_said() -> None:
    folder = CASI / "zero-su-zero-vale-zero"
    (scored,) = year_of(folder, 2024).sheets
    assert scored.measures[0].why is Why.NOT_MEASURABLE
    assert looked(folder) == [
        (
            "2024/actuals.csv, riga 2: Il consuntivo di piano / O1 / i1 è 0/0: non c'è stato nessun caso, e "
            "l'indicatore non è misurato. Se è così, in measures.csv scrivere not_measurable nella colonna state."
        )
    ]


def test_a_part_of_nothing_is_refused() -> None:
    reading = read_folder(CASI / "denominatore-zero")
    assert [str(problem) for problem in reading.problems] == [
        (
            "2024/actuals.csv, riga 3, colonna denominator: Il rapporto 5/0 non esiste: il denominatore è zero e il "
            "numeratore no. Correggere uno dei due; se non c'è stato nessun caso sono zero tutti e due."
        )
    ]


RULE = ",path,rule,params,baseline"


@pytest.mark.parametrize(
    ("cells", "score"),
    [
        (",,,", 75),
        (",fasce,100 40 200 100,", 40),
        (",fasce,200 100 100 40,", 40),
        (",fasce,100 40 >=150 70 >150 90,", 70),
        (",fasce,100 40 >150 90,", 40),
        (",progresso,,100", 50),
        (",spezzata,100; 0; 150; 80; 200; 100,", 80),
    ],
)
def test_an_indicator_may_have_a_rule_and_a_starting_value_of_its_own(finto: Path, cells: str, score: float) -> None:
    """150 of at least 200: three quarters; between 100 and 200 half of the way; the band of 100 is worth 40."""
    path = finto / "2024" / "measures.csv"
    head, first, *rest = path.read_text(encoding="utf-8").splitlines()
    path.write_text(
        "\n".join([head + RULE, first + "," + cells, *(row + ",,,," for row in rest)]) + "\n", encoding="utf-8"
    )
    found = next(each for each in year_of(finto, 2024).sheets if each.sheet.section == "dup")
    assert found.measures[0].score == score


@pytest.mark.parametrize(
    ("cells", "what"),
    [
        (",,50 50,", "Ci sono i numeri di una regola, ma la regola non c'è."),
        (",fasce,50,", "La regola «fasce» non ha i numeri che le servono."),
        (",fasce,50;x,", "Scrivere solo numeri con il punto, separati da spazi; di un limite escluso, >70"),
        (",fasce,50 100 70 50,", "La regola «fasce» dà 100 a 50 e 50 a 70, che è più difficile con il verso higher."),
        (
            ",fasce,50 50 <70 100,",
            "ha un limite con il segno contrario al verso. Con il verso higher un limite escluso",
        ),
        ("forse,,,", "«forse» non è"),
    ],
)
def test_a_wrong_rule_of_an_indicator_is_said_where_it_is(finto: Path, cells: str, what: str) -> None:
    path = finto / "2024" / "measures.csv"
    head, first, *rest = path.read_text(encoding="utf-8").splitlines()
    path.write_text(
        "\n".join([head + RULE, first + "," + cells, *(row + ",,,," for row in rest)]) + "\n", encoding="utf-8"
    )
    assert any(
        what in str(problem) and "measures.csv, riga 2" in str(problem) for problem in read_folder(finto).problems
    )


def test_a_rule_of_the_method_that_cannot_score_an_indicator_is_said_at_the_indicator(
    caso: Callable[[str], Path],
) -> None:
    folder = caso("obiettivo-gradini")
    change(folder, "2024/measures.csv", "gradini,,,,,num,higher", "gradini,,,,,num,lower")
    change(folder, "2024/targets.csv", "g,2024,1,>=", "g,2024,1,<=")
    assert [str(problem) for problem in read_folder(folder).problems] == [
        (
            "2024/measures.csv, riga 2, colonna direction: La regola «fasce» dà 100 a 90 e 75 a 70, che è "
            "più difficile con il verso lower. Girare i punteggi, o correggere il verso; su e poi giù può andare "
            "solo con il verso nominal."
        )
    ]


def test_a_composed_method_gives_every_node_and_judgement_worked_out_by_hand() -> None:
    (scored,) = year_of(CASI / "metodo-composto", 2024).sheets
    assert {node.code: node.score for node in scored.nodes} == {
        "": 80,
        "O1": 65,
        "P1": 80,
        "P2": 50,
        "O2": 95,
        "O3": None,
    }
    assert [(each.judgement.name, each.value) for each in judged(scored)] == [
        ("Quota di premio", 80),
        ("Puntualità", 50),
    ]
    assert [m.band.word if m.band else "" for m in scored.measures] == [
        *("In parte", "Fatto", "Fatto", "In parte"),
        *("In parte", "Fatto", "Fatto", ""),
    ]
    assert [(m.code, m.by_rule) for m in scored.measures if m.why is Why.ASSIGNED] == [("a", 50)]


def test_weights_that_do_not_count_and_nodes_measured_too_little_are_said() -> None:
    unused = "per il metodo le sue parti pesano tutte uguale."
    assert [
        line.partition(" Se devono")[0].partition(" Scrivere i")[0] for line in looked(CASI / "metodo-composto")
    ] == [
        f"2024/nodes.csv: I pesi scritti sotto il nodo piano / O1 (P1 60, P2 40) non contano: {unused}",
        f"2024/nodes.csv: I pesi scritti sotto la radice di piano (O1 70, O2 30, O3 30) non contano: {unused}",
        (
            "2024/nodes.csv, riga 6: Sotto il nodo piano / O3 è misurato il 50 % del peso: il metodo ne chiede almeno "
            "il 60 %, e non ha risultato."
        ),
    ]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('scale = "premio"\n', "", "Un giudizio sul risultato vuole una scala: senza, è il risultato stesso."),
        (
            'scale = "premio"',
            'scale = "premi"',
            "La scala «premi» non è fra le [[score.scale]]. Scrivere una di: premio.",
        ),
        (
            '">90", 100]',
            '">90", 70]',
            "La regola «fasce» dà 80 a 80 e 70 a 90, che è più difficile con il verso higher.",
        ),
        (
            'of = "deadlines"',
            'of = "giorni"',
            "«giorni» non è fra le parole ammesse. Scrivere una di: result, deadlines.",
        ),
        ('level = "promessa"', 'level = "promesse"', "«promesse» non è in ente.toml."),
        ('method = "minimum"', "", "Il valore manca. Scrivere una di: weighted_mean, sum, minimum, geometric."),
        (
            'method = "minimum"',
            'method = "prodotto"',
            "geometric. Il prodotto dei punteggi non si calcola: geometric ne è",
        ),
        (
            'rule = "proporzionale"',
            'rule = "logistica"',
            "Una curva che non è fatta di linee non si scrive: «spezzata»",
        ),
        ("[bands]\n", '[rounding]\nroot = "half_even:2"\n\n[bands]\n', "L'arrotondamento al pari non si fa: half_up"),
        ('missing = "excluded"', 'missing = "stima"', "Un consuntivo mancante non si stima: scriverlo, oppure"),
        ("above = 0", "above = 100", "La parola «Fatto» comincia prima di quella che la precede"),
    ],
)
def test_a_wrong_key_of_a_composed_method_is_named(
    caso: Callable[[str], Path], old: str, new: str, problem: str
) -> None:
    folder = caso("metodo-composto")
    change(folder, "smvp.toml", old, new)
    assert any(problem in str(found) for found in read_folder(folder).problems)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (",90,sistema", ",101,sistema", "Il punteggio assegnato 101 è fuori da 0–100."),
        (",90,sistema fermo da luglio per l'alluvione", ",90,", "Il punteggio assegnato 90 non ha un motivo."),
        (",90,sistema", ",,sistema", "C'è il motivo o la fonte di un punteggio assegnato, ma non il punteggio."),
        (",90,sistema", ",novanta,sistema", "«novanta» non è un numero."),
    ],
)
def test_a_score_given_by_hand_has_a_reason_and_is_one_that_the_method_gives(
    caso: Callable[[str], Path], old: str, new: str, problem: str
) -> None:
    folder = caso("metodo-composto")
    change(folder, "2024/actuals.csv", old, new)
    assert any(problem in str(found) for found in read_folder(folder).problems)


@pytest.mark.parametrize("name", ["tra-10-e-15", "target-relativi"])
def test_targets_in_words_go_through_a_workbook_and_back(name: str) -> None:
    folder = read_folder(CASI / name).folder
    assert folder is not None
    book = template(TemplateContent(2024, folder.documents, folder.years[0].tables))
    there = read_workbook(book, "piano.xlsx").folder
    assert there is not None
    (one,), (other,) = scored_years(folder), scored_years(there)
    assert other.plan.versions == one.plan.versions
    assert [each.score for each in other.sheets[0].measures] == [each.score for each in one.sheets[0].measures]


def test_periods_go_through_a_workbook_and_back_and_enter_no_yearly_series() -> None:
    folder = read_folder(CASI / "periodi").folder
    assert folder is not None
    book = template(TemplateContent(2024, folder.documents, folder.years[0].tables))
    there = read_workbook(book, "piano.xlsx").folder
    assert there is not None
    (one,), (other,) = scored_years(folder), scored_years(there)
    assert other.plan.history == one.plan.history
    assert [row.time for row in one.plan.history][:3] == ["2010-14", "anno non noto", "2023"]
    values = [[(v.year, v.value and v.value.text) for v in series.values] for series in one.series.values()]
    assert values == [[(2023, "40"), (2024, "50")], [(2024, "50")]]


def test_a_composed_method_goes_through_a_workbook_and_back() -> None:
    folder = read_folder(CASI / "metodo-composto").folder
    assert folder is not None
    book = template(TemplateContent(2024, folder.documents, folder.years[0].tables))
    there = read_workbook(book, "piano.xlsx").folder
    assert there is not None
    (one,), (other,) = scored_years(folder), scored_years(there)
    assert other.plan.policy == one.plan.policy
    assert [node.score for node in other.sheets[0].nodes] == [node.score for node in one.sheets[0].nodes]
    assert other.plan.actuals == one.plan.actuals
