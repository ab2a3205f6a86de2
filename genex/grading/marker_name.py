"""Who decides: named by an option, by the environment, or by the login."""

import getpass
import os

from genex.answers.cells import short
from genex.errors import AuthorError

VARIABLE = "GENEX_MARKER"


def marker_name(by: str = "") -> str:
    """The name under which somebody decides."""
    found = short(by.strip() or os.environ.get(VARIABLE, "").strip() or _login())
    if not found:
        raise AuthorError(f"nobody knows who decides. Give --by NAME, or set {VARIABLE}.")
    return found


def _login() -> str:
    """The name of the login, if the system knows one."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
