"""The walls around student code: what it may read, write, start and reach is the kernel's to say.

Several layers, so that one may be missing and the rest still hold:

* **Landlock** opens Python, the system's libraries and fonts and the lessons' data for reading,
  one folder for writing, and nothing else: no course, no gradebook, no other submission;
* a **seccomp** filter refuses sockets of every kind, tracing other processes, new namespaces;
* **namespaces** give each submission processes, mounts and shared memory of its own, and no network
  device; a daemon dies with its submission, and what is written goes to memory of a limited size;
* an **account** that nobody has (where the grader is root), for which limits on processes hold;
* **limits** on time, memory, files and processes, no new privileges, no capabilities, and an
  environment of a few variables.

There is no maintained package for all of it (those for Landlock alone are in alpha), so these files
make the system calls themselves. `layers` names them, and `confinement` puts them up.
"""

from autograder.sandbox.walls.confinement import KEPT, ONE_THREAD, confine
from autograder.sandbox.walls.landlock import Readable, landlock_version, open_readable
from autograder.sandbox.walls.layers import (
    REMEDIES,
    WALLS,
    Missing,
    open_walls,
    warn_once_of_open_walls,
)
from autograder.sandbox.walls.namespaces import end_all, fork, isolate, make_room, prepare

__all__ = [
    "KEPT",
    "ONE_THREAD",
    "REMEDIES",
    "WALLS",
    "Missing",
    "Readable",
    "confine",
    "end_all",
    "fork",
    "isolate",
    "landlock_version",
    "make_room",
    "open_readable",
    "open_walls",
    "prepare",
    "warn_once_of_open_walls",
]
