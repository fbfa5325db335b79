"""``persone.toml``, beside the store: who may do what in an office."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from data.format.keys import Key, KeyKind, KeyTable
from data.format.problem import Problem, refusal_reason
from data.format.toml import read_toml
from data.plan.accounts import Accounts
from data.plan.people import Person, Role

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from data.format.toml import TomlTable

FILE: Final = "persone.toml"
FULL, PUBLIC = "completa", "pubblica"
READER, REFUSED = str(Role.READER), "rifiutati"
ROLES: Final = tuple(str(role) for role in Role if role is not Role.PUBLIC)

ACCOUNTS: Final = KeyTable(
    "",
    "Persone",
    "Chi entra, e che cosa vede chi non entra",
    (
        Key("vista", "", KeyKind.TEXT, "Con «pubblica», chi non è entrato guarda", words=(FULL, PUBLIC), default=FULL),
        Key("sconosciuti", "", KeyKind.TEXT, "Chi entra e non è noto", words=(READER, REFUSED), default=READER),
        Key("attributo", "", KeyKind.TEXT, "Attributo dell'accesso che dice chi è una persona", default="email"),
        Key("attributo_ruolo", "", KeyKind.TEXT, "Attributo dell'accesso che dice i gruppi di una persona"),
        Key("ruoli", "", KeyKind.TABLE, "Il ruolo di ogni gruppo"),
        Key("persone", "", KeyKind.TABLES, "Le persone, una per tabella"),
    ),
)
PERSON: Final = KeyTable(
    "[[persone]]",
    "Persona",
    "Una persona",
    (
        Key("chi", "", KeyKind.TEXT, "Che cosa dice di lei l'attributo, di solito la posta", required=True),
        Key("nome", "", KeyKind.TEXT, "Nome con cui firma", required=True),
        Key("ruolo", "", KeyKind.TEXT, "Che cosa può fare", required=True, words=ROLES),
        Key("unita", "", KeyKind.TEXTS, "Di un redattore: le unità organizzative di cui scrive; senza, tutte"),
    ),
)


def read_accounts(directory: Path) -> tuple[Accounts, tuple[Problem, ...]]:
    """The people of the list that is beside a store; those of nobody's where there is no list.

    Args:
        directory: of the store.

    Returns:
        What the list says, and what is wrong with it: where something is, nobody may enter by it.
    """
    try:
        content = (directory / FILE).read_bytes()
    except FileNotFoundError:
        return Accounts(), ()
    except OSError as error:
        why = f"Il file non si legge{refusal_reason(error)}."
        return Accounts(), (Problem(FILE, 0, "", why, "Controllarne i permessi."),)
    top = read_toml(content, FILE)
    found = _accounts(top)
    return found, tuple(sorted(top.problems))


def _accounts(top: TomlTable) -> Accounts:
    given = top.read(ACCOUNTS)
    return Accounts(
        is_public=given["vista"] == PUBLIC,
        refuses_unknown=given["sconosciuti"] == REFUSED,
        claim=given["attributo"],
        role_claim=given["attributo_ruolo"],
        roles=dict(_roles(top.table("ruoli"), given["attributo_ruolo"])),
        known=_known(top),
    )


def _roles(table: TomlTable, claim: str) -> Iterator[tuple[str, Role]]:
    if table.values and not claim:
        table.complain("", "Non si sa dove leggere i gruppi.", 'Scrivere in alto attributo_ruolo = "groups".')
    for group, word in table.values.items():
        if word in ROLES:
            yield group, Role(str(word))
        else:
            table.complain(group, f"«{word}» non è un ruolo.", f"Scrivere uno di: {', '.join(ROLES)}.")


def _known(top: TomlTable) -> dict[str, Person]:
    found: dict[str, Person] = {}
    for table in top.tables("persone"):
        given = table.read(PERSON)
        code = given["chi"].strip().casefold()
        if code in found:
            table.complain("chi", f"«{given['chi']}» c'è già.", "Lasciare una sola tabella per ogni persona.")
        if given["unita"] and given["ruolo"] != Role.EDITOR:
            table.complain("unita", "Le unità sono solo di un redattore.", "Toglierle, o scrivere un altro ruolo.")
        if given["ruolo"] in ROLES and code:
            found.setdefault(code, Person(given["nome"].strip(), Role(given["ruolo"]), tuple(given["unita"])))
    return found
