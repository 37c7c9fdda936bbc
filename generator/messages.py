"""The messages a user reads: Vietnamese in the code, other languages from gettext catalogues (``locale/``)."""

from __future__ import annotations

import gettext
from contextvars import ContextVar
from pathlib import Path

LANGUAGES = ("vi", "en")
_language: ContextVar[str] = ContextVar("language", default="vi")
_catalogue: ContextVar[gettext.NullTranslations] = ContextVar("catalogue", default=gettext.NullTranslations())  # noqa: B039


def language() -> str:
    """Return the language in use."""
    return _language.get()


def use(language: str) -> None:
    """Make ``language`` (one of :data:`LANGUAGES`) the language of the messages of this context."""
    _language.set(language)
    if language == "vi":
        _catalogue.set(gettext.NullTranslations())
        return
    folder = Path(__file__).parent / "locale"
    _catalogue.set(gettext.translation("vanban", folder, languages=[language], fallback=True))


def N_(message: str) -> str:
    """Return ``message`` unchanged: marks a text for the catalogues that is shown, and translated, later."""
    return message


def _(message: str) -> str:
    """Return ``message`` in the language in use; the Vietnamese text itself where no translation is known."""
    # Catalogues keep their own header under the empty text.
    return _catalogue.get().gettext(message) if message else message
