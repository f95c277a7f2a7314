"""Code in items, and the button that copies it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import assert_at_home

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Built

NEIGHBOUR = "sphinx-copybutton"

PAGE = """\
# Code

:::{belief} This code is right.
:name: code
:credence: ~80%

```python
>>> credence = 0.8
0.8
```
:::

```console
$ sphinx-build -n docs out
```

:::{belief-index}
:::
"""


@pytest.fixture(scope="module")
def built(make_site: Callable[..., object]) -> Built:
    site = make_site(
        "sphinx_copybutton",
        conf='copybutton_prompt_text = ">>> |\\\\$ "\ncopybutton_prompt_is_regexp = True\n',
    )
    site.write("code", PAGE)
    return assert_at_home(site, "code", "~80%", "~75%")[1]


def test_copied(built: Built) -> None:
    """Code in an item has its button, which copies the code alone, without credences, titles or
    links of items; and nothing else of an item has a button.
    """
    page = built.page("code")
    blocks = page.select("div.highlight pre")
    assert [block.get_text().strip() for block in blocks] == [
        ">>> credence = 0.8\n0.8",
        "$ sphinx-build -n docs out",
    ]
    assert page.select_one("#beliefs-code div.highlight pre")
    for block in blocks:
        assert block.select('[class*="beliefs"]') == []
    assert "copybutton.js" in built.text("code.html")
