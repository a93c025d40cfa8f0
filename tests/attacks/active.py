"""What is active on a page: scripts, handlers, frames, forms, and addresses that do something."""

import re
from html.parser import HTMLParser

ACTIVE_TAGS = {
    *("script", "style", "iframe", "frame", "frameset", "object", "embed", "applet", "base"),
    *("link", "meta", "form", "input", "button", "textarea", "select", "foreignobject", "xmp"),
    *("animate", "set", "animatetransform", "animatemotion", "template", "noscript", "portal"),
    *("audio", "video", "source", "track", "annotation-xml", "maction", "handler", "listener"),
}

ADDRESSES = {
    *("href", "src", "action", "formaction", "data", "xlink:href", "srcset", "background"),
    *("poster", "ping", "srcdoc", "cite", "longdesc", "codebase", "manifest", "profile"),
    *("from", "to", "values"),
}

SCHEME = re.compile(r"(?i)(javascript|vbscript|livescript|mocha|data):")

PICTURE = re.compile(r"(?i)data:image/(png|jpe?g|gif);base64,[a-z0-9+/=\s]*")

DRAWING = re.compile(r"(?i)data:image/(png|jpe?g|gif|svg\+xml);base64,[a-z0-9+/=\s]*")

FETCHED = re.compile(r"(?i)url\(\s*['\"]?(?!#)|@import|expression\(|-moz-binding|behavior:")


class Active(HTMLParser):
    """Gathers what is active on a page, as one line each."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._inside: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        written = (self.get_starttag_text() or "")[:300]
        # What an `img` shows is a picture and no more: a drawing's scripts and addresses are dead.
        shown = DRAWING if tag == "img" else PICTURE
        if tag in ACTIVE_TAGS:
            self.found.append(f"<{tag}> {written}")
        inside_a_drawing = "svg" in self._inside or tag == "svg"
        for name, value in attributes:
            address = re.sub(r"[\s\x00-\x20]", "", value or "")
            if name.startswith("on"):
                self.found.append(f"handler {written}")
            elif name in ADDRESSES and SCHEME.match(address) and not shown.fullmatch(address):
                self.found.append(f"address {written}")
            elif name == "style" and (
                FETCHED.search(value or "") or re.search("position *: *(fixed|sticky)", value or "")
            ):
                self.found.append(f"style {written}")
            elif inside_a_drawing and name in ("href", "xlink:href", "src", "filter", "fill"):
                if name in ("filter", "fill"):
                    fetched = bool(FETCHED.search(value or ""))
                else:
                    fetched = not address.startswith("#") and not PICTURE.fullmatch(address)
                if fetched:
                    self.found.append(f"fetched {written}")
        self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._inside:
            while self._inside.pop() != tag:
                pass


def active(page: str, honest: str) -> list[str]:
    """Return what is active on a page, and not on one that an honest student has."""
    allowed = Active(honest).found
    found = []
    for each in Active(page).found:
        if each in allowed:
            allowed.remove(each)
        else:
            found.append(each)
    if "Safe" not in page.split("MathJax", 1)[0] and re.search(r"\\href\s*\{\s*javascript", page):
        found.append("a formula with an address, and nothing that keeps MathJax from taking it")
    return found
