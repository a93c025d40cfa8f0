# ruff: noqa: E501  (an attack is easier to read as one line)
"""Attacks on whoever reads the feedback page: MARK is whatever the student's script would do."""

import base64
from collections.abc import Iterable

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_raw_cell

from tests.attacks.attack import ALL, Attack, cell

HTML = (
    "<script>MARK()</script>",
    "<ScRiPt src=//127.0.0.1:9/MARK></sCrIpT>",
    "<img src=x onerror=MARK()>",
    "<img src='x' ONERROR = 'MARK()'>",
    "<img/src='x'/onerror=MARK()//>",
    '<img src="x` `<script>MARK()</script>"` `>',
    "<svg onload=MARK()>",
    "<svg/onload=MARK()>",
    "<svg><script>MARK()</script></svg>",
    "<svg><animate onbegin=MARK() attributeName=x dur=1s>",
    "<svg><a xlink:href='javascript:MARK()'><text x=20 y=20>x</text></a></svg>",
    "<svg><use href='data:image/svg+xml;base64,TUFSSw==#x'></use></svg>",
    "<svg><foreignObject><iframe src='javascript:MARK()'></iframe></foreignObject></svg>",
    "<svg><set attributeName=onmouseover to=MARK()></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=x onerror=MARK()&gt;'>",
    "<math><annotation-xml encoding='text/html'><script>MARK()</script></annotation-xml></math>",
    "<math href='javascript:MARK()'>x</math>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=MARK()>",
    "<form><math><mtext></form><form><mglyph><svg><mtext><style><path id='</style><img onerror=MARK() src>'>",
    "<svg></p><style><a id='</style><img src=x onerror=MARK()>'>",
    "<svg><annotation-xml><foreignobject><style><!--</style><p id='--><img src=x onerror=MARK()>'>",
    "<noscript><p title='</noscript><img src=x onerror=MARK()>'>",
    "<title><p title='</title><img src=x onerror=MARK()>'>",
    "<textarea><p title='</textarea><img src=x onerror=MARK()>'>",
    "<xmp><p title='</xmp><svg/onload=MARK()>'>",
    "<template><s><template><s><img src=x onerror=MARK()>@</s></template></s></template>",
    "<!--><img src=x onerror=MARK()>-->",
    "<!-- --!><img src=x onerror=MARK()> -->",
    "<![CDATA[><img src=x onerror=MARK()>]]>",
    "<?xml ><img src=x onerror=MARK()> ?>",
    "<style>@import '//127.0.0.1:9/MARK'; body {background: url(//127.0.0.1:9/MARK)}</style>",
    "<p style='background: url(javascript:MARK())'>x</p>",
    "<p style='position:fixed;inset:0;z-index:9999;background:url(//127.0.0.1:9/MARK)'>20 of 20 points</p>",
    "<link rel=stylesheet href=//127.0.0.1:9/MARK>",
    "<base href='//127.0.0.1:9/MARK/'>",
    "<meta http-equiv=refresh content='0;url=javascript:MARK()'>",
    "<meta http-equiv='refresh' content='0;url=//127.0.0.1:9/MARK'>",
    "<form action='//127.0.0.1:9/MARK'><input name=password><button formaction='javascript:MARK()'>log in</button></form>",
    "<button form=x onclick=MARK()>x</button>",
    "<details open ontoggle=MARK()>x</details>",
    "<iframe src='javascript:MARK()'></iframe>",
    "<iframe srcdoc='&lt;script&gt;parent.MARK()&lt;/script&gt;'></iframe>",
    "<object data='javascript:MARK()'></object>",
    "<embed src='data:text/html,<script>MARK()</script>'>",
    "<video><source onerror=MARK()></video>",
    "<audio src=x onerror=MARK()></audio>",
    "<input autofocus onfocus=MARK()>",
    "<body onload=MARK()>",
    "<marquee onstart=MARK()>x</marquee>",
    "<a href='javascript:MARK()'>x</a>",
    "<a href='JaVaScRiPt:MARK()'>x</a>",
    "<a href='java\nscript:MARK()'>x</a>",
    "<a href='java&#9;script&colon;MARK()'>x</a>",
    "<a href='&#x6A;avascript:MARK()'>x</a>",
    "<a href='\x01javascript:MARK()'>x</a>",
    "<a href='data:text/html,<script>MARK()</script>'>x</a>",
    "<a href='vbscript:MARK()'>x</a>",
    "<a href=x target=_blank rel=opener ping=//127.0.0.1:9/MARK>x</a>",
    "<div id=MathJax name=MARK><a id=document name=cookie href='javascript:MARK()'></a></div>",
    "</div></div></div></body></html><script>MARK()</script>",
    "<x onclick=MARK() onpointerover=MARK()>x</x>",
    "<table background='javascript:MARK()'><tr><td>x</table>",
)

MARKDOWN = (
    "[x](javascript:MARK())",
    "[x](JAVASCRIPT:MARK())",
    "[x](java&#10;script:MARK())",
    "[x](javascript&colon;MARK())",
    "[x](<java\tscript:MARK()>)",
    "[x](data:text/html;base64,PHNjcmlwdD5NQVJLKCk8L3NjcmlwdD4=)",
    "[x](vbscript:MARK())",
    "[x]: javascript:MARK()\n\n[x]",
    "<javascript:MARK()>",
    '![x](x"onerror="MARK())',
    "![x](javascript:MARK())",
    "[x](https://example.org \"x'onmouseover='MARK()\")",
    "`<script>MARK()</script>",
    "```html\n</code></pre><script>MARK()</script>\n```",
    '```x"onload="MARK()\nx\n```',
    "~~~<script>MARK()</script>\nx\n~~~",
    "$\\href{javascript:MARK()}{x}$",
    "$$\\style{background:url(javascript:MARK())}{x} \\class{x}{y} \\cssId{z}{z}$$",
    "$</span><script>MARK()</script>$",
    "$$</div><img src=x onerror=MARK()>$$",
    "\\\\(<img src=x onerror=MARK()>\\\\)",
    "\\begin{equation}<img src=x onerror=MARK()>\\end{equation}",
    "# x <img src=x onerror=MARK()>",
    "# x' onmouseover='MARK()",
    "| a | b |\n|---|---|\n| <img src=x onerror=MARK()> | [x](javascript:MARK()) |",
    "> <svg/onload=MARK()>",
    "- <img src=x onerror=MARK()>",
    "[^1]\n\n[^1]: <img src=x onerror=MARK()>",
    "{{ MARK }} {% raw %} {{ self.__init__.__globals__ }}",
)

NS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'

SVG = (
    f"<svg {NS} onload='MARK()'><rect width='9' height='9'/></svg>",
    f"<svg {NS}><script>MARK()</script><rect width='9' height='9'/></svg>",
    f"<svg {NS}><script xlink:href='//127.0.0.1:9/MARK'/></svg>",
    f"<svg {NS}><foreignObject><body xmlns='http://www.w3.org/1999/xhtml'><img src='x' onerror='MARK()'/></body></foreignObject></svg>",
    f"<svg {NS}><image href='//127.0.0.1:9/MARK' width='9' height='9'/></svg>",
    f"<svg {NS}><image xlink:href='http://127.0.0.1:9/MARK' width='9' height='9'/></svg>",
    f"<svg {NS}><use xlink:href='http://127.0.0.1:9/MARK#x'/></svg>",
    f"<svg {NS}><a xlink:href='javascript:MARK()'><text y='9'>x</text></a></svg>",
    f"<svg {NS}><animate attributeName='x' onbegin='MARK()' dur='1s'/></svg>",
    f"<svg {NS}><a><animate attributeName='href' values='javascript:MARK()'/><text y='9'>x</text></a></svg>",
    f"<svg {NS}><style>@import url(//127.0.0.1:9/MARK); * {{fill: url(//127.0.0.1:9/MARK)}}</style></svg>",
    f"<svg {NS}><rect style='fill:url(//127.0.0.1:9/MARK)' width='9' height='9'/></svg>",
    f"<?xml-stylesheet href='//127.0.0.1:9/MARK'?><svg {NS}></svg>",
    f"<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:/etc/passwd'>]><svg {NS}><text>&x;MARK</text></svg>",
    "<!DOCTYPE svg ["
    + "".join(f"<!ENTITY e{n + 1} '{f'&e{n};' * 10}'>" for n in range(9))
    + f"<!ENTITY e0 'MARK'>]><svg {NS}><text>&e9;</text></svg>",
    f"<svg {NS}><desc></svg><img src=x onerror=MARK()></desc></svg>",
    f"<svg {NS}><style></style><img src=x onerror=MARK()></svg>",
    "<svg>" * 5000 + "MARK",
    "not an image <script>MARK()</script>",
)

TYPES = (
    *("text/html", "text/markdown", "text/latex", "image/svg+xml", "application/javascript"),
    *("application/pdf", "application/vnd.jupyter.widget-view+json", "application/json"),
    *("image/png", "image/jpeg", "image/png' onerror='MARK()", "text/html+MARK", "text/plain"),
)


def shown(payloads: Iterable[str], types: Iterable[str]) -> str:
    return (
        f"for kind in {list(types)!r}:\n    for payload in {list(payloads)!r}:\n"
        "        display({kind: payload, 'text/plain': 'x'}, raw=True, metadata={kind: {'alt': '\"><img src=x onerror=MARK()>', 'width': '1\" onload=\"MARK()'}})"
    )


def in_cells(payloads: Iterable[str]) -> Attack:
    """Payloads in Markdown and raw cells of the student's own."""

    def change(notebook: NotebookNode) -> None:
        notebook.cells += [new_markdown_cell(payload) for payload in payloads]
        notebook.cells += [new_raw_cell(payload) for payload in payloads]
        notebook.cells += [
            new_raw_cell(payload, metadata={"format": "text/html", "raw_mimetype": "text/html"})
            for payload in payloads
        ]

    return Attack("whoever reads the page", change, ALL)


def in_the_answer(payloads: Iterable[str]) -> Attack:
    def change(notebook: NotebookNode) -> None:
        cell(notebook, "same-pixels").source = "\n\n".join(payloads)

    return Attack("whoever marks the answer", change, ALL)


def in_outputs(payloads: Iterable[str], types: Iterable[str] = TYPES) -> Attack:
    def change(notebook: NotebookNode) -> None:
        notebook.cells.append(new_code_cell(shown(payloads, types)))
        notebook.cells += [
            new_code_cell(f"from IPython.display import *\ndisplay({kind}({payload!r}))")
            for kind in ("HTML", "SVG", "Markdown", "Latex", "Math", "Javascript")
            for payload in list(payloads)[:3]
        ]

    return Attack("whoever reads the page", change, ALL)


def in_attachments(notebook: NotebookNode) -> None:
    """Pages and drawings that say they are pictures, and names that end an attribute."""
    attached = {
        f"{number}.{ending}": {kind: content}
        for number, (ending, kind, content) in enumerate(
            (ending, kind, content)
            for ending in ("png", "html", "svg")
            for kind in (
                "text/html",
                "image/svg+xml",
                "image/png",
                'image/png" onerror="MARK()',
                "application/xhtml+xml",
            )
            for content in (
                base64.b64encode(b"<script>MARK()</script>").decode(),
                base64.b64encode(SVG[0].encode()).decode(),
                'iVBORw0KGgo=" onerror="MARK()',
                "<svg/onload=MARK()>",
            )
        )
    }
    attached['x" onerror="MARK()'] = {"image/png": "iVBORw0KGgo="}
    words = "\n\n".join(
        f"![x](attachment:{name}) [y](attachment:{name})\n\n<img src='attachment:{name}'>"
        for name in attached
    )
    answer = cell(notebook, "same-pixels")
    answer.update(source=words, attachments=attached)
    notebook.cells.append(new_markdown_cell(words, attachments=attached))


def in_names(notebook: NotebookNode) -> None:
    """Payloads where a page might not expect them: ids, tags, slides, the notebook's own names."""
    extra = new_markdown_cell(
        "MARK", metadata={"tags": [HTML[2]], "slideshow": {"slide_type": HTML[2]}}
    )
    extra.id = '"><img src=x onerror=MARK()>'
    notebook.cells.append(extra)
    notebook.metadata.update(
        title=HTML[0],
        authors=[{"name": HTML[2]}],
        widgets={"application/vnd.jupyter.widget-state+json": HTML[0]},
    )
    notebook.metadata.language_info = {"name": HTML[2], "pygments_lexer": HTML[2]}


def in_errors(notebook: NotebookNode) -> None:
    for payload in (*HTML[:12], *MARKDOWN[:4]):
        notebook.cells.append(
            new_code_cell(f"raise type({payload!r}, (Exception,), {{}})({payload!r})")
        )
        notebook.cells.append(
            new_code_cell(f"print({payload!r}); raise ValueError('\\x1b[31m' + {payload!r})")
        )


MARKUP = {
    "HTML in text": in_cells(HTML),
    "HTML in the answer": in_the_answer(HTML),
    "Markdown in text": in_cells(MARKDOWN),
    "Markdown in the answer": in_the_answer(MARKDOWN),
    "drawings in text": in_cells(SVG),
    "HTML in outputs": in_outputs(HTML),
    "Markdown in outputs": in_outputs(MARKDOWN),
    "drawings in outputs": in_outputs(SVG),
    "attachments": Attack("whoever marks the answer", in_attachments, ALL),
    "names with HTML": Attack("whoever reads the page", in_names, ALL),
    "errors with HTML": Attack("whoever reads the page", in_errors, ALL),
}
