"""The kinds of array that the chain passes on."""

import numpy as np
from numpy.typing import NDArray

type FloatArray = NDArray[np.float32]
type ComplexArray = NDArray[np.complex64]
type BoolArray = NDArray[np.bool_]
type IndexArray = NDArray[np.intp]


def scalar(value: float) -> FloatArray:
    """A number as an array without dimensions, to be set anew by `number.fill`.

    Numpy converts a Python number at every call, which costs more than the operation on 256 bands.
    """
    return np.array(value, dtype=np.float32)
