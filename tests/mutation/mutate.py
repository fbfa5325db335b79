"""Breaks the code in small ways, one at a time, and says which breaks no test noticed.

The breaks ("mutants") and the runs are mutmut's; here is only what it lacks: one module at a time with its doctests
and the tests that mirror it, and a sample drawn with a seed. Each module is broken in a copy, `.mutation/<module>/`,
which stays for `mutmut show` and `mutmut browse`; the code itself is never touched.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.mutation import fast_first

ROOT = Path(__file__).parents[2]
WORK = ROOT / ".mutation"
MUTMUT = Path(sys.executable).with_name("mutmut")
COPIED = ("app.py", "cli", "pages", "ui", "data", "scoring", "tests", "docs", ".streamlit", "pyproject.toml")
COVERED_ELSEWHERE = ROOT / "tests" / "covered_elsewhere.csv"
# Tests of another name in which a module shows.
BESIDE = {
    "data/format/score_checks.py": ["tests/data/format/test_casi.py"],
    "data/format/scored_year.py": ["tests/data/format/test_casi.py"],
    "data/format/year_rows.py": ["tests/data/format/test_folder.py"],
    "data/workspace/workspace.py": ["tests/data/workspace/test_briefing_writer.py"],
}
# Whatever breaks in scoring may also show in small sheets scored whole, and in the figures that the enti have printed.
GOLDEN = ["tests/scoring/test_engine.py", "tests/scoring/test_published_figures.py"]
PYTEST = [
    *("-p", "no:xdist", "-p", "tests.mutation.fast_first", "--hypothesis-profile=mutation"),
    # Every mutant of a function has its doctest: the one of the function itself is enough.
    *("-k", "not __mutmut_"),
    # pytest escapes the names that `ids=` makes anew at each collection; mutmut collects many times in one process.
    *("-o", "disable_test_id_escaping_and_forfeit_all_rights_to_community_support=true"),
]
# A break that makes the tests so many times longer, and some seconds more, runs for ever: that is seen.
PATIENCE = ["timeout_multiplier = 4", "timeout_constant = 3"]
LONGEST = 600
"""Seconds that the tests of a module may take at most: a mutant that runs on is noticed."""
ONLY_IMPORTED = "Unable to force test failures"
"""What mutmut says of a module whose functions run when it is imported, and then no more."""
NOTICED = {"killed", "timeout", "suspicious", "segfault"}


def modules(of: list[str]) -> list[str]:
    """The Python files at these paths, relative to the project; a folder stands for all that it holds."""
    found: list[str] = []
    for path in map(ROOT.joinpath, of):
        files = sorted(path.rglob("*.py")) if path.is_dir() else [path]
        found += [str(file.relative_to(ROOT)) for file in files]
    return found


def tests_of(module: str) -> list[str]:
    """The tests that mirror a module by path, those that are said to cover it, and the golden ones of scoring.

    Where there are none, all of its folder.
    """
    path = Path(module)
    folder = Path("tests") / path.parent
    mirror = [str(file.relative_to(ROOT)) for file in sorted((ROOT / folder).glob(f"test_{path.stem}*.py"))]
    with COVERED_ELSEWHERE.open(encoding="utf-8") as rows:
        elsewhere = [row["test"] for row in csv.DictReader(rows) if row["file"] == module]
    golden = GOLDEN if path.parts[0] == "scoring" else BESIDE.get(module, [])
    return list(dict.fromkeys(mirror + elsewhere + golden)) if mirror or elsewhere else [str(folder)]


def prepare(module: str, tests: list[str]) -> Path:
    """An empty place that shows mutmut the project, with only this module to break."""
    place = WORK / module.removesuffix(".py").replace("/", ".")
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    for name in COPIED:
        (place / name).symlink_to(ROOT / name)
    settings = {
        "source_paths": [module],
        "also_copy": COPIED,
        "pytest_add_cli_args": PYTEST,
        "pytest_add_cli_args_test_selection": [*tests, module],
    }
    lines = ["[mutmut]", "use_git_change_detection = false", "track_dependencies = false", *PATIENCE]
    lines += [f"{name} =\n    " + "\n    ".join(values) for name, values in settings.items()]
    (place / "setup.cfg").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return place


def draw(module: str, place: Path, size: int, seed: int) -> list[str]:
    """The names of the mutants to try: a sample of this size; all of them where the size is 0 or they are fewer."""
    os.chdir(place)  # mutmut reads its settings there, once, when it is first imported
    from mutmut.mutation.file_mutation import mutate_file_contents

    code = (ROOT / module).read_text(encoding="utf-8")
    dotted = module.removesuffix(".py").replace("/", ".")
    names = [f"{dotted}.{name}" for name in mutate_file_contents(module, code).mutant_names]
    return random.Random(seed).sample(names, min(size, len(names))) if size else names


def mutmut(place: Path, *arguments: str) -> str:
    """What mutmut says.

    Raises:
        CalledProcessError: it could not do its work, as where the tests fail before any break or touch nothing.
    """
    return subprocess.run([MUTMUT, *arguments], cwd=place, check=True, capture_output=True, text=True).stdout


def try_module(module: str, tests: list[str], size: int, seed: int) -> tuple[int, list[str]]:
    """How many mutants of a module were tried, and the difference that each unnoticed one makes to the code."""
    place = prepare(module, tests)
    names = draw(module, place, size, seed)
    if not names:
        return 0, []
    try:
        mutmut(place, "run", "--max-children", "1", *names)
    except subprocess.CalledProcessError as error:
        if ONLY_IMPORTED not in error.stdout:
            raise
    said = mutmut(place, "results", "--all", "1")
    verdict = dict(line.strip().split(": ") for line in said.splitlines())
    unnoticed = [name for name in sorted(names) if verdict[name] not in NOTICED]
    return len(names), [mutmut(place, "show", name) for name in unnoticed if not is_noticed_afresh(place, tests, name)]


def is_noticed_afresh(place: Path, tests: list[str], name: str) -> bool:
    """Whether the tests notice a mutant in a process of its own: it is then there when its module is imported too."""
    command = [sys.executable, "-m", "pytest", "--rootdir=.", "-x", "-q", *PYTEST, *tests]
    env = {**os.environ, "MUTANT_UNDER_TEST": name, fast_first.ALL: "1"}
    try:
        subprocess.run(command, cwd=place / "mutants", env=env, timeout=LONGEST, capture_output=True, check=True)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        return True
    return False


def main() -> None:
    """Tries the modules asked for and prints what went unnoticed, then how many of how many for each module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("of", nargs="*", default=["scoring", "data"], help="modules or folders")
    parser.add_argument("--sample", type=int, default=40, help="mutants of each module; 0 for all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tests", nargs="+", help="other tests than those that mirror each module")
    asked = parser.parse_args()
    table = []
    # Other runs of pytest clear away what they find in the usual place.
    room = tempfile.TemporaryDirectory(prefix="mutate-")
    os.environ["PYTEST_DEBUG_TEMPROOT"] = room.name
    for module in modules(asked.of):
        try:
            tried, unnoticed = try_module(module, asked.tests or tests_of(module), asked.sample, asked.seed)
        except subprocess.CalledProcessError as error:
            print(module, error.stdout[-2000:], error.stderr[-2000:], sep="\n", flush=True)
            table.append(f"{module:32} non provato: mutmut si è fermato")
        else:
            print(*unnoticed, sep="\n", flush=True)
            table.append(f"{module:32} {tried:5} {tried - len(unnoticed):5} {len(unnoticed):8}")
    print(f"{'modulo':32} rotti visti sfuggiti", *table, sep="\n")


if __name__ == "__main__":
    main()
