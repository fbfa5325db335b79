"""Open data in one file: the same content, whoever packs it and whenever."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest

from ui.documents.open_data_zip import as_zip

DAY = date(2025, 10, 21)
FILES = {"nodi.csv": b"a,b\n1,2\n", "LEGGIMI.md": "città\n".encode(), "dati/vuoto.json": b"", "è.csv": b"x" * 5000}


def test_every_file_comes_out_as_it_went_in() -> None:
    with zipfile.ZipFile(io.BytesIO(as_zip(FILES, DAY))) as packed:
        assert packed.testzip() is None
        assert {name: packed.read(name) for name in packed.namelist()} == FILES
        assert {entry.date_time for entry in packed.infolist()} == {(2025, 10, 21, 0, 0, 0)}
        assert {entry.external_attr >> 16 for entry in packed.infolist()} == {0o644}


def test_the_same_files_are_the_same_bytes_in_whatever_order_they_come() -> None:
    turned = dict(reversed(FILES.items()))
    assert as_zip(turned, DAY) == as_zip(FILES, DAY)
    assert as_zip(FILES, date(2025, 10, 22)) != as_zip(FILES, DAY)


@pytest.mark.parametrize(("day", "written"), [(date(1970, 1, 1), 1980), (date(2200, 1, 1), 2107)])
def test_a_day_that_a_zip_cannot_tell_becomes_the_nearest_it_can(day: date, written: int) -> None:
    with zipfile.ZipFile(io.BytesIO(as_zip(FILES, day))) as packed:
        assert packed.infolist()[0].date_time[0] == written


def test_no_files_make_an_empty_zip() -> None:
    with zipfile.ZipFile(io.BytesIO(as_zip({}, DAY))) as packed:
        assert packed.namelist() == []
