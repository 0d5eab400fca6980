"""A fast copy equals that of dataclasses."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from raveberry_server.domain.fast_replace import fast_replace
from raveberry_server.domain.model.guest import Guest, Role
from raveberry_server.domain.model.ids import GuestId

ANN = Guest(
    id=GuestId("ann"),
    token_hash=None,
    name="Ann",
    color="#123456",
    role=Role.MOD,
    joined_at=datetime(2026, 11, 30, tzinfo=UTC),
)


@pytest.mark.parametrize("changes", [{}, {"name": "Anne"}, {"role": Role.HOST, "is_banned": True}])
def test_a_copy_is_that_of_dataclasses(changes: dict[str, object]) -> None:
    assert fast_replace(ANN, **changes) == replace(ANN, **changes)  # type: ignore[arg-type]


def test_a_misspelt_change_is_refused() -> None:
    with pytest.raises(TypeError, match="nane"):
        fast_replace(ANN, nane="Anne")
