"""The seam between pages and people: who is looking, what they may do, how they log in and sign."""

from __future__ import annotations

import getpass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote, unquote

import streamlit as st

from data.format.accounts import FILE, read_accounts
from data.format.permission import refused_acts
from data.plan import people
from data.plan.errors import NotAllowedError
from data.plan.people import Act, Person, Role
from data.plan.units import NO_NAMES
from data.store.place import default_directory
from ui.facts.escape import markdown
from ui.facts.format import short
from ui.facts.people import is_here
from ui.facts.people import refusal as refusal_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from data.format.parse import Rows
    from data.plan.accounts import Accounts
    from data.plan.changes import Draft
    from data.plan.units import UnitNames

_AUTHOR: Final = "autore"
_COOKIE: Final = "traguardo-chi"
_KEEP: Final = "document.cookie = '%s';"
_PUBLIC: Final = Person("", Role.PUBLIC)
_OUTSIDE: Final = Person("", Role.READER)
_NAME: Final = 80


def person() -> Person:
    """Who is looking; whoever is kept out sees no more than the public."""
    return _found(_accounts()[0]) or _PUBLIC


def may(act: Act, units: Iterable[str] = (), names: UnitNames = NO_NAMES) -> bool:
    """Whether who is looking may do something; ``units`` and ``names`` as in ``data.plan.people.may``."""
    return people.may(person(), act, units, names)


def refusal(*acts: Act) -> str:
    """Why who is looking may not do some of these things; empty where they may do all."""
    who = person()
    refused = [act for act in acts if not people.may(who, act)]
    return refusal_words(who, refused) if refused else ""


def check(*acts: Act) -> None:
    """Refuse whoever may not do some of these things, however they asked for it.

    Raises:
        NotAllowedError: the role does not allow all of them.
    """
    refused = refusal(*acts)
    if refused:
        raise NotAllowedError(refused)


def check_change(draft: Draft, tables: Mapping[str, Rows]) -> None:
    """Refuse a change of the official data that who is looking may not make.

    Args:
        draft: about to be confirmed.
        tables: of its year, as they are now.

    Raises:
        NotAllowedError: the role does not allow all of it.
    """
    who = person()
    refused = refused_acts(who, draft, tables)
    if refused:
        raise NotAllowedError(refusal_words(who, refused))


def stop_unless(act: Act) -> None:
    """Stop the page of whoever may not do what it is for, and say why."""
    refused = refusal(act)
    if refused:
        st.info(markdown(refused), icon=":material/lock:")
        st.stop()


def let_in() -> None:
    """Stop the page of whoever may not see it: who has to log in first, and who is kept out."""
    accounts, problems = _accounts()
    if problems:
        st.error(
            "Nessuno può entrare, perché l'elenco delle persone ha problemi:\n\n"
            + "\n".join(f"- {markdown(str(problem))}" for problem in problems),
            icon=":material/error:",
        )
        st.stop()
    if _found(accounts) is None:
        _ask_to_log_in()
        st.stop()


def account() -> None:
    """Who is looking, and the way in or out; nothing where nobody logs in."""
    if not _providers():
        return
    if not st.user.is_logged_in:
        _log_in_buttons()
        return
    who = person()
    with st.popover(markdown(short(who.name, 30)), icon=":material/person:"):
        st.markdown(f"**{markdown(who.name)}**  \n{who.role}{markdown(_of_units(who))}")
        st.button("Esci", icon=":material/logout:", on_click=st.logout)


def author(label: str, key: str | None = None, width: int | str = "stretch") -> str:
    """Who signs: the person who has logged in; where nobody does, the name that is written here.

    Args:
        label: what they do: «Chi salva».
        key: of the field.
        width: of the field, as Streamlit takes it.
    """
    if _signs_by_itself():
        st.caption(f"{label}: **{markdown(person().name)}**")
        return person().name
    written = st.text_input(label, value=remembered(), max_chars=_NAME, key=key, width=width)  # type: ignore[arg-type]
    return written or ""


def remembered() -> str:
    """The name with which this browser signed last; empty where it has not since it was opened."""
    if _AUTHOR not in st.session_state:
        st.session_state[_AUTHOR] = unquote(st.context.cookies.to_dict().get(_COOKIE, ""))[:_NAME]
    return str(st.session_state[_AUTHOR])


def remember(name: str) -> None:
    """Offer a name the next time that somebody signs."""
    st.session_state[_AUTHOR] = name


def keep_name() -> None:
    """Leave the name with the browser until it is closed, for after a reload: the address is for others too."""
    st.html(f"<script>{name_script()}</script>", unsafe_allow_javascript=True)


def name_script() -> str:
    """What leaves the name with the browser, for a page that has a script already."""
    return _KEEP % f"{_COOKIE}={quote(remembered(), safe='')}; path=/; SameSite=Strict"


def signed(name: str) -> str:
    """Who is written down as the author: the person who has logged in, whatever name was given."""
    return person().name if _signs_by_itself() else name


def _found(accounts: Accounts) -> Person | None:
    """Who is looking; None for whoever may not."""
    if not _providers():
        return _without_login(accounts)
    if st.user.is_logged_in:
        return accounts.person_of(st.user.to_dict())
    return _PUBLIC if accounts.is_public else None


def _without_login(accounts: Accounts) -> Person | None:
    if accounts.is_public:
        return _PUBLIC
    if is_here(str(st.get_option("server.address") or ""), st.context.headers.to_dict()):
        return Person(_system_user(), Role.ADMINISTRATOR)
    return None if accounts.refuses_unknown else _OUTSIDE


def _signs_by_itself() -> bool:
    return bool(_providers()) and bool(st.user.is_logged_in) and bool(person().name)


def _accounts() -> tuple[Accounts, tuple[Any, ...]]:
    """The people of the list: read again when its file is another one, because a page asks dozens of times."""
    directory = default_directory()
    return _accounts_of(directory, _state(directory / FILE))


@lru_cache(maxsize=8)
def _accounts_of(directory: Path, _state: object) -> tuple[Accounts, tuple[Any, ...]]:
    return read_accounts(directory)


def _state(file: Path) -> tuple[int, ...]:
    """Tells a file from what it was before; empty where it is not there or cannot be asked."""
    try:
        found = file.stat()
    except OSError:
        return ()
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _providers() -> tuple[str, ...]:
    """The ways to log in that ``secrets.toml`` has, "" for the one without a name; none where nobody logs in."""
    if not st.secrets.load_if_toml_exists() or "auth" not in st.secrets:
        return ()
    auth: Mapping[str, Any] = st.secrets["auth"]
    named = [name for name, found in auth.items() if hasattr(found, "keys") and "client_id" in found]
    return tuple(named) or ("",)


def _ask_to_log_in() -> None:
    st.title("Traguardo", anchor=False)
    if not _providers():
        st.info("Da qui Traguardo si vede solo con l'accesso dell'ente, che non è configurato.")
    elif st.user.is_logged_in:
        st.error(
            "Il vostro nome non è fra le persone che possono entrare: chiederlo a chi amministra Traguardo nell'ente.",
            icon=":material/block:",
        )
        st.button("Esci", icon=":material/logout:", on_click=st.logout)
    else:
        st.markdown("Per continuare serve l'accesso dell'ente.")
        _log_in_buttons()


def _log_in_buttons() -> None:
    for name in _providers():
        label = f"Entra con {name}" if name else "Entra"
        st.button(
            markdown(label),
            icon=":material/login:",
            key=f"entra {name}",
            on_click=st.login,
            args=(name or None,),
        )


def _of_units(who: Person) -> str:
    return f" di {', '.join(who.units)}" if who.units else ""


def _system_user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
