"""HTML that a student wrote, without what a browser would run, fetch or lay over the page.

Feedback and formgrader show it to people who may do more than the student may: a script would run
in their name, a picture from elsewhere would tell on them, and a class of formgrader's own would
pass for one of its buttons.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable

import nh3

MOST_CHARACTERS = 100_000
"""Of HTML that is looked through."""

_MOST_OPEN = 5_000
"""Tags that nothing closes: deep nesting takes the square of the time."""

_MOST_COPIES = 1_000_000
"""Of formatting tags: each that is open is opened anew in every paragraph to come."""

_MOST_GROWTH = 4
"""How many times as long it may become."""

_TAG = re.compile(r"<(/?[a-z][a-z0-9]*)")
_FORMATTING = {
    *("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong"),
    *("tt", "u"),
}
_TAGS = {
    *("a", "abbr", "b", "blockquote", "br", "caption", "code", "col", "colgroup", "dd", "del"),
    *("div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr"),
    *("i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "samp", "small", "span"),
    *("strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul"),
    *("var", "wbr"),
}
_HTML = _TAGS | {
    *("applet", "area", "article", "aside", "audio", "base", "body", "button", "canvas", "center"),
    *("data", "datalist", "details", "dialog", "embed", "fieldset", "font", "footer", "form"),
    *("frame", "frameset", "head", "header", "html", "iframe", "input", "label", "legend", "link"),
    *("main", "map", "marquee", "math", "meta", "meter", "nav", "noembed", "noframes", "noscript"),
    *("object", "optgroup", "option", "output", "param", "picture", "plaintext", "progress"),
    *("script", "section", "select", "slot", "source", "strike", "style", "summary", "svg"),
    *("template", "textarea", "time", "title", "tt", "video", "xmp"),
}
"""Names that are tags for a browser; what stands between angle brackets else is words."""

_ANY_TAG = re.compile(r"</?([a-zA-Z][^\s/>]*)")
_ATTRIBUTES = {
    "*": {"align", "class", "role", "style", "title"},
    "a": {"href"},
    "img": {"alt", "height", "src", "width"},
    "ol": {"start"},
    "table": {"border"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
_STYLES = {
    *("background-color", "border", "border-bottom", "border-collapse", "border-color"),
    *("border-left", "border-radius", "border-right", "border-top", "color", "font-family"),
    *("font-size", "font-style", "font-weight", "margin", "margin-bottom", "margin-left"),
    *("margin-right", "margin-top", "max-width", "min-width", "padding", "padding-bottom"),
    *("padding-left", "padding-right", "padding-top", "text-align", "text-decoration"),
    *("vertical-align", "white-space", "width"),
}
_LINK = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
_CLASSES = re.compile(r"dataframe|highlight|[a-z]{1,2}\d?")
"""Of tables, and of coloured code; not one of Bootstrap's or formgrader's."""

_STYLE = re.compile(r"(?:[^(\\-]|(?<=rgb)\(|(?<=rgba)\(|-(?!\s*[\d.]))*+", re.IGNORECASE)
"""Nothing that fetches, and no negative margin."""

MACRO = re.compile(
    r"\\(?=(?:href|url|class|cssId|style|require|unicode|bbox|data|mmlToken)(?![a-zA-Z]))"
)
"""Of MathJax: those that make links, classes, styles and ids, or load more macros."""

_TAG_OR_MACRO = re.compile(rf"<[^>]*+>|{MACRO.pattern}")
_IMAGE = re.compile(r'<img((?:\s[a-z]+="[^"]*")*+)\s*/?>')
_ATTRIBUTE = re.compile(r'\s([a-z]+)="([^"]*)"')
_DATA = re.compile(r"data:image/(?:png|jpeg|gif);base64,[A-Za-z0-9+/=\s]*+")


class IntricateHtmlError(Exception):
    """HTML that would take too long, or too much memory, to be looked through."""


def data_picture(source: str) -> str | None:
    """Return a picture's address, if the picture itself is in it.

    Parameters
    ----------
    source : str
        What stands in an image's ``src``.
    """
    return source if _DATA.fullmatch(source) else None


def safe_html(text: str, picture: Callable[[str], str | None] = data_picture) -> str:
    r"""Return HTML without what a browser would run, fetch or lay over the page.

    Parameters
    ----------
    text : str
        Any HTML.
    picture : callable
        Given what stands in an image's ``src``, returns the address to show, or None.

    Raises
    ------
    IntricateHtmlError
        If it is too long, or nested too intricately, to be looked through.

    Examples
    --------
    >>> safe_html('<b onclick="1">a</b><script>1</script>')
    '<b>a</b>'
    """
    if len(text) > MOST_CHARACTERS:
        raise IntricateHtmlError("it is too long")
    tags = Counter(_TAG.findall(text.lower()))
    left_open = sum(max(0, n - tags[f"/{name}"]) for name, n in tags.items() if name[0] != "/")
    copies = sum(tags[name] for name in _FORMATTING) * tags.total()
    if copies > _MOST_COPIES or left_open > _MOST_OPEN:
        raise IntricateHtmlError("it has too many tags")
    clean = _CLEANER.clean(_ANY_TAG.sub(_as_words, text))
    if len(clean) > _MOST_GROWTH * len(text) + MOST_CHARACTERS:
        raise IntricateHtmlError("it becomes too long")
    if MACRO.search(clean):
        clean = _TAG_OR_MACRO.sub(_apart, clean)
    return _IMAGE.sub(lambda found: _image(found[1], picture), clean)


def _as_words(tag: re.Match[str]) -> str:
    """Leave what is a tag; ``x<y and y>z`` looks like one, and is words."""
    known = tag[1].lower() in _HTML
    return tag[0] if known else f"&lt;{tag[0][1:]}"


def _attribute(_tag: str, name: str, value: str) -> str | None:
    if name == "href":
        return value if _LINK.match(value) else None
    if name == "class":
        kept = [each for each in value.split() if _CLASSES.fullmatch(each)]
        return " ".join(kept) or None
    if name == "style":
        return value if _STYLE.fullmatch(value) else None
    return value


_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    attributes=_ATTRIBUTES,
    attribute_filter=_attribute,
    filter_style_properties=_STYLES,
    url_schemes={"http", "https", "mailto", "data", "attachment"},
)


def _apart(found: re.Match[str]) -> str:
    """Put a tag into a macro's name: it looks the same, and MathJax no longer finds a formula."""
    return found[0] if found[0].startswith("<") else "\\<span></span>"


def _image(attributes: str, picture: Callable[[str], str | None]) -> str:
    known = {name: html.unescape(value) for name, value in _ATTRIBUTE.findall(attributes)}
    source, words = known.get("src", ""), html.escape(known.get("alt", ""))
    shown = picture(source)
    if shown is not None:
        sizes = "".join(
            f' {name}="{html.escape(known[name])}"' for name in ("width", "height") if name in known
        )
        return f'<img src="{html.escape(shown)}" alt="{words}"{sizes} style="max-width:100%">'
    if _LINK.match(source):
        address = html.escape(source)
        return f'{words} (<a href="{address}" rel="noopener noreferrer">a picture elsewhere</a>)'
    name = html.escape(source.removeprefix("attachment:")[:80] or "without a name")
    return f"<em>[The picture {name} cannot be shown: no PNG or JPEG of this name came along.]</em>"
