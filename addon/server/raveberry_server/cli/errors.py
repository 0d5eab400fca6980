"""Errors of the command line, with texts in the language of the terminal."""

from raveberry_server.adapters.terminal_texts import CommandLineError
from raveberry_server.domain.model.errors import RaveberryError
from raveberry_server.options import OptionsError
from raveberry_server.translations.catalogue import Catalogue
from raveberry_server.translations.message_rendering import Param


class RefusalError(RaveberryError):
    """The server refused a command.

    Attributes:
        code: the category of the refusal.
        refusal: code of its text, which has `params` as its placeholders.
        english: the text in English.
    """

    def __init__(self, *, code: str, refusal: str, params: dict[str, Param], english: str) -> None:
        """Keep the refusal."""
        super().__init__(f"{code}: {english}")
        self.code = code
        self.refusal = refusal
        self.params = params
        self.english = english


def error_text(err: RaveberryError, catalogue: Catalogue) -> str:
    """Return the text of an error in a language."""
    match err:
        case CommandLineError():
            return err.sentence.text(catalogue)
        case RefusalError():
            text = catalogue.text(err.refusal, err.params, default=err.english)
            return f"{err.code}: {text}"
        case OptionsError(fault=fault) if fault is not None:
            return f"{fault.option}: {catalogue.text(fault.reason, fault.params)}"
        case _:
            return str(err)
