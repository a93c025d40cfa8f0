"""What a worker keeps of a cell's outputs: what a notebook page would show, and never too much."""

import re
from collections.abc import Iterator
from typing import Any

import nbformat
import pytest

from autograder.sandbox.notebook_shell import MOST_DATA, MOST_OUTPUTS, MOST_TEXT
from autograder.sandbox.session import Session


@pytest.fixture(scope="module")
def session() -> Iterator[Session]:
    """One session for the whole module: no test here depends on variables of another."""
    with Session() as session:
        yield session


def run(session: Session, source: str) -> list[dict[str, Any]]:
    ended, outputs = session.run_cell(source, 60.0)
    assert ended == "done"
    return outputs


def stream(name: str, text: str) -> dict[str, str]:
    return {"output_type": "stream", "name": name, "text": text}


def plain(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def test_what_one_stream_writes_in_a_row_is_one_output(session):
    source = "import sys\nprint('a')\nprint('b', end='')\nprint('c', file=sys.stderr)\nprint('d')"
    assert run(session, source) == [
        stream("stdout", "a\nb"),
        stream("stderr", "c\n"),
        stream("stdout", "d\n"),
    ]


def test_warnings_and_logging_arrive_on_stderr(session):
    source = "import logging, warnings\nwarnings.warn('oh')\nlogging.warning('dear')"
    (output,) = run(session, source)
    assert output["name"] == "stderr"
    assert "UserWarning: oh" in output["text"]
    assert "dear" in output["text"]


def test_the_last_value_is_the_result_and_none_is_not(session):
    (result,) = run(session, "1\n[2, 3]")
    assert (result["output_type"], result["data"]) == ("execute_result", {"text/plain": "[2, 3]"})
    assert run(session, "None") == []


def test_displayed_things_come_in_their_place_with_all_their_forms(session):
    source = "from IPython.display import HTML\nprint('a')\ndisplay(HTML('<b>x</b>'))\nprint('b')"
    before, shown, after = run(session, source)
    assert (before["text"], after["text"]) == ("a\n", "b\n")
    assert shown["output_type"] == "display_data"
    assert shown["data"]["text/html"] == "<b>x</b>"


def test_figures_are_shown_inline_and_closed(session):
    draw = "import matplotlib.pyplot as plt\nplt.plot([1, 2]);\nplt.show()"
    assert "image/png" in run(session, draw)[-1]["data"]
    assert run(session, "plt.get_fignums()")[0]["data"]["text/plain"] == "[]"


def test_a_check_that_fails_shows_its_message_and_not_its_code(session):
    check = "from autograder.student import check\ncheck.equal('answer', 41, 42)"
    shown, error = run(session, check)
    assert "text/html" in shown["data"]
    assert (error["output_type"], error["ename"]) == ("error", "CheckFailed")
    assert error["evalue"].startswith("✗ answer:")
    assert "check.equal" not in plain("".join(error["traceback"]))


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("%%time\nx = 1", "Wall time"),
        ("%timeit -n 1 -r 1 1", "per loop"),
        ("!echo from the shell", "from the shell"),
        ("%%bash\necho from bash", "from bash"),
        ("len?", "Signature:"),
        ("help(len)", "Help on built-in function len"),
        ("import sys; sys.stdout.writelines(['one', 'two'])", "onetwo"),
        ("await __import__('asyncio').sleep(0); print('awaited')", "awaited"),
    ],
)
def test_what_works_in_jupyter_works_here(source, shown, session):
    (output,) = run(session, source)
    assert output["name"] == "stdout"
    assert shown in plain(output["text"])


@pytest.mark.parametrize(
    "source", ["exit()", "quit", "%matplotlib inline", "%config InlineBackend"]
)
def test_what_has_no_meaning_here_does_no_harm(source, session):
    assert all(output["output_type"] != "error" for output in run(session, source))


BACKENDS = [
    "%matplotlib widget",
    "%matplotlib qt",
    "%matplotlib notebook",
    "import matplotlib; matplotlib.use('TkAgg')",
    "import matplotlib.pyplot as plt; plt.switch_backend('Qt5Agg')",
]


@pytest.mark.parametrize("choice", BACKENDS)
def test_figures_are_shown_whatever_backend_a_notebook_asks_for(choice, session):
    outputs = run(session, f"{choice}\nimport matplotlib.pyplot as plt\nplt.plot([1, 2]);")
    assert "image/png" in outputs[-1]["data"]


@pytest.mark.parametrize(
    "source",
    [
        "from google.colab import drive\ndrive.mount('/content/drive')",
        "from google.colab import files\nfor name in files.upload(): pass",
        "import google.colab\nfrom google.colab.patches import cv2_imshow\ncv2_imshow(None)",
        "from kaggle_secrets import UserSecretsClient\nUserSecretsClient().get",
    ],
)
def test_a_cell_that_was_written_on_another_platform_goes_on(source, session):
    assert run(session, f"{source}\nprint('on')")[-1] == stream("stdout", "on\n")


def test_no_other_module_is_made_up(session):
    (error,) = run(session, "import google.cloud")
    assert error["ename"] == "ModuleNotFoundError"


def test_sys_exit_ends_its_cell_and_says_so(session):
    outputs = run(session, "print('a')\nimport sys\nsys.exit(3)\nprint('b')")
    assert [o["text"] for o in outputs if o.get("name") == "stdout"] == ["a\n"]
    assert [o["ename"] for o in outputs if o["output_type"] == "error"] == ["SystemExit"]


def test_nobody_answers_input(session):
    question, error = run(session, "input('your name? ')")
    assert question["text"] == "your name? "
    assert error["ename"] == "EOFError"


def test_a_hundred_megabytes_of_print_are_cut(session):
    (output,) = run(session, "for _ in range(1000): print('x' * 100_000)")
    assert len(output["text"]) < MOST_TEXT + 100
    assert output["text"].endswith("… (the rest of the output was left out)")


def test_a_display_that_is_too_large_is_left_out_and_the_next_is_not(session):
    source = f"from IPython.display import HTML\ndisplay(HTML('x' * {MOST_DATA}))\n'y'"
    note, result = run(session, source)
    assert note == stream("stdout", "… (an output that is too large was left out)\n")
    assert result["data"]["text/plain"] == "'y'"


def test_a_result_that_is_too_large_is_left_out(session):
    (note,) = run(session, f"'x' * {MOST_DATA}")
    assert "too large" in note["text"]


def test_more_outputs_than_a_person_reads_are_left_out(session):
    source = "import sys\nfor i in range(1000):\n    print(i)\n    print(i, file=sys.stderr)"
    outputs = run(session, source)
    assert len(outputs) == MOST_OUTPUTS
    assert outputs[:2] == [stream("stdout", "0\n"), stream("stderr", "0\n")]


def test_a_long_error_is_cut(session):
    (error,) = run(session, "raise ValueError('x' * 1_000_000)")
    assert len(error["evalue"]) == MOST_TEXT
    assert all(len(line) <= MOST_TEXT for line in error["traceback"])


@pytest.mark.parametrize("source", ["print('half an emoji: \\ud83d')", "'\\ud83d'", "{1, 2}"])
def test_whatever_is_shown_can_be_written_to_a_file(source, session):
    text = nbformat.v4.writes(nbformat.v4.new_notebook(metadata={"shown": run(session, source)}))
    assert text.encode("utf-8")


def test_of_a_displayed_thing_only_what_a_page_can_show_is_kept(session):
    source = "display({'application/json': {'when': complex(1, 2)}, 'text/plain': 'x'}, raw=True)"
    (shown,) = run(session, source)
    assert shown["data"] == {"text/plain": "x"}


def test_a_cell_is_taken_apart_as_ipython_does_it(session):
    plain = "a = 1\nif a:\n    b = '%who'\n"
    for source, shown in (
        (plain + "print(b)", "%who\n"),
        ("\n\n  \n" + plain + "print(b)", "%who\n"),
        (plain + "%lsmagic", "Available line magics"),
        (plain + "!echo hello", "hello\n"),
        ("%%capture said\nprint(1)\n", ""),
        ("  x = 2\n  print(x)", "2\n"),
        (">>> print(3)\n>>> print(4)", "3\n4\n"),
        ("pwd", "/"),
    ):
        outputs = run(session, source)
        text = "".join(o.get("text", o.get("data", {}).get("text/plain", "")) for o in outputs)
        assert shown in text, source


def test_a_transformer_that_a_notebook_adds_has_its_turn():
    five = "lambda lines: [line.replace('2', '5') for line in lines]"
    with Session() as session:
        run(session, f"ip = get_ipython()\nip.input_transformers_cleanup.append({five})")
        (output,) = run(session, "x = 2\nx")
    assert output["data"]["text/plain"] == "5"
