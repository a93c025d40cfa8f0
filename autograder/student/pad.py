"""A pad to draw a digit on, with mouse, pen or finger, in a cell of a notebook.

The drawing happens in the browser, and its pixels are sent to Python at the end of each stroke.
Where no notebook page can be (while a lesson is graded, say), the pad stays empty.
"""

from __future__ import annotations

import sys
from typing import Any

import numpy as np
import numpy.typing as npt

SIZE = 280
"""Pixels on a side: ten for each of a digit of MNIST."""

PEN = 20
"""Width of a stroke in pixels, which leaves two or three of the pixels that a network is given."""

PAPER = 255
"""The grey of an untouched pixel; ink is 0."""

IN_WORDS = "A pad to draw on, which JupyterLab shows here."
"""What stands in a saved notebook, and wherever else no pad can be."""

SCRIPT = """
export default {
  render({ model, el }) {
    const [size, pen, paper] = ["size", "pen", "paper"].map((name) => model.get(name));

    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = size;
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", "A pad: draw one digit here");
    // Without `touch-action` a finger would scroll the page instead of drawing.
    canvas.style.cssText =
      "border: 1px solid #767676; cursor: crosshair; display: block; touch-action: none";
    const context = canvas.getContext("2d", { willReadFrequently: true });
    context.lineWidth = pen;
    context.lineCap = context.lineJoin = "round";

    const clear = document.createElement("button");
    clear.textContent = "Clear";
    clear.style.cssText = "font-size: 1em; margin-top: 6px; padding: 4px 16px";

    function erase() {
      context.fillStyle = `rgb(${paper}, ${paper}, ${paper})`;
      context.fillRect(0, 0, size, size);
    }

    function show() {
      erase();
      const grey = model.get("pixels");
      if (grey.byteLength !== size * size) return;
      const image = context.getImageData(0, 0, size, size);
      for (let i = 0; i < size * size; i++) image.data.fill(grey.getUint8(i), 4 * i, 4 * i + 3);
      context.putImageData(image, 0, 0);
    }

    function send() {
      const { data } = context.getImageData(0, 0, size, size);
      const grey = Uint8Array.from({ length: size * size }, (_, i) => data[4 * i]);
      model.set("pixels", new DataView(grey.buffer));
      model.save_changes();
    }

    // The page may show the pad smaller or larger than it is.
    function place(event) {
      const shown = canvas.getBoundingClientRect();
      return [
        ((event.clientX - shown.left) * size) / shown.width,
        ((event.clientY - shown.top) * size) / shown.height,
      ];
    }

    let last = null;

    function stroke(event) {
      if (!last) return;
      const next = place(event);
      context.beginPath();
      context.moveTo(...last);
      context.lineTo(...next);
      context.stroke();
      last = next;
    }

    canvas.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      canvas.setPointerCapture(event.pointerId);
      last = place(event);
      stroke(event);  // a tap leaves a dot
    });
    canvas.addEventListener("pointermove", stroke);
    for (const end of ["pointerup", "pointercancel"]) {
      canvas.addEventListener(end, () => {
        if (last) send();
        last = null;
      });
    }
    clear.addEventListener("click", () => {
      erase();
      send();
    });
    model.on("change:pixels", show);

    show();
    el.append(canvas, clear);
    return () => model.off("change:pixels", show);
  },
};
"""


class Pad:
    """A square to draw on; show it as the last line of a cell.

    Examples
    --------
    >>> pad = Pad()
    >>> pad.image().shape, int(pad.image().min())
    ((280, 280), 255)
    """

    def __init__(self) -> None:
        self._widget = _widget() if _in_notebook() else None

    def image(self) -> npt.NDArray[np.uint8]:
        """Return what is drawn: 0 is ink, 255 is paper.

        Returns
        -------
        array of uint8, shape (280, 280)
            A copy. On an empty pad every pixel is 255.
        """
        pixels = self._widget.pixels if self._widget else b""
        if not pixels:
            return np.full((SIZE, SIZE), PAPER, dtype=np.uint8)
        return np.frombuffer(pixels, dtype=np.uint8).reshape(SIZE, SIZE).copy()

    def clear(self) -> None:
        """Wipe the pad, as its button does."""
        if self._widget:
            self._widget.pixels = b""

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        if self._widget is None:
            return {"text/plain": IN_WORDS}
        return self._widget._repr_mimebundle_(**kwargs)


def _in_notebook() -> bool:
    """Tell whether there is a kernel, through which a page can answer."""
    ipython = sys.modules.get("IPython")  # where a notebook runs, it has been imported
    return ipython is not None and getattr(ipython.get_ipython(), "kernel", None) is not None


def _widget() -> Any:
    import anywidget
    import traitlets

    class Canvas(anywidget.AnyWidget):
        _esm = SCRIPT
        size = traitlets.Int(SIZE).tag(sync=True)
        pen = traitlets.Int(PEN).tag(sync=True)
        paper = traitlets.Int(PAPER).tag(sync=True)
        # The page sends a memoryview, which has to be made bytes.
        pixels = traitlets.CBytes(b"").tag(sync=True)

        def __repr__(self) -> str:
            return IN_WORDS

    return Canvas()
