"""Entries of lists are read as items, in Markdown and in reStructuredText.

Each row of a table is an entry, with the title, the options and the body that it has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from entry_checks import WORDS, check_entry

from sphinx_beliefs.model.entries.entry_reader import read_entry
from sphinx_beliefs.model.entries.entry_words import EntryWords, Markup
from sphinx_beliefs.model.entries.entry_writer import write_entry
from sphinx_beliefs.model.notation.credence import CredenceKind, parse_credence
from sphinx_beliefs.model.problem import Subtype
from sphinx_beliefs.model.records.kinds import ITEM_KINDS, Kind

if TYPE_CHECKING:
    from sphinx_beliefs.model.entries.entry import Entry

#: An entry without its marker; its title, its options and its body.
Row = tuple[str, str, dict[str, str], str]

#: Entries in either markup.
BOTH: dict[Kind, list[Row]] = {
    Kind.BELIEF: [
        ("==Claim.== (~55%): why", "==Claim.==", {"credence": "~55%"}, "why"),
        ("P(rain) = 10% — why", "P(rain)", {"credence": "10%"}, "why"),
        ("**Claim** about 80%", "Claim", {"credence": "about 80%"}, ""),
        ("**Claim.** maybe 60%?", "Claim.", {"credence": "maybe 60%?"}, ""),
        ("**Claim** P = 20%", "Claim", {"credence": "20%"}, ""),
        ("Claim. Pr = 20% — why", "Claim.", {"credence": "20%"}, "why"),
        ("Claim, 60%", "Claim", {"credence": "60%"}, ""),
        ("Claim: 150%", "Claim", {"credence": "150%"}, ""),
        ("**Claim** (60–75%; cf. Doe)", "Claim", {"credence": "60–75%"}, "(cf. Doe)"),
        ("**Claim** (60%; Doe (1)). Why", "Claim", {"credence": "60%"}, "(Doe (1)) Why"),
        ("Claim (~60%, a guess) — why", "Claim", {"credence": "~60%"}, "(a guess) — why"),
        ("**Claim** (c. 75%)", "Claim", {"credence": "c. 75%"}, ""),
        ("**Claim** grows by about 80%", "**Claim** grows by about 80%", {}, ""),
        ("**Claim.** Costs fell 60%", "Claim.", {}, "Costs fell 60%"),
        ("Rents will rise by 60%.", "Rents will rise by 60%.", {}, ""),
        ("10% tariffs will stay", "10% tariffs will stay", {}, ""),
        ("**Claim.** Why. (80%)\n:credence: 70%", "Claim.", {"credence": "70%"}, "Why. (80%)"),
        ("Growth = 5% — why", "Growth = 5%", {}, "why"),
        ("~~Claim.~~ 80%", "~~Claim.~~", {"credence": "80%"}, ""),
        (r"**Claim.** \~80% — why", "Claim.", {"credence": "~80%"}, "why"),
        ("Claim. *80%.* Why", "Claim.", {"credence": "80%"}, "Why"),
        ("**Claim.** *(credence: 80%)* why", "Claim.", {"credence": "80%"}, "why"),
        ("**Claim.** 80%: why", "Claim.", {"credence": "80%"}, "why"),
        ("**Claim.** (~80%) why", "Claim.", {"credence": "~80%"}, "why"),
        ("**Claim** (~80%): why", "Claim", {"credence": "~80%"}, "why"),
        ("**Claim** [~80%] — why", "Claim", {"credence": "~80%"}, "why"),
        ("**Claim**. ~80% — why", "Claim.", {"credence": "~80%"}, "why"),
        ("**Claim** — ~80% — why", "Claim", {"credence": "~80%"}, "why"),
        ("**Claim** – 60–80% – why", "Claim", {"credence": "60–80%"}, "why"),
        ("**Claim** - 3:1 - why", "Claim", {"credence": "3:1"}, "why"),
        ("**Claim** -- 0.7 -- why", "Claim", {"credence": "0.7"}, "why"),
        ("**Claim**: ~80%. why", "Claim", {"credence": "~80%"}, "why"),
        ("**Claim:** ~80%. Why", "Claim", {"credence": "~80%"}, "Why"),
        ("**Claim.** *~80%* — why", "Claim.", {"credence": "~80%"}, "why"),
        ("**Claim.** **~80%** — why", "Claim.", {"credence": "~80%"}, "why"),
        ("**Claim.** `~80%` — why", "Claim.", {"credence": "~80%"}, "why"),
        ("**Claim.** ~80 % — why", "Claim.", {"credence": "~80 %"}, "why"),
        ("**Claim.** ≈80% why", "Claim.", {"credence": "≈80%"}, "why"),
        ("**Claim.** >95% — why", "Claim.", {"credence": ">95%"}, "why"),
        ("**Claim.** <=5% — why", "Claim.", {"credence": "<=5%"}, "why"),
        ("**Claim.** ≥ 95 % — why", "Claim.", {"credence": "≥ 95 %"}, "why"),
        ("**Claim.** 55% to 80% — why", "Claim.", {"credence": "55% to 80%"}, "why"),
        ("**Claim.** ~80%; because", "Claim.", {"credence": "~80%"}, "because"),
        ("**Claim.** ~80%, because", "Claim.", {"credence": "~80%"}, "because"),
        ("**Claim.** ~80%—why", "Claim.", {"credence": "~80%"}, "why"),
        (
            "**Claim.** ~80% because of so much",
            "Claim.",
            {"credence": "~80%"},
            "because of so much",
        ),
        ("**Claim.** Credence: ~80%. Why.", "Claim.", {"credence": "~80%"}, "Why."),
        ("**Claim.** Confidence ~80%. Why.", "Claim.", {"credence": "~80%"}, "Why."),
        ("**Claim.** (confidence: 80%) Why.", "Claim.", {"credence": "80%"}, "Why."),
        ("**Claim.** ~80% (was 70%) — why", "Claim.", {"credence": "~80%"}, "(was 70%) — why"),
        ("**Claim.** About 80% — why", "Claim.", {"credence": "About 80%"}, "why"),
        ("**Claim.** 80 percent — why", "Claim.", {"credence": "80 percent"}, "why"),
        ("**Claim.** 80/20 — why", "Claim.", {"credence": "80/20"}, "why"),
        ("**Claim.** 75/25: why", "Claim.", {"credence": "75/25"}, "why"),
        ("**Claim.** 150% — why", "Claim.", {"credence": "150%"}, "why"),
        ("**Claim.** ~?? — why", "Claim.", {"credence": "~??"}, "why"),
        ("**Claim.** ??% — why", "Claim.", {"credence": "??%"}, "why"),
        ("**Claim.** <credence> — <why>", "Claim.", {"credence": "<credence>"}, "<why>"),
        ("**Claim.** XX% <why>", "Claim.", {"credence": "XX%"}, "<why>"),
        ("**Claim.** <why>", "Claim.", {}, "<why>"),
        (
            "**Claim.** 50% of models will fail — that is why",
            "Claim.",
            {},
            "50% of models will fail — that is why",
        ),
        (
            "**Claim with 50% in it.** ~30% — why",
            "Claim with 50% in it.",
            {"credence": "~30%"},
            "why",
        ),
        (
            "**The share will be 50%.** ~30% — why",
            "The share will be 50%.",
            {"credence": "~30%"},
            "why",
        ),
        ("**The share will be 50%.** why", "The share will be 50%.", {}, "why"),
        ("**The share (50%) grows.** ~30%", "The share (50%) grows.", {"credence": "~30%"}, ""),
        ("**Claim (~80%)**: why", "Claim", {"credence": "~80%"}, "why"),
        ("**Claim — ~80%** — why", "Claim", {"credence": "~80%"}, "why"),
        ("**Claim: 80%.** why", "Claim.", {"credence": "80%"}, "why"),
        ("**Claim *with* emphasis.** ~80%", "Claim *with* emphasis.", {"credence": "~80%"}, ""),
        (
            "**Claim with `a ** b` code.** ~80%",
            "Claim with `a ** b` code.",
            {"credence": "~80%"},
            "",
        ),
        ("**`code`** is good (80%).", "**`code`** is good.", {"credence": "80%"}, ""),
        (
            "**A**, **B** and C will hold (70%): why",
            "**A**, **B** and C will hold",
            {"credence": "70%"},
            "why",
        ),
        (
            "**Claim one.** **Claim two.** ~80%",
            "Claim one.",
            {"credence": "~80%"},
            "**Claim two.**",
        ),
        ("***Claim.*** ~80% — why", "***Claim.***", {"credence": "~80%"}, "why"),
        ("**A *claim*** ~80% — why", "A *claim*", {"credence": "~80%"}, "why"),
        ("*Claim.* ~80% — why", "*Claim.*", {"credence": "~80%"}, "why"),
        ('"Claim." ~80% — why', '"Claim."', {"credence": "~80%"}, "why"),
        ("Claim. Claim two. ~80% — why", "Claim. Claim two.", {"credence": "~80%"}, "why"),
        ("Claim (~80%) — why", "Claim", {"credence": "~80%"}, "why"),
        ("Claim (~80%). Why.", "Claim.", {"credence": "~80%"}, "Why."),
        ("Claim (80%)", "Claim", {"credence": "80%"}, ""),
        ("Claim (60–80%, up from 50%): why", "Claim (60–80%, up from 50%)", {}, "why"),
        ("Claim ~80%", "Claim", {"credence": "~80%"}, ""),
        ("Claim ~80%: why", "Claim", {"credence": "~80%"}, "why"),
        ("Claim, ~80%: why", "Claim", {"credence": "~80%"}, "why"),
        ("Claim: ~80%", "Claim", {"credence": "~80%"}, ""),
        ("Claim - 80%", "Claim", {"credence": "80%"}, ""),
        ("Claim — 80% — why", "Claim", {"credence": "80%"}, "why"),
        ("Claim — ~80%. Why.", "Claim.", {"credence": "~80%"}, "Why."),
        ("Solar will be ~50% by 2030", "Solar will be ~50% by 2030", {}, ""),
        ("Solar will be ~50%", "Solar will be ~50%", {}, ""),
        (
            "Solar will be ~50% of new capacity (~70%): because",
            "Solar will be ~50% of new capacity",
            {"credence": "~70%"},
            "because",
        ),
        (
            "Solar reaches 50% by 2030. 70%. Because.",
            "Solar reaches 50% by 2030.",
            {"credence": "70%"},
            "Because.",
        ),
        ("Solar (50%) and wind (30%) will grow", "Solar (50%) and wind (30%) will grow", {}, ""),
        ("Solar: 50% of new capacity by 2030", "Solar: 50% of new capacity by 2030", {}, ""),
        (
            "By 2030, 50% of new capacity is solar.",
            "By 2030, 50% of new capacity is solar.",
            {},
            "",
        ),
        ("Costs fell by 80%.", "Costs fell by 80%.", {}, ""),
        ("Costs fell 80% — and will fall more", "Costs fell 80%", {}, "and will fall more"),
        ("Costs will fall (by 80%) — because", "Costs will fall (by 80%)", {}, "because"),
        ("The odds are 3:1 against it", "The odds are 3:1 against it", {}, ""),
        ("Meet at 10:30 — why", "Meet at 10:30", {}, "why"),
        ("Version 0.8 — why", "Version 0.8", {}, "why"),
        ("70%: Claim — why", "Claim", {"credence": "70%"}, "why"),
        ("~70% — Claim. Why.", "Claim.", {"credence": "~70%"}, "Why."),
        ("(70%) Claim. Why.", "Claim.", {"credence": "70%"}, "Why."),
        ("[70%] Claim", "Claim", {"credence": "70%"}, ""),
        ("**70%** Claim. Why", "Claim.", {"credence": "70%"}, "Why"),
        ("70% Claim without a dash", "70% Claim without a dash", {}, ""),
        ("70% of people will agree", "70% of people will agree", {}, ""),
        ("Claim\n~80%\nWhy", "Claim", {"credence": "~80%"}, "Why"),
        ("Claim.\n80%\nWhy", "Claim.", {"credence": "80%"}, "Why"),
        (
            "Claim that\nwraps (~80%): why that\nwraps",
            "Claim that wraps",
            {"credence": "~80%"},
            "why that\nwraps",
        ),
        ("Claim", "Claim", {}, ""),
        ("Claim.", "Claim.", {}, ""),
        ("Claim. Why.", "Claim.", {}, "Why."),
        ("Claim — why", "Claim", {}, "why"),
        ("Claim: why", "Claim: why", {}, ""),
        ("Claim – with an aside – goes on", "Claim – with an aside – goes on", {}, ""),
        ("The U.S. Senate will act. Why.", "The U.S. Senate will act.", {}, "Why."),
        ("Dr. Smith is right (80%): why", "Dr. Smith is right", {"credence": "80%"}, "why"),
        (
            "Use of e.g. drugs will rise (80%). Why.",
            "Use of e.g. drugs will rise.",
            {"credence": "80%"},
            "Why.",
        ),
        ("Likely: claim", "claim", {"credence": "Likely"}, ""),
        ("**Claim.** Likely — why", "Claim.", {"credence": "Likely"}, "why"),
        ("**Claim.** Likely to matter because of x", "Claim.", {}, "Likely to matter because of x"),
        ("**Claim.** Very unlikely. Why.", "Claim.", {"credence": "Very unlikely"}, "Why."),
        ("Claim (very likely): why", "Claim", {"credence": "very likely"}, "why"),
        ("Claim (likely)", "Claim", {"credence": "likely"}, ""),
        ("Claim (as likely as not): why", "Claim (as likely as not)", {}, "why"),
        ("**Claim.** normative — why", "Claim.", {"normative": ""}, "why"),
        ("**Claim.** Normative. Why.", "Claim.", {"normative": ""}, "Why."),
        ("Normative: we ought to. Why.", "we ought to.", {"normative": ""}, "Why."),
        ("**Normative.** We ought to.", "We ought to.", {"normative": ""}, ""),
        ("**Claim (normative).** why", "Claim.", {"normative": ""}, "why"),
        ("We ought to (normative): why", "We ought to", {"normative": ""}, "why"),
        ("(Normative) **Claim.** why", "Claim.", {"normative": ""}, "why"),
        ("**(Normative) Claim.** why", "Claim.", {"normative": ""}, "why"),
        (
            "[Link](http://x.y/a-b) holds (80%): why",
            "[Link](http://x.y/a-b) holds",
            {"credence": "80%"},
            "why",
        ),
        (
            "See {belief}`x` — it holds. ~80%",
            "See {belief}`x` — it holds.",
            {"credence": "~80%"},
            "",
        ),
        ("Claim with $p = 0.5$ — why", "Claim with $p = 0.5$", {}, "why"),
        ("Claim <see appendix> (80%)", "Claim <see appendix>", {"credence": "80%"}, ""),
        ("<Your view.> ~XX% <why>.", "<Your view.>", {"credence": "~XX%"}, "<why>."),
        ("<claim> ~XX% <why>", "<claim>", {"credence": "~XX%"}, "<why>"),
        ("**<Claim.>** ~XX%", "<Claim.>", {"credence": "~XX%"}, ""),
        (
            "AI 会在2030年前通过测试。80%——因为",
            "AI 会在2030年前通过测试。",
            {"credence": "80%"},
            "因为",
        ),
        ("**主张。** 80%。因为", "主张。", {"credence": "80%"}, "因为"),
        ("主张（约80%）：因为", "主张（约80%）", {}, "因为"),
        ("**ادعاء.** ~80% — لأن", "ادعاء.", {"credence": "~80%"}, "لأن"),
        ("claim:why", "claim:why", {}, ""),
        ("**Claim.** Why. (80%)", "Claim.", {"credence": "80%"}, "Why."),
        ("**Claim.** Why. Credence: 80%", "Claim.", {"credence": "80%"}, "Why."),
        ("**Claim.** Why. Costs fell 80%.", "Claim.", {}, "Why. Costs fell 80%."),
        ("Claim. Why (80%).", "Claim.", {}, "Why (80%)."),
        ("**Claim.** ~50% of models fail", "Claim.", {}, "~50% of models fail"),
        ("**Claim.** 80% confidence — why", "Claim.", {"credence": "80%"}, "why"),
        ("**Claim.** 80%+ — why", "Claim.", {"credence": "80%+"}, "why"),
        ("**Claim.** 0,7 — why", "Claim.", {"credence": "0,7"}, "why"),
        ("Claim (about 80%): why", "Claim", {"credence": "about 80%"}, "why"),
        ("Claim (3): why", "Claim (3): why", {}, ""),
        ("Claim | ~80% | why", "Claim", {"credence": "~80%"}, "why"),
        ("**Claim.** ~80% {#encoded}", "Claim.", {"name": "encoded", "credence": "~80%"}, ""),
        (
            '**Claim.** ~80% — why {#encoded .wide tags="a, b"}',
            "Claim.",
            {"name": "encoded", "class": "wide", "tags": "a, b", "credence": "~80%"},
            "why",
        ),
        ("**Claim.** ~80% — why {x}", "Claim.", {"credence": "~80%"}, "why {x}"),
        (
            "**Claim.** why\n:name: encoded\n:resolve-by: 2027-12-31",
            "Claim.",
            {"name": "encoded", "resolve-by": "2027-12-31"},
            "why",
        ),
        (
            "**Claim.** ~80%\n\n:name: encoded\n\nWhy.",
            "Claim.",
            {"name": "encoded", "credence": "~80%"},
            "Why.",
        ),
    ],
    Kind.UNCERTAINTY: [
        ("**Question?** Why it matters: text", "Question?", {}, "text"),
        ("**Question?** Why this matters: text", "Question?", {}, "text"),
        ("**Question?** **Why it matters:** text", "Question?", {}, "text"),
        ("**Question?** *Why it matters*: text", "Question?", {}, "text"),
        ("**Question?** — text", "Question?", {}, "text"),
        ("**Question?** text", "Question?", {}, "text"),
        ("**Question**? Why: text", "Question?", {}, "text"),
        ("**Question?** (Why it matters: text)", "Question?", {}, "(Why it matters: text)"),
        ("Question? Why would it? Because.", "Question?", {}, "Why would it? Because."),
        ("Question? Why it matters: text", "Question?", {}, "text"),
        ("Does A? Does B? Why it matters: both.", "Does A? Does B?", {}, "both."),
        ("Does A? Does B? Then C.", "Does A?", {}, "Does B? Then C."),
        ("Whether A or B. Why it matters: text", "Whether A or B.", {}, "text"),
        ("Whether A or B — it decides C", "Whether A or B", {}, "it decides C"),
        ("Whether A or B: it decides C", "Whether A or B: it decides C", {}, ""),
        ("Whether A or B", "Whether A or B", {}, ""),
        ('How does "why?" matter? Text.', 'How does "why?" matter?', {}, "Text."),
        ("What is `a?b`? Text", "What is `a?b`?", {}, "Text"),
        ("See [is it?](http://x?y=1)? Text", "See [is it?](http://x?y=1)?", {}, "Text"),
        ("Question？因为", "Question？", {}, "因为"),
        ("会不会？因为这样。", "会不会？", {}, "因为这样。"),
        ("Question?\nWhy it matters: text", "Question?", {}, "text"),
        ("Question?\n\n**Why it matters:** text", "Question?", {}, "text"),
        ("Question\nover lines? text\nmore", "Question over lines?", {}, "text\nmore"),
        ("**Does** it scale? Why it matters: x", "**Does** it scale?", {}, "x"),
        ("*Question?* Why it matters: x", "*Question?*", {}, "x"),
        ('"Is it so?" he asked. Why it matters: x', '"Is it so?" he asked.', {}, "x"),
        ("<Your question?> <why it matters>", "<Your question?>", {}, "<why it matters>"),
        ("<question> <why>", "<question>", {}, "<why>"),
        ("Is it? <why it matters>", "Is it?", {}, "<why it matters>"),
        ("Will it be > 50%? Text.", "Will it be > 50%?", {}, "Text."),
        ("Question?! Text", "Question?!", {}, "Text"),
        ("Question?) odd", "Question?)", {}, "odd"),
        ("(Question?) odd", "(Question?) odd", {}, ""),
        ("Why does it matter? It decides.", "Why does it matter?", {}, "It decides."),
        ("Frage? Warum es wichtig ist: Text", "Frage?", {}, "Warum es wichtig ist: Text"),
        ("Is it true (see A. B?) or not? Text.", "Is it true (see A. B?) or not?", {}, "Text."),
        ("Is U.S. policy key? Text", "Is U.S. policy key?", {}, "Text"),
        ("**Question?** {#open} Text", "Question?", {}, "{#open} Text"),
        (
            "**Question?** Text\n:if-yes: raises it\n:beliefs: a, b",
            "Question?",
            {"if-yes": "raises it", "beliefs": "a, b"},
            "Text",
        ),
    ],
    Kind.UPDATE_TRIGGER: [
        ("Ten → rises g-x", "Ten", {"raises": "g-x"}, ""),
        ("Ten → drops g-x to 10%", "Ten", {"lowers": "g-x", "to": "10%"}, ""),
        ("Ten → weakens a, boosts b. Why", "Ten", {"lowers": "a", "raises": "b"}, "Why"),
        ("Ten → I lower g-x to 40%", "Ten", {"lowers": "g-x", "to": "40%"}, ""),
        ("Ten → g-x down", "Ten", {"lowers": "g-x"}, ""),
        ("Ten → g-x down, g-y up. Why", "Ten", {"lowers": "g-x", "raises": "g-y"}, "Why"),
        ("Ten → g-x to 40%", "Ten", {"beliefs": "g-x", "to": "40%"}, ""),
        ("Ten → g-x up (to 40%)", "Ten", {"raises": "g-x", "to": "40%"}, ""),
        ("Ten → increases", "Ten", {"direction": "up"}, ""),
        ("supply → price moves", "supply → price moves", {}, ""),
        ("peace → cuts in spending", "peace → cuts in spending", {}, ""),
        ("peace → cuts", "peace → cuts", {}, ""),
        ("supply → prices up in May", "supply → prices up in May", {}, ""),
        ("supply → we think so", "supply → we think so", {}, ""),
        ("supply → the price-level moves", "supply → the price-level moves", {}, ""),
        ("evidence → lowers NAME", "evidence", {"lowers": "NAME"}, ""),
        ("evidence → lowers NAME.", "evidence", {"lowers": "NAME"}, ""),
        ("evidence → lowers `NAME`.", "evidence", {"lowers": "NAME"}, ""),
        ("evidence → lowers {belief}`NAME`", "evidence", {"lowers": "NAME"}, ""),
        (
            "evidence → lowers {beliefs:belief}`the claim <NAME>`",
            "evidence",
            {"lowers": "NAME"},
            "",
        ),
        ("evidence → lowers [the claim](#NAME)", "evidence", {"lowers": "NAME"}, ""),
        ("evidence → lowers a, b and c", "evidence", {"lowers": "a, b, c"}, ""),
        ("evidence → lowers a; raises b", "evidence", {"raises": "b", "lowers": "a"}, ""),
        ("evidence → lowers a and raises b", "evidence", {"raises": "b", "lowers": "a"}, ""),
        ("evidence → raises a to ~40%", "evidence", {"raises": "a", "to": "~40%"}, ""),
        (
            "evidence → raises a (to 40–60%), lowers b",
            "evidence",
            {"raises": "a", "lowers": "b", "to": "40–60%"},
            "",
        ),
        ("evidence → raises: a, b", "evidence", {"raises": "a, b"}, ""),
        ("evidence -> up a", "evidence", {"raises": "a"}, ""),
        ("evidence --> lowers a", "evidence", {"lowers": "a"}, ""),
        ("evidence ==> lowers a", "evidence", {"lowers": "a"}, ""),
        ("evidence ⇒ bears on a", "evidence", {"beliefs": "a"}, ""),
        ("evidence → affects a, b", "evidence", {"beliefs": "a, b"}, ""),
        ("evidence → a", "evidence → a", {}, ""),
        ("evidence → ↑ a, ↓ b", "evidence", {"raises": "a", "lowers": "b"}, ""),
        ("evidence → ↑a", "evidence", {"raises": "a"}, ""),
        ("evidence → raises", "evidence", {"direction": "up"}, ""),
        ("evidence → up", "evidence", {"direction": "up"}, ""),
        ("evidence → it lowers a", "evidence → it lowers a", {}, ""),
        ("A → B happens", "A → B happens", {}, ""),
        ("A → B happens → lowers c", "A → B happens", {"lowers": "c"}, ""),
        ("A `->` B → lowers c", "A `->` B", {"lowers": "c"}, ""),
        ("**Evidence.** → lowers a", "Evidence.", {"lowers": "a"}, ""),
        (
            "**Evidence** → lowers a. More text here.",
            "Evidence",
            {"lowers": "a"},
            "More text here.",
        ),
        ("**Evidence.** It would show.", "Evidence.", {}, "It would show."),
        ("Evidence → lowers a — since it shows", "Evidence", {"lowers": "a"}, "since it shows"),
        ("Evidence. → lowers a", "Evidence.", {"lowers": "a"}, ""),
        ("Evidence.\n→ lowers a", "Evidence.", {"lowers": "a"}, ""),
        ("Evidence\n→ lowers a,\nraises b", "Evidence", {"raises": "b", "lowers": "a"}, ""),
        ("Evidence. It would show that.", "Evidence.", {}, "It would show that."),
        (
            "Evidence that is (really. so) long. More",
            "Evidence that is (really. so) long.",
            {},
            "More",
        ),
        ("would meaningfully strengthen `a`", "would meaningfully strengthen `a`", {}, ""),
        ("raises a", "raises a", {}, ""),
        ("→ raises a", "→ raises a", {}, ""),
        ("evidence → raises a (to ~XX%)", "evidence", {"raises": "a", "to": "~XX%"}, ""),
        (
            "evidence → raises a (to <credence>)",
            "evidence",
            {"raises": "a", "to": "<credence>"},
            "",
        ),
        ("evidence → raises <name>", "evidence", {"raises": "<name>"}, ""),
        ("evidence → strongly raises a", "evidence", {"raises": "a", "strength": "strongly"}, ""),
        ("evidence → raises a.b/c:d", "evidence", {"raises": "a.b/c:d"}, ""),
        ("证据 → 提高 a", "证据 → 提高 a", {}, ""),
        ("evidence → raises a,", "evidence", {"raises": "a"}, ""),
        ("Beweis → senkt a und hebt b (auf 40%)", "Beweis → senkt a und hebt b (auf 40%)", {}, ""),
        (
            "evidence → slightly lowers a, b",
            "evidence",
            {"lowers": "a, b", "strength": "slightly"},
            "",
        ),
        (
            "Evidence → lowers a\n:likelihood-ratio: 3:1",
            "Evidence",
            {"likelihood-ratio": "3:1", "lowers": "a"},
            "",
        ),
    ],
    Kind.READING: [
        ("2025-05-01 — Title — takeaway", "Title", {"date": "2025-05-01"}, "takeaway"),
        ("2025 — Title — takeaway", "Title", {"date": "2025"}, "takeaway"),
        ("2025: Title — takeaway", "Title", {"date": "2025"}, "takeaway"),
        ("2025-05: *Title*. Takeaway", "Title", {"date": "2025-05"}, "Takeaway"),
        ("2025-05-01 [Title](url) takeaway", "[Title](url) takeaway", {"date": "2025-05-01"}, ""),
        ("[2025-05] Title — takeaway", "Title", {"date": "2025-05"}, "takeaway"),
        ("1 May 2025: Title", "Title", {"date": "1 May 2025"}, ""),
        ("5/2025 — Title", "Title", {"date": "5/2025"}, ""),
        ("Summer 2025 — Title", "Title", {"date": "Summer 2025"}, ""),
        ("*Forthcoming* — Title", "Title", {"date": "forthcoming"}, ""),
        ("Forthcoming — Title — takeaway", "Title", {"date": "forthcoming"}, "takeaway"),
        ("Forthcoming: *Title*", "Title", {"date": "forthcoming"}, ""),
        ("Forthcoming work on x — takeaway", "Forthcoming work on x", {}, "takeaway"),
        ("[Title](url) is good", "[Title](url) is good", {}, ""),
        ("[Title](url) (a great one) — takeaway", "[Title](url) (a great one)", {}, "takeaway"),
        ('[Title](url "tip") — takeaway', '[Title](url "tip")', {}, "takeaway"),
        ("[Title][ref] — takeaway", "[Title][ref]", {}, "takeaway"),
        ("[[Title]] — takeaway", "[[Title]]", {}, "takeaway"),
        ("<https://x.org/a> — takeaway", "<https://x.org/a>", {}, "takeaway"),
        ("https://x.org/a — takeaway", "https://x.org/a", {}, "takeaway"),
        ("Title, https://x.org/a — takeaway", "Title", {"url": "https://x.org/a"}, "takeaway"),
        ("Title: https://x.org/a", "Title", {"url": "https://x.org/a"}, ""),
        ("Title <https://x.org/a> — takeaway", "Title", {"url": "https://x.org/a"}, "takeaway"),
        ("Title (https://x.org/a) — takeaway", "Title", {"url": "https://x.org/a"}, "takeaway"),
        ('"Title" — takeaway', "Title", {}, "takeaway"),
        (
            "“Title” by Jane Doe (2024): takeaway",
            "Title",
            {"authors": "Jane Doe", "date": "2024"},
            "takeaway",
        ),
        (
            "*Title*, Doe et al. — Takeaway",
            "Title",
            {"authors": "Doe et al."},
            "Takeaway",
        ),
        ("*Title* by Jane Doe. Takeaway", "Title", {"authors": "Jane Doe"}, "Takeaway"),
        (
            "*Title*, Jane Doe, 2024. Takeaway",
            "Title",
            {"authors": "Jane Doe", "date": "2024"},
            "Takeaway",
        ),
        (
            "Jane Doe, *Title* (2024). Takeaway",
            "Title",
            {"authors": "Jane Doe", "date": "2024"},
            "Takeaway",
        ),
        (
            "Jane Doe (2024). *Title*. Takeaway",
            "Title",
            {"authors": "Jane Doe", "date": "2024"},
            "Takeaway",
        ),
        (
            'Jane Doe (2024), "Title", Venue. Takeaway',
            "Title",
            {"authors": "Jane Doe", "date": "2024", "venue": "Venue"},
            "Takeaway",
        ),
        ("Title by Jane Doe (2024) — takeaway", "Title by Jane Doe", {"date": "2024"}, "takeaway"),
        ("Title (2024) — takeaway", "Title", {"date": "2024"}, "takeaway"),
        ("Title. Takeaway", "Title.", {}, "Takeaway"),
        ("Title: a subtitle — takeaway", "Title: a subtitle", {}, "takeaway"),
        ("Title", "Title", {}, ""),
        ("<date><title><takeaway>", "<title>", {"date": "<date>"}, "<takeaway>"),
        ("<date> — <title> — <takeaway>", "<title>", {"date": "<date>"}, "<takeaway>"),
        ("<date> <title> <takeaway>", "<title>", {"date": "<date>"}, "<takeaway>"),
        ("<date><title><takeaway>.", "<title>", {"date": "<date>"}, "<takeaway>."),
        ("<title> — <takeaway>", "<title>", {}, "<takeaway>"),
        ("<date> — Title — <takeaway>", "Title", {"date": "<date>"}, "<takeaway>"),
        ("2025 — <title>", "<title>", {"date": "2025"}, ""),
        ("2025-05 — <https://x.org>", "<https://x.org>", {"date": "2025-05"}, ""),
        ("[A](u1) and [B](u2) — takeaway", "[A](u1) and [B](u2)", {}, "takeaway"),
        ("[A](u1), [B](u2) — takeaway", "[A](u1), [B](u2)", {}, "takeaway"),
        ("See [A](u1) — takeaway", "See [A](u1)", {}, "takeaway"),
        ("2025-13 — Title", "Title", {"date": "2025-13"}, ""),
        ("2025-05-99 — Title", "Title", {"date": "2025-05-99"}, ""),
        ("2025 was a year. Takeaway", "2025 was a year.", {}, "Takeaway"),
        ("1984 — takeaway", "takeaway", {"date": "1984"}, ""),
        ("2025-05 — Title\n:authors: A", "Title", {"authors": "A", "date": "2025-05"}, ""),
        ("标题 — 要点", "标题", {}, "要点"),
        ("2025年 — 标题", "2025年", {}, "标题"),
        ("![img](u) — takeaway", "![img](u)", {}, "takeaway"),
        ("`code` — takeaway", "`code`", {}, "takeaway"),
        ("[Title](url)[^1] — takeaway", "[Title](url)[^1]", {}, "takeaway"),
        ("[Title](url) ★★★ — takeaway", "[Title](url) ★★★", {}, "takeaway"),
        ("📄 [Title](url) — takeaway", "📄 [Title](url)", {}, "takeaway"),
        (
            "2025-05 — **[Title](url)** (Authors). Takeaway",
            "**[Title](url)** (Authors).",
            {"date": "2025-05"},
            "Takeaway",
        ),
        (
            'Dube, A. (2019). "Minimum wages." *AEJ*, 11(4).',
            "Minimum wages",
            {"authors": "Dube, A.", "date": "2019", "venue": "AEJ, 11(4)"},
            "",
        ),
        (
            "Dube, A. (2019). Minimum wages and jobs. AEJ, 11(4).",
            "Minimum wages and jobs",
            {"authors": "Dube, A.", "date": "2019", "venue": "AEJ, 11(4)"},
            "",
        ),
        (
            'Dube, Arindrajit. "Minimum wages." AEJ 11 (2019).',
            "Minimum wages",
            {"authors": "Dube, Arindrajit", "date": "2019", "venue": "AEJ 11"},
            "",
        ),
        (
            "Clemens, J., & Strain, M. (2021). How important are ...? Journal, 3(2), 1-20. https://doi.org/10.1/x. My takeaway.",
            "How important are ...?",
            {
                "authors": "Clemens, J., & Strain, M.",
                "date": "2021",
                "venue": "Journal, 3(2), 1-20",
                "url": "https://doi.org/10.1/x",
            },
            "My takeaway.",
        ),
        (
            "Smith, J., *Guns*, 2nd ed., 2020. — fine",
            "Guns",
            {"authors": "Smith, J.", "date": "2020", "venue": "2nd ed."},
            "fine",
        ),
        (
            'Clemens 2021, "How ...?", doi:10.1/x: margins.',
            "How ...?",
            {"authors": "Clemens", "date": "2021", "url": "https://doi.org/10.1/x"},
            "margins.",
        ),
        (
            'Clemens 2021, "How ...?", doi:...: margins.',
            "How ...?",
            {"authors": "Clemens", "date": "2021"},
            "doi:...: margins.",
        ),
        ("IPCC (2021). Title.", "Title", {"authors": "IPCC", "date": "2021"}, ""),
        (
            "IPCC (2021). Climate change 2021. Cambridge University Press. It is long.",
            "Climate change 2021",
            {"authors": "IPCC", "date": "2021", "venue": "Cambridge University Press"},
            "It is long.",
        ),
        (
            "Doe, J. (2024). Minimum wages and jobs. Takeaway here.",
            "Minimum wages and jobs",
            {"authors": "Doe, J.", "date": "2024"},
            "Takeaway here.",
        ),
        (
            "Doe, J. (2024). Minimum wages and jobs — takeaway",
            "Minimum wages and jobs",
            {"authors": "Doe, J.", "date": "2024"},
            "takeaway",
        ),
        (
            "Doe, J. (2024). Minimum wages: a review. *AEJ*, *11*(4), 1–20. — takeaway. More",
            "Minimum wages: a review",
            {"authors": "Doe, J.", "date": "2024", "venue": "AEJ, 11(4), 1–20"},
            "takeaway. More",
        ),
        (
            "Dube (2019). Minimum wages and jobs. AEJ, 11(4). Rents rise.",
            "Minimum wages and jobs",
            {"authors": "Dube", "date": "2019", "venue": "AEJ, 11(4)"},
            "Rents rise.",
        ),
        (
            "Dube (2019). Minimum wages and jobs. It is good.",
            "Dube (2019). Minimum wages and jobs. It is good.",
            {},
            "",
        ),
        (
            "Superintelligence (2014). A classic book.",
            "Superintelligence (2014). A classic book.",
            {},
            "",
        ),
        (
            "Guns, Germs, and Steel (1997). A classic.",
            "Guns, Germs, and Steel (1997). A classic.",
            {},
            "",
        ),
        (
            "Dube et al. (2019). Minimum wages. https://example.org/a — takeaway",
            "Minimum wages",
            {"authors": "Dube et al.", "date": "2019", "url": "https://example.org/a"},
            "takeaway",
        ),
        (
            "Doe et al. (2024) — Great paper on x",
            "Doe et al.",
            {"date": "2024"},
            "Great paper on x",
        ),
        (
            'Doe, Jane. 2021. "A title." *Journal of X* 3 (2): 1–20. Takeaway.',
            "A title",
            {"authors": "Doe, Jane", "date": "2021", "venue": "Journal of X 3 (2): 1–20"},
            "Takeaway.",
        ),
        (
            'Doe, Jane, and Richard Roe. "A title." *Journal of X*, vol. 3, no. 2, 2021, pp. 1–20. Takeaway.',
            "A title",
            {
                "authors": "Doe, Jane, and Richard Roe",
                "date": "2021",
                "venue": "Journal of X, vol. 3, no. 2, pp. 1–20",
            },
            "Takeaway.",
        ),
        (
            'Jane Doe, "A title," *Journal of X* 3, no. 2 (2021): 1–20. Takeaway.',
            "A title",
            {"authors": "Jane Doe", "date": "2021", "venue": "Journal of X 3, no. 2: 1–20"},
            "Takeaway.",
        ),
        (
            "Jane Doe, *A title* (New York: Knopf, 2020). Takeaway",
            "A title",
            {"authors": "Jane Doe", "date": "2020", "venue": "New York: Knopf"},
            "Takeaway",
        ),
        (
            "Jane Doe, *A title* (2024). Takeaway",
            "A title",
            {"authors": "Jane Doe", "date": "2024"},
            "Takeaway",
        ),
        (
            "Doe, J. (2015). *A title* (2nd ed.). Penguin. Takeaway",
            "A title",
            {"authors": "Doe, J.", "date": "2015", "venue": "2nd ed., Penguin"},
            "Takeaway",
        ),
        (
            "Doe, J. (Ed.). (2015). *A title*. Oxford University Press.",
            "A title",
            {"authors": "Doe, J. (Ed.)", "date": "2015", "venue": "Oxford University Press"},
            "",
        ),
        (
            "Doe, J., Roe, R., & Poe, E. (2020). A title. In *Proceedings of X* (pp. 1–20). Takeaway",
            "A title",
            {
                "authors": "Doe, J., Roe, R., & Poe, E.",
                "date": "2020",
                "venue": "In Proceedings of X (pp. 1–20)",
            },
            "Takeaway",
        ),
        (
            "World Bank (2020). A title of a report. Takeaway",
            "A title of a report",
            {"authors": "World Bank", "date": "2020"},
            "Takeaway",
        ),
        (
            "Doe, J. 2020. A title. Journal of X 3(2). Takeaway",
            "A title",
            {"authors": "Doe, J.", "date": "2020", "venue": "Journal of X 3(2)"},
            "Takeaway",
        ),
        (
            "2026-05 — Doe, J. (2024). A title. AEJ, 11(4). Takeaway",
            "A title",
            {"date": "2026-05", "authors": "Doe, J. (2024)", "venue": "AEJ, 11(4)"},
            "Takeaway",
        ),
        (
            '2026-05 — Doe, J. (2024). "A title." Takeaway',
            "A title",
            {"date": "2026-05", "authors": "Doe, J. (2024)"},
            "Takeaway",
        ),
        (
            "2024-05 — Doe, J. (2024). A title. AEJ, 11(4). Takeaway",
            "A title",
            {"date": "2024-05", "authors": "Doe, J.", "venue": "AEJ, 11(4)"},
            "Takeaway",
        ),
        (
            "Doe, J. (2024). A title. arXiv:2401.12345. Takeaway",
            "A title",
            {"authors": "Doe, J.", "date": "2024", "venue": "arXiv:2401.12345"},
            "Takeaway",
        ),
        (
            "Doe, J. (2024). A title. NBER Working Paper 1234. Takeaway",
            "A title",
            {"authors": "Doe, J.", "date": "2024", "venue": "NBER Working Paper 1234"},
            "Takeaway",
        ),
        (
            "Doe, J. (2024). A title. AEJ, 11(4). doi:10.1257/aer.2019. Takeaway",
            "A title",
            {
                "authors": "Doe, J.",
                "date": "2024",
                "venue": "AEJ, 11(4)",
                "url": "https://doi.org/10.1257/aer.2019",
            },
            "Takeaway",
        ),
        (
            "Doe, J. (2024). A title. AEJ, 11(4). <https://doi.org/10.1/x>. Takeaway",
            "A title",
            {
                "authors": "Doe, J.",
                "date": "2024",
                "venue": "AEJ, 11(4)",
                "url": "https://doi.org/10.1/x",
            },
            "Takeaway",
        ),
        (
            "Doe, J. (2024). A title. AEJ, 11(4).\n\nTakeaway",
            "A title",
            {"authors": "Doe, J.", "date": "2024", "venue": "AEJ, 11(4)"},
            "Takeaway",
        ),
        (
            "Doe, J., Roe, R.,\n& Poe, E. (2020). A\ntitle. *Journal of\nX*, 3(2). Takeaway",
            "A title",
            {
                "authors": "Doe, J., Roe, R., & Poe, E.",
                "date": "2020",
                "venue": "Journal of X, 3(2)",
            },
            "Takeaway",
        ),
        (
            "Müller, Ü., & Öz, E. (2020). Ein Titel. Zeitschrift für Soziologie, 3(2), 1–20. So.",
            "Ein Titel",
            {
                "authors": "Müller, Ü., & Öz, E.",
                "date": "2020",
                "venue": "Zeitschrift für Soziologie, 3(2), 1–20",
            },
            "So.",
        ),
        (
            "Doe, J. (2024) shows that wages rise. So.",
            "Doe, J. (2024) shows that wages rise.",
            {},
            "So.",
        ),
        (
            "Doe, J. (2024). *A title*. Great paper on wages. So",
            "A title",
            {"authors": "Doe, J.", "date": "2024"},
            "Great paper on wages. So",
        ),
        (
            'Jane Doe (2024), "Title", Venue. Takeaway',
            "Title",
            {"authors": "Jane Doe", "date": "2024", "venue": "Venue"},
            "Takeaway",
        ),
        ('Jane Doe: "Title", a great one. x', 'Jane Doe: "Title", a great one. x', {}, ""),
        (
            "Doe, J. (2024, March 3). A title. Blog. So",
            "A title",
            {"authors": "Doe, J.", "date": "2024, March 3"},
            "Blog. So",
        ),
        ("Doe, J. (n.d.). A title. So", "A title", {"authors": "Doe, J. (n.d.)"}, "So"),
        (
            "Doe, J. (2021b). A title. So",
            "A title",
            {"authors": "Doe, J. (2021b)", "date": "2021"},
            "So",
        ),
        (
            "11/2026 Tetlock, Superforecasting, ch. 3-5",
            "11/2026 Tetlock, Superforecasting, ch. 3-5",
            {},
            "",
        ),
        (
            'J. Doe, R. Roe, "A title," *IEEE Trans. Softw. Eng.*, vol. 3, pp. 1-20, 2021, doi: 10.1/x. So',
            "A title",
            {
                "authors": "J. Doe, R. Roe",
                "date": "2021",
                "venue": "IEEE Trans. Softw. Eng., vol. 3, pp. 1-20",
                "url": "https://doi.org/10.1/x",
            },
            "So",
        ),
        (
            'Doe, J. (2024): "A title", in: Zeitschrift für Soziologie 3 (2). So',
            "A title",
            {"authors": "Doe, J.", "date": "2024", "venue": "in: Zeitschrift für Soziologie 3 (2)"},
            "So",
        ),
        (
            "Müller, Hans (2019): Ein Titel. München: Beck. So",
            "Ein Titel",
            {"authors": "Müller, Hans", "date": "2019", "venue": "München: Beck"},
            "So",
        ),
        (
            "Doe, J. (2024). A title. J. Polit. Econ. 3, 1-20. So",
            "A title",
            {"authors": "Doe, J.", "date": "2024", "venue": "J. Polit. Econ. 3, 1-20"},
            "So",
        ),
        (
            "Jane Doe, *A title* (Crown, 2015), ch. 3–5. So",
            "A title",
            {"authors": "Jane Doe", "date": "2015", "venue": "Crown, ch. 3–5"},
            "So",
        ),
        (
            "Doe, J. (2024), A title, Journal of X, 3(2). So",
            "Doe, J. (2024), A title, Journal of X, 3(2). So",
            {},
            "",
        ),
        ("AI Index Report 2024. Takeaway", "AI Index Report 2024.", {}, "Takeaway"),
        ("Dube (2019) on wages — takeaway", "Dube (2019) on wages", {}, "takeaway"),
        ("Doe, J. (who else). A title. So", "Doe, J. (who else). A title. So", {}, ""),
        ('Ian McEwan, "A title", 2020', "A title", {"authors": "Ian McEwan", "date": "2020"}, ""),
        ("Doe, J. (2024). A title.", "A title", {"authors": "Doe, J.", "date": "2024"}, ""),
        (
            "Doe, J. (forthcoming). A title. Journal of X.",
            "A title",
            {"authors": "Doe, J.", "date": "forthcoming", "venue": "Journal of X"},
            "",
        ),
        (
            "Dube A, Lester TW. Minimum wages and jobs. AEJ. 2019;11(4):1-20. Takeaway",
            "Minimum wages and jobs",
            {"authors": "Dube A, Lester TW", "date": "2019", "venue": "AEJ, 11(4):1-20"},
            "Takeaway",
        ),
        (
            '**Doe, J.** (2024). "A title". *Nature*. So',
            "Doe, J.",
            {"date": "2024"},
            '"A title". *Nature*. So',
        ),
        (
            'Smith & Jones (2020), "Title": takeaway text',
            "Title",
            {"authors": "Smith & Jones", "date": "2020"},
            "takeaway text",
        ),
        (
            "Smith and Jones (2020): Title of the thing. Journal of X 12.",
            "Title of the thing",
            {"authors": "Smith and Jones", "date": "2020", "venue": "Journal of X 12"},
            "",
        ),
        ("Good. *Title* — x", "Good. *Title*", {}, "x"),
        ('Wages rose. "So what" he said. — x', 'Wages rose. "So what" he said.', {}, "x"),
        ("See the paper, *Title*, Venue. So", "See the paper, *Title*, Venue.", {}, "So"),
        (
            "US Department of Labor (2020). A title. So.",
            "A title",
            {"authors": "US Department of Labor", "date": "2020"},
            "So.",
        ),
        (
            "Doe, J. (2024). A title [Working paper]. NBER. So.",
            "A title [Working paper]",
            {"authors": "Doe, J.", "date": "2024", "venue": "NBER"},
            "So.",
        ),
        (
            "Doe, J. (2024). How do U.S. firms pay? Econometrica, 3. So",
            "How do U.S. firms pay?",
            {"authors": "Doe, J.", "date": "2024", "venue": "Econometrica, 3"},
            "So",
        ),
        (
            "Jane Doe (2020) — A title — takeaway",
            "Jane Doe",
            {"date": "2020"},
            "A title — takeaway",
        ),
        (
            "Tetlock, P., & Gardner, D. (2015). Superforecasting: The art and science of prediction. Crown.",
            "Superforecasting: The art and science of prediction",
            {"authors": "Tetlock, P., & Gardner, D.", "date": "2015", "venue": "Crown"},
            "",
        ),
        (
            "Card, David, and Alan B. Krueger. 1994. “Minimum Wages and Employment.” *American Economic Review* 84 (4): 772–93. A classic.",
            "Minimum Wages and Employment",
            {
                "authors": "Card, David, and Alan B. Krueger",
                "date": "1994",
                "venue": "American Economic Review 84 (4): 772–93",
            },
            "A classic.",
        ),
        (
            "Doe, J. (2024). A title. Journal of X, 3. Jobs fell by 3 percent.",
            "A title",
            {"authors": "Doe, J.", "date": "2024", "venue": "Journal of X, 3"},
            "Jobs fell by 3 percent.",
        ),
        (
            "Doe, J. (2024). Wages. Takeaway: Wages rose.",
            "Wages",
            {"authors": "Doe, J.", "date": "2024"},
            "Takeaway: Wages rose.",
        ),
        (
            "Jane Doe, *A title*, Penguin, 2020, pp. 3-5: wages rise",
            "A title",
            {"authors": "Jane Doe", "date": "2020", "venue": "Penguin, pp. 3-5"},
            "wages rise",
        ),
        (
            "Doe, J. *A title*. London: Penguin, 2020. So.",
            "A title",
            {"authors": "Doe, J.", "date": "2020", "venue": "London: Penguin"},
            "So.",
        ),
        (
            "Harford, T. (2020-05-01). How to count. Financial Times. So it goes.",
            "How to count",
            {"authors": "Harford, T.", "date": "2020-05-01", "venue": "Financial Times"},
            "So it goes.",
        ),
        (
            "Doe, J. (2024). AI and jobs. Science 3, 1-2.\nWages rose.",
            "AI and jobs",
            {"authors": "Doe, J.", "date": "2024", "venue": "Science 3, 1-2"},
            "Wages rose.",
        ),
        (
            "OpenAI (2023). GPT-4 technical report. https://arxiv.org/abs/2303.08774. Scale works.",
            "GPT-4 technical report",
            {"authors": "OpenAI", "date": "2023", "url": "https://arxiv.org/abs/2303.08774"},
            "Scale works.",
        ),
        (
            "Doe et al. (2024) — A title — takeaway",
            "A title",
            {"authors": "Doe et al.", "date": "2024"},
            "takeaway",
        ),
        (
            "Bank of England (2020). A title. So.",
            "A title",
            {"authors": "Bank of England", "date": "2020"},
            "So.",
        ),
        (
            "Dube A, Lester TW, et al. A title. J Polit Econ. 2019;11(4):1-20. So",
            "A title",
            {
                "authors": "Dube A, Lester TW, et al.",
                "date": "2019",
                "venue": "J Polit Econ, 11(4):1-20",
            },
            "So",
        ),
    ],
}

#: Entries in Markdown.
MARKDOWN: dict[Kind, list[Row]] = {
    Kind.BELIEF: [
        ("**Claim.** ~80%[^1]: why", "Claim.[^1]", {"credence": "~80%"}, "why"),
        ("**Claim (80%)**[^1]: why", "Claim[^1]", {"credence": "80%"}, "why"),
        ("**Claim.** ~80%.[^1] Why", "Claim.[^1]", {"credence": "~80%"}, "Why"),
        ("**Claim.**[^1] ~80% — why", "Claim.[^1]", {"credence": "~80%"}, "why"),
        ("Claim (80%).[^1][^2] Why", "Claim.[^1][^2]", {"credence": "80%"}, "Why"),
        ("**Claim.** ~80% — why.[^1]", "Claim.", {"credence": "~80%"}, "why.[^1]"),
        ("__Claim.__ ~80% — why", "Claim.", {"credence": "~80%"}, "why"),
        ("- nested", "", {}, "- nested"),
        ("1. nested", "", {}, "1. nested"),
        ("**Claim.** ~80% — # of cases", "Claim.", {"credence": "~80%"}, "\\# of cases"),
        ("**Claim.** ~80% — 1. of its kind", "Claim.", {"credence": "~80%"}, "1\\. of its kind"),
    ],
    Kind.UNCERTAINTY: [
        ("**Question?**\n- sub", "Question?", {}, "- sub"),
        ("- [ ] **Task?** text", "", {}, "- [ ] **Task?** text"),
    ],
    Kind.UPDATE_TRIGGER: [],
    Kind.READING: [
        (
            "2025-05 — [Title](url) — takeaway",
            "Title",
            {"date": "2025-05", "url": "url"},
            "takeaway",
        ),
        ("2025 [Title](url)", "Title", {"date": "2025", "url": "url"}, ""),
        ("(2025) [Title](url) — takeaway", "Title", {"date": "2025", "url": "url"}, "takeaway"),
        (
            "**2025-05** — [Title](url) — takeaway",
            "Title",
            {"date": "2025-05", "url": "url"},
            "takeaway",
        ),
        (
            "**2025-05:** [Title](url) — takeaway",
            "Title",
            {"date": "2025-05", "url": "url"},
            "takeaway",
        ),
        ("*2025-05* [Title](url)", "Title", {"date": "2025-05", "url": "url"}, ""),
        (
            "May 2025 — [Title](url) — takeaway",
            "Title",
            {"date": "May 2025", "url": "url"},
            "takeaway",
        ),
        ("forthcoming, [Title](url)", "Title", {"date": "forthcoming", "url": "url"}, ""),
        ("[Title](url)", "Title", {"url": "url"}, ""),
        ("[Title](url).", "Title", {"url": "url"}, ""),
        ("[Title](url) — takeaway", "Title", {"url": "url"}, "takeaway"),
        ("[Title](url): takeaway", "Title", {"url": "url"}, "takeaway"),
        ("[Title](url) - takeaway", "Title", {"url": "url"}, "takeaway"),
        ("[Title](url). Takeaway", "Title", {"url": "url"}, "Takeaway"),
        ("[Title](url) Takeaway", "Title", {"url": "url"}, "Takeaway"),
        ("[Title](url), which is good", "Title", {"url": "url"}, "which is good"),
        (
            "[Title](url), Authors (2025). Takeaway",
            "Title",
            {"authors": "Authors", "date": "2025", "url": "url"},
            "Takeaway",
        ),
        (
            "[Title](url), Authors (2025-05) — takeaway",
            "Title",
            {"authors": "Authors", "date": "2025-05", "url": "url"},
            "takeaway",
        ),
        (
            "[Title](url), A. One, B. Two & C. Three (2025). Takeaway",
            "Title",
            {"authors": "A. One, B. Two & C. Three", "date": "2025", "url": "url"},
            "Takeaway",
        ),
        (
            "[Title](url), Authors — takeaway",
            "Title",
            {"authors": "Authors", "url": "url"},
            "takeaway",
        ),
        (
            "[Title](url), Authors. Takeaway",
            "Title",
            {"authors": "Authors", "url": "url"},
            "Takeaway",
        ),
        (
            "[Title](url) by Authors — takeaway",
            "Title",
            {"authors": "Authors", "url": "url"},
            "takeaway",
        ),
        (
            "[Title](url) by Authors (2025). Takeaway",
            "Title",
            {"authors": "Authors", "date": "2025", "url": "url"},
            "Takeaway",
        ),
        (
            "[Title](url) (Authors, 2025) — takeaway",
            "Title",
            {"authors": "Authors", "date": "2025", "url": "url"},
            "takeaway",
        ),
        ("[Title](url) (2025) — takeaway", "Title", {"date": "2025", "url": "url"}, "takeaway"),
        (
            "[Title](url) (2025), Authors — takeaway",
            "Title",
            {"date": "2025", "authors": "Authors", "url": "url"},
            "takeaway",
        ),
        ("[**Title**](url) — takeaway", "**Title**", {"url": "url"}, "takeaway"),
        ("**[Title](url)** — takeaway", "Title", {"url": "url"}, "takeaway"),
        (
            "*[Title](url)*, Authors (2025). Takeaway",
            "Title",
            {"authors": "Authors", "date": "2025", "url": "url"},
            "Takeaway",
        ),
        ('"[Title](url)" — takeaway', "Title", {"url": "url"}, "takeaway"),
        ("[Title](<url with space>) — takeaway", "Title", {"url": "url with space"}, "takeaway"),
        ("[Ti - tle: sub](url) — takeaway", "Ti - tle: sub", {"url": "url"}, "takeaway"),
        (
            "Doe et al. (2024) — [Title](url) — takeaway",
            "Title",
            {"authors": "Doe et al.", "date": "2024", "url": "url"},
            "takeaway",
        ),
        (
            "Doe, J. (2024). [Title](url). Takeaway",
            "Title",
            {"authors": "Doe, J.", "date": "2024", "url": "url"},
            "Takeaway",
        ),
        (
            "2025-05 — [Title](url)\ntakeaway",
            "Title",
            {"date": "2025-05", "url": "url"},
            "takeaway",
        ),
        (
            "2025-05 — [Title](url)\n\ntakeaway",
            "Title",
            {"date": "2025-05", "url": "url"},
            "takeaway",
        ),
        (
            "2025-05 | [Title](url) | takeaway",
            "Title",
            {"date": "2025-05", "url": "url"},
            "takeaway",
        ),
        (
            "2025-05 — Jane Doe, [Title](url) — takeaway",
            "Title",
            {"date": "2025-05", "authors": "Jane Doe", "url": "url"},
            "takeaway",
        ),
        ("Jane Doe: [Title](url)", "Title", {"authors": "Jane Doe", "url": "url"}, ""),
        (
            "[Title](url), Great paper on x. Takeaway",
            "Title",
            {"url": "url"},
            "Great paper on x. Takeaway",
        ),
        (
            "Doe, J. (2024). A title. AEJ, 11(4). [doi](https://doi.org/10.1/x). Takeaway",
            "A title",
            {
                "authors": "Doe, J.",
                "date": "2024",
                "venue": "AEJ, 11(4)",
                "url": "https://doi.org/10.1/x",
            },
            "Takeaway",
        ),
        (
            "Doe, J. (2024). [A title](https://x.org). *AEJ*, 11(4). Takeaway",
            "A title",
            {"authors": "Doe, J.", "date": "2024", "venue": "AEJ, 11(4)", "url": "https://x.org"},
            "Takeaway",
        ),
        (
            "[A title](https://x.org/y), Doe, J. (2019). *AEJ*, 11(4). So",
            "A title",
            {"authors": "Doe, J.", "date": "2019", "venue": "AEJ, 11(4)", "url": "https://x.org/y"},
            "So",
        ),
    ],
}

#: Entries in reStructuredText.
RST: dict[Kind, list[Row]] = {
    Kind.BELIEF: [
        ("**Claim.** ~80% [1]_ — why", "Claim. [1]_", {"credence": "~80%"}, "why"),
        (
            "**Claim with ``code - x`` in it.** ~80% — why",
            "Claim with ``code - x`` in it.",
            {"credence": "~80%"},
            "why",
        ),
        (
            "Claim on :belief:`x — y <z>` (80%): why",
            "Claim on :belief:`x — y <z>`",
            {"credence": "80%"},
            "why",
        ),
        ("**Claim.** `~80%` — why", "Claim.", {"credence": "~80%"}, "why"),
        ("__ no bold. ~80%", "__ no bold.", {"credence": "~80%"}, ""),
        ("**Claim.** ~80% ^id", "Claim.", {"credence": "~80%"}, "^id"),
    ],
    Kind.UNCERTAINTY: [
        ("What is ``a? b``? Text", "What is ``a? b``?", {}, "Text"),
    ],
    Kind.UPDATE_TRIGGER: [
        ("evidence → lowers :belief:`a`", "evidence", {"lowers": "a"}, ""),
        (
            "evidence → lowers :beliefs:belief:`the claim <a>`, raises ``b``",
            "evidence",
            {"raises": "b", "lowers": "a"},
            "",
        ),
    ],
    Kind.READING: [
        ("`Title <https://x.org>`_ — takeaway", "Title", {"url": "https://x.org"}, "takeaway"),
        (
            "`Title <https://x.org>`__, Authors (2025). Takeaway",
            "Title",
            {"authors": "Authors", "date": "2025", "url": "https://x.org"},
            "Takeaway",
        ),
        (
            "2025-05 — `Title <https://x.org/a b>`__ — takeaway",
            "Title",
            {"date": "2025-05", "url": "https://x.org/ab"},
            "takeaway",
        ),
        ("`Title`_ — takeaway", "`Title`_", {}, "takeaway"),
        (
            "2025-05 — `A <u1>`_, `B <u2>`_ — takeaway",
            "`A <u1>`_, `B <u2>`_",
            {"date": "2025-05"},
            "takeaway",
        ),
        (
            "*Title*, Jane Doe (2024). Takeaway",
            "Title",
            {"authors": "Jane Doe", "date": "2024"},
            "Takeaway",
        ),
        (":doc:`other` — takeaway", ":doc:`other`", {}, "takeaway"),
        ("``code`` — takeaway", "``code``", {}, "takeaway"),
        (
            "Doe, J. (2024). `A title <https://x.org>`__. *AEJ*, 11(4). So",
            "A title",
            {"authors": "Doe, J.", "date": "2024", "venue": "AEJ, 11(4)", "url": "https://x.org"},
            "So",
        ),
        (
            "Doe, J. (2024). A title. AEJ, 11. `doi <https://doi.org/10.1/x>`_. So",
            "A title",
            {
                "authors": "Doe, J.",
                "date": "2024",
                "venue": "AEJ, 11",
                "url": "https://doi.org/10.1/x",
            },
            "So",
        ),
        (
            "`A title <https://x.org/y>`_, Doe, J. (2019). *AEJ*, 11(4). So",
            "A title",
            {"authors": "Doe, J.", "date": "2019", "venue": "AEJ, 11(4)", "url": "https://x.org/y"},
            "So",
        ),
    ],
}


def read(
    kind: Kind, text: str, markup: Markup = Markup.MARKDOWN, words: EntryWords = WORDS
) -> Entry:
    return read_entry(kind, lines_of(text), markup, words)


def lines_of(text: str) -> list[str]:
    return [line.rstrip() for line in f"- {text}".replace("\n", "\n  ").split("\n")]


def rows() -> list[tuple[Markup, Kind, Row]]:
    tables = [(BOTH, Markup), (MARKDOWN, [Markup.MARKDOWN]), (RST, [Markup.RST])]
    return [
        (markup, kind, row)
        for table, markups in tables
        for kind, found in table.items()
        for row in found
        for markup in markups
    ]


@pytest.mark.parametrize(("markup", "kind", "row"), rows())
def test_an_entry(markup: Markup, kind: Kind, row: Row) -> None:
    text, title, options, body = row
    entry = read(kind, text, markup)
    assert (entry.title, entry.options, "\n".join(entry.body)) == (title, options, body)
    assert entry.problems == []
    check_entry(kind, lines_of(text), markup)


# -- where it was written ----------------------------------------------------------------


@pytest.mark.parametrize("markup", Markup)
def test_each_part_has_its_line(markup: Markup) -> None:
    text = "**A claim over\ntwo lines.**\n~80% — why\n:name: x\n:tags: a,\n  b\n\nmore\n\n- sub"
    entry = read(Kind.BELIEF, text, markup)
    assert entry.title == "A claim over two lines."
    assert entry.title_line == 0
    assert entry.option_lines == {"name": 3, "tags": 4, "credence": 2}
    assert entry.options == {"name": "x", "tags": "a, b", "credence": "~80%"}
    assert entry.body_line == 2
    assert entry.body == ["why", "", "", "", "", "more", "", "- sub"]


def test_a_claim_can_begin_below_its_marker() -> None:
    entry = read_entry(Kind.BELIEF, ["-", "  **Claim.** ~80%", "", "  Why."], Markup.MARKDOWN)
    assert (entry.title, entry.title_line) == ("Claim.", 1)
    assert (entry.body, entry.body_line) == (["Why."], 3)


@pytest.mark.parametrize(
    ("lines", "body"),
    [
        (["1. **Claim.**", "", "   Why.", "", "       code"], ["Why.", "", "    code"]),
        (["10) **Claim.**", "", "    Why."], ["Why."]),
        (["+   **Claim.**", "", "    Why.", "    - sub"], ["Why.", "- sub"]),
        (["-\t**Claim.**", "", "\tWhy.", "\t\tcode"], ["Why.", "\tcode"]),
        (["- **Claim.** why", "lazy"], ["why", "lazy"]),
    ],
)
def test_the_indentation_of_a_body_is_that_of_its_marker(lines: list[str], body: list[str]) -> None:
    entry = read_entry(Kind.BELIEF, lines, Markup.MARKDOWN)
    assert (entry.title, entry.body) == ("Claim.", body)


@pytest.mark.parametrize("kind", ITEM_KINDS)
@pytest.mark.parametrize("mark", ["  ", "\\"])
def test_breaks_of_lines_in_the_first_paragraph_stay(kind: Kind, mark: str) -> None:
    lines = [f"- **Claim?** — one{mark}", f"  two{mark}", "  three  ", "", "  more"]
    entry = read_entry(kind, lines, Markup.MARKDOWN)
    body = [f"one{mark}", f"two{mark}", "three", "", "more"]
    assert (entry.title, entry.body) == ("Claim?", body)
    written = write_entry(kind, "Claim?", {}, body, Markup.MARKDOWN)
    assert written is not None
    assert read_entry(kind, written, Markup.MARKDOWN).body == body


@pytest.mark.parametrize("mark", ["  ", "\\"])
def test_breaks_of_lines_around_the_parts_of_an_entry_are_none_of_its_text(mark: str) -> None:
    lines = [f"- **A claim{mark}", f"  over lines.**{mark}", f"  ~80%{mark}", "  Why."]
    entry = read_entry(Kind.BELIEF, lines, Markup.MARKDOWN)
    assert (entry.title, entry.body) == ("A claim over lines.", ["Why."])
    lines = ["- **A claim.** ~80% — why {#x}  ", "  More."]
    entry = read_entry(Kind.BELIEF, lines, Markup.MARKDOWN)
    assert (entry.options["name"], entry.body) == ("x", ["why  ", "More."])


@pytest.mark.parametrize("markup", Markup)
def test_options_stand_at_any_depth_and_without_any(markup: Markup) -> None:
    for indent in ("", "  ", "    "):
        entry = read_entry(Kind.BELIEF, ["- **Claim.**", f"{indent}:name: x"], markup)
        assert entry.options == {"name": "x"}


# -- blocks right below a claim -------------------------------------------------------------

TABLE = ["| a | b |", "|---|:-:|", "| 1 | 2 |"]


@pytest.mark.parametrize("kind", ITEM_KINDS)
@pytest.mark.parametrize("why", [[], ["Why."]])
def test_a_table_right_below_a_claim_stays_whole(kind: Kind, why: list[str]) -> None:
    first = "**Claim?** — Why." if why else "**Claim?**"
    entry = read(kind, "\n".join([first, *TABLE]))
    assert (entry.title, entry.body, entry.problems) == ("Claim?", [*why, *TABLE], [])
    lines = write_entry(kind, "Claim?", {}, [*why, *TABLE], Markup.MARKDOWN)
    assert lines is not None
    assert lines[-3:] == [f"  {line}" for line in TABLE]
    assert why or not lines[-4].strip()


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("**Claim.** 70%\na | b\n---|---\n1 | 2", ["a | b", "---|---", "1 | 2"]),
        ("Claim. Why.\n\n| a |\n|---|", ["Why.", "", "| a |", "|---|"]),
        ("Claim. Why.\n| a |\n|---|", ["Why.", "| a |", "|---|"]),
        ("**Claim.** 70%\n| no table", ["| no table"]),
        ("**Claim.** 70% | why\nmore", ["why", "more"]),
    ],
)
def test_bars_below_a_claim(text: str, body: list[str]) -> None:
    entry = read(Kind.BELIEF, text)
    assert (entry.title, entry.body) == ("Claim.", body)


# -- doubts, and numbers that change ---------------------------------------------------------


@pytest.mark.parametrize("written", ["70%?", ">70%?", "~70%??", "70%!!", "70%?!", "70% ?", "70%？"])
@pytest.mark.parametrize("markup", Markup)
def test_marks_of_doubt_stay_and_are_named(written: str, markup: Markup) -> None:
    for text in (
        f"**Claim** {written}",
        f"**Claim** {written} — why",
        f"**Claim** {written} why",
        f"**Claim** ({written}) why",
        f"**Claim ({written})** why",
        f"Claim ({written}): why",
        f"Claim: {written} — why",
        f"**Claim** {written}\nwhy",
    ):
        entry = read(Kind.BELIEF, text, markup)
        assert (entry.title, entry.options) == ("Claim", {"credence": written})
        assert entry.body == (["why"] if "why" in text else [])
        check_entry(Kind.BELIEF, lines_of(text), markup)
    credence, problem = parse_credence(written)
    assert credence.kind is CredenceKind.UNREADABLE
    assert problem is not None


@pytest.mark.parametrize(
    "written", ["c. 75%", "ca. 75%", "approx. 75%", "c.75%", "ca 75%", "circa 75%", "p. 75%"]
)
@pytest.mark.parametrize("markup", Markup)
def test_an_abbreviation_before_a_credence_is_not_part_of_the_claim(
    written: str, markup: Markup
) -> None:
    for text in (
        f"**Rents rise**, {written}",
        f"**Rents rise** {written}, why",
        f"**Rents rise**; {written} — why",
        f"**Rents rise ({written}).** why",
        f"Rents rise, {written}",
        f"Rents rise. {written}.",
        f"Rents rise ({written}): why",
        f"Rents rise — {written} — why",
    ):
        entry = read(Kind.BELIEF, text, markup)
        assert entry.title.rstrip(".") == "Rents rise"
        assert entry.options == {"credence": written}
        assert entry.body == (["why"] if "why" in text else [])
        assert entry.problems == []
    problem = parse_credence(written)[1]
    assert problem is not None
    assert problem.values["fixed"] in {"~75%", "75%"}


@pytest.mark.parametrize(
    ("text", "title", "options", "body"),
    [
        ("Rents rise; ~65%", "Rents rise", {"credence": "~65%"}, ""),
        ("Rents rise; ~65%. Why", "Rents rise.", {"credence": "~65%"}, "Why"),
        ("Rents rise c. 75% — why", "Rents rise", {"credence": "c. 75%"}, "why"),
        ("C. 75%", "C.", {"credence": "75%"}, ""),
        ("Vitamin C. 75%", "Vitamin C.", {"credence": "75%"}, ""),
        ("Rents rise by c. 75%", "Rents rise by c. 75%", {}, ""),
        ("Rents rise in the U.S. 75%", "Rents rise in the U.S.", {"credence": "75%"}, ""),
        ("What ch. 3 says is right. Why.", "What ch. 3 says is right.", {}, "Why."),
        (
            "Vol. 3, no. 4, pp. 3 and fig. 7 err. Why",
            "Vol. 3, no. 4, pp. 3 and fig. 7 err.",
            {},
            "Why",
        ),
        ("Eqs. 1 and figs. 2 are right. Why", "Eqs. 1 and figs. 2 are right.", {}, "Why"),
    ],
)
def test_abbreviations_and_marks_around_a_claim(
    text: str, title: str, options: dict[str, str], body: str
) -> None:
    entry = read(Kind.BELIEF, text)
    assert (entry.title, entry.options, "\n".join(entry.body)) == (title, options, body)


def test_a_question_that_follows_a_number_in_a_sentence_stays_there() -> None:
    entry = read(Kind.BELIEF, "**Claim.** Is it 70%? Yes.")
    assert (entry.options, entry.body) == ({}, ["Is it 70%? Yes."])
    entry = read(Kind.BELIEF, "**Claim.** ~XX%? Yes.")
    assert entry.options == {"credence": "~XX%"}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("**Claim** 60% -> 70%", "60% -> 70%"),
        ("**Claim** 60% --> 70% — why", "60% --> 70% — why"),
        ("**Claim** 60%→70%. Why", "60%→70%. Why"),
        ("**Claim** — 60% => 70%: why", "60% => 70%: why"),
        ("**Claim** ~50% → ~60% → 70%, why", "~50% → ~60% → 70%, why"),
        ("**Claim** 60 → 70% — why", "60 → 70% — why"),
        ("**Claim** (60% → 70%) why", "(60% → 70%) why"),
        ("**Claim** **60%** → **70%** why", "**60%** → **70%** why"),
        ("**Claim** ~~60%~~ 70% — why", "~~60%~~ 70% — why"),
        ("**Claim** ~~60%~~ → 70% — why", "~~60%~~ → 70% — why"),
        ("**Claim** ~~60%~~ **70%** — why", "~~60%~~ **70%** — why"),
        ("**Claim** (~~60%~~ 70%): why", "(~~60%~~ 70%): why"),
        ("Claim (60% → 70%): why", "(60% → 70%): why"),
        ("Claim: ~~60%~~ 70%", "~~60%~~ 70%"),
        ("Claim ~60% → 70% — why", "~60% → 70% — why"),
        ("**Claim**\nWhy. (60% → 70%)", "Why. (60% → 70%)"),
    ],
)
@pytest.mark.parametrize("markup", Markup)
def test_of_numbers_that_replace_others_the_last_holds(
    text: str, body: str, markup: Markup
) -> None:
    entry = read(Kind.BELIEF, text, markup)
    credence = entry.options.pop("credence")
    assert credence.lstrip("~") == "70%"
    assert (entry.title, entry.options, entry.body) == ("Claim", {}, [body])
    assert [found.problem.subtype for found in entry.problems] == [Subtype.CREDENCE]
    problem = entry.problems[0].problem
    assert "more than one number" in problem.message.format(**problem.values)
    assert entry.problems[0].line == text.count("\n")
    check_entry(Kind.BELIEF, lines_of(text), markup)


def test_several_numbers_within_a_claim_stay_there() -> None:
    entry = read(Kind.BELIEF, "**Claim (60% → 70%).** why")
    assert (entry.title, entry.body) == ("Claim (60% → 70%).", ["why"])
    assert entry.options == {"credence": "70%"}
    assert len(entry.problems) == 1
    entry = read(Kind.BELIEF, "**Claim.** Turnout went from 60% → 70%.")
    assert (entry.options, entry.problems) == ({}, [])


# -- what cannot be read -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "text", "title", "line", "words"),
    [
        (Kind.BELIEF, "", "", 0, "is empty"),
        (Kind.BELIEF, "[ ] **Claim.** ~80%", "Claim.", 0, "the box [ ]"),
        (Kind.READING, "[x] *Title*", "Title", 0, "the box [x]"),
        (Kind.BELIEF, "**Claim.** ~80%\n:nmae: x", "Claim.", 1, "read as name"),
        (Kind.BELIEF, "**Claim.** ~80% {colour=red}", "Claim.", 0, "no option"),
        (Kind.BELIEF, "**Claim.** ~80%\n:credence: 70%", "Claim.", 1, "written twice"),
        (Kind.BELIEF, "**Claim.** ~80% :name: x", "Claim.", 0, "write :name: x"),
        (Kind.BELIEF, "**Claim.**\n\nWhy.\n\n:name: x", "Claim.", 4, "stands in the text"),
        (Kind.BELIEF, "**Claim.**\n/ 95%", "Claim.", 1, "95% is not read as a credence"),
        (Kind.BELIEF, "**Claim.** 🔥 60%", "Claim.", 0, "as in **Claim.** 60% — why"),
        (Kind.BELIEF, "**Claim.** I'd say 60%", "Claim.", 0, "60% is not read"),
        (Kind.BELIEF, "Claim 60-70% — why", "Claim 60-70%", 0, "60-70% is not read"),
        (Kind.BELIEF, "Claim P = 20%", "Claim P = 20%", 0, "20% is not read"),
        (Kind.BELIEF, "Prices rise 5%, 60%", "Prices rise 5%, 60%", 0, "60% is not read"),
        (Kind.BELIEF, "60-70% ECB holds", "60-70% ECB holds", 0, "60-70% is not read"),
        (Kind.BELIEF, "**Claim.** 70% — why {# b c}", "Claim.", 0, "{# b c} is shown"),
        (Kind.BELIEF, "**Claim.** 70% {#b c}", "Claim.", 0, "{#b c} is shown"),
        (Kind.READING, "*Title* — why\nmore {# b}", "Title", 1, "{# b} is shown"),
        (Kind.BELIEF, "**Claim.** 70%\n:tags", "Claim.", 1, "write :tags:"),
        (Kind.BELIEF, "**Claim.** 70%\n:tags a, b", "Claim.", 1, "write :tags: a, b"),
        (Kind.BELIEF, "**Claim.** 70% :tags", "Claim.", 0, ":tags is shown"),
        (Kind.UNCERTAINTY, "**Q?** Why\nso :tags a", "Q?", 1, ":tags is shown"),
        (
            Kind.UPDATE_TRIGGER,
            "A trial → raises my hopes",
            "A trial → raises my hopes",
            0,
            "raises my hopes follows the arrow",
        ),
        (Kind.UPDATE_TRIGGER, "A trial ->", "A trial ->", 0, "nothing follows the arrow"),
        (
            Kind.UPDATE_TRIGGER,
            "A trial → drops g-x by much",
            "A trial → drops g-x by much",
            0,
            "drops g-x by much follows the arrow",
        ),
        (
            Kind.UPDATE_TRIGGER,
            "A trial → g-x down a lot",
            "A trial → g-x down a lot",
            0,
            "g-x down a lot follows the arrow",
        ),
        (
            Kind.UPDATE_TRIGGER,
            "A trial\n→ raises a (to 40%), lowers b (to 20%)",
            "A trial → raises a (to 40%), lowers b (to 20%)",
            1,
            "follows the arrow",
        ),
    ],
)
def test_what_cannot_be_read_is_one_problem_at_its_line(
    kind: Kind, text: str, title: str, line: int, words: str
) -> None:
    entry = read(kind, text)
    assert entry.title == title
    assert [found.line for found in entry.problems] == [line]
    problem = entry.problems[0].problem
    assert words in problem.message.format(**problem.values)


def test_what_is_not_an_option_stays_in_the_text_as_it_is() -> None:
    for text in ("{# b c}", ":tags", ":tags a", "why :tags", "why {# b}"):
        assert read(Kind.BELIEF, f"**Claim.** 70% {text}").body == [text]
    entry = read(Kind.BELIEF, "**Claim.** 70% — a set {a, b} and :unknown or 3 :1")
    assert entry.problems == []


def test_the_first_option_written_is_used() -> None:
    assert read(Kind.BELIEF, "**Claim.** ~80%\n:credence: 70%").options == {"credence": "~80%"}


# -- words of a site -----------------------------------------------------------------------


def test_words_of_a_scale_count_where_the_site_has_one() -> None:
    text = "**Claim.** Very likely — why"
    assert read(Kind.BELIEF, text).options == {"credence": "Very likely"}
    entry = read(Kind.BELIEF, text, words=EntryWords())
    assert (entry.options, entry.body) == ({}, ["Very likely — why"])


GERMAN = EntryWords(
    why=("warum es wichtig ist", "why it matters"),
    normative=("normativ", "normative"),
    raises=("hebt", "raises"),
    lowers=("senkt", "lowers"),
    to=("auf", "to"),
    also=("und", "and"),
    forthcoming=("im erscheinen", "forthcoming"),
    by=("von",),
)


@pytest.mark.parametrize(
    ("kind", "text", "title", "options", "body"),
    [
        (Kind.UNCERTAINTY, "Frage? Warum es wichtig ist: so", "Frage?", {}, ["so"]),
        (Kind.UNCERTAINTY, "Frage? Why it matters: so", "Frage?", {}, ["so"]),
        (Kind.BELIEF, "(Normativ.) Wir sollten.", "Wir sollten.", {"normative": ""}, []),
        (
            Kind.UPDATE_TRIGGER,
            "Ein Versuch → senkt a und hebt b (auf 40%)",
            "Ein Versuch",
            {"lowers": "a", "raises": "b", "to": "40%"},
            [],
        ),
        (Kind.READING, "*Im Erscheinen* — Titel", "Titel", {"date": "forthcoming"}, []),
        (Kind.READING, "*Titel* von Jane Doe — so", "Titel", {"authors": "Jane Doe"}, ["so"]),
        # Colons as French has them, and brackets as Chinese and Japanese do.
        (Kind.BELIEF, "**So.** Confidence : 70%", "So.", {"credence": "70%"}, []),
        (Kind.BELIEF, "**So.** Confidence\u00a0: 70% — why", "So.", {"credence": "70%"}, ["why"]),
        (Kind.UPDATE_TRIGGER, "Ein Versuch → hebt : a", "Ein Versuch", {"raises": "a"}, []),
        (Kind.UPDATE_TRIGGER, "Ein Versuch → hebt\u00a0: a", "Ein Versuch", {"raises": "a"}, []),
        (
            Kind.UPDATE_TRIGGER,
            "Ein Versuch → hebt a（auf ~40%）",
            "Ein Versuch",
            {"raises": "a", "to": "~40%"},
            [],
        ),
    ],
)
def test_words_of_a_language(
    kind: Kind, text: str, title: str, options: dict[str, str], body: list[str]
) -> None:
    entry = read(kind, text, words=GERMAN)
    assert (entry.title, entry.options, entry.body) == (title, options, body)


@pytest.mark.parametrize(
    "unit",
    [
        "Doe, J., ",
        "Doe, J. (2019). ",
        "Doe. ",
        "A B, ",
        "(2019) ",
        '"T." ',
        "*A*, ",
        "1(2), ",
        "doi:",
    ],
)
@pytest.mark.parametrize("start", ["", "Doe, J. (2019). ", 'Doe, J. "T." ', "Doe J. "])
def test_a_long_citation_takes_linear_time(start: str, unit: str) -> None:
    # A quadratic search would take minutes here; the suite's own patience is the limit.
    read(Kind.READING, start + unit * 20_000)
