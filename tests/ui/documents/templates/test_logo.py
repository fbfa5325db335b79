"""The ente's logo: a picture by what it is, not by what it is called."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pytest

from ui.documents.templates.logo import MOST, logo

if TYPE_CHECKING:
    from pathlib import Path

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20
JPEG = b"\xff\xd8\xff" + b"0" * 20


@pytest.mark.parametrize(
    ("name", "content", "mime"),
    [("logo.png", PNG, "image/png"), ("logo.jpg", JPEG, "image/jpeg"), ("logo.png", JPEG, "image/jpeg")],
)
def test_a_picture_is_told_by_its_first_bytes(tmp_path: Path, name: str, content: bytes, mime: str) -> None:
    (tmp_path / name).write_bytes(content)
    found = logo(tmp_path)
    assert found is not None
    assert found.address == f"data:{mime};base64,{base64.b64encode(content).decode()}"


@pytest.mark.parametrize(
    "content", [b"<svg onload=alert(1)>", b"", PNG + b"0" * MOST], ids=["no picture", "nothing", "too large"]
)
def test_what_is_no_picture_or_too_large_is_no_logo(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "logo.png").write_bytes(content)
    assert logo(tmp_path) is None


def test_an_ente_without_a_folder_has_no_logo(tmp_path: Path) -> None:
    assert logo(tmp_path / "nessuno") is None
