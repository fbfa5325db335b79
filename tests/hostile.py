"""An ente whose every text tries to be something else: a formula, a link, markup, an icon."""

from __future__ import annotations

import csv
import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

from data.format.tables import TABLES, Kind

SHIPPED: Final = Path(__file__).parents[1] / "data" / "enti"
HOST: Final = "evil.example"
PIECES: Final = (
    "# =1+1",
    f"http://{HOST}/x",
    f"www.{HOST}",
    "$x^2$",
    "*forte*",
    "<b>grasso</b>",
    ":red[rosso]",
    ":material/home:",
    "[scritta](meta)",
    ":smile:",
    "`codice`",
    "\\",
    "|",
    f"posta@{HOST}",
    "&lt;",
    "1. uno",
    "%{ignoto}",
)
JOINER: Final = "\u2060"
ACTIVE: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(https?://|www\.|posta@)evil",
        r"(?<!\\)(\\\\)*\$x",
        r"(?<!\\)(\\\\)*\*forte",
        r"(?<!\\)(\\\\)*<b>",
        r"(?<!\\)(\\\\)*:red(?!\\)\[",
        r":material/home:",
        r"(?<!\\)(\\\\)*\]\(meta",
        r"(?<!\\)(\\\\)*:smile:",
        r"(?<!\\)(\\\\)*`codice",
        r"(?<!\\)(\\\\)*&lt;",
        r"^(\d+)\. uno",
        r"^#+ =1",
    )
)
"""Each piece, where Markdown would read it as more than its letters; no text of ours holds any of these."""
_LONGEST: Final = 300
_SHORT: Final = {"symbol": 12, "word": 60, "status": 60}
"""Signs of a text that has less room."""
_KEYS: Final = frozenset(
    {
        "name",
        "short_name",
        "document",
        "singular",
        "plural",
        "symbol",
        "title",
        "source",
        "text",
        "note",
        "word",
        "root",
    }
)


def hostile(at: int) -> str:
    """A text of 300 signs that begins with another piece each time; the number keeps two texts apart."""
    first = at % len(PIECES)
    text = f"{' '.join((*PIECES[first:], *PIECES[:first]))} {at} "
    return (text + "n" * _LONGEST)[:_LONGEST]


def read_as_more(text: str) -> list[str]:
    """The pieces that Markdown would read as more than their letters; empty where all are shown as they are."""
    return [found[0] for line in text.splitlines() for pattern in ACTIVE if (found := pattern.search(line))]


def shown(text: str) -> str:
    """The letters that Markdown shows of a text that is all escaped."""
    return re.sub(r"\\(.)", r"\1", text).replace(JOINER, "")


DRAWING = "data:image/svg+xml;base64,"


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # A drawing of ours is a picture inside the page; one of the data would be fetched from somewhere.
        if (tag, (dict(attrs).get("src") or "")[: len(DRAWING)]) != ("img", DRAWING):
            self.found.append(tag)


def markup(body: str) -> list[str]:
    """Tags of HTML that only the data can have brought."""
    tags = _Tags()
    tags.feed(body)
    return [tag for tag in tags.found if tag in {"a", "b", "img", "iframe"}]


def hostile_ente(folder: Path, ente: str, year: int, code: str) -> Path:
    """A shipped ente's folder under another code, with every text replaced; the same text by the same one."""
    shutil.copytree(SHIPPED / ente, folder)
    told: dict[str, str] = {}
    for name in ("ente.toml", "smvp.toml"):
        file = folder / name
        lines = file.read_text(encoding="utf-8").replace(f'code = "{ente}"', f'code = "{code}"').splitlines()
        file.write_text("\n".join(_line(line, told) for line in lines) + "\n", encoding="utf-8")
    for table in TABLES:
        file = folder / str(year) / f"{table.name}.csv"
        if file.exists():
            texts = {column.name for column in table.columns if column.kind is Kind.TEXT}
            _rewrite(file, texts, told)
    return folder


def _line(line: str, told: dict[str, str]) -> str:
    found = re.match(r'(\w+) = "([^"]*)"', line)
    if found is None or found[1] not in _KEYS or line.startswith('root = "none"'):
        return line
    return f"{found[1]} = {json.dumps(_of(found[2], told, found[1]), ensure_ascii=False)}"


def _rewrite(file: Path, texts: set[str], told: dict[str, str]) -> None:
    with file.open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    with file.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        for row in rows:
            writer.writerow({n: _of(value, told, n) if n in texts and value else value for n, value in row.items()})


def _of(value: str, told: dict[str, str], name: str) -> str:
    """The text that takes the place of another; words of the method and symbols stand beside a number."""
    return told.setdefault(value, hostile(len(told)))[: _SHORT.get(name, _LONGEST)]
