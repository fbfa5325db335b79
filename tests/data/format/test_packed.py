"""A zip of CSV files reads as its folder; a hostile one is refused in a sentence, and writes nothing anywhere."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.format.folder import read_folder
from data.format.packed import read_packed
from tests.conftest import FINTO

if TYPE_CHECKING:
    from pathlib import Path

YEAR = 2024
FILES = {path.name: path.read_bytes() for path in (FINTO / str(YEAR)).glob("*.csv")}
TOML = {path.name: path.read_bytes() for path in FINTO.glob("*.toml")}
DOCUMENTS = {name: content.decode() for name, content in TOML.items()}


def packed(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def of_year(prefix: str) -> dict[str, bytes]:
    return {f"{prefix}{name}": content for name, content in FILES.items()}


@pytest.mark.parametrize(
    "files",
    [
        TOML | of_year("2024/"),
        {f"fintopoli/{name}": content for name, content in (TOML | of_year("2024/")).items()},
        of_year("2024/"),
        of_year(""),
        of_year("export/2024/") | {"__MACOSX/2024/._nodes.csv": b"x", "leggimi.txt": b"x", "2024/.nascosto.csv": b"x"},
        {name.replace("/", "\\"): content for name, content in of_year("2024/").items()},
    ],
)
def test_a_zip_is_read_as_its_folder_would_be(files: dict[str, bytes]) -> None:
    found = read_packed(packed(files), "dati.zip", YEAR, DOCUMENTS)
    whole = read_folder(FINTO).folder
    assert found.folder is not None, found.problems
    assert whole is not None
    assert found.folder.years == tuple(year for year in whole.years if year.year == YEAR)
    assert found.folder.documents == whole.documents


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ({"leggimi.txt": b"x"}, "Nello zip non c'è nessun file CSV."),
        (of_year("2024/") | of_year("2025/"), "Lo zip ha 2 anni: 2024, 2025."),
        (of_year("2024/") | {"altro/2024/nodes.csv": FILES["nodes.csv"]}, "Lo zip ha due volte 2024/nodes.csv."),
        (of_year("2024/") | {"2024/boh.csv": b"a,b\n"}, "Il file non è del formato e non sarebbe letto."),
        (of_year("2024/") | {"2024/nodes.csv": b"section\nx\n"}, ""),
    ],
)
def test_what_is_wrong_is_a_problem_with_its_file(files: dict[str, bytes], sentence: str) -> None:
    found = read_packed(packed(files), "dati.zip", YEAR, DOCUMENTS)
    assert found.folder is None
    assert any(sentence in problem.what for problem in found.problems)
    assert all(problem.file == "dati.zip" or problem.file.startswith("2024/") for problem in found.problems)


def test_files_of_no_year_are_said_where_nobody_knows_it() -> None:
    (problem,) = read_packed(packed(TOML | of_year("")), "dati.zip", 0, {}).problems
    assert problem.what == "Non si sa di quale anno sono i file CSV."


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04 non uno zip",
        packed({"2024/nodes.csv": b"0" * 210_000_000}),
        packed({f"2024/{at}.csv": b"" for at in range(2_001)}),
    ],
    ids=["rotto", "bomba", "troppi file"],
)
def test_a_bomb_or_a_broken_zip_is_refused(content: bytes) -> None:
    (problem,) = read_packed(content, "dati.zip", YEAR, DOCUMENTS).problems
    assert problem.what.startswith("Lo zip ")


@given(st.lists(st.sampled_from(["..", "/", "2024", "nodes.csv", "\\", "ente.toml", "C:", "è", "\x01"]), max_size=6))
def test_no_name_in_a_zip_becomes_a_path(tmp_path_factory: pytest.TempPathFactory, steps: list[str]) -> None:
    place: Path = tmp_path_factory.mktemp("qui")
    name = f"{place}/" + "/".join(steps)
    read_packed(packed({name: FILES["nodes.csv"]} | of_year("2024/")), "dati.zip", YEAR, DOCUMENTS)
    assert list(place.iterdir()) == []
