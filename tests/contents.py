"""Every text in the bytes of a file, whatever its kind: what whoever is given the file can read."""

from __future__ import annotations

import html
import io
import zipfile

import pyarrow.parquet as pq
import pypdf


def text_in(content: bytes, name: str = "") -> str:
    """All texts: of a PDF its pages and what it tells of itself, of a zip those of every file in it."""
    if content.startswith(b"%PDF"):
        reader = pypdf.PdfReader(io.BytesIO(content))
        told = [*(page.extract_text() for page in reader.pages), str(reader.metadata), str(reader.outline)]
        return " ".join(" ".join(told).split())
    if content.startswith(b"PAR1"):
        return str(pq.read_table(io.BytesIO(content)).to_pylist())
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return " ".join(f"{each} {text_in(archive.read(each), each)}" for each in archive.namelist())
    return html.unescape(content.decode("utf-8", "replace")) + name
