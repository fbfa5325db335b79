"""A whole folder: every kind of problem is found, with its place, and all of them at once."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from data.format.folder import MOST_BYTES, read_folder
from data.format.identity import read_documents
from data.format.problem import MOST_OF_A_KIND, Problem
from data.format.tables import TABLES
from tests.data.format.sentences import AGREED

if TYPE_CHECKING:
    from collections.abc import Callable

SHIPPED = Path(__file__).parents[3] / "data" / "enti"
SOGLIE = "section,owner,node_code,indicator_code,year,soglia,origin,note\n"
PUBLISHED = "section,owner,node_code,indicator_code,score,status\n"
CAUSES = "section,owner,node_code,indicator_code,cause,explanation\n"
EVALUATIONS = "section,owner,node_code,evaluation,outcome,motivation\n"
BENCHMARKS = "section,owner,node_code,indicator_code,year,scope,statistic,value,unit,raw,source_line\n"
BREAKS = "section,owner,node_code,indicator_code,year,kind,reason,source_line\n"
CONTEXT = "topic,item,year,value,unit,note,source_line\n"
HISTORY = (
    "note_number,section,owner,node_code,indicator_code,indicator_name,source,year,value,numerator,denominator,"
    "availability,raw,confidence\n"
)
NODE = "dup,,O1,M1,meta,Pratiche chiuse,,60,,,\n"


def said(folder: Path) -> list[str]:
    return [str(problem) for problem in read_folder(folder).problems]


def change(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("code", ["torino", "riviere"])
def test_the_shipped_folders_have_no_problem(code: str) -> None:
    reading = read_folder(SHIPPED / code)
    assert reading.problems == ()
    assert reading.notices == ()
    assert reading.folder is not None
    assert reading.folder.ente.code == code


def test_the_invented_ente_has_no_problem_and_each_year_its_own_method(finto: Path) -> None:
    reading = read_folder(finto)
    assert reading.problems == ()
    assert reading.folder is not None
    assert [(y.year, y.policy.rule) for y in reading.folder.years] == [
        (2024, "proporzionale"),
        (2025, "on_off"),
    ]
    assert sorted(reading.folder.documents) == ["ente.toml", "smvp-2025.toml", "smvp.toml"]


CHANGES = [
    (
        "nodes.csv",
        "dup,,O2",
        "dop,,O2",
        "riga 4, colonna section: La sezione «dop» non è in ente.toml. Scrivere una di: dup, peg",
    ),
    ("nodes.csv", "M1,meta", "M1,mete", "riga 3, colonna level: Il livello «mete» non è in ente.toml"),
    (
        "nodes.csv",
        "O1,M1",
        "O1,M9",
        "riga 3, colonna parent_code: Il nodo superiore «M9» non c'è in nessuna sezione",
    ),
    (
        "nodes.csv",
        "M1,,missione",
        "M1,O1,missione",
        "riga 2, colonna parent_code: I nodi stanno in cerchio: M1 → O1 → M1",
    ),
    ("nodes.csv", "O1,M1", "O1,O1", "riga 3, colonna parent_code: I nodi stanno in cerchio: O1 → O1"),
    ("nodes.csv", ",60,", ",160,", "riga 3, colonna weight: Il peso 160 è fuori da 0–100"),
    ("nodes.csv", NODE, NODE + NODE, "riga 4: La riga ripete la chiave della riga 3 (dup / O1)"),
    (
        "measures.csv",
        "pezzi,higher,100",
        "pezzi,higher,-1",
        "riga 2, colonna weight: Il peso -1 è fuori da 0–100",
    ),
    ("measures.csv", "pezzi", "chili", "riga 2, colonna unit: L'unità «chili» non è in ente.toml"),
    (
        "measures.csv",
        "dup,,O2,i1",
        "dup,,O3,i1",
        "riga 3, colonna node_code: Il nodo dup / O3 non è in nodes.csv",
    ),
    (
        "measures.csv",
        "dup,,O2,i1",
        "dup,,O2,i2",
        "targets.csv, riga 4, colonna indicator_code: L'indicatore dup / O2 / i1",
    ),
    (
        "measures.csv",
        "dup,,O2,i1",
        "dup,,O2,i2",
        "actuals.csv, riga 3, colonna indicator_code: L'indicatore dup / O2 / i1",
    ),
    (
        "targets.csv",
        ",>=,250,,,0,",
        ",>=,250,,,1,",
        "riga 3, colonna valid: L'anno 2024 ha già una versione valida",
    ),
    ("targets.csv", ",>=,200", ",<=,200", "riga 3, colonna op: L'operatore <= contraddice il verso higher"),
    ("targets.csv", ",by,", ",>,", "riga 4, colonna op: L'operatore > contraddice il verso lower"),
    (
        "targets.csv",
        "2024-06-30",
        "180",
        "riga 4, colonna target: «180» è un numero, ma l'operatore by (entro)",
    ),
    (
        "targets.csv",
        ",>=,200,",
        ",>=,2024-01-01,",
        "riga 3, colonna target: «2024-01-01» è una data, ma l'unità",
    ),
    ("targets.csv", "2,>=,200,", "1,>=,200,", "riga 3: La riga ripete la chiave della riga 2"),
    (
        "actuals.csv",
        "2024-06-15",
        "12",
        "riga 3, colonna actual: «12» è un numero, ma l'unità di misura chiede una data",
    ),
    ("actuals.csv", ",150,", ",2024-06-15,", "riga 2, colonna actual: «2024-06-15» è una data"),
]


@pytest.mark.parametrize(("file", "old", "new", "sentence"), CHANGES)
def test_each_contradiction_between_files_is_named(finto: Path, file: str, old: str, new: str, sentence: str) -> None:
    change(finto, f"2024/{file}", old, new)
    found = said(finto)
    assert any(sentence in line for line in found), found
    assert all(line.startswith("2024/") for line in found)
    assert AGREED.issuperset(found)


FILES = [
    (
        "soglie.csv",
        SOGLIE + "dup,,O1,i1,2024,100,indicator,\ndup,,O1,i1,2024,100,indicator,\n",
        "riga 3: La riga ripete",
    ),
    (
        "soglie.csv",
        SOGLIE + "dup,,O1,i1,2024,300,indicator,\n",
        "riga 2, colonna soglia: La soglia 300 è dalla parte sbag",
    ),
    (
        "soglie.csv",
        SOGLIE + "dup,,O1,i1,2024,200,indicator,\n",
        "La soglia 200 è dalla parte sbagliata del target 200",
    ),
    (
        "soglie.csv",
        SOGLIE + "dup,,O2,i1,2024,2024-01-01,indicator,\n",
        "La soglia 2024-01-01 è dalla parte sbagliata",
    ),
    (
        "soglie.csv",
        SOGLIE + "dup,,O9,i1,2024,3,indicator,\n",
        "riga 2, colonna indicator_code: L'indicatore dup / O9 / i1",
    ),
    ("soglie.csv", SOGLIE + "dup,,O1,i1,2024,,indicator,\n", "riga 2, colonna soglia: La cella è vuota"),
    (
        "published.csv",
        PUBLISHED + "dup,,O9,,50,\n",
        "riga 2, colonna node_code: Il nodo dup / O9 non è in nodes.csv",
    ),
    (
        "published.csv",
        PUBLISHED + "dup,,O1,i9,50,\n",
        "riga 2, colonna indicator_code: L'indicatore dup / O1 / i9",
    ),
    (
        "published.csv",
        PUBLISHED + "peg,Ugo,,,50,\n",
        "riga 2, colonna section: La scheda peg / Ugo non ha nodi",
    ),
    ("evaluations.csv", EVALUATIONS + "dup,,O9,50,,\n", "riga 2, colonna node_code: Il nodo dup / O9"),
    ("causes.csv", CAUSES + "dup,,O9,,target,x\n", "riga 2, colonna node_code: Il nodo dup / O9"),
    ("causes.csv", CAUSES + "dup,,O1,i9,target,x\n", "riga 2, colonna indicator_code: L'indicatore dup / O1 / i9"),
    ("causes.csv", CAUSES + "dup,,O1,i1,sfortuna,x\n", "riga 2, colonna cause"),
    ("causes.csv", CAUSES + "dup,,O1,i1,target,\n", "riga 2, colonna explanation: La cella è vuota"),
    ("benchmarks.csv", BENCHMARKS + "dup,,O1,i9,2024,Italia,mean,5,,,\n", "riga 2, colonna indicator_code"),
    (
        "benchmarks.csv",
        BENCHMARKS + "dup,,O1,i1,2024,Italia,mean,5,chili,,\n",
        "riga 2, colonna unit: L'unità «chili»",
    ),
    ("history.csv", HISTORY + "1,dup,,O1,i9,,,2023,5,,,value,,\n", "riga 2, colonna indicator_code"),
    (
        "history.csv",
        HISTORY + "1,dup,,O1,i1,,,2023,2023-01-01,,,value,,\n",
        "riga 2, colonna value: «2023-01-01» è una",
    ),
    ("breaks.csv", BREAKS + "dup,,O1,i9,2024,method,altro conto,\n", "riga 2, colonna indicator_code"),
    ("breaks.csv", BREAKS + "dup,,O1,i1,,method,altro conto,\n", "riga 2, colonna year: La cella è vuota"),
    ("breaks.csv", BREAKS + "dup,,O1,i1,2024,metodo,altro conto,\n", "riga 2, colonna kind: «metodo»"),
    ("breaks.csv", BREAKS + "dup,,O1,i1,2024,method,,\n", "riga 2, colonna reason: La cella è vuota"),
    (
        "breaks.csv",
        BREAKS + "dup,,O1,i1,2024,method,uno,\ndup,,O1,i1,2024,method,due,\n",
        "riga 3: La riga ripete",
    ),
    ("context.csv", CONTEXT + ",Dipendenti,2024,5,,,\n", "riga 2, colonna topic: La cella è vuota"),
    ("context.csv", CONTEXT + "Personale,Dipendenti,2024,,,,\n", "riga 2, colonna value: La cella è vuota"),
    (
        "context.csv",
        CONTEXT + "Personale,Dipendenti,2024,1.234,,,\nPersonale,Dipendenti,,5,,,\n",
        "riga 3, colonna year",
    ),
    (
        "context.csv",
        CONTEXT + 'A,B,2024,1.5,,,\nImprese,Attive,2024,"64.095,5",,,\n',
        "colonna value: «64.095,5» non è un numero",
    ),
    (
        "context.csv",
        CONTEXT + "Personale,Dipendenti,2024,5,,,\nPersonale,Dipendenti,2024,5,persone,,\n",
        "riga 3: La riga ripete la chiave della riga 2 (Personale / Dipendenti / 2024)",
    ),
    ("Measures2.csv", "a,b\n", "Measures2.csv: Il file non è del formato"),
]


@pytest.mark.parametrize(("file", "text", "sentence"), FILES)
def test_each_row_that_points_to_nothing_is_named(finto: Path, file: str, text: str, sentence: str) -> None:
    (finto / "2024" / file).write_text(text, encoding="utf-8")
    found = said(finto)
    assert len(found) == 1
    assert f"2024/{file}" in found[0]
    assert sentence in found[0]
    assert found[0] in AGREED


def test_rows_that_are_allowed_to_stand_alone_are_no_problem(finto: Path) -> None:
    (finto / "2024" / "history.csv").write_text(HISTORY + "7,,,,,Un dato libero,,2023,5,,,value,,\n", encoding="utf-8")
    (finto / "2024" / "published.csv").write_text(PUBLISHED + "dup,,,,85,Ottimo\n", encoding="utf-8")
    assert said(finto) == []


def test_a_series_may_break_in_two_ways_in_one_year_and_a_comparison_may_have_no_year(finto: Path) -> None:
    two = "dup,,O1,i1,2024,method,altro conto,\ndup,,O1,i1,2024,source,altra fonte,12\n"
    (finto / "2024" / "breaks.csv").write_text(BREAKS + two, encoding="utf-8")
    (finto / "2024" / "benchmarks.csv").write_text(BENCHMARKS + "dup,,O1,i1,,Italia,mean,5,,,\n", encoding="utf-8")
    assert said(finto) == []


def test_a_context_figure_needs_neither_a_unit_nor_a_year_of_its_folder(finto: Path) -> None:
    rows = "Imprese,Attive,2019,64095,,,\nImprese,Attive,2024,+1.50,per cento,stima,12\n"
    (finto / "2024" / "context.csv").write_text(CONTEXT + rows, encoding="utf-8")
    assert said(finto) == []


def test_a_target_of_an_indicator_that_was_replaced_may_have_the_other_direction(finto: Path) -> None:
    change(finto, "2024/targets.csv", ",>=,250", ",<=,250")
    assert len(said(finto)) == 1
    change(finto, "2024/targets.csv", "target_lowered", "indicator_replaced")
    assert said(finto) == []


def test_the_version_that_replaced_the_indicator_has_its_direction_whatever_its_number(finto: Path) -> None:
    change(finto, "2024/targets.csv", "1,>=,250,,,0,", "0,<=,250,,,0,indicator_replaced")
    assert [problem.column for problem in read_folder(finto).problems] == ["op"]


def test_a_node_below_a_circle_is_not_blamed_for_it(finto: Path) -> None:
    change(finto, "2024/nodes.csv", "M1,,missione", "M1,O1,missione")
    lines = [p.line for p in read_folder(finto).problems]
    assert lines == [2, 3]


def test_an_indicator_in_a_skeleton_section_would_not_count_and_is_refused(finto: Path) -> None:
    change(finto, "ente.toml", 'name = "PEG"', 'name = "PEG"\nskeleton = true')
    for name in ("smvp.toml", "smvp-2025.toml"):
        change(finto, name, '[sections.peg]\nroot = "Risultato del dirigente"\n', "")
    assert {p.file for p in read_folder(finto).problems} == {"2024/measures.csv", "2025/measures.csv"}
    assert AGREED.issuperset(said(finto))


def test_all_problems_of_all_files_come_at_once_and_in_order(finto: Path) -> None:
    change(finto, "ente.toml", 'kind = "Comune"', 'tipo = "Comune"')
    change(finto, "smvp.toml", "first_year", "primo_anno")
    change(finto, "2024/measures.csv", "pezzi,higher,100", "pezzi,higher,12x")
    change(finto, "2024/targets.csv", "2024-05-10", "10/05/2024")
    change(finto, "2025/nodes.csv", "M1,,missione", "M1,,missioni")
    change(finto, "2025/actuals.csv", ",150,", ",1.500.000,")
    problems = read_folder(finto).problems
    assert list(problems) == sorted(problems)
    assert {(p.file, p.line) for p in problems} >= {
        ("2024/measures.csv", 2),
        ("2024/targets.csv", 3),
        ("2025/actuals.csv", 2),
        ("2025/nodes.csv", 2),
        ("ente.toml", 6),
        ("smvp.toml", 3),
    }
    assert read_folder(finto).folder is None


def test_a_folder_that_is_not_there_or_is_a_file_is_said(tmp_path: Path, finto: Path) -> None:
    remedy = "Indicare la cartella che contiene ente.toml."
    for path, what in ((tmp_path / "nulla", "La cartella non c'è."), (finto / "ente.toml", "Non è una cartella.")):
        assert read_folder(path).problems == (Problem(str(path), 0, "", what, remedy),)


def test_years_are_checked(finto: Path) -> None:
    (finto / "2024").rename(finto / "anno 2024")
    shutil.copytree(finto / "2025", finto / "2019")
    found = said(finto)
    assert any("anno 2024: Il nome della cartella non è un anno" in line for line in found)
    assert any("C'è la cartella 2019, ma non la tabella [years.2019]" in line for line in found)
    assert any("Nessun metodo vale nel 2019" in line for line in found)
    assert AGREED.issuperset(found)


def test_a_folder_without_years_identity_or_method_is_said(finto: Path) -> None:
    for year in ("2024", "2025"):
        shutil.rmtree(finto / year)
    (finto / "smvp.toml").unlink()
    (finto / "smvp-2025.toml").unlink()
    found = said(finto)
    assert any("Non c'è nessuna cartella di un anno" in line for line in found)
    assert any(line.startswith("smvp.toml: Il file manca") for line in found)


def test_a_folder_of_something_else_is_said_once(finto: Path) -> None:
    for path in finto.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for name in ("foto", "smvp", "lettere"):
        (finto / name).mkdir()
    (line,) = said(finto)
    assert "Non è la cartella di un ente" in line


def test_an_empty_ente_toml_is_said(finto: Path) -> None:
    (finto / "ente.toml").write_text("# nulla\n", encoding="utf-8")
    assert said(finto)[0] == "ente.toml: Il file è vuoto. Scriverci chi è l'ente e le sue parole."


def test_two_methods_may_not_begin_in_the_same_year(finto: Path) -> None:
    shutil.copy(finto / "smvp.toml", finto / "smvp-bis.toml")
    (found,) = said(finto)
    assert "chiave first_year: Un altro smvp*.toml comincia lo stesso anno" in found
    assert found in AGREED


def test_a_missing_file_that_is_required_is_said_without_a_cascade(finto: Path) -> None:
    (finto / "2024" / "nodes.csv").unlink()
    (found,) = said(finto)
    assert found.startswith("2024/nodes.csv: Il file manca.")


def test_a_file_that_cannot_be_read_is_said(finto: Path) -> None:
    (finto / "2024" / "actuals.csv").unlink()
    (finto / "2024" / "actuals.csv").mkdir()
    (found,) = said(finto)
    assert found.startswith("2024/actuals.csv: Il file non si legge")
    assert found in AGREED


def test_a_pipe_where_a_file_should_be_is_refused_at_once(finto: Path) -> None:
    (finto / "2024" / "actuals.csv").unlink()
    os.mkfifo(finto / "2024" / "actuals.csv")
    assert said(finto) == [
        (
            "2024/actuals.csv: Non è un file: è un dispositivo, una coda o altro che non finisce. "
            "Metterci il file con i dati."
        )
    ]


@pytest.mark.parametrize("file", ["2024/actuals.csv", "2024/nodes.csv", "ente.toml", "smvp.toml"])
def test_a_device_that_never_ends_is_refused_at_once(finto: Path, file: str) -> None:
    (finto / file).unlink()
    (finto / file).symlink_to("/dev/zero")
    found = said(finto)
    assert any(line.startswith(f"{file}: Non è un file: è un dispositivo") for line in found)
    assert not any("Il file manca" in line for line in found)


def test_a_file_too_large_for_a_plan_is_not_read(finto: Path) -> None:
    with (finto / "2024" / "actuals.csv").open("ab") as file:
        file.truncate(MOST_BYTES + 1_000_000)
    assert said(finto) == [
        "2024/actuals.csv: Il file è di 21 milioni di byte: al più 20. Lasciarci solo i dati di un anno di un ente."
    ]


def test_a_file_as_large_as_may_be_is_read(finto: Path) -> None:
    with (finto / "2024" / "actuals.csv").open("ab") as file:
        file.truncate(MOST_BYTES)
    assert "milioni di byte" not in "".join(said(finto))


def test_a_cell_too_long_is_said_at_its_place_and_nowhere_else(finto: Path) -> None:
    change(finto, "2024/nodes.csv", "Pratiche chiuse", "a" * 140_000)
    assert said(finto) == [
        (
            "2024/nodes.csv, riga 3, colonna title: La cella ha 140.000 caratteri, ma ne può avere al più 131.072. "
            "Accorciare il testo; se la cella contiene più righe del file, controllare le virgolette."
        )
    ]


@pytest.mark.parametrize(("file", "old"), [("nodes.csv", "Pratiche chiuse"), ("measures.csv", "Pratiche")])
def test_rows_lost_to_a_quote_are_not_blamed_on_other_files(finto: Path, file: str, old: str) -> None:
    change(finto, f"2024/{file}", old, f'"{old}')
    assert [line.partition(":")[0] for line in said(finto)] in (
        [f"2024/{file}, riga 2"],
        [f"2024/{file}, riga 3"],
    )


@pytest.mark.parametrize("file", ["nodes.csv", "measures.csv"])
def test_a_header_that_is_wrong_is_said_on_line_1_and_blamed_on_no_other_file(finto: Path, file: str) -> None:
    change(finto, f"2024/{file}", "section,", "sezione,")
    assert {line.partition(", colonna")[0] for line in said(finto)} == {f"2024/{file}, riga 1"}


def test_thousands_of_the_same_problem_are_shown_in_part_and_counted_whole(finto: Path) -> None:
    with (finto / "2024" / "nodes.csv").open("a", encoding="utf-8") as file:
        file.writelines(f"dup,,X{n},M9,meta,Titolo,,10,,,\n" for n in range(3000))
    problems = read_folder(finto).problems
    assert len(problems) == MOST_OF_A_KIND + 1
    assert sum(problem.count for problem in problems) == 3000


def without(*names: str) -> Callable[[Path], None]:
    """A folder without these files or folders."""

    def take_away(folder: Path) -> None:
        for path in map(folder.joinpath, names):
            shutil.rmtree(path) if path.is_dir() else path.unlink()

    return take_away


def with_text(name: str, text: str = "") -> Callable[[Path], None]:
    """A folder with one more file."""

    def add(folder: Path) -> None:
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    return add


KNOWN = ", ".join(f"{table.name}.csv" for table in TABLES)


@pytest.mark.parametrize(
    ("spoil", "found"),
    [
        (
            without("ente.toml"),
            Problem("ente.toml", 0, "", "Il file manca.", "Crearlo: dice chi è l'ente e le sue parole."),
        ),
        (
            with_text("ente.toml"),
            Problem("ente.toml", 0, "", "Il file è vuoto.", "Scriverci chi è l'ente e le sue parole."),
        ),
        (
            without("smvp.toml", "smvp-2025.toml"),
            Problem("smvp.toml", 0, "", "Il file manca.", "Crearlo: dice come si calcolano punteggi e risultati."),
        ),
        (
            without("2024", "2025"),
            Problem(
                "ente_finto",
                0,
                "",
                "Non c'è nessuna cartella di un anno.",
                "Creare una cartella come 2022 con dentro i file CSV.",
            ),
        ),
        (
            with_text("note/leggimi.txt"),
            Problem(
                "note",
                0,
                "",
                "Il nome della cartella non è un anno.",
                "Chiamarla con quattro cifre, per esempio 2022.",
            ),
        ),
        (
            without("smvp.toml"),
            Problem(
                "smvp.toml",
                0,
                "first_year",
                "Nessun metodo vale nel 2024: tutti cominciano dopo.",
                "Scrivere un first_year non oltre 2024.",
            ),
        ),
        (
            with_text("2024/Altro.CSV"),
            Problem(
                "2024/Altro.CSV",
                0,
                "",
                "Il file non è del formato e non sarebbe letto.",
                f"Cambiargli nome o toglierlo. File ammessi: {KNOWN}.",
            ),
        ),
        (
            without("2024/nodes.csv"),
            Problem(
                "2024/nodes.csv",
                0,
                "",
                "Il file manca.",
                "Crearlo: contiene i nodi dell'albero: ambiti, obiettivi strategici, operativi, individuali.",
            ),
        ),
    ],
)
def test_what_is_missing_or_out_of_place_is_said_whole(
    finto: Path, spoil: Callable[[Path], None], found: Problem
) -> None:
    spoil(finto)
    reading = read_folder(finto)
    assert reading.folder is None
    assert found in reading.problems


@pytest.mark.parametrize("name", [".git/config", "__pycache__/x.pyc", ".cartella/2022.csv"])
def test_folders_that_programs_leave_behind_are_passed_over(finto: Path, name: str) -> None:
    with_text(name)(finto)
    assert said(finto) == []


def test_notices_are_told_beside_the_problems(finto: Path) -> None:
    with_text("2024/published.csv", f"{PUBLISHED}dup,,,,85,Benissimo\n")(finto)
    (notice,) = read_folder(finto).notices
    assert notice.file == "2024/published.csv"
    change(finto, "2024/nodes.csv", ",60,", ",160,")
    reading = read_folder(finto)
    assert len(reading.problems) == 1
    assert notice in reading.notices


def test_documents_that_the_store_keeps_are_read_again(finto: Path) -> None:
    reading = read_folder(finto)
    assert reading.folder is not None
    ente, policies, problems = read_documents(reading.folder.documents)
    assert ente == reading.folder.ente
    assert [policy.first_year for policy in policies] == [2025, 2020]
    assert problems == ()


def test_documents_without_the_ente_have_the_problem_of_a_missing_file() -> None:
    ente, policies, problems = read_documents({})
    assert (ente.code, policies) == ("", ())
    assert problems == (Problem("ente.toml", 0, "", "Il file manca.", "Crearlo: dice chi è l'ente e le sue parole."),)
