"""Texts of argparse in the language of a terminal."""

import argparse
from typing import Final

from .catalogue import Catalogue

TEXT_CODES: Final = {
    "usage: ": "argparse_usage",
    "positional arguments": "argparse_positional_arguments",
    "options": "argparse_options",
    "show this help message and exit": "argparse_help",
    "show program's version number and exit": "argparse_version",
    "%(prog)s: error: %(message)s\n": "argparse_error",
    "argument %(argument_name)s: %(message)s": "argparse_argument_error",
    "the following arguments are required: %s": "argparse_required",
    "unrecognized arguments: %s": "argparse_unrecognized",
    "invalid choice: %(value)r (choose from %(choices)s)": "argparse_invalid_choice",
    "invalid %(type)s value: %(value)r": "argparse_invalid_value",
    "ambiguous option: %(option)s could match %(matches)s": "argparse_ambiguous",
    "ignored explicit argument %r": "argparse_explicit_argument",
    "expected one argument": "argparse_one_expected",
}
"""Code of each text of CPython 3.13 that a parser of this project can show."""

_VALUES: Final = {
    "prog": "%(prog)s",
    "message": "%(message)s",
    "argument": "%(argument_name)s",
    "value": "%(value)r",
    "type": "%(type)s",
    "choices": "%(choices)s",
    "option": "%(option)s",
    "matches": "%(matches)s",
}


def translate_argparse(catalogue: Catalogue) -> None:
    """Let argparse take its texts from a catalogue; a text that it has not stays English.

    argparse looks them up by gettext, for which the catalogue would have to be a binary file. It
    fills in the values itself, so the placeholders of a text become its own.
    """

    def text(message: str) -> str:
        code = TEXT_CODES.get(message)
        if code is None:
            return message
        first = "%r" if "%r" in message else "%s"
        return catalogue.text(code, {**_VALUES, "given": first}, default=message)

    vars(argparse)["_"] = text
