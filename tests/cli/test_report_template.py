"""The documents look as the ente's own template says; one that cannot be a template leaves what was there."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from data.store.shipped import add_shipped
from tests.cli.documents import TORINO, report
from tests.ui.documents.templates.samples import packed, parts_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(("kind", "name"), [("giunta", "giunta.pptx"), ("relazione", "relazione.docx")])
def test_an_ente_has_its_documents_from_its_own_template(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str, name: str
) -> None:
    store, file = tmp_path / "archivio", tmp_path / name
    add_shipped(store)
    folder = store / "modelli" / "torino"
    folder.mkdir(parents=True)
    parts = parts_of(name)
    theme = next(part for part in parts if part.endswith("theme1.xml"))
    (folder / name).write_bytes(packed(parts | {theme: parts[theme].replace(b"17324D", b"004400")}))
    assert report(store, *TORINO, "--tipo", kind, "--dove", str(file)) == 0
    with zipfile.ZipFile(file) as made:
        assert b"004400" in made.read(theme)
    good = file.read_bytes()

    (folder / name).write_bytes(b"non e' un modello")
    assert report(store, *TORINO, "--tipo", kind, "--dove", str(file)) == 1
    assert f"Il modello {folder / name} non va bene: " in capsys.readouterr().err
    assert file.read_bytes() == good
