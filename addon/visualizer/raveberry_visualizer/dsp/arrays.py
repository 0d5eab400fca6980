"""The kinds of array that the chain passes on."""

import numpy as np
from numpy.typing import NDArray

type FloatArray = NDArray[np.float32]
type BoolArray = NDArray[np.bool_]
type IndexArray = NDArray[np.intp]
