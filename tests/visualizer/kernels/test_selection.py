"""Without the compiled module, or with one for another numpy, the reference takes its place."""

import subprocess
import sys

import pytest
from raveberry_visualizer import kernels
from raveberry_visualizer.kernels import compiled

MISSING = "sys.modules['raveberry_visualizer.kernels.compiled'] = None"
FOR_ANOTHER_NUMPY = """
class Loader:
    def find_spec(self, name, *_):
        if name.endswith('.kernels.compiled'):
            raise RuntimeError('module was compiled against another NumPy')
sys.meta_path.insert(0, Loader())
"""
FEATURES = """
import numpy as np
from raveberry_visualizer import kernels
from raveberry_visualizer.dsp import WINDOW_SIZE, Analyzer, SampleBuffer
from raveberry_visualizer.sources.synthetic import DEMO, block
analyzer, samples = Analyzer(rate_hz=44_100), SampleBuffer(size=WINDOW_SIZE)
for frame in range(600):
    samples.write(block(DEMO, first=735 * frame, count=735, rate_hz=44_100))
    features = analyzer.step(samples.newest, 1 / 60)
print(kernels.append_samples.__module__, "|", kernels.WHY_NOT_COMPILED)
print(features.level, features.bass, features.beats, features.bars, features.bpm)
"""


def output_of(*statements: str) -> list[str]:
    code = "\n".join(("import sys", *statements))
    ended = subprocess.run(  # noqa: S603 - this Python
        [sys.executable, "-c", code], capture_output=True, check=True, text=True
    )
    assert not ended.stderr
    return ended.stdout.splitlines()


def test_the_compiled_module_is_used_where_it_exists() -> None:
    assert kernels.WHY_NOT_COMPILED is None
    assert kernels.write_pixels is compiled.write_pixels


@pytest.mark.parametrize("statements", [MISSING, FOR_ANOTHER_NUMPY])
def test_the_reference_is_used_otherwise_and_the_music_is_analysed_alike(statements: str) -> None:
    used, features = output_of(statements, FEATURES)
    assert used.startswith("raveberry_visualizer.kernels.reference | ")
    assert not used.endswith("None")
    _, by_compiled = output_of(FEATURES)
    assert [float(number) for number in features.split()] == pytest.approx(
        [float(number) for number in by_compiled.split()], rel=1e-3
    )
