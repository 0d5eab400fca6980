/* The inner loops of a frame, each of which would be up to ten numpy calls on small arrays.

   Every function writes into arrays that its caller allocated; compiled.pyi documents the shapes,
   reference.py does the same in numpy. Arrays of the wrong type, size or layout raise an error
   before anything is written. Each call takes microseconds, so the GIL is kept: to reacquire it may
   take half a millisecond. Sums are added in the same order on every machine, so results are equal
   everywhere. */

#define PY_SSIZE_T_CLEAN
#define NPY_NO_DEPRECATED_API NPY_2_0_API_VERSION
#include <Python.h>
#include <math.h>
#include <numpy/arrayobject.h>
#include <stdint.h>
#include <string.h>

#define PRIMARIES 3
#define REGISTERS 3
#define LANES 8   /* partial sums that the compiler keeps in one vector register */
#define BLOCK 256 /* pixels computed per pass */

/* Interpolated values are scaled by this, as rounding may lift a mean above both neighbours. */
static const float JUST_BELOW = 1.0f - 1e-6f;

/* --- arguments -------------------------------------------------------------------------------- */

/* A contiguous array argument: its requirements, then its data once it was parsed. */
typedef struct {
    const char *name;
    int type, is_output;
    void *data;
    npy_intp size;
} Array;

#define FLOATS(name) {name, NPY_FLOAT32, 0, NULL, 0}
#define OUTPUT_FLOATS(name) {name, NPY_FLOAT32, 1, NULL, 0}
#define INDICES(name) {name, NPY_INTP, 0, NULL, 0}
#define OUTPUT_DOUBLES(name) {name, NPY_FLOAT64, 1, NULL, 0}
#define BINS(name) {name, NPY_COMPLEX128, 0, NULL, 0}
#define OUTPUT_BINS(name) {name, NPY_COMPLEX128, 1, NULL, 0}
#define OUTPUT_BYTES(name) {name, NPY_UINT8, 1, NULL, 0}
#define BYTES(name) {name, NPY_UINT8, 0, NULL, 0}

static int
fail(PyObject *error, const char *name, const char *wanted)
{
    PyErr_Format(error, "%s must be %s", name, wanted);
    return 0;
}

static int
has_type(PyObject *object, int type, const char *name)
{
    if (PyArray_Check(object) && PyArray_TYPE((PyArrayObject *)object) == type)
        return 1;
    return fail(PyExc_TypeError, name,
                type == NPY_FLOAT32      ? "an array of float32"
                : type == NPY_FLOAT64    ? "an array of float64"
                : type == NPY_COMPLEX128 ? "an array of complex128"
                : type == NPY_INTP       ? "an array of intp"
                                         : "an array of uint8");
}

/* Parses the leading array arguments, followed by `others` more. Returns 0 with an exception set if
   one does not meet its requirements. */
static int
parse(PyObject *const *args, Py_ssize_t count, Array *arrays, int wanted, int others)
{
    if (count != wanted + others) {
        PyErr_Format(PyExc_TypeError, "takes %d arguments, not %zd", wanted + others, count);
        return 0;
    }
    for (Array *array = arrays; array < arrays + wanted; array++, args++) {
        PyArrayObject *object = (PyArrayObject *)*args;
        if (!has_type(*args, array->type, array->name))
            return 0;
        if (!PyArray_ISCARRAY_RO(object))
            return fail(PyExc_ValueError, array->name, "contiguous");
        if (array->is_output && !PyArray_ISWRITEABLE(object))
            return fail(PyExc_ValueError, array->name, "writable");
        array->data = PyArray_DATA(object);
        array->size = PyArray_SIZE(object);
    }
    return 1;
}

static int
has_size(const Array *array, npy_intp size)
{
    if (array->size == size)
        return 1;
    PyErr_Format(PyExc_ValueError, "%s must have %zd numbers, not %zd", array->name, size,
                 array->size);
    return 0;
}

static int
has_primaries(const Array *array)
{
    if (array->size > 0 && array->size % PRIMARIES == 0)
        return 1;
    return fail(PyExc_ValueError, array->name, "of three rows");
}

static int
are_edges(const Array *array, npy_intp bands)
{
    const npy_intp *edges = array->data;
    if (!has_size(array, REGISTERS + 1))
        return 0;
    int is_rising = edges[0] == 0 && edges[REGISTERS] == bands;
    for (int number = 0; number < REGISTERS; number++)
        is_rising = is_rising && edges[number] < edges[number + 1];
    return is_rising || fail(PyExc_ValueError, array->name, "rising from 0 to all bands");
}

/* --- helpers ---------------------------------------------------------------------------------- */

static PyObject *
as_tuple(const float *values, Py_ssize_t count)
{
    PyObject *tuple = PyTuple_New(count);
    for (Py_ssize_t at = 0; tuple && at < count; at++) {
        PyObject *value = PyFloat_FromDouble(values[at]);
        if (!value)
            Py_CLEAR(tuple);
        else
            PyTuple_SET_ITEM(tuple, at, value);
    }
    return tuple;
}

static float
mean(const float *values, npy_intp count)
{
    float sums[LANES] = {0}, sum = 0;
    npy_intp at = 0;
    for (; at + LANES <= count; at += LANES)
        for (int lane = 0; lane < LANES; lane++)
            sums[lane] += values[at + lane];
    for (; at < count; at++)
        sum += values[at];
    for (int lane = 0; lane < LANES; lane++)
        sum += sums[lane];
    return sum / (float)count;
}

/* --- sound ------------------------------------------------------------------------------------ */

/* Shifts a block into a buffer of samples; the oldest samples drop out. */
static PyObject *
append_samples(PyObject *module, PyObject *const *args, Py_ssize_t count)
{
    Array arrays[] = {OUTPUT_FLOATS("samples"), FLOATS("block")};
    if (!parse(args, count, arrays, 2, 0))
        return NULL;
    npy_intp size = arrays[0].size, added = arrays[1].size < size ? arrays[1].size : size;
    float *samples = arrays[0].data;
    const float *block = arrays[1].data;
    memmove(samples, samples + added, (size - added) * sizeof *samples);
    memcpy(samples + size - added, block + arrays[1].size - added, added * sizeof *samples);
    Py_RETURN_NONE;
}

/* Multiplies samples by a window; returns the sum of the squared samples. */
static PyObject *
apply_window(PyObject *module, PyObject *const *args, Py_ssize_t count)
{
    Array arrays[] = {FLOATS("samples"), FLOATS("window"), OUTPUT_DOUBLES("windowed")};
    if (!parse(args, count, arrays, 3, 0) || !has_size(&arrays[1], arrays[0].size) ||
        !has_size(&arrays[2], arrays[0].size))
        return NULL;
    npy_intp size = arrays[0].size, at = 0;
    const float *samples = arrays[0].data, *window = arrays[1].data;
    double *windowed = arrays[2].data;
    float squares[LANES] = {0}, energy = 0;
    for (; at + LANES <= size; at += LANES)
        for (int lane = 0; lane < LANES; lane++) {
            float sample = samples[at + lane];
            squares[lane] += sample * sample;
            windowed[at + lane] = sample * window[at + lane];
        }
    for (; at < size; at++) {
        energy += samples[at] * samples[at];
        windowed[at] = samples[at] * window[at];
    }
    for (int lane = 0; lane < LANES; lane++)
        energy += squares[lane];
    return PyFloat_FromDouble(energy);
}

/* Combines the transforms of the even and of the odd samples, whose bins alternate, into the
   transform of all samples: the last step of a Cooley-Tukey transform. */
static PyObject *
combine_halves(PyObject *module, PyObject *const *args, Py_ssize_t count)
{
    Array arrays[] = {BINS("halves"), BINS("twiddles"), OUTPUT_BINS("bins")};
    if (!parse(args, count, arrays, 3, 0))
        return NULL;
    npy_intp size = arrays[1].size;
    if (size < 1)
        return PyErr_Format(PyExc_ValueError, "twiddles must not be empty");
    if (!has_size(&arrays[0], 2 * size) || !has_size(&arrays[2], 2 * size - 1))
        return NULL;
    const double *half = arrays[0].data, *twiddle = arrays[1].data;
    double *low = arrays[2].data, *high = low + 2 * (2 * size - 2);
    for (npy_intp bin = 0; bin < size; bin++, half += 4, twiddle += 2, low += 2, high -= 2) {
        double real = half[2] * twiddle[0] - half[3] * twiddle[1];
        double imaginary = half[2] * twiddle[1] + half[3] * twiddle[0];
        low[0] = half[0] + real;
        low[1] = half[1] + imaginary;
        high[0] = half[0] - real;
        high[1] = imaginary - half[1];
    }
    Py_RETURN_NONE;
}

/* Sums the weighted magnitudes of adjacent bins into bands; returns the highest level. */
static PyObject *
measure_bands(PyObject *module, PyObject *const *args, Py_ssize_t count)
{
    Array arrays[] = {BINS("bins"),    OUTPUT_FLOATS("magnitudes"), INDICES("firsts"),
                      INDICES("ends"), FLOATS("weights"),           OUTPUT_FLOATS("levels")};
    if (!parse(args, count, arrays, 6, 0) || !has_size(&arrays[2], arrays[5].size) ||
        !has_size(&arrays[3], arrays[5].size))
        return NULL;
    npy_intp used = arrays[1].size, bands = arrays[5].size;
    const double *bins = arrays[0].data;
    const float *weights = arrays[4].data;
    const npy_intp *firsts = arrays[2].data, *ends = arrays[3].data;
    float *magnitudes = arrays[1].data, *levels = arrays[5].data, peak = 0;
    int is_inside = used <= arrays[0].size;
    for (npy_intp band = 0, start = 0; band < bands; start = ends[band++])
        is_inside = is_inside && start <= ends[band] && ends[band] <= arrays[4].size &&
                    0 <= firsts[band] && firsts[band] <= used - (ends[band] - start);
    if (!is_inside)
        return PyErr_Format(PyExc_ValueError, "bands must lie within magnitudes and weights");
    for (npy_intp bin = 0; bin < used; bin++) {
        double real = bins[2 * bin], imaginary = bins[2 * bin + 1];
        magnitudes[bin] = sqrtf((float)(real * real + imaginary * imaginary));
    }
    for (npy_intp band = 0, at = 0; band < bands; band++) {
        const float *near = magnitudes + firsts[band];
        float level = 0;
        for (; at < ends[band]; at++)
            level += weights[at] * *near++;
        levels[band] = level;
        peak = level > peak ? level : peak;
    }
    return PyFloat_FromDouble(peak);
}

/* Replaces `logs` by log(1 + level); returns the mean rise in each register. */
static PyObject *
spectral_flux(PyObject *module, PyObject *const *args, Py_ssize_t count)
{
    Array arrays[] = {FLOATS("levels"), OUTPUT_FLOATS("logs"), INDICES("edges")};
    if (!parse(args, count, arrays, 3, 0) || !has_size(&arrays[1], arrays[0].size) ||
        !are_edges(&arrays[2], arrays[0].size))
        return NULL;
    const float *levels = arrays[0].data;
    const npy_intp *edges = arrays[2].data;
    float *logs = arrays[1].data, means[REGISTERS];
    for (int number = 0; number < REGISTERS; number++) {
        float rises = 0;
        for (npy_intp band = edges[number]; band < edges[number + 1]; band++) {
            float now = logf(1.0f + levels[band]), rise = now - logs[band];
            logs[band] = now;
            rises += rise > 0 ? rise : 0;
        }
        means[number] = rises / (float)(edges[number + 1] - edges[number]);
    }
    return as_tuple(means, REGISTERS);
}

/* Moves values towards the square roots of the amplified levels, by separate shares for rising and
   falling; values below `dark` become 0. Returns the mean of each register and of all bands. */
static PyObject *
follow_envelope(PyObject *module, PyObject *const *args, Py_ssize_t count)
{
    Array arrays[] = {OUTPUT_FLOATS("values"), FLOATS("levels"), INDICES("edges")};
    if (!parse(args, count, arrays, 3, 4) || !has_size(&arrays[1], arrays[0].size) ||
        !are_edges(&arrays[2], arrays[0].size))
        return NULL;
    npy_intp bands = arrays[0].size;
    const float *levels = arrays[1].data;
    const npy_intp *edges = arrays[2].data;
    float *values = arrays[0].data, means[REGISTERS + 1];
    float gain = (float)PyFloat_AsDouble(args[3]), rise = (float)PyFloat_AsDouble(args[4]);
    float fall = (float)PyFloat_AsDouble(args[5]), dark = (float)PyFloat_AsDouble(args[6]);
    if (PyErr_Occurred())
        return NULL;
    for (npy_intp band = 0; band < bands; band++) {
        float difference = sqrtf(levels[band] * gain) - values[band];
        float value = values[band] + difference * (difference > 0 ? rise : fall);
        values[band] = value < dark ? 0 : value;
    }
    for (int number = 0; number < REGISTERS; number++)
        means[number] = mean(values + edges[number], edges[number + 1] - edges[number]);
    means[REGISTERS] = mean(values, bands);
    return as_tuple(means, REGISTERS + 1);
}

static int
are_indices(const Array *array, npy_intp count)
{
    const npy_intp *indices = array->data;
    int is_inside = 1;
    for (npy_intp at = 0; at < array->size; at++)
        is_inside = is_inside && 0 <= indices[at] && indices[at] < count;
    return is_inside || fail(PyExc_ValueError, array->name, "indices of existing states");
}

/* One step of the forward algorithm. Each state passes its probability to the next one of its row;
   the ends of the rows pass theirs on to the first states by `transitions`. The states of beats and
   of half beats are multiplied by their likelihoods, and the sum is normalised to 1, of which
   `uniform` is distributed evenly. Returns the probability of a beat before this observation. */
static PyObject *
advance_beat_states(PyObject *module, PyObject *const *args, Py_ssize_t count)
{
    Array arrays[] = {OUTPUT_FLOATS("probabilities"),
                      OUTPUT_FLOATS("entering"),
                      INDICES("firsts"),
                      FLOATS("early_exits"),
                      FLOATS("transitions"),
                      INDICES("beat_states"),
                      INDICES("half_states")};
    if (!parse(args, count, arrays, 7, 3))
        return NULL;
    npy_intp states = arrays[0].size, rows = arrays[1].size;
    if (!has_size(&arrays[2], rows) || !has_size(&arrays[3], rows) ||
        !has_size(&arrays[4], rows * rows) || !are_indices(&arrays[5], states) ||
        !are_indices(&arrays[6], states))
        return NULL;
    float *probabilities = arrays[0].data, *entering = arrays[1].data, expected = 0;
    const npy_intp *firsts = arrays[2].data, *beat_states = arrays[5].data;
    const npy_intp *half_states = arrays[6].data;
    const float *early_exits = arrays[3].data, *transitions = arrays[4].data;
    float on_beat = (float)PyFloat_AsDouble(args[7]), on_half = (float)PyFloat_AsDouble(args[8]);
    float uniform = (float)PyFloat_AsDouble(args[9]);
    if (PyErr_Occurred())
        return NULL;
    int are_valid = rows > 0 && firsts[0] == 0 && firsts[rows - 1] <= states - 2;
    for (npy_intp row = 1; row < rows; row++)
        are_valid = are_valid && firsts[row] >= 2 && firsts[row - 1] <= firsts[row] - 2;
    if (!are_valid)
        return PyErr_Format(PyExc_ValueError, "firsts must start rows of at least two states");
    memset(entering, 0, (size_t)rows * sizeof *entering);
    for (npy_intp row = 0; row < rows; row++, transitions += rows) {
        float *end = probabilities + (row + 1 < rows ? firsts[row + 1] : states);
        float early = end[-2] * early_exits[row], share = end[-1] + early;
        end[-2] -= early;
        for (npy_intp to = 0; to < rows; to++)
            entering[to] += share * transitions[to];
    }
    memmove(probabilities + 1, probabilities, (size_t)(states - 1) * sizeof *probabilities);
    for (npy_intp row = 0; row < rows; row++)
        probabilities[firsts[row]] = entering[row];
    for (npy_intp at = 0; at < arrays[5].size; at++) {
        expected += probabilities[beat_states[at]];
        probabilities[beat_states[at]] *= on_beat;
    }
    for (npy_intp at = 0; at < arrays[6].size; at++)
        probabilities[half_states[at]] *= on_half;
    float sum = mean(probabilities, states) * (float)states;
    float scale = (1 - uniform) / sum, offset = uniform / (float)states;
    for (npy_intp state = 0; state < states; state++)
        probabilities[state] = probabilities[state] * scale + offset;
    return PyFloat_FromDouble(expected);
}

/* --- light ------------------------------------------------------------------------------------ */

/* Resamples values to as many pixels or more by linear interpolation. */
static PyObject *
interpolate(PyObject *module, PyObject *const *args, Py_ssize_t count)
{
    Array arrays[] = {FLOATS("values"), OUTPUT_FLOATS("pixels")};
    if (!parse(args, count, arrays, 2, 0))
        return NULL;
    npy_intp size = arrays[0].size, width = arrays[1].size;
    if (size < 2 || size > width || width > INT32_MAX)
        return PyErr_Format(PyExc_ValueError, "at least two values fill as many pixels or more");
    const float *values = arrays[0].data;
    float *pixels = arrays[1].data;
    float step = (float)size / (float)width, last = (float)(size - 1);
    int last_lower = (int)size - 2, lower[BLOCK];
    float fraction[BLOCK];
    for (npy_intp done = 0; done < width; done += BLOCK, pixels += BLOCK) {
        int block = (int)(width - done < BLOCK ? width - done : BLOCK);
        for (int at = 0; at < block; at++) {
            float position = ((float)((int)done + at) + 0.5f) * step - 0.5f;
            position = position > 0 ? position : 0;
            position = position < last ? position : last;
            lower[at] = (int)position < last_lower ? (int)position : last_lower;
            fraction[at] = position - (float)lower[at];
        }
        for (int at = 0; at < block; at++) {
            const float *near = values + lower[at];
            pixels[at] = JUST_BELOW * (near[0] * (1 - fraction[at]) + near[1] * fraction[at]);
        }
    }
    Py_RETURN_NONE;
}

/* Multiplies one colour, or one per pixel, by a value per pixel. */
static PyObject *
scale_colors(PyObject *module, PyObject *const *args, Py_ssize_t count)
{
    Array arrays[] = {FLOATS("values"), FLOATS("colors"), OUTPUT_FLOATS("frame")};
    if (!parse(args, count, arrays, 3, 0))
        return NULL;
    npy_intp pixels = arrays[0].size, width = arrays[1].size == PRIMARIES ? 1 : pixels;
    if (!has_size(&arrays[1], PRIMARIES * width) || !has_size(&arrays[2], PRIMARIES * pixels))
        return NULL;
    const float *values = arrays[0].data, *colors = arrays[1].data;
    float *frame = arrays[2].data;
    for (int primary = 0; primary < PRIMARIES; primary++, frame += pixels, colors += width)
        if (width == 1)
            for (npy_intp pixel = 0; pixel < pixels; pixel++)
                frame[pixel] = values[pixel] * colors[0];
        else
            for (npy_intp pixel = 0; pixel < pixels; pixel++)
                frame[pixel] = values[pixel] * colors[pixel];
    Py_RETURN_NONE;
}

/* Returns the mean red, green and blue of a frame. */
static PyObject *
mean_color(PyObject *module, PyObject *const *args, Py_ssize_t count)
{
    Array frame = FLOATS("frame");
    if (!parse(args, count, &frame, 1, 0) || !has_primaries(&frame))
        return NULL;
    npy_intp width = frame.size / PRIMARIES;
    float means[PRIMARIES];
    for (int primary = 0; primary < PRIMARIES; primary++)
        means[primary] = mean((const float *)frame.data + primary * width, width);
    return as_tuple(means, PRIMARIES);
}

/* Rounds to the nearest integer from 0 to 255; NaN becomes 0. Adding 2^23 leaves no bits for a
   fraction: the sum is rounded, and its lowest bits are the integer. */
static inline uint32_t
byte_of(float level)
{
    uint32_t bits;
    level = level > 0 ? level : 0;
    level = (level < 255 ? level : 255) + 8388608.0f;
    memcpy(&bits, &level, sizeof bits);
    return bits & 255;
}

/* Writes a part of a frame, multiplied by a factor, to pixels as bytes. */
static PyObject *
write_pixels(PyObject *module, PyObject *const *args, Py_ssize_t count)
{
    Array frame = FLOATS("frame");
    if (!parse(args, count, &frame, 1, 3) || !has_primaries(&frame) ||
        !has_type(args[3], NPY_UINT8, "target"))
        return NULL;
    npy_intp width = frame.size / PRIMARIES, first = PyLong_AsSsize_t(args[1]);
    float factor = (float)PyFloat_AsDouble(args[2]);
    if (PyErr_Occurred())
        return NULL;
    PyArrayObject *target = (PyArrayObject *)args[3];
    if (PyArray_NDIM(target) != 2 || PyArray_DIM(target, 1) != PRIMARIES ||
        !PyArray_ISWRITEABLE(target))
        return PyErr_Format(PyExc_ValueError, "target must be pixels of three, writable");
    npy_intp pixels = PyArray_DIM(target, 0), is_wide = width > 1;
    if (is_wide && (first < 0 || first > width - pixels))
        return PyErr_Format(PyExc_ValueError, "target must lie within the frame");
    npy_intp step = PyArray_STRIDE(target, 0), across = PyArray_STRIDE(target, 1);
    int is_dense = __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ && step == PRIMARIES && across == 1;
    uint8_t *byte = PyArray_DATA(target);
    const float *red = frame.data, *green = red + width, *blue = green + width;
    for (npy_intp done = 0; done < pixels; done += BLOCK) {
        npy_intp block = pixels - done < BLOCK ? pixels - done : BLOCK;
        npy_intp from = is_wide * (first + done);
        uint32_t packed[BLOCK];
        for (npy_intp at = 0; at < (is_wide ? block : 1); at++)
            packed[at] = byte_of(red[from + at] * factor) |
                         byte_of(green[from + at] * factor) << 8 |
                         byte_of(blue[from + at] * factor) << 16;
        npy_intp at = 0;
        /* Pixels in sequence are stored as words, whose last byte the next pixel overwrites. */
        for (; is_dense && at < block - 1; at++, byte += PRIMARIES)
            memcpy(byte, &packed[is_wide * at], sizeof *packed);
        for (; at < block; at++, byte += step) {
            uint32_t color = packed[is_wide * at];
            byte[0] = (uint8_t)color;
            byte[across] = (uint8_t)(color >> 8);
            byte[2 * across] = (uint8_t)(color >> 16);
        }
    }
    Py_RETURN_NONE;
}

/* Copies colours behind the headers of consecutive datagrams, which have equal sizes except for the
   last, and a sequence number into each header, unless its offset is negative. */
static PyObject *
pack_datagrams(PyObject *module, PyObject *const *args, Py_ssize_t count)
{
    Array arrays[] = {BYTES("colors"), OUTPUT_BYTES("datagrams")};
    if (!parse(args, count, arrays, 2, 4))
        return NULL;
    Py_ssize_t datagram = PyLong_AsSsize_t(args[2]), header = PyLong_AsSsize_t(args[3]);
    Py_ssize_t sequence_at = PyLong_AsSsize_t(args[4]), sequence = PyLong_AsSsize_t(args[5]);
    if (PyErr_Occurred())
        return NULL;
    if (header < 0 || header >= datagram || sequence_at >= header || sequence < 0 || sequence > 255)
        return PyErr_Format(PyExc_ValueError, "a header must be shorter than its datagram, and "
                                              "the sequence number one byte of it");
    npy_intp left = arrays[0].size, room = arrays[1].size;
    npy_intp datagrams = room / datagram + (room % datagram != 0);
    if (room - datagrams * header < left || room - (datagrams - 1) * datagram < header)
        return PyErr_Format(PyExc_ValueError, "datagrams must have room for all colors");
    const uint8_t *color = arrays[0].data;
    for (uint8_t *to = arrays[1].data; room > 0; to += datagram, room -= datagram) {
        npy_intp size = (room < datagram ? room : datagram) - header;
        size = size < left ? size : left;
        memcpy(to + header, color, size);
        color += size;
        left -= size;
        if (sequence_at >= 0)
            to[sequence_at] = (uint8_t)sequence;
    }
    Py_RETURN_NONE;
}

/* --- the module ------------------------------------------------------------------------------- */

#define FUNCTION(name) {#name, (PyCFunction)(void (*)(void))name, METH_FASTCALL, NULL}

static PyMethodDef functions[] = {
    FUNCTION(append_samples),
    FUNCTION(apply_window),
    FUNCTION(combine_halves),
    FUNCTION(measure_bands),
    FUNCTION(spectral_flux),
    FUNCTION(follow_envelope),
    FUNCTION(advance_beat_states),
    FUNCTION(interpolate),
    FUNCTION(scale_colors),
    FUNCTION(mean_color),
    FUNCTION(write_pixels),
    FUNCTION(pack_datagrams),
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, "compiled", "The inner loops of a frame.", -1, functions,
};

PyMODINIT_FUNC
PyInit_compiled(void)
{
    /* Unlike import_array() this prints nothing: built for another numpy, reference.py is used. */
    return _import_array() < 0 ? NULL : PyModule_Create(&definition);
}
