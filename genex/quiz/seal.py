"""The seal of a key: whether genex wrote it as it is, or somebody changed it afterwards."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from typing import Any

_NAME = "seal"
_OPEN, _SECRET = (
    "sha256",
    "hmac-sha256",
)  # without a secret it only shows changes made in good faith
CHANGED = "was changed by hand after genex wrote it: a tampered key, unless you did it yourself"
UNFIT = "does not fit its seal: it was changed by hand, or sealed with another secret"
MISSING = "has no seal: an older genex wrote it, or somebody removed it"
ANYBODYS = "is sealed without the secret of the course, so anybody could have written it"
UNCHECKED = (
    "is sealed with a secret that was not given, so the seal cannot be checked."
    " Set GENEX_SECRET or give --secret-file"
)


def sealed(content: Mapping[str, Any], secret: bytes) -> dict[str, Any]:
    """The content with its seal."""
    return {**content, _NAME: seal(content, secret)}


def seal(content: Mapping[str, Any], secret: bytes) -> str:
    """The seal of a content, whatever the order of its keys."""
    text = json.dumps({k: v for k, v in content.items() if k != _NAME}, sort_keys=True)
    document = f"genex key {text}".encode()
    if secret:
        return f"{_SECRET}:{hmac.digest(secret, document, 'sha256').hex()}"
    return f"{_OPEN}:{hashlib.sha256(document).hexdigest()}"


def doubt(content: Mapping[str, Any], secret: bytes) -> str:
    """Why a key is not sure to be as genex wrote it; empty if it is."""
    found = content.get(_NAME)
    if not isinstance(found, str):
        return MISSING
    by_secret = found.startswith(_SECRET)
    if by_secret and not secret:
        return UNCHECKED
    if not hmac.compare_digest(
        found.encode(), seal(content, secret if by_secret else b"").encode()
    ):
        return UNFIT if by_secret else CHANGED
    return ANYBODYS if secret and not by_secret else ""
