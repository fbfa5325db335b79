"""Every word of an address that the pages read is in the list of those that are read, and no other is."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ui.facts import address
from ui.facts.address import OF_ONE_ENTE, OF_ONE_PLAN, WAYS, Place

if TYPE_CHECKING:
    import pytest

ROOT: Final = Path(__file__).parents[3]
FILES: Final = [path for room in ("ui/facts", "ui/screens", "pages") for path in sorted((ROOT / room).rglob("*.py"))]
TREES: Final = {".".join(path.relative_to(ROOT).with_suffix("").parts): ast.parse(path.read_text()) for path in FILES}
ADDRESS: Final = "query_params"
NOT_BOUND: Final = {"cerca ovunque"}
"""The field of the bar: it is made as that of the page of the search, and alone of the two is not in the address."""


def set_by(node: ast.stmt) -> list[tuple[ast.expr, ast.expr]]:
    """Each name that a line of a module sets, with what to."""
    if isinstance(node, ast.AnnAssign) and node.value is not None:
        return [(node.target, node.value)]
    if not isinstance(node, ast.Assign):
        return []
    target, value = node.targets[0], node.value
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        return list(zip(target.elts, value.elts, strict=True))
    if isinstance(target, ast.Tuple):
        return [(name, value) for name in target.elts]
    return [(target, value)]


class Words:
    """What expressions stand for, where they are texts: the constants of the modules, and what loops take from them."""

    def __init__(self) -> None:
        self.constants = {
            (module, target.id): value
            for module, tree in TREES.items()
            for node in tree.body
            for target, value in set_by(node)
            if isinstance(target, ast.Name)
        }
        self.names = {
            (module, alias.asname or alias.name): (node.module, alias.name)
            for module, tree in TREES.items()
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module
            for alias in node.names
        }

    def of(self, module: str, node: ast.expr, loops: dict[str, ast.expr]) -> set[str]:
        """The texts that an expression may be; empty where it is no text of the program."""
        if isinstance(node, ast.Constant):
            return {node.value} if isinstance(node.value, str) else set()
        if isinstance(node, ast.Tuple | ast.List | ast.Set):
            return {word for each in node.elts for word in self.of(module, each, loops)}
        if isinstance(node, ast.Subscript | ast.JoinedStr):
            return self.of(module, node.values[0] if isinstance(node, ast.JoinedStr) else node.value, loops)
        if isinstance(node, ast.Name):
            return self.of(module, loops[node.id], {}) if node.id in loops else self._named(module, node.id)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            package, name = self.names.get((module, node.value.id), ("", ""))
            return self._named(f"{package}.{name}", node.attr)
        return set()

    def _named(self, module: str, name: str) -> set[str]:
        if (module, name) in self.constants:
            return self.of(module, self.constants[module, name], {})
        if (module, name) in self.names:
            return self._named(*self.names[module, name])
        return set()


WORDS: Final = Words()


def is_address(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == ADDRESS


def read_in(node: ast.AST) -> ast.expr | None:
    """The expression that says which word of the address is read here; None where none is."""
    if isinstance(node, ast.Subscript) and is_address(node.value):
        return node.slice
    if isinstance(node, ast.Compare) and is_address(node.comparators[0]):
        return node.left
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and is_address(node.func.value):
        return node.args[0] if node.func.attr in {"get", "get_all", "pop"} else None
    if isinstance(node, ast.Call):
        given = {each.arg: each.value for each in node.keywords}
        return given.get("key") if "bind" in given else None
    return None


def loops_in(function: ast.AST) -> dict[str, ast.expr]:
    """What each name of a loop is taken from, and what each name of the function is set to."""
    found = {
        each.target.id: each.iter
        for each in ast.walk(function)
        if isinstance(each, ast.For | ast.comprehension) and isinstance(each.target, ast.Name)
    }
    sets = {
        each.targets[0].id: each.value
        for each in ast.walk(function)
        if isinstance(each, ast.Assign) and isinstance(each.targets[0], ast.Name)
    }
    return {name: sets.get(taken.id, taken) if isinstance(taken, ast.Name) else taken for name, taken in found.items()}


NO_CALL: Final = ast.Call(ast.Constant(""), [], [])
Named = tuple[str, str]
"""A module, and a function of it; of the module's own lines, no name."""


def called(module: str, node: ast.AST) -> tuple[Named, ast.Call]:
    """What a call calls, through ``partial`` too, and the call."""
    if not isinstance(node, ast.Call):
        return ("", ""), NO_CALL
    what, given = node.func, node
    if isinstance(what, ast.Name) and what.id == "partial" and node.args:
        what, given = node.args[0], ast.Call(node.func, node.args[1:], node.keywords)
    if isinstance(what, ast.Name):
        return WORDS.names.get((module, what.id), (module, what.id)), given
    if isinstance(what, ast.Attribute) and isinstance(what.value, ast.Name):
        package, name = WORDS.names.get((module, what.value.id), ("", ""))
        return (f"{package}.{name}", what.attr), given
    return ("", ""), given


def pieces() -> dict[Named, ast.AST]:
    """Every function, and what each module does on its own."""
    found: dict[Named, ast.AST] = {}
    for module, tree in TREES.items():
        inside = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        found |= {(module, node.name): node for node in inside}
        found[module, ""] = ast.Module(
            [node for node in tree.body if not isinstance(node, ast.FunctionDef | ast.ClassDef)], []
        )
    return found


PIECES: Final = pieces()


def parameters(piece: ast.AST) -> list[str]:
    return (
        [each.arg for each in (*piece.args.args, *piece.args.kwonlyargs)] if isinstance(piece, ast.FunctionDef) else []
    )


def defaults_of(piece: ast.AST) -> dict[str, ast.expr]:
    if not isinstance(piece, ast.FunctionDef):
        return {}
    given = piece.args
    positional = [each.arg for each in given.args][len(given.args) - len(given.defaults) :]
    named = [(each.arg, value) for each, value in zip(given.kwonlyargs, given.kw_defaults, strict=True) if value]
    return dict(zip(positional, given.defaults, strict=True)) | dict(named)


def words_read() -> tuple[dict[str, set[str]], set[str]]:
    """Every word that a module reads, and the modules that read a word which is no text of the program.

    A function that reads a word it is given reads what every call of it gives.
    """
    words: dict[str, set[str]] = defaultdict(set)
    unknown: set[str] = set()
    readers: set[tuple[Named, str]] = set()
    known = -1
    while len(readers) > known:
        known = len(readers)
        for named, piece in PIECES.items():
            module, loops, defaults = named[0], loops_in(piece), defaults_of(piece)
            asked = [found for node in ast.walk(piece) if (found := read_in(node))]
            calls = [called(module, node) for node in ast.walk(piece)]
            asked += [
                given
                for what, call in calls
                for reader, at in readers
                if what == reader
                for given in given_to(call, what, at)
            ]
            for each in asked:
                if isinstance(each, ast.Name) and each.id in loops and is_address(loops[each.id]):
                    continue  # whatever the address says
                if isinstance(each, ast.Name) and each.id in parameters(piece):
                    readers.add((named, each.id))
                    words[module] |= WORDS.of(module, defaults[each.id], {}) if each.id in defaults else set()
                elif texts := WORDS.of(module, each, loops):
                    words[module] |= texts
                else:
                    unknown.add(f"{module} {ast.unparse(each)}")
    return words, unknown


def given_to(call: ast.Call, named: Named, parameter: str) -> list[ast.expr]:
    """What a call gives to a parameter of a function; nothing where the default counts."""
    at = parameters(PIECES[named]).index(parameter)
    said = [each.value for each in call.keywords if each.arg == parameter]
    return said or list(call.args[at : at + 1])


READ, STRANGE = words_read()


def test_the_list_has_every_word_that_is_read_and_no_other() -> None:
    found = {word for words in READ.values() for word in words if not word.startswith("pagina")}
    assert found - {*Place.words()} - NOT_BOUND == WAYS | OF_ONE_ENTE | OF_ONE_PLAN


def test_every_word_that_is_read_is_a_text_of_the_program() -> None:
    assert not STRANGE


def test_no_word_that_is_read_is_told_to_the_reader_as_unread() -> None:
    assert not address.unknown({word for words in READ.values() for word in words} - NOT_BOUND)


def test_a_word_is_found_wherever_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked, bound to a widget, given to a function of another file, taken from a tuple."""
    written = """
import streamlit as st
from ui.screens import panels
ONE, TWO = "uno", "due"
def draw(key, word="sei"):
    st.query_params.get(ONE); st.query_params[TWO]; st.text_input("", key="tre", bind="query-params")
    panels.choose_segment("", "quattro", {}); [each for each in ("cinque",) if each in st.query_params]
    return st.query_params.get_all(word)
draw("", word="sette")
"""
    monkeypatch.setitem(TREES, "pages.prova", ast.parse(written))
    monkeypatch.setitem(globals(), "WORDS", Words())
    monkeypatch.setitem(globals(), "PIECES", pieces())
    assert words_read()[0]["pages.prova"] == {"uno", "due", "tre", "quattro", "cinque", "sei", "sette"}
