"""The known abort of a library under injection is distinguished from every other end."""

from pathlib import Path

import pytest

from tests.system.support.faults import is_abort_of_libpulse

ABORT = "27 --- SIGABRT {si_signo=SIGABRT, si_code=SI_TKILL, si_pid=27, si_uid=0} ---"
FULL = "= -1 ENOSPC (No space left on device) (INJECTED)"
WAKE_UP = f'27 write(16, "W", 1)                 {FULL}'
EVENT = f'27 write(17, "\\1\\0\\0\\0\\0\\0\\0\\0", 8)  {FULL}'
FLAGS = "27 fcntl(18, F_GETFL) = -1 EIO (Input/output error) (INJECTED)"
MAPPED = "27 mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, -1, 0) = 0x7f738fb02000"


@pytest.mark.parametrize(
    ("lines", "is_abort"),
    [
        ((WAKE_UP, MAPPED, ABORT), True),
        ((EVENT, ABORT), True),
        ((FLAGS, ABORT), True),
        ((), False),
        ((WAKE_UP,), False),
        ((MAPPED, ABORT), False),
        ((WAKE_UP.replace(" (INJECTED)", ""), ABORT), False),
        ((WAKE_UP.replace('"W", 1', '"a line", 6'), ABORT), False),
        ((WAKE_UP.replace("27 ", "28 "), ABORT), False),
    ],
)
def test_an_abort_of_libpulse(tmp_path: Path, lines: tuple[str, ...], is_abort: bool) -> None:
    log = tmp_path / "strace.log"
    log.write_text("".join(f"{line}\n" for line in lines))
    assert is_abort_of_libpulse(log) is is_abort
