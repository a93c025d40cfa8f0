"""Where student code runs: processes behind walls, and the trusted side's hold on them.

The trusted side has a `session` with each submission; `checkpoints` brings a worker back that hangs
or dies. On the other side is the `worker`, a fork of the `warm_process`, with a `notebook_shell`
for cells and `calls` of functions. `wire` carries messages between them, with `values` in it,
`sanitise` what may be shown of it (HTML as `safe_html` leaves it), `platforms` what Colab's
notebooks import, `scratch` a folder that goes with its process, and `walls/` what the kernel keeps
student code from. May import `course` and `student`. Begin with `session.py`, then `worker.py`.
"""
