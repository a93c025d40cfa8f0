# ruff: noqa: E501  (a line of an attack is easier to read as one line)
"""Attacks on the machine and on what else is on it."""

from tests.attacks.attack import NONE, harm

HOST = {
    "network": harm(
        "to be heard",
        "import socket, subprocess\n"
        "for family, kind in ((socket.AF_INET, socket.SOCK_STREAM), (socket.AF_INET, socket.SOCK_DGRAM)):\n"
        "    try:\n        s = socket.socket(family, kind)\n        s.connect(('127.0.0.1', PORT))\n"
        "        s.send(b'hello')\n    except OSError as error: print(error)\n"
        "subprocess.run('echo hello > /dev/tcp/127.0.0.1/PORT', shell=True, executable='/bin/bash')",
    ),
    "a socket of another program": harm(
        "a service on this machine",
        "import socket\ns = socket.socket(socket.AF_UNIX)\ns.connect('SECRET.socket')\ns.send(b'hello')",
    ),
    "delete the course": harm(
        "everybody's work",
        "import shutil\nshutil.rmtree('ROOT', ignore_errors=True)\nshutil.rmtree('SECRET')",
    ),
    "delete the journal": harm(
        "what the grader keeps of its own",
        "import shutil\nshutil.rmtree('ROOT/.autograder', ignore_errors=True)",
    ),
    "write everywhere": harm(
        "to be run by others",
        "import os, sys, numpy, autograder.student\n"
        "for path in (numpy.__file__, autograder.student.__file__, 'SECRET', 'ROOT/nbgrader_config.py',\n"
        "             '/tmp/autograder-attack', os.path.expanduser('~root/.profile'), '/etc/crontab'):\n"
        "    try: open(path, 'a').write('# attack')\n"
        "    except OSError as error: print(error)",
    ),
    "more rights": harm(
        "another account, another root, other namespaces",
        "import ctypes, os\nlibc = ctypes.CDLL(None, use_errno=True)\n"
        "for step in (lambda: os.setuid(0), lambda: os.chroot('.'),\n"
        "             lambda: os.chown('.', 0, 0), lambda: os.mknod('disk', 0o60666, 0x800)):\n"
        "    try: step()\n    except OSError as error: print(error)\n"
        "assert libc.unshare(0x10000000) and libc.mount(b'none', b'.', b'proc', 0, None)",
    ),
    "poison the next": harm(
        "whoever is graded after",
        "import numpy as np, tempfile, os\nnp.log = np.sum = np.mean = np.clip = lambda *a, **k: 0.5\n"
        "data.digits = data.weights = None\nos.environ['PYTHONSTARTUP'] = 'SECRET'",
        NONE,  # its own answers stand on numpy, too
    ),
    "poison the data": harm(
        "the data of whoever is graded after",
        "X, y = data.digits()\nX[:] = 0\nopen(data.path('ex4data1.mat'), 'wb').write(b'')",
    ),
    "leave shared memory": harm(
        "to speak to the next submission",
        "import ctypes, os\nlibc = ctypes.CDLL(None, use_errno=True)\n"
        "number = libc.shmget(4242, 4096, 0o1666)\n"
        "libc.shmat.restype = ctypes.c_void_p\naddress = libc.shmat(number, None, 0)\n"
        "found = ctypes.string_at(address, 8)\nprint('LEFT BEHIND' if found[0] else 'empty')\n"
        "ctypes.memmove(address, b'a note', 6)",
    ),
    "leave shared memory again": harm(
        "to hear from the submission before",
        "import ctypes, os\nlibc = ctypes.CDLL(None, use_errno=True)\n"
        "number = libc.shmget(4242, 4096, 0o1666)\n"
        "libc.shmat.restype = ctypes.c_void_p\naddress = libc.shmat(number, None, 0)\n"
        "found = ctypes.string_at(address, 8)\nprint('LEFT BEHIND' if found[0] else 'empty')\n"
        "ctypes.memmove(address, b'a note', 6)",
    ),
    "show a script": harm(
        "whoever reads the feedback",
        "from IPython.display import HTML, Javascript, SVG, Markdown\n"
        "display(HTML('<script>MARK</script><img src=x onerror=MARK>'), Javascript('MARK'))\n"
        'display(SVG(\'<svg xmlns="http://www.w3.org/2000/svg" onload="MARK"></svg>\'))\n'
        "display(Markdown('<script>MARK</script>'))",
    ),
}
