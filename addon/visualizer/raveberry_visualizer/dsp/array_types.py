"""Array types of the signal chain."""

import numpy as np
from numpy.typing import NDArray

type FloatArray = NDArray[np.float32]
type ComplexArray = NDArray[np.complex128]
type BoolArray = NDArray[np.bool_]
type IndexArray = NDArray[np.intp]
