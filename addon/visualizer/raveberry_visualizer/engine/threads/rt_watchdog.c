/* A watchdog for threads in real time: one that runs for too long without a pause returns to
   ordinary scheduling.

   By default Linux ends the whole process, and the thread that spins may be one of a library that
   waits for a sound server. The signal is delivered to the thread that exceeded the limit, so it
   can lower its own priority, whichever thread holds the GIL. */

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

/* Calls async-signal-safe functions only. */
static void
leave_real_time(int signal)
{
    static const char message[] =
        "a real-time thread ran for too long without a pause and lost its priority\n";
    static const struct sched_param none;
    int saved = errno;
    /* A thread that has this flag and is not root's may not drop it. */
    sched_setscheduler(0, SCHED_OTHER | SCHED_RESET_ON_FORK, &none);
    if (write(STDERR_FILENO, message, sizeof message - 1) < 0) {
        /* stderr is closed. */
    }
    errno = saved;
}

static PyObject *
limit_running(PyObject *module, PyObject *argument)
{
    struct sigaction action = {.sa_handler = leave_real_time, .sa_flags = SA_RESTART};
    struct rlimit limit;
    long longest_us = PyLong_AsLong(argument);
    if (longest_us <= 0) {
        if (!PyErr_Occurred())
            PyErr_SetString(PyExc_ValueError, "a limit must be above 0");
        return NULL;
    }
    if (getrlimit(RLIMIT_RTTIME, &limit))
        return PyErr_SetFromErrno(PyExc_OSError);
    limit.rlim_cur = (rlim_t)longest_us < limit.rlim_max ? (rlim_t)longest_us : limit.rlim_max;
    /* The handler is installed first: without it the limit would end the process. */
    if (sigaction(SIGXCPU, &action, NULL) || setrlimit(RLIMIT_RTTIME, &limit))
        return PyErr_SetFromErrno(PyExc_OSError);
    Py_RETURN_NONE;
}

static PyMethodDef functions[] = {
    {"limit_running", limit_running, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, "rt_watchdog", "Limits how long a thread may run in real time.", -1,
    functions,
};

PyMODINIT_FUNC
PyInit_rt_watchdog(void)
{
    return PyModule_Create(&definition);
}
