"""Refusals on their way between server and gateway."""

import math

from raveberry_server.application.replication.subjects import Refused
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.presenter.refusals import internal_error


def refused_message(err: RefusedError) -> Refused:
    """Return a refusal as a message."""
    return Refused(
        refusal=err.refusal.value,
        params=dict(err.params),
        limit=_finite(err.limit),
        remaining=_finite(err.remaining),
        retry_after_s=_finite(err.retry_after_s),
    )


def refused_error(message: Refused) -> RefusedError:
    """Return the refusal of a message; one of a newer server is an error in general."""
    refusal = next((known for known in Refusal if known.value == message.refusal), None)
    if refusal is None:
        return internal_error()
    return RefusedError(
        refusal,
        limit=message.limit,
        remaining=message.remaining,
        retry_after_s=message.retry_after_s,
        **message.params,
    )


def _finite(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) else None
