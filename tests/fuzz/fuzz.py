"""Tries the parsers with texts that a fuzzer makes: ``python tests/fuzz/fuzz.py --seconds 60 urls``.

Each target runs in a process of its own, guided by what the texts reach in the code (atheris,
libFuzzer). At the end each target has a line: how many texts were tried, and what was found. A
finding is a text that breaks a promise, takes longer than ten seconds or more than a gigabyte.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

TESTS = Path(__file__).parents[1]
sys.path[:0] = [str(TESTS / "model"), str(TESTS / "site"), str(TESTS / "importing")]

#: The targets: the checks of ``tests/model/properties.py``, front matter, and files of others.
TARGETS = (
    "credence",
    "dates",
    "periods",
    "ratios",
    "logs",
    "names",
    "urls",
    "options",
    "placeholders",
    "entries",
    "markdown",
    "sections",
    "front-matter",
    "files",
)

#: Words that the fuzzer puts together.
_WORDS = {
    "credence": ["~", "≈", "%", "XX", "??", "normative", "0.", "100", "1.0"],
    "dates": ["2026", "-05", "-1", "forthcoming", "<date>", "0000", "9999"],
    "periods": ["days", "weeks", "months", "year", "0", "99999", " "],
    "ratios": [":", " : ", "0.", "1", "999999999", "000000001"],
    "logs": ["2026", "-05", "-01 ", "~70% ", ">95%", "3:1", "very likely", " - ", "\u2014", "- "],
    "names": [",", ", ", "\n", "<", "#", "\\", "ß", "ﷺ", "\u0345", "\x07", "\u2028"],
    "urls": ["https://", "javascript:", "mailto:", "//", "@", ".", "\t", "\x01", "data:", "#"],
    "options": [":name:", ":tags:", "\n  ", "\n", "---\n", ": >", "'", '"', " = ", "name:"],
    "placeholders": ["<", ">", "</", "<!--", "-->", "<script>", "</script>", "<br>", "~XX%", "/>"],
    "entries": [
        *(
            "- ",
            "\n  ",
            "\n- ",
            "**",
            "*",
            "~80%",
            "(80%)",
            "\u2014 ",
            " - ",
            ": ",
            "? ",
            ". ",
            "1. ",
        ),
        *(
            "\u2192 ",
            "raises ",
            "(to ",
            "`",
            "``",
            "{belief}`",
            "[",
            "](",
            ")",
            "<why>",
            "2025-05 ",
        ),
        *("{#", "}", ":name: ", "Why it matters: ", "(2025)", "likely", "$", "https://", "\\"),
    ],
    "markdown": [
        ":::",
        "```",
        "~~~",
        "{belief}",
        "{beleif}",
        "\n",
        ".. belief:: ",
        "# ",
        "   ",
        "::",
    ],
    "sections": [
        *("Beliefs\n-------\n\n", "Reading\n", "\n\n", "\n  ", "- ", "* ", "#. ", "(a) ", "[ ] "),
        *(
            "::",
            ".. ",
            ".. list\n",
            ".. rst-class:: list\n",
            "..  include:: ",
            "====  ====\n",
            "~~~~",
        ),
    ],
    "files": [
        *("PK\x03\x04", "{", "[", '"bets":', '"predictions":', '"responses":', "null", "1e999"),
        *(",", ";", "\t", "\r", '"', '""', "\n", "\x00", "0.65", "60,5 %", "2024-01-05 10:15:3"),
        *("5/1/2024", "1704449703123", "YES", "binary", "Claim", "Probability", "sep=;"),
    ],
    "front-matter": [
        *("topic:\n  ", "\n", "\n  ", ": ", "- ", "&a ", "*a", "<<: ", "[", "]", "{", "}", "? "),
        *("!!timestamp ", "!!int ", "!!bool ", "!!binary ", "|\n   ", "2026-05-01", "region"),
        *("stub", "related", "tags", '"', "'", "#", "---", "...", "%", "0x", "1:2"),
    ],
}


def main() -> int:
    """Run the targets one after the other; 1 where anything was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*", default=TARGETS, metavar="TARGET")
    parser.add_argument("--seconds", type=int, default=60, help="how long each target runs")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    options, rest = parser.parse_known_args()
    if options.child:
        fuzz(options.child, rest)
    lines = [run(target, options.seconds) for target in options.targets]
    print("\n".join(["", f"{'target':14}{'executions':>12}  findings", *lines]))  # noqa: T201
    return int(any(not line.endswith("none") for line in lines))


def run(target: str, seconds: int) -> str:
    """Fuzz one target in a process of its own; returns its line of the report."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus = folder / "corpus"
        corpus.mkdir()
        for number, seed in enumerate(_check(target)[1]):
            (corpus / str(number)).write_text(seed, encoding="utf-8")
        words = [_quoted(word) for word in _WORDS[target]]
        (folder / "words").write_text("\n".join(words), encoding="ascii")
        command = [
            *(sys.executable, __file__, "--child", target, str(corpus)),
            *(f"-dict={folder / 'words'}", f"-max_total_time={seconds}", "-max_len=2000"),
            *("-timeout=10", "-rss_limit_mb=1024", "-verbosity=1", "-print_final_stats=1"),
            f"-artifact_prefix={folder}/found-",
        ]
        done = subprocess.run(command, stderr=subprocess.PIPE, check=False)  # noqa: S603
        log = done.stderr.decode(errors="replace")
        executions = re.findall(r"stat::number_of_executed_units:\s*(\d+)", log) or ["0"]
        found = [path.read_bytes() for path in sorted(folder.glob("found-*"))]
        if found or done.returncode:
            # The traceback and the text; the lines of progress help nobody.
            sys.stderr.write("\n".join(line for line in log.splitlines() if line[:1] != "#"))
        what = ", ".join(repr(text.decode(errors="surrogateescape")) for text in found)
        what = what or ("none" if not done.returncode else f"ended with {done.returncode}")
        return f"{target:14}{executions[-1]:>12}  {what}"


def fuzz(target: str, arguments: list[str]) -> None:
    """Fuzz one target in this process, for as long as libFuzzer's arguments say."""
    import atheris

    with atheris.instrument_imports(include=["sphinx_beliefs"]):
        check, _seeds = _check(target)

    def try_bytes(data: bytes) -> None:
        # Bytes that are no text become lone surrogates, which a parser can meet as well.
        check(data.decode("utf-8", errors="surrogateescape"))

    atheris.Setup([sys.argv[0], *arguments], try_bytes)
    atheris.Fuzz()


def _check(target: str) -> tuple:  # type: ignore[type-arg]
    """The promise of a target, as a function of a text, and texts to begin with."""
    if target == "front-matter":
        from front_matter_checks import SEEDS, check_front_matter

        return check_front_matter, SEEDS
    if target == "files":
        from file_checks import SEEDS as FILES
        from file_checks import check_file

        return check_file, FILES
    from properties import CHECKS

    return CHECKS[target]


def _quoted(word: str) -> str:
    """A word as the dictionaries of libFuzzer have it."""
    return '"' + "".join(f"\\x{byte:02x}" for byte in word.encode()) + '"'


if __name__ == "__main__":
    raise SystemExit(main())
