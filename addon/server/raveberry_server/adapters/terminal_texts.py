"""Texts and errors of programs that are started from a shell, as codes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from raveberry_server.domain.model.errors import RaveberryError
from raveberry_server.translations.catalogue import Catalogue
from raveberry_server.translations.message_rendering import Param


@dataclass(frozen=True, slots=True, init=False)
class Sentence:
    """A text of the section `command_line` in texts/, as code with parameters.

    Attributes:
        code: code of the text; one without words is shown as it is.
        params: the values of the placeholders in its text.
        in_container: code of the text that replaces it in a container, where nothing can be
            installed and no checkout is at hand.
    """

    code: str
    params: Mapping[str, Param]
    in_container: str | None

    def __init__(self, code: str, /, in_container: str | None = None, **params: Param) -> None:
        """Keep the code and the values of the placeholders."""
        object.__setattr__(self, "code", code)
        object.__setattr__(self, "params", params)
        object.__setattr__(self, "in_container", in_container)

    @classmethod
    def of(cls, code: str, params: Mapping[str, Param]) -> Self:
        """Return a sentence that is the same in a container."""
        made = cls(code)
        object.__setattr__(made, "params", params)
        return made

    def text(self, catalogue: Catalogue) -> str:
        """Return the text in a language."""
        return catalogue.text(self.code, self.params)


class CommandLineError(RaveberryError):
    """A command failed; the message is in English.

    Attributes:
        sentence: the reason.
    """

    def __init__(self, code: str, /, **params: Param) -> None:
        """Keep the reason."""
        self.sentence = Sentence.of(code, params)
        super().__init__(self.sentence.text(Catalogue()))
