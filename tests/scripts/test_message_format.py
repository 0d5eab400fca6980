"""The supported part of ICU MessageFormat, and errors for the rest."""

import message_format
import pytest
from message_format import MessageError, Placeholder, Plural, parsed, placeholders


def test_a_text_without_braces_is_one_part() -> None:
    assert parsed("The host's # is 5.") == ("The host's # is 5.",)
    assert parsed("") == ()


def test_placeholders_have_a_name_and_a_kind() -> None:
    assert parsed("{name}: {low, number}, in {wait_s, duration}") == (
        Placeholder("name"),
        ": ",
        Placeholder("low", "number"),
        ", in ",
        Placeholder("wait_s", "duration"),
    )


def test_a_plural_has_branches_with_the_number() -> None:
    (plural,) = parsed("{count, plural, one {# song of {name}} other {# songs}}")
    assert plural == Plural(
        "count",
        {
            "one": (Placeholder("count", "number"), " song of ", Placeholder("name")),
            "other": (Placeholder("count", "number"), " songs"),
        },
    )
    assert placeholders((plural,)) == {("count", "plural"), ("name", "")}


def test_a_plural_may_have_a_branch_for_zero() -> None:
    (plural,) = parsed("{count, plural, =0 {} other {#}}")
    assert plural == Plural("count", {"=0": (), "other": (Placeholder("count", "number"),)})


@pytest.mark.parametrize(
    "text",
    [
        "{name",
        "name}",
        "{}",
        "{Name}",
        "{name, date}",
        "{name, number, integer}",
        "{wait, duration}",
        "{wait_s}",
        "{count, plural, one {# song}}",
        "{count, plural, some {#} other {#}}",
        "{count, plural, =1 {#} other {#}}",
        "{count, plural, other {{other, plural, other {#}}}}",
    ],
)
def test_everything_else_is_an_error(text: str) -> None:
    with pytest.raises(MessageError):
        parsed(text)


def test_the_categories_are_those_of_unicode() -> None:
    assert message_format.CATEGORIES[-1] == "other"
