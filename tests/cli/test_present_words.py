"""What was once written on the command line is understood as before, and is shown nowhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from cli.arguments import OUTLOOKS
from cli.doors import DOORS, build_parser
from cli.main import main
from cli.present_words import OPTIONS, in_present_words
from data.plan.planning import Outlook
from tests.cli.commands import help_of

if TYPE_CHECKING:
    from argparse import Namespace

YEAR = ("--ente", "torino", "--anno", "2022")
ONCE = [
    ("run --store s --port 8502", "run --archivio s --porta 8502"),
    ("enti --store=s", "enti --archivio=s"),
    ("import --store s cartella", "import --archivio s cartella"),
    ("template --store s --ente x --anno 2024 m.xlsx", "template --archivio s --ente x --anno 2024 m.xlsx"),
    ("check --store s cartella", "check --archivio s cartella"),
    (
        "score --store s --basis original --format json --section operativo",
        "score --archivio s --base originari --formato json --sezione operativo",
    ),
    ("score --basis=valid --format=csv", "score --base=validi --formato=csv"),
    ("score --basis 2022-06-30", "score --base 2022-06-30"),
    (
        "simula --store s --basis original --set a --set=b --format json --section x",
        "simula --archivio s --base originari --ipotesi a --ipotesi=b --formato json --sezione x",
    ),
    *(
        (f"simula --piano --consuntivi {value}", f"simula --piano --consuntivi {word}")
        for word, value in OUTLOOKS.items()
    ),
    ("export --store s --to d", "export --archivio s --dove d"),
    (
        "report --store s --kind scheda --to s.pdf --nodo N --section x --basis original",
        "report --archivio s --tipo scheda --dove s.pdf --nodo N --sezione x --base originari",
    ),
    ("report --kind=dati --to=d", "report --tipo=dati --dove=d"),
    (
        "registro --store s --kind OIV --format csv",
        "registro --archivio s --tipo OIV --formato csv",
    ),
    ("metodo --store s --format json", "metodo --archivio s --formato json"),
    ("backup --store s c.zip", "backup --archivio s c.zip"),
    ("restore --store s c.zip", "restore --archivio s c.zip"),
    ("sintetici --store s --seme 2", "sintetici --archivio s --seme 2"),
]
"""A line as it was once written, and as it is written; without the ente and the year."""


def parsed(line: str) -> Namespace:
    door, *words = line.split()
    year = YEAR if door in {"score", "simula", "export", "report"} else ()
    return build_parser().parse_args(in_present_words([door, *year, *words]))


@pytest.mark.parametrize(("once", "now"), ONCE)
def test_a_line_of_once_asks_the_same(once: str, now: str) -> None:
    assert parsed(once) == parsed(now)
    assert in_present_words(now.split()) == now.split()


def test_every_option_of_once_is_tried_in_every_door_that_has_it() -> None:
    for door in DOORS:
        has = set(re.findall(r"--[a-z]+", help_of(door.name)))
        tried = " ".join(once for once, _ in ONCE if once.split()[0] == door.name)
        assert [old for old, new in OPTIONS.items() if new in has - {"--aiuto"} and old not in tried] == []


@pytest.mark.parametrize("door", ["", *(door.name for door in DOORS)])
def test_no_help_shows_a_word_of_once(door: str) -> None:
    text = help_of(door)
    assert re.findall(rf"(?<!\S)({'|'.join(OPTIONS)})(?![\w-])", text) == []
    assert re.findall(r"\b(valid|original|last|half_trend|worst|best)\b", text) == []


@pytest.mark.parametrize("door", ["", *(door.name for door in DOORS)])
def test_help_is_given_to_whoever_asks_for_it_as_everywhere(door: str, capsys: pytest.CaptureFixture[str]) -> None:
    shown = []
    for word in ("--help", "--aiuto", "-h"):
        with pytest.raises(SystemExit) as left:
            main([*door.split(), word])
        assert left.value.code == 0
        shown.append(capsys.readouterr().out)
    assert shown == [help_of(door)] * 3


def test_the_version_is_told_to_whoever_asks_for_it_as_everywhere(capsys: pytest.CaptureFixture[str]) -> None:
    for word in ("--version", "--versione"):
        with pytest.raises(SystemExit):
            main([word])
    first, second = capsys.readouterr().out.splitlines()
    assert first == second


def test_what_follows_two_hyphens_is_no_option() -> None:
    assert parsed("import -- --store").source.name == "--store"


def test_every_outlook_has_its_word() -> None:
    assert list(OUTLOOKS.values()) == [str(outlook) for outlook in Outlook]
