/* The inner loops of a frame: what would be dozens of calls of numpy on little data.

   Each function computes one thing on arrays that its caller keeps; kernels.pyi tells their shapes.
   Arrays of another type, size or layout raise an error before anything is written. None takes
   longer than some microseconds, so none lets go of the interpreter: to get it back may take far
   longer. Sums are made in the same order on every machine, so that all hear the same. */

#define PY_SSIZE_T_CLEAN
#define NPY_NO_DEPRECATED_API NPY_2_0_API_VERSION
#include <Python.h>
#include <math.h>
#include <numpy/arrayobject.h>
#include <numpy/ufuncobject.h>
#include <stdint.h>
#include <string.h>

#define PRIMARIES 3
#define REGISTERS 3
#define LANES 8   /* sums side by side, which the compiler makes at once */
#define BLOCK 256 /* pixels that are computed together */

/* Rounded, a mean of two neighbours could be above both. */
static const float JUST_BELOW = 1.0f - 1e-6f;

/* --- arguments -------------------------------------------------------------------------------- */

/* An argument in one piece: what it must be, and once it is taken, what it is. */
typedef struct {
    const char *name;
    int type, is_written;
    void *data;
    npy_intp size;
} Array;

#define FLOATS(name) {name, NPY_FLOAT32, 0, NULL, 0}
#define WRITTEN_FLOATS(name) {name, NPY_FLOAT32, 1, NULL, 0}
#define PLACES(name) {name, NPY_INTP, 0, NULL, 0}
#define WRITTEN_BINS(name) {name, NPY_COMPLEX64, 1, NULL, 0}
#define BINS(name) {name, NPY_COMPLEX64, 0, NULL, 0}
#define WRITTEN_BYTES(name) {name, NPY_UINT8, 1, NULL, 0}
#define BYTES(name) {name, NPY_UINT8, 0, NULL, 0}

static int
refuse(PyObject *error, const char *name, const char *wanted)
{
    PyErr_Format(error, "%s must be %s", name, wanted);
    return 0;
}

static int
is_of(PyObject *given, int type, const char *name)
{
    if (PyArray_Check(given) && PyArray_TYPE((PyArrayObject *)given) == type)
        return 1;
    return refuse(PyExc_TypeError, name,
                  type == NPY_FLOAT32     ? "an array of float32"
                  : type == NPY_COMPLEX64 ? "an array of complex64"
                  : type == NPY_INTP      ? "an array of intp"
                                          : "an array of uint8");
}

/* Takes the arrays that come first; whether all are as they must be, with `others` after them. */
static int
take(PyObject *const *given, Py_ssize_t count, Array *arrays, int wanted, int others)
{
    if (count != wanted + others) {
        PyErr_Format(PyExc_TypeError, "takes %d arguments, not %zd", wanted + others, count);
        return 0;
    }
    for (Array *array = arrays; array < arrays + wanted; array++, given++) {
        PyArrayObject *object = (PyArrayObject *)*given;
        if (!is_of(*given, array->type, array->name))
            return 0;
        if (!PyArray_ISCARRAY_RO(object))
            return refuse(PyExc_ValueError, array->name, "in one piece");
        if (array->is_written && !PyArray_ISWRITEABLE(object))
            return refuse(PyExc_ValueError, array->name, "writable");
        array->data = PyArray_DATA(object);
        array->size = PyArray_SIZE(object);
    }
    return 1;
}

static int
is_long(const Array *array, npy_intp size)
{
    if (array->size == size)
        return 1;
    PyErr_Format(PyExc_ValueError, "%s must have %zd numbers, not %zd", array->name, size,
                 array->size);
    return 0;
}

static int
has_rows(const Array *array)
{
    if (array->size > 0 && array->size % PRIMARIES == 0)
        return 1;
    return refuse(PyExc_ValueError, array->name, "of three rows");
}

static int
are_edges(const Array *array, npy_intp bands)
{
    const npy_intp *edges = array->data;
    if (!is_long(array, REGISTERS + 1))
        return 0;
    int is_rising = edges[0] == 0 && edges[REGISTERS] == bands;
    for (int number = 0; number < REGISTERS; number++)
        is_rising = is_rising && edges[number] < edges[number + 1];
    return is_rising || refuse(PyExc_ValueError, array->name, "rising from 0 to all bands");
}

/* --- what several functions do ---------------------------------------------------------------- */

static PyObject *
tuple_of(const float *values, Py_ssize_t count)
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

/* Appends a block to samples, the oldest of which make room. */
static PyObject *
append(PyObject *module, PyObject *const *given, Py_ssize_t count)
{
    Array arrays[] = {WRITTEN_FLOATS("samples"), FLOATS("block")};
    if (!take(given, count, arrays, 2, 0))
        return NULL;
    npy_intp size = arrays[0].size, added = arrays[1].size < size ? arrays[1].size : size;
    float *samples = arrays[0].data;
    const float *block = arrays[1].data;
    memmove(samples, samples + added, (size - added) * sizeof *samples);
    memcpy(samples + size - added, block + arrays[1].size - added, added * sizeof *samples);
    Py_RETURN_NONE;
}

/* Transforms real samples into bins by the loop inside numpy's rfft_n_even. To call that as a
   function has numpy prepare for whatever it might be given, which takes longer than the loop. */
static PyObject *
transform(PyObject *module, PyObject *const *given, Py_ssize_t count)
{
    Array arrays[] = {FLOATS("samples"), FLOATS("factor"), WRITTEN_BINS("bins")};
    if (!take(given, count, arrays, 3, 1) || !is_long(&arrays[1], 1) ||
        !is_long(&arrays[2], arrays[0].size / 2 + 1))
        return NULL;
    if (arrays[0].size < 2 || arrays[0].size % 2)
        return PyErr_Format(PyExc_ValueError, "samples must be of an even number");
    PyUFuncObject *rfft = (PyUFuncObject *)given[3];
    if (!PyObject_TypeCheck(given[3], &PyUFunc_Type) || rfft->nargs != 3)
        return PyErr_Format(PyExc_TypeError, "rfft must be numpy's rfft_n_even");
    npy_intp sizes[] = {1, arrays[0].size, arrays[2].size};
    npy_intp steps[] = {0, 0, 0, sizeof(float), 2 * sizeof(float)};
    char *data[] = {arrays[0].data, arrays[1].data, arrays[2].data};
    for (int at = 0; at < rfft->ntypes; at++)
        if (rfft->types[3 * at] == NPY_FLOAT && rfft->types[3 * at + 1] == NPY_FLOAT &&
            rfft->types[3 * at + 2] == NPY_CFLOAT) {
            rfft->functions[at](data, sizes, steps, rfft->data ? rfft->data[at] : NULL);
            return PyErr_Occurred() ? NULL : Py_NewRef(Py_None);
        }
    return PyErr_Format(PyExc_TypeError, "rfft must take float32");
}

/* Multiplies samples by a window; the sum of their squares. */
static PyObject *
apply_window(PyObject *module, PyObject *const *given, Py_ssize_t count)
{
    Array arrays[] = {FLOATS("samples"), FLOATS("window"), WRITTEN_FLOATS("windowed")};
    if (!take(given, count, arrays, 3, 0) || !is_long(&arrays[1], arrays[0].size) ||
        !is_long(&arrays[2], arrays[0].size))
        return NULL;
    npy_intp size = arrays[0].size, at = 0;
    const float *samples = arrays[0].data, *window = arrays[1].data;
    float *windowed = arrays[2].data, squares[LANES] = {0}, energy = 0;
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

/* Weighs the magnitudes of neighbouring bins into bands; the level of the loudest. */
static PyObject *
measure_bands(PyObject *module, PyObject *const *given, Py_ssize_t count)
{
    Array arrays[] = {BINS("bins"), WRITTEN_FLOATS("magnitudes"), PLACES("firsts"),
                      PLACES("ends"),          FLOATS("weights"), WRITTEN_FLOATS("levels")};
    if (!take(given, count, arrays, 6, 0) || !is_long(&arrays[2], arrays[5].size) ||
        !is_long(&arrays[3], arrays[5].size))
        return NULL;
    npy_intp used = arrays[1].size, bands = arrays[5].size;
    const float *bins = arrays[0].data, *weights = arrays[4].data;
    const npy_intp *firsts = arrays[2].data, *ends = arrays[3].data;
    float *magnitudes = arrays[1].data, *levels = arrays[5].data, peak = 0;
    int is_inside = used <= arrays[0].size;
    for (npy_intp band = 0, start = 0; band < bands; start = ends[band++])
        is_inside = is_inside && start <= ends[band] && ends[band] <= arrays[4].size &&
                    0 <= firsts[band] && firsts[band] <= used - (ends[band] - start);
    if (!is_inside)
        return PyErr_Format(PyExc_ValueError, "bands must lie within magnitudes and weights");
    for (npy_intp bin = 0; bin < used; bin++) {
        float real = bins[2 * bin], imaginary = bins[2 * bin + 1];
        magnitudes[bin] = sqrtf(real * real + imaginary * imaginary);
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

/* Takes logarithms of levels; the mean of what rose since the last ones, in each register. */
static PyObject *
flux(PyObject *module, PyObject *const *given, Py_ssize_t count)
{
    Array arrays[] = {FLOATS("levels"), WRITTEN_FLOATS("logs"), PLACES("edges")};
    if (!take(given, count, arrays, 3, 0) || !is_long(&arrays[1], arrays[0].size) ||
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
    return tuple_of(means, REGISTERS);
}

/* Moves values towards the roots of amplified levels, by one share up and by another down, and to 0
   what is below `dark`; their mean in each register, and of all. */
static PyObject *
follow(PyObject *module, PyObject *const *given, Py_ssize_t count)
{
    Array arrays[] = {WRITTEN_FLOATS("values"), FLOATS("levels"), PLACES("edges")};
    if (!take(given, count, arrays, 3, 4) || !is_long(&arrays[1], arrays[0].size) ||
        !are_edges(&arrays[2], arrays[0].size))
        return NULL;
    npy_intp bands = arrays[0].size;
    const float *levels = arrays[1].data;
    const npy_intp *edges = arrays[2].data;
    float *values = arrays[0].data, means[REGISTERS + 1];
    float gain = (float)PyFloat_AsDouble(given[3]), rise = (float)PyFloat_AsDouble(given[4]);
    float fall = (float)PyFloat_AsDouble(given[5]), dark = (float)PyFloat_AsDouble(given[6]);
    if (PyErr_Occurred())
        return NULL;
    for (npy_intp band = 0; band < bands; band++) {
        float way = sqrtf(levels[band] * gain) - values[band];
        float value = values[band] + way * (way > 0 ? rise : fall);
        values[band] = value < dark ? 0 : value;
    }
    for (int number = 0; number < REGISTERS; number++)
        means[number] = mean(values + edges[number], edges[number + 1] - edges[number]);
    means[REGISTERS] = mean(values, bands);
    return tuple_of(means, REGISTERS + 1);
}

static int
are_places(const Array *array, npy_intp count)
{
    const npy_intp *places = array->data;
    int is_inside = 1;
    for (npy_intp at = 0; at < array->size; at++)
        is_inside = is_inside && 0 <= places[at] && places[at] < count;
    return is_inside || refuse(PyExc_ValueError, array->name, "places that there are");
}

/* Lets a frame pass: each place becomes as likely as the one before it was. What leaves the ends of
   the rows is shared by `moves` among their first places; the places of beats and of halves are
   weighed. In the end all sum to 1, of which `spread` is shared evenly. How likely the places of
   beats were before they were weighed. */
static PyObject *
advance(PyObject *module, PyObject *const *given, Py_ssize_t count)
{
    Array arrays[] = {WRITTEN_FLOATS("likely"), WRITTEN_FLOATS("arrivals"), PLACES("firsts"),
                      FLOATS("leaving"),        FLOATS("moves"),            PLACES("beats"),
                      PLACES("halves")};
    if (!take(given, count, arrays, 7, 3))
        return NULL;
    npy_intp places = arrays[0].size, rows = arrays[1].size;
    if (!is_long(&arrays[2], rows) || !is_long(&arrays[3], rows) ||
        !is_long(&arrays[4], rows * rows) || !are_places(&arrays[5], places) ||
        !are_places(&arrays[6], places))
        return NULL;
    float *likely = arrays[0].data, *arrivals = arrays[1].data, expected = 0;
    const npy_intp *firsts = arrays[2].data, *beats = arrays[5].data, *halves = arrays[6].data;
    const float *leaving = arrays[3].data, *moves = arrays[4].data;
    float on_beat = (float)PyFloat_AsDouble(given[7]), on_half = (float)PyFloat_AsDouble(given[8]);
    float spread = (float)PyFloat_AsDouble(given[9]);
    if (PyErr_Occurred())
        return NULL;
    int are_rows = rows > 0 && firsts[0] == 0 && firsts[rows - 1] <= places - 2;
    for (npy_intp row = 1; row < rows; row++)
        are_rows = are_rows && firsts[row] >= 2 && firsts[row - 1] <= firsts[row] - 2;
    if (!are_rows)
        return PyErr_Format(PyExc_ValueError, "firsts must begin rows of two places at least");
    memset(arrivals, 0, (size_t)rows * sizeof *arrivals);
    for (npy_intp row = 0; row < rows; row++, moves += rows) {
        float *end = likely + (row + 1 < rows ? firsts[row + 1] : places);
        float early = end[-2] * leaving[row], share = end[-1] + early;
        end[-2] -= early;
        for (npy_intp to = 0; to < rows; to++)
            arrivals[to] += share * moves[to];
    }
    memmove(likely + 1, likely, (size_t)(places - 1) * sizeof *likely);
    for (npy_intp row = 0; row < rows; row++)
        likely[firsts[row]] = arrivals[row];
    for (npy_intp at = 0; at < arrays[5].size; at++) {
        expected += likely[beats[at]];
        likely[beats[at]] *= on_beat;
    }
    for (npy_intp at = 0; at < arrays[6].size; at++)
        likely[halves[at]] *= on_half;
    float each = spread / (float)places, kept = (1 - spread) / (mean(likely, places) * (float)places);
    for (npy_intp place = 0; place < places; place++)
        likely[place] = likely[place] * kept + each;
    return PyFloat_FromDouble(expected);
}

/* --- light ------------------------------------------------------------------------------------ */

/* Stretches values over as many places or more, along the lines between neighbours. */
static PyObject *
stretch(PyObject *module, PyObject *const *given, Py_ssize_t count)
{
    Array arrays[] = {FLOATS("values"), WRITTEN_FLOATS("stretched")};
    if (!take(given, count, arrays, 2, 0))
        return NULL;
    npy_intp size = arrays[0].size, places = arrays[1].size;
    if (size < 2 || size > places || places > INT32_MAX)
        return PyErr_Format(PyExc_ValueError, "two values at least fill as many places or more");
    const float *values = arrays[0].data;
    float *stretched = arrays[1].data;
    float each = (float)size / (float)places, last = (float)(size - 1);
    int last_lower = (int)size - 2, lower[BLOCK];
    float beyond[BLOCK];
    for (npy_intp done = 0; done < places; done += BLOCK, stretched += BLOCK) {
        int block = (int)(places - done < BLOCK ? places - done : BLOCK);
        for (int at = 0; at < block; at++) {
            float place = ((float)((int)done + at) + 0.5f) * each - 0.5f;
            place = place > 0 ? place : 0;
            place = place < last ? place : last;
            lower[at] = (int)place < last_lower ? (int)place : last_lower;
            beyond[at] = place - (float)lower[at];
        }
        for (int at = 0; at < block; at++) {
            const float *near = values + lower[at];
            stretched[at] = JUST_BELOW * (near[0] * (1 - beyond[at]) + near[1] * beyond[at]);
        }
    }
    Py_RETURN_NONE;
}

/* Multiplies one colour, or one for each pixel, by a value for each pixel. */
static PyObject *
paint(PyObject *module, PyObject *const *given, Py_ssize_t count)
{
    Array arrays[] = {FLOATS("values"), FLOATS("colors"), WRITTEN_FLOATS("frame")};
    if (!take(given, count, arrays, 3, 0))
        return NULL;
    npy_intp pixels = arrays[0].size, width = arrays[1].size == PRIMARIES ? 1 : pixels;
    if (!is_long(&arrays[1], PRIMARIES * width) || !is_long(&arrays[2], PRIMARIES * pixels))
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

/* The mean red, green and blue of a frame. */
static PyObject *
mean_color(PyObject *module, PyObject *const *given, Py_ssize_t count)
{
    Array frame = FLOATS("frame");
    if (!take(given, count, &frame, 1, 0) || !has_rows(&frame))
        return NULL;
    npy_intp width = frame.size / PRIMARIES;
    float means[PRIMARIES];
    for (int primary = 0; primary < PRIMARIES; primary++)
        means[primary] = mean((const float *)frame.data + primary * width, width);
    return tuple_of(means, PRIMARIES);
}

/* The nearest whole number from 0 to 255; 0 for what is no number. Added to a float so large that
   it has no room for a fraction, a level is rounded, and in its lowest bits. */
static inline uint32_t
byte_of(float level)
{
    uint32_t bits;
    level = level > 0 ? level : 0;
    level = (level < 255 ? level : 255) + 8388608.0f;
    memcpy(&bits, &level, sizeof bits);
    return bits & 255;
}

/* Puts a frame, or a part of it, on pixels as bytes, times a factor. */
static PyObject *
expose(PyObject *module, PyObject *const *given, Py_ssize_t count)
{
    Array frame = FLOATS("frame");
    if (!take(given, count, &frame, 1, 3) || !has_rows(&frame) ||
        !is_of(given[3], NPY_UINT8, "target"))
        return NULL;
    npy_intp width = frame.size / PRIMARIES, first = PyLong_AsSsize_t(given[1]);
    float factor = (float)PyFloat_AsDouble(given[2]);
    if (PyErr_Occurred())
        return NULL;
    PyArrayObject *target = (PyArrayObject *)given[3];
    if (PyArray_NDIM(target) != 2 || PyArray_DIM(target, 1) != PRIMARIES ||
        !PyArray_ISWRITEABLE(target))
        return PyErr_Format(PyExc_ValueError, "target must be pixels of three, writable");
    npy_intp pixels = PyArray_DIM(target, 0), is_wide = width > 1;
    if (is_wide && (first < 0 || first > width - pixels))
        return PyErr_Format(PyExc_ValueError, "target must lie within the frame");
    npy_intp step = PyArray_STRIDE(target, 0), across = PyArray_STRIDE(target, 1);
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
        for (npy_intp at = 0; at < block; at++, byte += step) {
            uint32_t color = packed[is_wide * at];
            byte[0] = (uint8_t)color;
            byte[across] = (uint8_t)(color >> 8);
            byte[2 * across] = (uint8_t)(color >> 16);
        }
    }
    Py_RETURN_NONE;
}

/* Puts colours behind the headers of datagrams that lie one after the other, all as long but the
   last, and a number into each of the headers, unless its place is below 0. */
static PyObject *
pack(PyObject *module, PyObject *const *given, Py_ssize_t count)
{
    Array arrays[] = {BYTES("colors"), WRITTEN_BYTES("datagrams")};
    if (!take(given, count, arrays, 2, 4))
        return NULL;
    Py_ssize_t datagram = PyLong_AsSsize_t(given[2]), header = PyLong_AsSsize_t(given[3]);
    Py_ssize_t number_at = PyLong_AsSsize_t(given[4]), number = PyLong_AsSsize_t(given[5]);
    if (PyErr_Occurred())
        return NULL;
    if (header < 0 || header >= datagram || number_at >= header || number < 0 || number > 255)
        return PyErr_Format(PyExc_ValueError, "a header must be shorter than its datagram, and "
                                              "a number be a byte of it");
    npy_intp left = arrays[0].size, room = arrays[1].size;
    npy_intp datagrams = room / datagram + (room % datagram != 0);
    if (room - datagrams * header < left || room - (datagrams - 1) * datagram < header)
        return PyErr_Format(PyExc_ValueError, "datagrams must have room for the colors");
    const uint8_t *color = arrays[0].data;
    for (uint8_t *to = arrays[1].data; room > 0; to += datagram, room -= datagram) {
        npy_intp size = (room < datagram ? room : datagram) - header;
        size = size < left ? size : left;
        memcpy(to + header, color, size);
        color += size;
        left -= size;
        if (number_at >= 0)
            to[number_at] = (uint8_t)number;
    }
    Py_RETURN_NONE;
}

/* --- the module ------------------------------------------------------------------------------- */

#define FUNCTION(name) {#name, (PyCFunction)(void (*)(void))name, METH_FASTCALL, NULL}

static PyMethodDef functions[] = {
    FUNCTION(append),     FUNCTION(apply_window), FUNCTION(transform), FUNCTION(measure_bands),
    FUNCTION(flux),       FUNCTION(follow),       FUNCTION(advance),   FUNCTION(stretch),
    FUNCTION(paint),      FUNCTION(mean_color),   FUNCTION(expose),    FUNCTION(pack),
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, "kernels", "The inner loops of a frame.", -1, functions,
};

PyMODINIT_FUNC
PyInit_kernels(void)
{
    import_array();
    import_umath();
    return PyModule_Create(&definition);
}
