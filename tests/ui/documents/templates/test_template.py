"""Which file documents are made from, and that whatever else lies in its place is refused with a sentence."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.ui.documents.templates.samples import changed, packed, parts_of, put
from tests.ui.facts.briefing.samples import ORDINARY, a_briefing
from tests.ui.facts.relazione.samples import a_relazione
from ui.documents.docx import base as docx_base
from ui.documents.docx.relazione import as_docx
from ui.documents.pptx import base as pptx_base
from ui.documents.pptx.briefing import as_pptx
from ui.documents.templates.complaint import complaint
from ui.documents.templates.template import GIUNTA, OURS, RELAZIONE, own_templates, read, template
from ui.facts.report_errors import TemplateError
from ui.figures.theme import LIGHT, PAINTS, TYPEFACE

RELS = {GIUNTA: "ppt/_rels/presentation.xml.rels", RELAZIONE: "word/_rels/document.xml.rels"}
COLOURS = {
    "dk1": LIGHT.ink,
    "lt1": LIGHT.paper,
    "dk2": LIGHT.ink,
    "accent1": LIGHT.accent,
    "accent2": PAINTS["green"].fill,
    "accent3": PAINTS["yellow"].fill,
    "accent4": PAINTS["red"].fill,
    "accent5": LIGHT.others,
    "accent6": LIGHT.faint,
    "hlink": LIGHT.accent,
    "folHlink": LIGHT.accent,
}


@pytest.mark.parametrize("name", [GIUNTA, RELAZIONE])
def test_the_colours_of_a_templates_themes_are_those_of_the_program(name: str) -> None:
    themes = [part.decode() for found, part in parts_of(name).items() if "theme" in found]
    assert themes
    for colour, value in COLOURS.items():
        made = f'<a:{colour}><a:srgbClr val="{value[1:].upper()}"/></a:{colour}>'
        assert all(made in theme for theme in themes), colour


@pytest.mark.parametrize("name", [GIUNTA, RELAZIONE])
def test_a_template_names_the_typeface_of_the_program_and_no_other(name: str) -> None:
    texts = [part.decode() for found, part in parts_of(name).items() if found.endswith(".xml")]
    named = {face for text in texts for face in re.findall(r'(?:<a:latin typeface|w:ascii)="([^"+]+)"', text)}
    assert named == {TYPEFACE}


def test_an_ente_without_templates_has_the_programs(tmp_path: Path) -> None:
    assert template(GIUNTA, own_templates(tmp_path, "torino")) == OURS / GIUNTA


def test_an_entes_own_template_counts_and_the_other_one_stays_the_programs(tmp_path: Path) -> None:
    folder = put(tmp_path / "torino", GIUNTA, packed(parts_of(GIUNTA)))
    assert template(GIUNTA, folder) == folder / GIUNTA
    assert template(RELAZIONE, folder) == OURS / RELAZIONE


def test_what_office_leaves_beside_an_open_template_is_passed_over(tmp_path: Path) -> None:
    for name in (f"~${GIUNTA}", f".~lock.{GIUNTA}", "leggimi.txt"):
        put(tmp_path, name, b"x")
    assert template(GIUNTA, tmp_path) == OURS / GIUNTA


@pytest.mark.parametrize("name", ["Giunta.pptx", "giunta.potx", "modello.docx", "relazione.odt", "giunta.PPTX"])
def test_a_document_under_another_name_is_not_forgotten_in_silence(tmp_path: Path, name: str) -> None:
    put(tmp_path, name, b"x")
    with pytest.raises(TemplateError, match=r"i nomi dei modelli sono giunta\.pptx e relazione\.docx"):
        template(GIUNTA, tmp_path)


@pytest.mark.parametrize("name", [GIUNTA, RELAZIONE])
@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "integro"),
        (b"ciao", "integro"),
        (packed(parts_of(GIUNTA))[:4000], "integro"),
        (packed({"a.xml": b"<a/>"}), "integro"),
        (packed({"a.xml": b"0" * 61 * 1024 * 1024}), "decompresso supera 60 MB"),
        (packed({f"{at}.xml": b"" for at in range(1001)}), "1000 parti"),
        (b"0" * (20 * 1024 * 1024 + 1), "supera i 20 MB"),
    ],
    ids=["empty", "text", "cut", "another zip", "bomb", "many parts", "huge"],
)
def test_what_is_no_office_file_is_refused_with_a_sentence(
    tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    said = complaint(name, put(tmp_path, name, content))
    assert told in said
    assert str(tmp_path / name) in said


@pytest.mark.parametrize(("name", "other"), [(GIUNTA, RELAZIONE), (RELAZIONE, GIUNTA)])
def test_the_template_of_another_document_is_refused(tmp_path: Path, name: str, other: str) -> None:
    assert "integro" in complaint(name, put(tmp_path, name, packed(parts_of(other))))


def test_a_folder_in_the_place_of_a_template_is_refused(tmp_path: Path) -> None:
    (tmp_path / GIUNTA).mkdir()
    assert "non è un file" in complaint(GIUNTA, tmp_path)


def test_a_pipe_in_the_place_of_a_template_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / GIUNTA)
    with pytest.raises(TemplateError, match="non è un file"):
        read(tmp_path / GIUNTA)


@pytest.mark.parametrize("name", [GIUNTA, RELAZIONE])
@pytest.mark.parametrize("kind", ["image", "attachedTemplate", "oleObject", "vbaProject"])
def test_what_runs_or_is_fetched_from_elsewhere_is_refused(tmp_path: Path, name: str, kind: str) -> None:
    end = "</Relationships>"
    address = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"
    more = f'<Relationship Id="rId99" Type="{address}" Target="http://esempio.invalid/x" TargetMode="External"/>{end}'
    said = complaint(name, put(tmp_path, name, changed(name, RELS[name], (end, more))))
    assert "richiama ciò che è fuori" in said or "contiene una macro" in said


@pytest.mark.parametrize("name", [GIUNTA, RELAZIONE])
def test_a_link_to_a_page_may_be_in_a_template(tmp_path: Path, name: str) -> None:
    end = "</Relationships>"
    address = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    more = f'<Relationship Id="rId99" Type="{address}" Target="https://esempio.it" TargetMode="External"/>{end}'
    assert not complaint(name, put(tmp_path, name, changed(name, RELS[name], (end, more))))


DAMAGES = {
    "cut": lambda part: part[: len(part) // 2],
    "emptied": lambda _: b"",
    "other": lambda _: b'<?xml version="1.0"?><x/>',
    "nested": lambda _: b"<x>" * 5000,
    "entity": lambda part: part.replace(b"?>", b'?><!DOCTYPE x [<!ENTITY e "lol">]>', 1).replace(b"it-IT", b"&e;"),
}


@pytest.mark.parametrize(("name", "part"), [(name, part) for name in (GIUNTA, RELAZIONE) for part in parts_of(name)])
@pytest.mark.parametrize("damage", [*DAMAGES, "missing"])
def test_whatever_part_is_damaged_a_document_is_made_or_a_sentence_is_said(
    tmp_path: Path, name: str, part: str, damage: str
) -> None:
    parts = parts_of(name)
    old = parts.pop(part)
    folder = put(tmp_path, name, packed(parts if damage == "missing" else parts | {part: DAMAGES[damage](old)}))
    said = complaint(name, folder)
    assert said.startswith("Il modello ") or not said
    if not said:
        assert made(name, folder)


def made(name: str, folder: Path) -> bytes:
    if name == GIUNTA:
        return as_pptx(a_briefing(*ORDINARY[:3]), folder)
    return as_docx(SHORT, folder)


SHORT = replace(a_relazione("riviere"), parts=a_relazione("riviere").parts[:3])


def test_the_guide_names_every_layout_and_every_style_that_a_template_must_have() -> None:
    guide = (Path(__file__).parents[4] / "docs" / "guida" / "README.md").read_text(encoding="utf-8")
    styles = [name for name in docx_base._OURS if f"*{name}*" not in guide]
    layouts = [name for name in pptx_base._LEAST if f"`{name}`" not in guide]
    of_word = [name for name in docx_base._OF_WORD.values() if f"*{name}*" not in guide]
    assert (styles, layouts) == ([], [])
    # Told as a range: «Titolo 1 … Titolo 6», «Sommario 1 e 2».
    assert of_word == ["Titolo 2", "Titolo 3", "Titolo 4", "Titolo 5", "Sommario 2"]
