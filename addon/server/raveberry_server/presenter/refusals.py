"""Messages of refused commands and of notices."""

from raveberry_contract import ContractError, messages

from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.notices import Notice


def notice_message(notice: Notice) -> messages.Notice:
    """Return the message of a notice."""
    return messages.Notice(code=notice.code, params=notice.params, message=notice.message)


def optional_notice(notice: Notice | None) -> messages.Notice | None:
    """Return the message of a notice, None for None."""
    return None if notice is None else notice_message(notice)


def problem_message(refused: RefusedError) -> messages.Problem:
    """Return the message of a refusal."""
    return messages.Problem(
        code=refused.reason.value,
        refusal=refused.refusal.value,
        params=refused.params,
        message=refused.message,
        limit=refused.limit,
        remaining=refused.remaining,
        retry_after_s=refused.retry_after_s,
    )


def invalid_message(err: ContractError) -> RefusedError:
    """Return the refusal of a message that violates the contract."""
    return RefusedError(Refusal.INVALID_MESSAGE, path=err.path, detail=err.reason)


def internal_error() -> RefusedError:
    """Return the refusal of a command that raised an unexpected error, which is in the log."""
    return RefusedError(Refusal.INTERNAL_ERROR)
