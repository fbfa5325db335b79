"""``persone.toml``: what it says, and every mistake told with its line and its remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from data.format.accounts import FILE, read_accounts
from data.plan.accounts import Accounts
from data.plan.people import Person, Role

if TYPE_CHECKING:
    from pathlib import Path

WHOLE = """\
vista = "pubblica"
sconosciuti = "rifiutati"
attributo_ruolo = "groups"

[ruoli]
"performance-oiv" = "OIV"

[[persone]]
chi = "Anna.Rossi@ente.it"
nome = "Anna Rossi"
ruolo = "redattore"
unita = ["Ragioneria"]
"""


def test_a_store_without_a_list_lets_everybody_read(tmp_path: Path):
    assert read_accounts(tmp_path) == (Accounts(), ())


def test_a_list_says_who_may_do_what(tmp_path: Path):
    (tmp_path / FILE).write_text(WHOLE, encoding="utf-8")
    found, problems = read_accounts(tmp_path)
    assert problems == ()
    assert found == Accounts(
        is_public=True,
        refuses_unknown=True,
        role_claim="groups",
        roles={"performance-oiv": Role.OIV},
        known={"anna.rossi@ente.it": Person("Anna Rossi", Role.EDITOR, ("Ragioneria",))},
    )


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ('"pubblica"', '"publica"', "riga 1, chiave vista"),
        ('"rifiutati"', '"chiunque"', "riga 2, chiave sconosciuti"),
        ('attributo_ruolo = "groups"\n', "", "chiave ruoli: Non si sa dove leggere i gruppi."),
        ('"OIV"', '"capo"', "«capo» non è un ruolo. Scrivere uno di: lettore, redattore, OIV, amministratore."),
        ('"OIV"', "[1]", "«[1]» non è un ruolo."),
        ('"OIV"', '"pubblico"', "«pubblico» non è un ruolo."),
        ('ruolo = "redattore"', 'ruolo = "lettore"', "Le unità sono solo di un redattore."),
        ('ruolo = "redattore"', 'rulo = "redattore"', "La chiave non è del formato."),
        ('nome = "Anna Rossi"\n', "", "persone.nome"),
        ('unita = ["Ragioneria"]', 'unita = "Ragioneria"', "persone.unita"),
        ("[[persone]]", "[persone]", "Qui serve un elenco di tabelle."),
        ('vista = "pubblica"', "vista =", "La riga non è TOML corretto."),
    ],
)
def test_every_mistake_is_a_problem(tmp_path: Path, was: str, now: str, said: str):
    assert was in WHOLE
    (tmp_path / FILE).write_text(WHOLE.replace(was, now, 1), encoding="utf-8")
    problems = read_accounts(tmp_path)[1]
    assert any(said in str(problem) for problem in problems), [str(problem) for problem in problems]


def test_the_same_person_twice_is_a_problem(tmp_path: Path):
    person = WHOLE[WHOLE.index("[[persone]]") :]
    (tmp_path / FILE).write_text(WHOLE + person.replace("Anna.", "anna."), encoding="utf-8")
    assert any("«anna.Rossi@ente.it» c'è già." in str(problem) for problem in read_accounts(tmp_path)[1])


def test_a_list_that_cannot_be_read_is_a_problem(tmp_path: Path):
    (tmp_path / FILE).mkdir()
    assert "Il file non si legge" in str(read_accounts(tmp_path)[1][0])
