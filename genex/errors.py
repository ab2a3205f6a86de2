"""The tree of errors: whose fault it is, and what to say.

GenexError
├── AuthorError      a family, a template, a blueprint or a command is at fault
│   ├── BlueprintError   a paper's plan cannot be used
│   ├── TemplateError    wording or mathematics cannot be set
│   └── CertificateError two routes to one answer disagree
├── AnswerError      a student's text cannot be read
└── FileError        a file is missing, damaged, in the way or from another version
"""


class GenexError(Exception):
    """Something to tell the user in one line: place, fact, way out."""


class AuthorError(GenexError):
    """A family, a template, a blueprint or a command is at fault."""


class BlueprintError(AuthorError):
    """A paper's plan cannot be used."""


class TemplateError(AuthorError):
    """Wording or mathematics cannot be set."""


class CertificateError(AuthorError):
    """Two routes to one answer disagree; nothing is issued."""


class AnswerError(GenexError):
    """A student's text cannot be read; `place` is the offset of the character at fault."""

    def __init__(self, message: str, place: int | None = None) -> None:
        super().__init__(message)
        self.place = place


class FileError(GenexError):
    """A file is missing, damaged, in the way or from another version."""


class CutOff(FileError):
    """A file was read up to a bound and no further, so that there may be more in it."""
