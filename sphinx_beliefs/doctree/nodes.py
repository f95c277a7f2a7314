"""The nodes of this extension: subclasses of docutils' own, so that every builder can write them.

HTML has visitors of its own for them (``rendering/html_visitors.py``); all others treat a node as
the docutils node it is. Every build imports this module, since Sphinx has to know the classes.
"""

from __future__ import annotations

from docutils import nodes


class beliefs_block(nodes.container):
    """A block of a topic page: an item, the topic header."""


class beliefs_notice(beliefs_block):
    """The stub notice."""


class beliefs_title(nodes.paragraph):
    """The title line of an item."""


class beliefs_label(nodes.inline):
    """A label of this extension before the author's words, such as "Why it matters:"."""


class beliefs_phrase(beliefs_label):
    """The words of this extension around a date of the author's, such as "Last reviewed"."""


class beliefs_credence(nodes.inline):
    """A credence as written.

    ``low`` and ``high`` are the percentages (0 to 100) that it states, if any, and ``bar`` says
    whether to draw them. ``meaning`` gives the percentages of a credence in words or odds, and
    ``sort`` is the percentage to sort by, where readers can sort.
    """


class beliefs_meaning(nodes.inline):
    """The percentages of a credence in words or odds; HTML shows them on hovering."""


class beliefs_aloud(nodes.inline):
    """Signs such as ``~70%`` amid words, with the words in which they are read ``aloud``."""


class beliefs_placeholder(nodes.inline):
    """A blank to be filled, with its text as written; ``blank`` is the kind of blank."""


class beliefs_isolate(nodes.inline):
    """Words that are written in the other direction than the language of the site."""


class beliefs_turned_link(nodes.reference):
    """A link whose text is written in the other direction than the language of the site."""


class beliefs_direction(nodes.inline):
    """The place of an arrow, empty except in HTML; ``direction`` is up, down or either."""


class beliefs_date(nodes.inline):
    """A date in words; ``iso`` is the same for machines."""


class beliefs_log(nodes.container):
    """The history of a belief's credence; HTML folds it up, except for its first paragraph."""


class beliefs_log_summary(nodes.paragraph):
    """The part of a folded log that stays visible."""


class beliefs_course(nodes.inline):
    """The place of a picture of a credence's course, empty except in HTML.

    ``points`` are pairs of time and percentage, each from 0 to 100; ``alt`` describes the picture.
    """


class beliefs_effect(nodes.inline):
    """The place of a trigger's effect on the credence of ``belief``; ``docname`` and ``anchor``
    are those of the trigger.
    """


class beliefs_review(nodes.inline):
    """The place in a header for the note that a review is due; ``docname`` is the page."""


class beliefs_region(nodes.inline):
    """The title of the region whose slug is ``region``; it can become a link to the region."""


class beliefs_group_title(nodes.paragraph):
    """The title of a group in an index, which screen readers list among the headings of a page."""


class beliefs_index_table(nodes.table):
    """The table of an index.

    ``words`` are attributes with the texts that the script needs for sorting and filtering; empty
    if readers cannot do that. ``name`` is its id for the script, if it has no other.
    """


class beliefs_rows(nodes.container):
    """The place of rows that HTML writes directly as text.

    They are the rows of ``view``, a question of page ``docname`` or the facts of an item on it, as
    they stand on ``page``. In an index with groups, they are the rows of the group whose number is
    ``group``. ``base`` is the address of the site if links have to be absolute.
    """


class beliefs_view(nodes.container):
    """The place of what a view directive will show.

    ``view`` is its question, ``docname`` the page that asks it, and ``name`` an id that is unique
    on the page; ``label`` is the same id if the author gave it. The children are the author's own
    words to readers, each with the ``option`` that it was written in. While the page is read,
    ``place`` says where the directive was written.
    """


class beliefs_graph(nodes.container):
    """The place of a map, with the same as a list in a ``beliefs_log``.

    ``code`` draws it, ``uris`` are the links of its boxes, and ``alt`` describes it.
    """


class beliefs_number(nodes.inline):
    """The place of a number in prose, to be filled as a ``beliefs_view`` is."""


#: The key under which a page's one ``beliefs_topic_meta`` is kept while the page is read.
TOPIC_META = "beliefs:topic-meta"


#: The key under which a page's tagline is kept while it is read, in Sphinx's temporary data.
TAGLINE = "beliefs:tagline"


class beliefs_tagline(nodes.Invisible, nodes.Element):
    """The tagline of a page, as a paragraph, until the header is made; so it is transformed like
    all text of the page.
    """


class beliefs_topic_meta(nodes.Invisible, nodes.Element):
    """The place of topic metadata on its page; it is removed once the conditions around it are
    known.
    """


class beliefs_picture(nodes.container):
    """The place of a picture of ``calibration``, empty except in HTML and LaTeX; ``words`` are its
    texts, and a table beside it says the same.
    """
