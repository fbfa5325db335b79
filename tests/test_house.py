"""The floor plan, read off every import of the tree: no circle between files, no arrow up between rooms."""

from __future__ import annotations

import ast
import csv
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FLOORS = (
    ("scoring",),
    ("data.plan",),
    ("data.format", "ui.facts"),
    ("data.store", "ui.figures"),
    ("data.workspace", "data.register", "data.published", "data.synthetic"),
    ("ui.documents",),
    ("ui.screens",),
    ("pages", "cli", "app"),
)
"""The rooms from the ground up; rooms of one floor do not know each other."""
CODE = sorted(
    path
    for room in ("app.py", "cli", "ui", "data", "scoring", "pages")
    for path in ([ROOT / room] if room.endswith(".py") else (ROOT / room).rglob("*.py"))
    if path.is_file()
)


def module_of(path: Path) -> str:
    """The dotted name of a file."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


MODULES = {module_of(path): path for path in CODE}


def imported_names(source: str) -> set[str]:
    """The full names of what a source imports: modules, and names in modules."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


def files_imported(module: str) -> set[str]:
    """The modules of the tree that a module imports, wherever in it, also for its types only."""
    names = imported_names(MODULES[module].read_text(encoding="utf-8"))
    found = {name if name in MODULES else name.rpartition(".")[0] for name in names}
    return (found & MODULES.keys()) - {module}


ARROWS = {module: files_imported(module) for module in MODULES}


def room_of(module: str) -> str:
    """The room that a module is in; empty for the file that only says what a package is for."""
    rooms = [room for floor in FLOORS for room in floor if f"{module}.".startswith(f"{room}.")]
    return rooms[0] if rooms else ""


def floor_of(module: str) -> int:
    """How high the room of a module is, the ground being 0."""
    room = room_of(module)
    return next(height for height, floor in enumerate(FLOORS) if room in floor)


def test_every_file_is_in_a_room() -> None:
    assert [module for module in MODULES if not room_of(module)] == ["data", "ui"]


def test_no_files_import_each_other_in_a_circle() -> None:
    try:
        tuple(TopologicalSorter(ARROWS).static_order())
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


@pytest.mark.parametrize("module", [module for module in MODULES if room_of(module)])
def test_no_arrow_runs_up_or_across(module: str) -> None:
    up = [
        other for other in ARROWS[module] if room_of(other) != room_of(module) and floor_of(other) >= floor_of(module)
    ]
    assert not up


DRAWN_ELSEWHERE = ("pandas", "numpy", "plotly")
"""What a table or a figure is made with: ``ui.figures`` and ``ui.documents`` make them, screens only show them."""
MAKES_A_FILE = "ui.documents.xlsx.scenarios"
"""Lays out the tables of a workbook, which no screen shows."""


@pytest.mark.parametrize("module", [module for module in MODULES if room_of(module) == "ui.screens"])
def test_screens_make_no_table_and_no_figure(module: str) -> None:
    made = [
        name
        for name in imported_when_run(MODULES[module].read_text(encoding="utf-8"))
        if name.split(".")[0] in DRAWN_ELSEWHERE
    ]
    assert not made


def imported_when_run(source: str) -> set[str]:
    """The names that a source imports when it runs, and not for its types only."""
    imports = [node for node in ast.parse(source).body if isinstance(node, ast.Import | ast.ImportFrom)]
    return imported_names("\n".join(map(ast.unparse, imports)))


def test_what_is_imported_for_its_types_only_makes_nothing() -> None:
    source = "import pandas as pd\nif TYPE_CHECKING:\n    import numpy as np\n"
    assert imported_when_run(source) == {"pandas"}


COVERED_ELSEWHERE = {
    row["file"]: row["test"]
    for row in csv.DictReader((ROOT / "tests" / "covered_elsewhere.csv").read_text(encoding="utf-8").splitlines())
}
"""Files without a test file of their name, and the test that runs them."""


def mirror_of(path: Path) -> Path:
    """Where the tests of a file are."""
    return ROOT / "tests" / path.parent.relative_to(ROOT) / f"test_{path.name}"


def is_alone(path: Path) -> bool:
    """Whether a file has no test of its name and is not listed."""
    return not mirror_of(path).exists() and str(path.relative_to(ROOT)) not in COVERED_ELSEWHERE


TESTED = [
    path for path in CODE if path.parent != ROOT / "pages" and not path.stem.startswith("__") and path.stem != "app"
]


def test_every_file_has_a_test_of_its_name_or_is_listed_with_the_one_that_runs_it() -> None:
    assert [str(path.relative_to(ROOT)) for path in TESTED if is_alone(path)] == []


@pytest.mark.parametrize(("file", "test"), COVERED_ELSEWHERE.items())
def test_the_list_of_what_is_tested_elsewhere_is_true(file: str, test: str) -> None:
    assert (ROOT / file).exists()
    assert not mirror_of(ROOT / file).exists()
    assert module_of(ROOT / file) in reached_from(ROOT / test)


def reached_from(test: Path) -> set[str]:
    """The modules of the tree that a test imports, and those that they import; every page opens through its frame."""
    names = imported_names(test.read_text(encoding="utf-8"))
    if test.is_relative_to(ROOT / "tests" / "pages") or test.is_relative_to(ROOT / "tests" / "cli"):
        names |= {name for name in MODULES if name.split(".")[0] in {"pages", "app", "cli"}}
    found, waiting = set(), {name if name in MODULES else name.rpartition(".")[0] for name in names} & MODULES.keys()
    while waiting:
        found |= waiting
        waiting = {other for module in waiting for other in ARROWS[module]} - found
    return found


def test_the_check_sees_every_form_of_import() -> None:
    source = "import ui.facts\nfrom ui.facts import words\ndef f():\n    from ui.facts.words import x\n"
    assert imported_names(source) == {"ui.facts", "ui.facts.words", "ui.facts.words.x"}


def test_the_check_sees_a_circle_and_an_arrow_up() -> None:
    with pytest.raises(CycleError):
        tuple(TopologicalSorter({"a": {"b"}, "b": {"a"}}).static_order())
    assert floor_of("ui.facts.words") < floor_of("ui.screens.session")


def choosers(path: Path) -> dict[str, str | None]:
    """How each list of choices of a file is searched, by where it is drawn."""
    calls = (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))
    return {
        f"{path.relative_to(ROOT)}:{call.lineno}": next(
            (ast.unparse(word.value) for word in call.keywords if word.arg == "filter_mode"), None
        )
        for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr in {"selectbox", "multiselect"}
    }


def test_every_list_of_choices_is_searched_by_the_words_in_it_and_not_by_letters_scattered_over_them() -> None:
    found = {where: how for path in CODE for where, how in choosers(path).items()}
    assert len(found) > 20
    assert {where: how for where, how in found.items() if how != "'contains'"} == {}
