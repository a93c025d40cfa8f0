"""Values on their way to the judge: plain, as they were; of others the type's name and no more."""

import base64
import collections
import json
import pickle
from fractions import Fraction

import numpy as np
import pytest

from autograder.course.cases import Code, MatFile, Rng
from autograder.sandbox import values
from autograder.sandbox.values import Opaque, decode, decode_inputs, encode
from autograder.sandbox.wire import WireError
from autograder.student.checks.compare import difference


def crossed(value):
    """Return a value as it arrives on the other side."""
    return decode(json.loads(json.dumps(encode(value))))


def array(*, dtype="<f8", shape=(2,), order="C", content=bytes(16)):
    """Return an array on the wire, by default a good one: two zeros."""
    return {"array": [dtype, list(shape), order, base64.b64encode(content).decode()]}


@pytest.mark.parametrize("dtype", ["|S0", "<U0", "|V8", "|O", "<M8[s]", "f8", "<f8,<f8", "<f", 8])
def test_an_array_of_another_kind_or_of_no_bytes_is_refused(dtype):
    with pytest.raises(WireError, match="array"):
        decode(array(dtype=dtype))


Pair = collections.namedtuple("Pair", ["first", "second"])


class OwnFloat(float):
    """A float that says that it equals everything."""

    def __eq__(self, other):
        return True

    __hash__ = float.__hash__


class OwnList(list):
    pass


PLAIN = {
    "nothing": None,
    "a truth value": True,
    "an int": -3,
    "the largest int": 2**63 - 1,
    "a float": 0.1 + 0.2,
    "infinity": -np.inf,
    "not a number": np.nan,
    "text": "é\n\ud800",
    "a list": [1, "a", None],
    "a tuple": (1, (2.5, [])),
    "an array": np.arange(6.0).reshape(2, 3),
    "an empty array": np.zeros((0, 3)),
    "a column-major array": np.asfortranarray(np.arange(6.0).reshape(2, 3)),
    "a strided array": np.arange(10)[::3],
    "truth values": np.array([True, False]),
    "bytes of pixels": np.array([0, 255], dtype=np.uint8),
    "texts": np.array(["a", "bc"]),
    "network": [np.ones((4, 6)), (np.ones(3), "x")],
}


@pytest.mark.parametrize("value", PLAIN.values(), ids=PLAIN)
def test_plain_values_arrive_as_they_were(value):
    arrived = crossed(value)
    assert type(arrived) is type(value)
    assert difference(arrived, value) is None


@pytest.mark.parametrize("dtype", ["b1", "i1", "u8", "f2", "f4", "f8", "c16", "<U3", ">f8"])
def test_an_array_keeps_its_dtype(dtype):
    assert crossed(np.zeros((2, 2), dtype=dtype)).dtype == np.dtype(dtype)


@pytest.mark.parametrize(
    ("value", "arrived"),
    [
        (np.float64(1.5), 1.5),
        (np.array(1.5), 1.5),
        (np.int64(3), 3),
        (np.bool_(True), True),
        (np.str_("a"), "a"),
        (OwnFloat(1.5), 1.5),
        (OwnList([1, 2]), [1, 2]),
        (Pair(1, [2]), (1, [2])),
        (Pair(np.ones(2), np.ones(3)), (np.ones(2), np.ones(3))),
        (range(3), np.arange(3)),
        (np.ma.array([1.0, 2.0]), np.array([1.0, 2.0])),
    ],
)
def test_what_is_nearly_plain_arrives_plain(value, arrived):
    came = crossed(value)
    assert type(came) in (float, int, bool, str, list, tuple, np.ndarray) or came.ndim == 0
    assert type(came) is not OwnFloat
    assert difference(came, arrived) is None


class Unwilling:
    def __array__(self, *_args, **_kwargs):
        raise RuntimeError("no")


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ({1, 2}, "set"),
        ({"a": 1}, "dict"),
        (len, "builtin_function_or_method"),
        ((i for i in range(3)), "generator"),
        (Fraction(1, 3), "Fraction"),
        pytest.param(10**5000, "int", id="huge"),
        (Unwilling(), "Unwilling"),
        (np.array([1, None]), "ndarray of dtype object"),
        (np.array(None), "ndarray"),
        (np.zeros(2, dtype="M8[s]"), "ndarray of dtype datetime64[s]"),
    ],
)
def test_of_what_is_not_plain_only_the_types_name_arrives(value, name):
    assert crossed(value) == Opaque(name)


def test_what_is_not_plain_does_not_spoil_its_neighbours():
    assert crossed([1, {2}, "a"]) == [1, Opaque("set"), "a"]


def test_a_list_that_holds_itself_is_not_plain():
    endless = []
    endless.append(endless)
    value = crossed(endless)
    for _ in range(values.DEPTH):
        (value,) = value
    assert value == Opaque("list")


def test_an_opaque_values_name_is_kept_short():
    assert len(decode({"opaque": "x" * 10**6}).type_name) == 80


class Marker:
    """Says so when it is unpickled."""

    unpickled = False

    def __setstate__(self, state):
        Marker.unpickled = True


def test_no_pickle_is_ever_loaded():
    marker = Marker()
    marker.state = 1
    content = pickle.dumps(np.array([marker], dtype=object))
    for dtype in ("|O", "|O8", "object"):
        with pytest.raises(WireError, match="array"):
            decode(array(dtype=dtype, shape=(1,), content=content))
    assert not Marker.unpickled


@pytest.mark.parametrize(
    "shape",
    [(10**12,), (3,), (1,), (-1,), (2, -1), (10**30,), (0,), (1,) * 99, ("2",), (2.0,), ([2],)],
    ids=str,
)
def test_a_shape_that_is_not_that_of_the_bytes_is_refused(shape):
    with pytest.raises(WireError, match="array"):
        decode(array(shape=shape))


def test_a_good_array_and_one_cut_short():
    np.testing.assert_array_equal(decode(array()), np.zeros(2))
    with pytest.raises(WireError, match="array"):
        decode(array(content=bytes(15)))


@pytest.mark.parametrize("order", ["A", "", None, 1, ["C"]])
def test_an_order_in_memory_that_there_is_not_is_refused(order):
    with pytest.raises(WireError, match="array"):
        decode(array(order=order))


@pytest.mark.parametrize("order", ["C", "F"])
def test_the_order_in_memory_arrives(order):
    sent = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], order=order)
    got = crossed(sent)
    np.testing.assert_array_equal(got, sent)
    assert got.flags.c_contiguous == (order == "C")
    got[0, 0] = 7  # and it may be written to


@pytest.mark.parametrize("content", [None, 3, "npy", ["a"], {}, ["<f8", [2], "C"], [1, 2, 3, 4]])
def test_parts_that_are_no_array_are_refused(content):
    with pytest.raises(WireError, match="array"):
        decode({"array": content})


@pytest.mark.parametrize("content", [None, 3, ["a"], {}, "é", "a", "AAAA AAAA"])
def test_bytes_that_are_no_base64_are_refused(content):
    with pytest.raises(WireError, match="array"):
        decode({"array": ["|u1", [3], "C", content]})


@pytest.mark.parametrize("special", [MatFile(X=np.ones((1, 1))), Rng(1), Code("__import__('os')")])
@pytest.mark.parametrize("around", [lambda v: v, lambda v: [v], lambda v: (1, [v])])
def test_special_kinds_are_never_taken_from_a_student(special, around):
    with pytest.raises(WireError, match="unknown kind"):
        decode(encode(around(special)))


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"array": [], "opaque": ""},
        {"pickle": "gASV"},
        {"list": 3},
        {"tuple": {"list": []}},
        {"list": [{"file": ""}]},
        [1, 2],
        [{"code": "1"}],
        2**63,
    ],
    ids=str,
)
def test_what_encode_does_not_make_is_refused(value):
    with pytest.raises(WireError):
        decode(value)


def test_nesting_deeper_than_encode_makes_is_refused():
    value = 1
    for _ in range(400):
        value = {"list": [value]}
    with pytest.raises(WireError):
        decode(value)


def test_the_judges_special_kinds_become_what_they_stand_for(tmp_path):
    file, same, rng, code = decode_inputs(
        encode(
            (
                MatFile(X=np.ones((2, 2))),
                MatFile(X=np.ones((1, 2))),
                Rng(3),
                Code("lambda x: np.exp(x)"),
            )
        ),
        tmp_path,
    )
    from scipy.io import loadmat

    assert loadmat(file)["X"].shape == (2, 2)
    assert loadmat(same)["X"].shape == (1, 2)
    assert rng.random() == np.random.default_rng(3).random()
    assert code(0) == 1
