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
    """

    def __init__(self, *, code: str, refusal: str, params: dict[str, Param]) -> None:
        """Keep the refusal."""
        super().__init__(f"{code}: {refusal}")
        self.code = code
        self.refusal = refusal
        self.params = params


def error_text(err: RaveberryError, catalogue: Catalogue) -> str:
    """Return the text of an error in a language."""
    match err:
        case CommandLineError():
            return err.sentence.text(catalogue)
        case RefusalError():
            unknown = catalogue.text("refusal_unknown", {"code": err.refusal})
            text = catalogue.text(err.refusal, err.params, default=unknown)
            return f"{err.code}: {text}"
        case OptionsError(fault=fault) if fault is not None:
            return f"{fault.option}: {catalogue.text(fault.reason, fault.params)}"
        case _:
            return str(err)
