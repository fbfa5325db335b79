"""The whole of an archive in one file, and back: what was loaded, changed and saved, and the ente's own templates."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import zipfile
import zlib
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from data.format.accounts import FILE as ACCOUNTS
from data.published.replacement import beside, exchange_folders
from data.store.errors import BackupError, DamagedError, StoreMissingError, UnreadableError
from data.store.files import connect_for_reading, number_of, numbered_files, system_errors_of
from data.store.lock import USUAL_WAIT, Wait, writing
from data.store.migrate import refuse_newer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from data.store.files import Family

INDEX: Final = "indice.json"
TEMPLATES: Final = "modelli"
MOST_FILES, MOST_BYTES, MOST_INDEX_BYTES = 2_000, 8_000_000_000, 1_000_000
"""Of what a copy holds: many times the largest archive. What is larger is something else, and would fill the disk."""
_TEMPLATE = re.compile(rf"{TEMPLATES}/[a-z0-9_-]+/[\w -][\w .-]*")
_NAME = re.compile(rf"[a-z]+-[0-9]{{6}}\.duckdb|{re.escape(ACCOUNTS)}|{_TEMPLATE.pattern}")
"""What a copy may hold: no path leads out of its folder."""
_CHUNK: Final = 1 << 20
_TRIES: Final = 3


@dataclass(frozen=True, slots=True)
class Held:
    """One file of a copy: its size in bytes and its SHA-256."""

    size: int
    digest: str


def back_up(directory: Path, families: Sequence[Family], file: Path) -> tuple[str, ...]:
    """Write the newest files of every family, read through first, and the templates; nobody is kept from writing.

    Args:
        directory: of the store.
        families: those first whose files stand on files of later ones, so that these have all that those need.
        file: put in its place in one step, once it has been read back.

    Returns:
        The names of what is in it.

    Raises:
        StoreMissingError: there is nothing.
        DataError: a file is damaged or cannot be read, or the system refuses to write; what was there stays.
    """
    if not any(numbered_files(directory, family) for family in families):
        raise StoreMissingError(directory)
    with system_errors_of(file.parent), beside(file) as part:
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            held = dict(_add(archive, name, path) for name, path in _content(directory, families))
            archive.writestr(INDEX, json.dumps({"files": {n: [h.size, h.digest] for n, h in held.items()}}))
        _verify(part)
        _sync(part)
        part.replace(file)
    return tuple(held)


def restore(file: Path, directory: Path, families: Sequence[Family], wait: Wait = USUAL_WAIT) -> Path | None:
    """Put a copy in the place of an archive, in one step; what was there is kept whole beside it.

    Args:
        file: written by ``back_up``.
        directory: of the store; made where it is not there.
        families: in the same order.
        wait: for whoever is writing.

    Returns:
        The folder in which what was there is kept; None where there was nothing.

    Raises:
        BackupError: the file is no copy, or not a whole one.
        StoreNewerError: a later version of the program wrote it.
        DataError: somebody is writing, or the system refuses; the archive stays as it was.
    """
    place = directory.resolve()
    with system_errors_of(place.parent), beside(place) as part, ExitStack() as locks:
        part.mkdir()
        _extract(file, part)
        _check(file, part, families)
        if not place.is_dir() or not any(place.iterdir()):
            part.replace(place)
            return None
        if not (part / ACCOUNTS).exists() and (place / ACCOUNTS).is_file():
            # A copy made before there was a list must not open the program to everybody.
            shutil.copy2(place / ACCOUNTS, part / ACCOUNTS)
        for family in families:
            locks.enter_context(writing(place, wait, family))
        return _exchanged(part, place)


def _exchanged(part: Path, place: Path) -> Path:
    """The new folder in its place; where the old one is now."""
    kept = _free_name(place)
    part.rename(kept)
    try:
        exchange_folders(kept, place)
    except OSError:
        shutil.rmtree(kept, ignore_errors=True)
        raise
    return kept


def _free_name(place: Path) -> Path:
    stamp = f"{datetime.now(UTC).astimezone():%Y%m%d-%H%M%S}"
    names = (f"{place.name}.prima-{stamp}{more}" for more in ("", *(f"-{n}" for n in range(2, 100))))
    return next(place.with_name(name) for name in names if not place.with_name(name).exists())


def _content(directory: Path, families: Sequence[Family]) -> Iterator[tuple[str, Path]]:
    for family in families:
        newest = _newest(directory, family)
        if newest is not None:
            yield newest.name, newest
    for path in sorted((directory / TEMPLATES).glob("*/*")):
        name = path.relative_to(directory).as_posix()
        if path.is_file() and not path.is_symlink() and _TEMPLATE.fullmatch(name):
            yield name, path
    if (directory / ACCOUNTS).is_file():
        yield ACCOUNTS, directory / ACCOUNTS


def _newest(directory: Path, family: Family) -> Path | None:
    """The newest file of a family, read through; None where it has none."""
    for _ in range(_TRIES):
        files = numbered_files(directory, family)
        if not files:
            return None
        try:
            connect_for_reading(files[-1], family).close()
        except FileNotFoundError:
            continue  # writers have moved on so far that it is not kept any more
        return files[-1]
    return None


def _add(archive: zipfile.ZipFile, name: str, path: Path) -> tuple[str, Held]:
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as source, archive.open(name, "w", force_zip64=True) as to:
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
            to.write(chunk)
    return name, Held(size, digest.hexdigest())


def _verify(file: Path) -> None:
    with _opened(file) as (archive, index):
        for name, held in index.items():
            for _ in _chunks(file, archive, name, held):
                pass


def _extract(file: Path, to: Path) -> None:
    with _opened(file) as (archive, index):
        for name, held in index.items():
            path = to / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as out:
                for chunk in _chunks(file, archive, name, held):
                    out.write(chunk)
                out.flush()
                os.fsync(out.fileno())


@contextmanager
def _opened(file: Path) -> Iterator[tuple[zipfile.ZipFile, Mapping[str, Held]]]:
    """A copy and its index, whose names and sizes are those of a copy."""
    try:
        with zipfile.ZipFile(file) as archive:
            yield archive, _index(file, archive)
    except FileNotFoundError:
        raise BackupError(file, "il file non c'è") from None
    except PermissionError as error:
        raise UnreadableError(file, error) from error
    except (zipfile.BadZipFile, NotImplementedError, EOFError, zlib.error, IsADirectoryError) as error:
        raise BackupError(file, "non è un file .zip intero") from error


def _index(file: Path, archive: zipfile.ZipFile) -> Mapping[str, Held]:
    names = [each.filename for each in archive.infolist()]
    if INDEX not in names or archive.getinfo(INDEX).file_size > MOST_INDEX_BYTES:
        raise BackupError(file, "non è stato scritto da «traguardo backup»")
    index = _parsed(file, archive.read(INDEX))
    if sorted(names) != sorted([INDEX, *index]) or any(each.flag_bits & 1 for each in archive.infolist()):
        raise BackupError(file, "contiene altri file che quelli del suo indice")
    if len(index) > MOST_FILES or sum(held.size for held in index.values()) > MOST_BYTES:
        raise BackupError(file, "contiene più di quanto un archivio possa contenere")
    if any(archive.getinfo(name).file_size != held.size for name, held in index.items()):
        raise BackupError(file, "le sue dimensioni non sono quelle del suo indice")
    return index


def _parsed(file: Path, text: bytes) -> Mapping[str, Held]:
    try:
        found: dict[str, Any] = json.loads(text)["files"]
        index = {name: Held(int(size), str(digest)) for name, (size, digest) in found.items()}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise BackupError(file, "il suo indice non si legge") from error
    strange = [name for name in index if not _NAME.fullmatch(name)]
    if strange:
        raise BackupError(file, f"contiene «{strange[0]}», che non è di un archivio")
    return index


def _chunks(file: Path, archive: zipfile.ZipFile, name: str, held: Held) -> Iterator[bytes]:
    """The content of one file of a copy, no more of it than its index says."""
    digest, size = hashlib.sha256(), 0
    with archive.open(name) as source:
        while chunk := source.read(_CHUNK):
            size += len(chunk)
            digest.update(chunk)
            if size > held.size:
                break
            yield chunk
    if (size, digest.hexdigest()) != (held.size, held.digest):
        raise BackupError(file, f"{name} non è com'era quando fu copiato")


def _check(file: Path, folder: Path, families: Sequence[Family]) -> None:
    """Open what was taken out as a reader does."""
    for path in folder.glob("*.duckdb"):
        found = [family for family in families if number_of(path, family)]
        if not found:
            raise BackupError(file, f"contiene «{path.name}», che non è di un archivio")
        _check_opens(file, path, found[0])


def _check_opens(file: Path, path: Path, family: Family) -> None:
    try:
        with connect_for_reading(path, family) as con:
            refuse_newer(con, path, family)
    except DamagedError as error:
        raise BackupError(file, f"{path.name} è danneggiato") from error


def _sync(path: Path) -> None:
    with path.open("rb") as handle:
        os.fsync(handle.fileno())
