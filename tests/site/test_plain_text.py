"""Text in items reads as it would anywhere else on the page, however it came there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Site

#: What prose is made of where it has no markup, and what can look like markup all the same.
PIECES = (
    *"abcxyzÄéж7",
    *(
        "The",
        "claim",
        "1.",
        "1)",
        "c)",
        "-",
        "--",
        "---",
        "...",
        ",,",
        "???",
        "(c)",
        "it's",
        '"so"',
    ),
    *(",", ".", ";", ":", "?", "'", '"', "(", ")", "%", "/", "–", "—", "…", "’", "’t", "\n", "\n"),
    *("www.example.org", "https://example.org/a", "a@example.org", "a_b", "a_b_c", "::", "# x"),
    *("*ab c*", "**b**", "**a b** ", "`c d`", "`a*b`", "``", " *", "* ", "**", "`", "*(a)*", "!"),
    *(" ", " ", " ", " ", "  ", "\t", "\xa0", "*a*", "+", "=", "> a", "| a", "&amp;", "\\", "~a~"),
)

EXTENSIONS = ["linkify", "replacements", "smartquotes", "strikethrough", "deflist", "fieldlist"]

texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join)


#: Words with simple markup, which no parser sees, and what makes it less simple.
SIMPLE = (*"abxÄж7", "The", " ", " ", " ", ",", ".", "(", ")", "-", "\n", "*", "**", "`", "*a*")

simple_texts = st.lists(st.sampled_from(SIMPLE), min_size=3, max_size=14).map("".join)


def is_paragraph(text: str) -> bool:
    """Leave out what makes several blocks, or a heading, or ends the block that it stands in."""
    lines = text.split("\n")
    return bool(text.strip()) and not any(
        not line.strip()
        or line.lstrip().startswith(("#", ":", ">", "|"))
        or set(line) <= set("-= \t")
        for line in lines
    )


@pytest.mark.parametrize("extensions", [[], EXTENSIONS, EXTENSIONS[1:]], ids=str)
def test_text_in_a_body_reads_as_it_does_outside(
    make_site: Callable[[str], Site], extensions: list[str]
) -> None:
    site = make_site("site")
    if "linkify" in extensions:
        pytest.importorskip("linkify_it")
    found: list[str] = []

    @settings(
        max_examples=200,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given((texts | simple_texts).filter(is_paragraph))
    def gather(text: str) -> None:
        found.append(text)

    gather()
    site.configure(f"myst_enable_extensions = {['colon_fence', *extensions]!r}\n")
    blocks = {
        "outside": [f":::{{container}} outside\n\n{text}\n:::" for text in found],
        "inside": [f":::{{belief}} Claim\n:credence: 1%\n\n{text}\n:::" for text in found],
        "titles": [
            f":::{{belief}} A {' '.join(text.split())}\n:credence: 1%\n:::" for text in found
        ],
        "lines": [f":::{{container}} outside\n\nA {' '.join(text.split())}\n:::" for text in found],
    }
    for name, written in blocks.items():
        site.write(name, f"# {name}\n\n" + "\n\n".join(written) + "\n")
    site.build()
    outside = [block.decode_contents() for block in site.body("outside").select(".outside")]
    lines = [block.decode_contents() for block in site.body("lines").select(".outside")]
    inside = site.body("inside").select(".beliefs-belief")
    titles = site.body("titles").select(".beliefs-claim")
    assert len(outside) == len(lines) == len(inside) == len(titles) == len(found)
    for number, text in enumerate(found):
        for title in inside[number].select(".beliefs-title"):
            title.decompose()
        assert inside[number].decode_contents().strip() == outside[number].strip(), repr(text)
        title = titles[number].decode_contents()
        assert f"<p>{title}</p>" == lines[number].strip(), repr(text)
