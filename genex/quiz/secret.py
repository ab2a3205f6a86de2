"""The secret of a course: with it, nothing printed lets anyone rebuild the draws."""

import os
from pathlib import Path

from genex.errors import FileError
from genex.files.reading import file_content

VARIABLE = "GENEX_SECRET"
_LEAST, _MOST = 8, 4096  # bytes
_MOST_BYTES = 100_000  # of a file, white space included
NONE = (
    "Note: without a secret, whoever guesses the seed can draw this quiz again. Set GENEX_SECRET"
    " or give --secret-file for an exam that counts."
)


def secret_of(path: Path | None) -> bytes:
    """The secret from a file or from the environment; empty without one."""
    if path is None:
        return checked(os.fsencode(os.environ.get(VARIABLE, "")).strip(), VARIABLE)
    content = file_content(path, "the secret", _MOST_BYTES).strip()
    if not content:
        raise FileError(f"{path}: is empty. Write the secret of the course into it.")
    return checked(content, str(path))


def checked(secret: bytes, place: str) -> bytes:
    """A secret that is not guessed at once."""
    if secret and not _LEAST <= len(secret) <= _MOST:
        raise FileError(
            f"{place}: a secret must have {_LEAST} to {_MOST} bytes, not {len(secret)}."
            " Choose another."
        )
    return secret
