/* What becomes of a thread in real time that does not pause: it goes on as an ordinary one.

   By itself Linux would end the whole process, and what spins may be a library that waits for a
   sound server. The signal comes to the thread that ran for too long, so it can step back itself,
   whoever holds Python's lock. */

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

/* Calls nothing that a signal's handler must not. */
static void
step_back(int signal)
{
    static const char told[] =
        "a thread that keeps time ran for too long without a pause and lost its precedence\n";
    static const struct sched_param none;
    int before = errno;
    /* Without the flag, a thread that has it and is not root's would be refused. */
    sched_setscheduler(0, SCHED_OTHER | SCHED_RESET_ON_FORK, &none);
    if (write(STDERR_FILENO, told, sizeof told - 1) < 0) {
        /* Then nobody reads it. */
    }
    errno = before;
}

static PyObject *
limit_running(PyObject *module, PyObject *given)
{
    struct sigaction action = {.sa_handler = step_back, .sa_flags = SA_RESTART};
    struct rlimit running;
    long longest_us = PyLong_AsLong(given);
    if (longest_us <= 0) {
        if (!PyErr_Occurred())
            PyErr_SetString(PyExc_ValueError, "a limit must be above 0");
        return NULL;
    }
    if (getrlimit(RLIMIT_RTTIME, &running))
        return PyErr_SetFromErrno(PyExc_OSError);
    running.rlim_cur = (rlim_t)longest_us < running.rlim_max ? (rlim_t)longest_us : running.rlim_max;
    /* The handler comes first: without it the limit would end us. */
    if (sigaction(SIGXCPU, &action, NULL) || setrlimit(RLIMIT_RTTIME, &running))
        return PyErr_SetFromErrno(PyExc_OSError);
    Py_RETURN_NONE;
}

static PyMethodDef functions[] = {
    {"limit_running", limit_running, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, "overrun", "Limits how long a thread may run in real time.", -1, functions,
};

PyMODINIT_FUNC
PyInit_overrun(void)
{
    return PyModule_Create(&definition);
}
