"""Entries that are beliefs: ``**Claim.** ~80% — why``, ``Claim (~80%): why``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.entries.credence_places import find_credence, last_credence
from sphinx_beliefs.model.entries.entry_parts import (
    Head,
    first_part,
    first_sentence,
    one_line,
    skip_separator,
    skip_space,
    skip_stop,
)
from sphinx_beliefs.model.entries.inline_marks import Inline, Run, bold_at
from sphinx_beliefs.model.entries.unread_credences import unread_after, unread_in
from sphinx_beliefs.model.entries.written_credences import (
    Found,
    credence_at,
    phrase_at,
    remarked_at,
)
from sphinx_beliefs.model.notation.source_ids import parse_source
from sphinx_beliefs.model.patterns import LazyPattern
from sphinx_beliefs.model.problem import N_, Subtype

if TYPE_CHECKING:
    from sphinx_beliefs.model.entries.entry_words import EntryWords, Markup

#: The mark of a normative belief: "(Normative.)", "**Normative.**".
_NORMATIVE = LazyPattern(
    r"(?P<open>[(\[（]|\*{1,2}|__?)\s?(?P<word>[^()\[\]（）*_.:\n]{1,40}?)\s?[.:]?\s?"
    r"(?:[)\]）]|\*{1,2}|__?)[.:]?\s*(?=\S)"
)
#: Footnotes, in either markup.
_FOOTNOTES = LazyPattern(r"(?: ?\[\^[^\]\s]{1,60}\]| ?\[(?:\d{1,4}|[#*]\w{0,60})\]_)+")
#: What a credence at the end of a claim ends with, but for words of a scale, and what can stand
#: behind it.
_ENDS_CREDENCE = frozenset("0123456789%)]）>")
_BEHIND_CREDENCE = " .,;:!?…*_`\"'”’"
#: The length of the mark of a normative belief, in characters.
_LONGEST_NORMATIVE = 50
_ENDS_CLAIM = frozenset(".!?…:。！？：")
_MARKS = '"”’»)]*_'
#: The marks between a claim and its credence, which are not part of the claim.
_BEFORE_CREDENCE = LazyPattern(r"(?:\s*[—–―:：,，;；]|(?<=\s)(?:-{1,3}|[|·=]))\s*\Z")
#: The most space around such a mark that is looked at, in characters.
_LONGEST_MARK = 10
#: The id of a source, as the title of a link in Markdown.
_LINK_TITLE = LazyPattern(r"\s[\"'](?P<id>[^\s\"']{1,300})[\"']\s?\)\Z")
#: The fewest words of a claim without bold before a colon; fewer are rather its subject.
_FEWEST_WORDS = 3


class _BeliefReader:
    """Reads the first paragraph of a belief from left to right."""

    def __init__(self, inline: Inline, markup: Markup, words: EntryWords) -> None:
        self.text, self.bare = inline.text, inline.bare
        self.inline = inline
        self.markup = markup
        self.words = words
        self.head = Head("", 0, {}, {})

    def read(self, *, is_alone: bool, is_stated: bool) -> Head:
        """The parts of the paragraph, as in ``read_belief_head``."""
        start = self._take_normative(0)
        bold = bold_at(self.bare, start, self.markup)
        if bold is not None and (leading := credence_at(self.text, start, self.words)):
            bold = None if leading.end >= bold.after else bold
        if bold is not None and self._is_claim(bold):
            title, rest = self._bold_claim(bold)
        else:
            title, rest = self._plain_claim(start, is_alone=is_alone)
        head = self.head._replace(title=title, rest=self._take_source(rest))
        if is_stated or head.options.keys() & {"credence", "normative"}:
            return head
        head = self._with_last_credence(head)
        if head.options.keys() & {"credence", "normative"}:
            return head
        return self._with_unread(head, is_bold=bold is not None and self._is_claim(bold))

    def _note(self, found: Found) -> None:
        options, places = self.head.options, self.head.places
        if found.written.lower() in self.words.normative:
            options["normative"], places["normative"] = "", found.start
        else:
            options["credence"], places["credence"] = found.written, found.start
            self.head = self.head._replace(kept=found.remark)
        if found.replaces:
            message = N_(
                "{written} gives more than one number; write the one that holds now, and earlier "
                "ones in a log"
            )
            written = one_line(self.text[found.start : found.end])
            problem = Subtype.CREDENCE.problem(message, written=written)
            self.head = self.head._replace(problem=problem, problem_at=found.start)

    def _behind(self, position: int) -> int:
        """The position behind the full stop and the footnotes that follow a credence."""
        notes = _FOOTNOTES.match(self.bare, position)
        stop = skip_stop(self.bare, notes.end() if notes else position)
        after = _FOOTNOTES.match(self.bare, stop)
        return after.end() if after else stop

    def _rest(self, found: Found, stop: int) -> int:
        """The position of the why behind a credence, of which a remark is the beginning."""
        return stop if found.remark else skip_separator(self.bare, stop)

    def _footnotes(self, start: int, end: int) -> str:
        """The footnotes that follow a credence; they become those of the claim, since at the
        beginning of a paragraph they could be taken for their own text.
        """
        return "".join(_FOOTNOTES.findall(self.bare[start:end]))

    def _take_normative(self, position: int) -> int:
        """Note "(Normative.)" if it is said at a position; the position behind it."""
        near = self.text[position : position + _LONGEST_NORMATIVE].lower()
        if not any(word in near for word in self.words.normative):
            return position
        match = _NORMATIVE.match(self.bare, position)
        if match is None or match["word"].lower() not in self.words.normative:
            return position
        self.head.options["normative"], self.head.places["normative"] = "", position
        return match.end()

    def _take_source(self, rest: int) -> int:
        """Note the link to where the belief comes from, if the rest begins with it, in brackets;
        the position behind it.
        """
        start = rest + 1
        if self.text[rest:start] not in {"(", "（"} or self.head.kept:
            return rest
        links = (*self.inline.links, *self.inline.titled)
        link = next((link for link in links if link.start == start), None)
        if link is None or self.bare[link.end : link.end + 1] not in {")", "）"}:
            return rest
        title = _LINK_TITLE.search(self.text[link.start : link.end])
        if link.words.lower() not in self.words.source or (
            link in self.inline.titled and not title
        ):
            return rest
        written = f"{title['id']} {link.url}" if title else link.url
        source, problem = parse_source(written, field="source")
        if problem is not None or not source.url:
            return rest
        self.head.options["source"], self.head.places["source"] = written, start
        return skip_separator(self.bare, skip_stop(self.bare, link.end + 1))

    def _with_last_credence(self, head: Head) -> Head:
        found = last_credence(self.inline, head.rest, self.words)
        if found is None:
            return head
        self._note(found)
        if found.replaces:
            return head._replace(problem=self.head.problem, problem_at=found.start)
        return head._replace(end=found.start)

    def _with_unread(self, head: Head, *, is_bold: bool) -> Head:
        """The paragraph with the problem of a number that may be meant as its credence."""
        found = unread_after(self.text[head.rest :], self.words) if is_bold else None
        at = head.rest
        if found is None and not is_bold:
            found, at = unread_in(head.title, self.words), 0
        if found is None:
            return head
        message = N_(
            "{written} is not read as a credence here; write it right behind the claim, as in "
            "{example}"
        )
        example = f"**Claim.** {found} — why"
        problem = Subtype.CREDENCE.problem(message, written=found, example=example)
        return head._replace(problem=problem, problem_at=at)

    # -- a claim in bold ------------------------------------------------------------------

    def _is_claim(self, bold: Run) -> bool:
        """Return whether leading bold text is the claim, and not the beginning of a sentence."""
        bare = self.bare
        if bare[max(bold.end - 9, bold.start) : bold.end].rstrip(_MARKS)[-1:] in _ENDS_CLAIM:
            return True
        following = bare[bold.after : bold.after + 1]
        if following.isalnum():
            return False  # a part of a word, or a script without spaces
        comma = following in {",", "，", ";"}
        first = skip_space(bare, bold.after + comma)
        if comma or bare[first : first + 1].islower():
            read = credence_at(self.text, first, self.words)
            return (read or phrase_at(self.text, first, self.words)) is not None
        return True

    def _bold_claim(self, bold: Run) -> tuple[str, int]:
        """Read a claim in bold and the credence after it; the title, and where the rest begins."""
        text, bare = self.text, self.bare
        start = self._take_normative(bold.start)
        rest = self._behind(bold.after)
        title = text[start : bold.end] + text[bold.after : rest].rstrip(",;，；")
        title = title.rstrip(":：").rstrip()
        if inside := self._credence_within(start, bold.end):
            self._note(inside)
            if inside.replaces:
                return one_line(title), skip_separator(bare, rest)
            title = _without_dash(text[start : inside.start]) + text[inside.end : bold.end].strip()
            title += self._footnotes(bold.after, rest)
            return one_line(title), skip_separator(bare, rest)
        places = dict.fromkeys((skip_space(bare, rest), skip_separator(bare, rest)))
        for reader in (credence_at, remarked_at, phrase_at):
            for place in places:
                if found := reader(text, place, self.words):
                    self._note(found)
                    if found.replaces:
                        return one_line(title), found.start
                    stop = self._behind(found.end)
                    title += self._footnotes(found.end, stop)
                    return one_line(title), self._rest(found, stop)
        return one_line(title), skip_separator(bare, rest)

    def _credence_within(self, start: int, end: int) -> Found | None:
        """The credence at the end of a claim in bold, or after its sentence."""
        part = Inline(self.text[start:end], self.bare[start:end])
        last = part.text[-_LONGEST_MARK:].rstrip(_BEHIND_CREDENCE)[-1:]
        if not self.words.scale and last not in _ENDS_CREDENCE:
            return None
        found = find_credence(part, self.words, end)
        if (
            found is None
            or found.remark
            or skip_stop(part.bare, found.end) < len(part.bare.rstrip())
        ):
            return None
        return found._replace(start=found.start + start, end=found.end + start)

    # -- a claim in plain text ------------------------------------------------------------

    def _plain_claim(self, start: int, *, is_alone: bool) -> tuple[str, int]:
        """Read a claim without bold; the title, and where the rest begins."""
        leading = credence_at(self.text, start, self.words)
        after = _after_leading(self.bare, leading) if leading is not None else 0
        if leading is not None and after:
            self._note(leading)
            start = after
        part = Inline(self.text[start:], self.bare[start:])
        found = None if after else find_credence(part, self.words, first_sentence(part))
        if found is not None:
            self._note(found._replace(start=start + found.start))
            stop = self._behind(start + found.end)
            title = _without_dash(part.text[: found.start])
            if found.replaces:
                return one_line(title), start + found.start
            if title[-1:] not in _ENDS_CLAIM:
                behind = self.text[start + found.end : stop]
                title += _FOOTNOTES.sub("", behind).rstrip(",;，；")
            title += self._footnotes(start + found.end, stop)
            return one_line(title), self._rest(found, stop)
        if not is_alone:
            return one_line(part.text), len(self.bare)
        end, rest = first_part(part, colons=True)
        if part.bare[end:rest] in {":", "："} and _is_short(part.text[:end]):
            end, rest = first_part(part, colons=False)
        return one_line(part.text[:end]), start + skip_space(part.bare, rest)


def read_belief_head(
    inline: Inline, markup: Markup, words: EntryWords, *, is_alone: bool, is_stated: bool
) -> Head:
    """Part the first paragraph of a belief.

    ``is_alone`` says that no paragraph follows it, and ``is_stated`` that options give a credence.
    """
    return _BeliefReader(inline, markup, words).read(is_alone=is_alone, is_stated=is_stated)


def _is_short(text: str) -> bool:
    """Return whether a text has few words, in a script that has spaces between words."""
    return text.isascii() and len(text.split(maxsplit=_FEWEST_WORDS)) < _FEWEST_WORDS


def _without_dash(title: str) -> str:
    """A claim without the dash, the colon or the comma before its credence."""
    title = title.rstrip()
    mark = _BEFORE_CREDENCE.search(title[-_LONGEST_MARK:])
    return title[: len(title) - len(mark[0])].rstrip() if mark else title


def _after_leading(bare: str, found: Found) -> int:
    """The position of the claim behind a credence that precedes it; 0 if it does not."""
    if found.replaces:
        return 0  # the others would be lost
    claim = skip_separator(bare, found.end)
    is_parted = claim > skip_space(bare, found.end) or bool(found.marks)
    return claim if is_parted and bare[claim : claim + 1] else 0
