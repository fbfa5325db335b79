"""What the template of the slides must have, and that what an ente draws in it is what the slides get."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import pytest
from pptx import Presentation

from tests.ui.documents.templates.samples import COVER, EMU, MASTER, PLAIN, WORDS, changed, packed, parts_of, put
from tests.ui.facts.briefing.samples import EDGES, ORDINARY, SYNTHETIC, a_briefing
from ui.documents.pptx import base
from ui.documents.pptx.briefing import as_pptx
from ui.documents.templates.complaint import complaint
from ui.documents.templates.template import GIUNTA, OURS

if TYPE_CHECKING:
    from pathlib import Path

    from pptx.presentation import Presentation as Made

PRESENTATION, THEME = "ppt/presentation.xml", "ppt/theme/theme1.xml"
AREA = ('y="1625600"/><a:ext cx="11074400" cy="4597400"', 'y="{}"/><a:ext cx="{}" cy="{}"')
SUBTITLE = ('y="3225800"/><a:ext cx="11074400" cy="2971800"', 'y="{}"/><a:ext cx="{}" cy="{}"')
SHAPE = re.compile(r"<p:sp>.*?</p:sp>", re.DOTALL)


def complaint_of(folder: Path, content: bytes) -> str:
    return complaint(GIUNTA, put(folder, GIUNTA, content))


def placed(change: tuple[str, str], top: float, wide: float, high: float) -> tuple[str, str]:
    """A place of the template moved, in points."""
    return change[0], change[1].format(*(round(value * EMU) for value in (top, wide, high)))


def without(part: str, kind: str) -> bytes:
    """The template without the placeholder of a kind in a layout."""
    text = parts_of(GIUNTA)[part].decode()
    (shape,) = [found for found in SHAPE.findall(text) if f'type="{kind}"' in found]
    return changed(GIUNTA, part, (shape, ""))


def test_the_programs_template_has_the_layouts_with_one_place_for_each_thing() -> None:
    made = Presentation(str(OURS / GIUNTA))
    names = {layout.name: [shape.name for shape in layout.placeholders] for layout in made.slide_layouts}
    edges = ["Piè di pagina", "Numero della diapositiva"]
    assert names == {
        "Copertina": ["Titolo", "Sottotitolo", *edges],
        "Titolo e testo": ["Titolo", "Testo", *edges],
        "Titolo": ["Titolo", *edges],
    }


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (
            changed(GIUNTA, WORDS, ('name="Titolo e testo"', 'name="Contenuto"')),
            "non ci sono i layout «Titolo e testo»",
        ),
        (
            changed(GIUNTA, PRESENTATION, ('cx="12192000" cy="6858000"', 'cx="9144000" cy="6858000"')),
            "le diapositive misurano 25,4 × 19,05 cm; servono di 33,87 × 19,05 cm",
        ),
        (without(PLAIN, "ftr"), "nel layout «Titolo» i segnaposto di piè di pagina sono 0: ce ne vuole uno"),
        (without(COVER, "sldNum"), "nel layout «Copertina» i segnaposto di numero di diapositiva sono 0"),
        (without(COVER, "subTitle"), "nel layout «Copertina» i segnaposto di testo sono 0"),
        (without(WORDS, "title"), "nel layout «Titolo e testo» i segnaposto di titolo sono 0"),
        (
            changed(GIUNTA, PLAIN, ('type="ftr" sz="quarter" idx="11"', 'type="pic" idx="20"')),
            "i segnaposto di piè di pagina sono 0",
        ),
        (
            changed(GIUNTA, MASTER, placed(AREA, 128, 600, 362)),
            "il segnaposto di testo è di 21,17 × 12,77 cm, serve almeno di 28,22 × 11,64 cm",
        ),
        (changed(GIUNTA, MASTER, placed(AREA, 300, 872, 362)), "il segnaposto di testo esce dalla diapositiva"),
    ],
)
def test_what_is_missing_in_a_template_is_said_with_its_name(tmp_path: Path, content: bytes, told: str) -> None:
    said = complaint_of(tmp_path, content)
    assert told in said
    assert said.startswith(f"Il modello {tmp_path / GIUNTA} non va bene: ")


def test_a_place_that_nothing_would_fill_is_refused(tmp_path: Path) -> None:
    text = parts_of(GIUNTA)[PLAIN].decode()
    shape = SHAPE.findall(text)[-1]
    more = shape + shape.replace('type="sldNum" sz="quarter" idx="12"', 'type="pic" idx="20"').replace(
        "Numero della diapositiva", "Immagine"
    )
    assert "togliere il segnaposto «Immagine»" in complaint_of(tmp_path, changed(GIUNTA, PLAIN, (shape, more)))


def test_the_slides_of_a_template_are_not_in_what_is_made_of_it(tmp_path: Path) -> None:
    groups = (
        '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst '
        'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"/></p:ext></p:extLst></p:presentation>'
    )
    with zipfile.ZipFile(io.BytesIO(as_pptx(a_briefing(*ORDINARY[:3])))) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts[PRESENTATION] = parts[PRESENTATION].replace(b"</p:presentation>", groups.encode())
    file = as_pptx(a_briefing(ORDINARY[3]), put(tmp_path, GIUNTA, packed(parts)))
    assert [slide.shapes.title.text for slide in opened(file).slides] == [ORDINARY[3].headline]
    with zipfile.ZipFile(io.BytesIO(file)) as made:
        assert [name for name in made.namelist() if name.startswith("ppt/slides/slide")] == ["ppt/slides/slide1.xml"]
        assert b"sectionLst" not in made.read(PRESENTATION)


def test_the_slides_have_the_master_the_colours_and_the_places_of_the_entes_template(tmp_path: Path) -> None:
    parts = parts_of(GIUNTA)
    theme = parts[THEME].replace(b'<a:dk1><a:srgbClr val="17324D"/>', b'<a:dk1><a:srgbClr val="004400"/>')
    master = parts[MASTER].decode().replace(*placed(AREA, 140, 820, 340)).encode()
    assert (theme, master) != (parts[THEME], parts[MASTER])
    folder = put(tmp_path, GIUNTA, packed(parts | {THEME: theme, MASTER: master}))
    file = as_pptx(a_briefing(*ORDINARY[:-1]), folder)
    made = opened(file)
    assert made.part.package is not None
    assert b"004400" in next(part.blob for part in made.part.package.iter_parts() if part.partname == f"/{THEME}")
    for slide in list(made.slides)[1:]:
        inner = [shape for shape in slide.shapes if not shape.is_placeholder or shape.name in {"Frasi", "Commento"}]
        inner = [shape for shape in inner if shape.name not in {"Avvertenza", "Filigrana"}]
        assert inner
        assert all(shape.left + shape.width <= (44 + 820 + 1) * EMU for shape in inner)
        assert all(shape.top >= (140 - 1) * EMU for shape in inner)
    assert file == as_pptx(a_briefing(*ORDINARY[:-1]), folder)


def test_letters_are_in_the_colours_of_the_theme_and_titles_in_those_of_their_layout() -> None:
    (cover, slide) = opened(as_pptx(a_briefing(*ORDINARY[:2]))).slides
    for drawn in (cover, slide):
        (run,) = drawn.shapes.title.text_frame.paragraphs[0].runs
        assert run.font.color.type is None
    (words,) = [shape for shape in slide.placeholders if shape.name == "Frasi"]
    assert words.text_frame.paragraphs[0].runs[0].font.color.theme_color.name == "TEXT_1"


def test_in_the_smallest_places_that_a_template_may_have_nothing_lies_outside_or_on_anything(
    tmp_path: Path,
) -> None:
    assert base._LEAST["Titolo e testo"][base._WORDS] == (800.0, 330.0)
    assert base._LEAST["Copertina"][base._WORDS] == (800.0, 200.0)
    parts = parts_of(GIUNTA)
    master = parts[MASTER].decode().replace(*placed(AREA, 128, 800, 330)).encode()
    cover = parts[COVER].decode().replace(*placed(SUBTITLE, 254, 800, 200)).encode()
    folder = put(tmp_path, GIUNTA, packed(parts | {MASTER: master, COVER: cover}))
    assert not complaint(GIUNTA, folder)
    for slide in opened(as_pptx(a_briefing(*ORDINARY[:-1], *EDGES, warning=SYNTHETIC), folder)).slides:
        boxes = [shape for shape in slide.shapes if "decorative" not in shape.element.xml]
        assert all(min(shape.width, shape.height) > 0 for shape in boxes)
        assert all(shape.top + shape.height <= 540 * EMU for shape in boxes)
        for first, second in ((a, b) for at, a in enumerate(boxes) for b in boxes[at + 1 :]):
            assert not overlap(first, second), (slide.shapes.title.text, first.name, second.name)


def overlap(first, second) -> bool:
    beside = first.left + first.width <= second.left + 10 or second.left + second.width <= first.left + 10
    above = first.top + first.height <= second.top + 10 or second.top + second.height <= first.top + 10
    return not (beside or above)


def opened(file: bytes) -> Made:
    return Presentation(io.BytesIO(file))
