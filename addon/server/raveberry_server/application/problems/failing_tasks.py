"""Failing background tasks, reported as problems."""

from raveberry_server.application.supervision import TaskSupervisor

from .table import ProblemCode, Problems


def report_task_failures(supervisor: TaskSupervisor, problems: Problems) -> None:
    """Report each supervised task that fails, until it has run well for a while."""

    def report(name: str, failure: BaseException | None) -> None:
        if failure is None:
            problems.clear(ProblemCode.TASK_FAILING, subject=name)
        else:
            reason = str(failure) or type(failure).__name__
            problems.report(ProblemCode.TASK_FAILING, task=name, reason=reason)

    supervisor.listen(report)
