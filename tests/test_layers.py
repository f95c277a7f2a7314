"""A module imports only from floors below its own, wherever in it the import stands."""

from __future__ import annotations

import ast
import configparser
import re
import sys
from collections import Counter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "sphinx_beliefs"

#: The floors of the house, the lowest first: a folder (. for the package itself), and the modules in
#: it that need nothing of each other.
FLOORS = """
.: late
model: enum_tables excerpts message patterns
scoring: cases score_needs
coherence: systems
coherence: pairs worlds
coherence: rows
coherence: nearest
coherence: examining
coherence: bounding rounding
model: known_names problem
model.sections: section_headings
model.sections: section_scopes
model.sections: list_rewriting rst_list_finder unknown_headings
model.notation: claim_edits date_hints fences html_tags labels names number_words prose_words scales table_cells
model.notation: credence_hints fence_reader placeholders prose_numbers urls
model.notation: credence dates discuss source_ids
model.notation: bare_options bayes log_lines
model.notation: option_lines
model.notation: late_options
model.records: index_choices record relations score_choices vocabulary
model.records: items logs mention pages questions texts
model.records: kind_row states
model.records: kinds
model.records: item_options query
scoring: scores
scoring: calibration movement
model.entries: entry_words
model.entries: inline_marks list_markers
model.entries: markdown_blocks rst_scanner
model.entries: bare_credences markdown_scanner
model.entries: entry entry_parts list_parts written_credences
model.entries: credence_places
model.entries: log_lists reading_parts unread_credences
model.entries: citation_tails stray_indents
model.entries: citations
model.entries: belief_entries entry_lines reading_entries trigger_entries uncertainty_entries
model.entries: entry_reader option_writer
model.entries: belief_signs directive_writer entry_writer
model.fields: reader topic_signs
model.fields: rung_texts
model.fields: relation_fields
model.fields: belief_fields narrowing reading_fields topic_fields trigger_fields uncertainty_fields
model.fields: flat_keys index_options
model.fields: change_options count_phrases map_options score_options
model.slips: head_slips markup_names yaml_lines
model.slips: openings
model.slips: inline_slips rst_in_markdown
model.slips: markdown_slips rst_slips
model.past: versions
model.past: build_past suspicion vouching
model.site: answers page_keys page_records
model.site: directory
model.site: changes contents
model.site: bearing finder
model.site: links logbook
model.site: site
model.site: citing due effects past_entries related_beliefs unknown_names
model.site: relation_facts relation_groups
model.site: group_systems
model.site: new_credences
model.site: entries facts settled_outcomes
model.site: order
model.site: columns grouping mind_changes related selection
model.site: agenda
model.site: case_selection
model.site: kept_triggers
model.site: track_records
model.site: change_rows listing maps
model.site: answering dot parts
model.checks: outcome_checks
model.checks: relation_checks
model.checks: belief_checks coherence_checks history_checks log_checks mention_checks name_checks succession topic_checks
model.checks: trigger_checks view_checks
model.checks: all_checks
exporting: public_types
exporting: export_columns export_reader export_schema export_writer
exporting: export_tables
exporting: table_files
importing: forecasts month_names moments percents plain_texts source_names
importing: day_habits file_members loose_percents
importing: encodings own_forecasts
importing: csv_tables json_records
importing: column_mapping fatebook_comments metaculus_questions platform_signs
importing: fatebook heading_guesses manifold metaculus outcome_words predictionbook
importing: spreadsheets
importing: platforms
importing: page_texts
importing: known_beliefs question_beliefs
importing: belief_updates
words: daytext joining
words: change_wording direction prose_wording wording
words: relation_wording
words: figures spoken trigger_wording
words: implied_wording view_wording
words: score_wording
words: claim_wording entry_wording feed_wording part_wording section_wording
.: reporting role_targets stand_ins
options: file_needs option_checks structured_author
options: conf_fields
options: config
authoring: markdown_list_finder topic_places
past: page_rules plain_claims
past: git_process old_directives unlogged
past: commits old_pages
past: likeness page_states past_cache
past: version_events
past: following
past: past_reader site_rules
options: conf_texts config_problems
doctree: conditions nodes
doctree: inline_nodes titles
doctree: dating paragraphs
doctree: histories
storage: packing page_notes written
storage: kept_types notes
storage: settled store
.: output
.: references
.: domain
.: toctrees
exporting: page_urls public_values
exporting: export_maker
exporting: beliefs_json
feeds: lasting_ids safe_texts
feeds: atom_feed calendar_file entry_html
feeds: changes_feed readings_feed
feeds: file_contents
settling: circumstances consistency fingerprints
settling: freshness settle
authoring: lines locations simple_markdown prose quotes roles safe_links yaml_values
authoring: front_matter unclosed_tags
authoring: final_records marking missed_headings missed_topics myst_source
authoring: notebook_lists notebooks
authoring: blanks page_heads
authoring: field_heads
authoring.directives: directive_lines
authoring.directives: base item_nodes list_text
authoring.directives: item topic_meta views
authoring.directives: option_texts stated_relations
authoring.directives: belief credence_log reading together uncertainty update_trigger
authoring.directives: lists
authoring.directives: section_lists
authoring: related_sections slip_fixer taglines
authoring: header section_reader
rendering: latex_style pictures side_table table_visitors title_lines
rendering: latex_tree letter_tree
rendering: calibration_picture copies discuss_links domain_indices feed_links page_descriptions search_labels side_files structured_data
rendering: html_visitors map_visitors map_writer relation_lines row_markup
rendering: calibration_visitors change_table fact_rows html_markup index_rows node_markup region_links
rendering: belief_table
rendering: latex_visitors
rendering: entry_marks
rendering: score_parts
rendering: score_rows
rendering: track_record_writer
rendering: calibration_writer change_writer fill_facts index_writer previews row_data row_visitor
rendering: assets fill_views page_bodies
rendering: generated_pages late_indices visitor_table
rendering: gate
settling: past_of_site
settling: after_reading
.: extension
.: __init__
command: heard own_catalogues speech
command: chosen_types failures frame progress warning_formats
command: addresses sources terminal
command: site_reader tables
command: check due_formats index_arguments row_values row_words
command: due_list list_rows
command: file_names filling page_place page_shape
command: front_matter_schema new_files subjects topic_page
command: editor_files
command: new_site page_habits
command: site_habits
command: init new vscode_snippets
command.exporting: own_files
command.converting: source_file written_page
command.converting: diffs plain_words recorder to_lists
command.converting: logs_as_lists page_reader to_directives
command.converting: plain_entries
command.converting: plain_items
command.converting: to_plain
command.converting: rewriting
command.converting: conversion
command.histories: belief_changes log_places site_past
command.histories: history_formats log_writing
command.histories: log_command
command.importing: edits exported_items new_pages site_files whole_writes
command.importing: exported_pages landing
command.importing: import_plan
command.importing: export_plan import_report
command.scoring_output: score_json score_tables
command.repairing: repair_plan
command.repairing: item_places page_said
command.repairing: page_repairs
command: convert export history import_files repair schema score snippets
command: main
.: __main__
"""


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts)


MODULES = {
    name_of(path): path
    for path in sorted(PACKAGE.rglob("*.py"))
    if path.name != "__init__.py" or path.parent == PACKAGE
}


def floors() -> dict[str, int]:
    """The floor of each module, from 0 at the ground."""
    found: dict[str, int] = {}
    for floor, line in enumerate(FLOORS.strip().splitlines()):
        folder, _, names = line.partition(": ")
        prefix = "" if folder == "." else f"{folder}."
        found |= {prefix + name: floor for name in names.split()}
    return found


#: A part of the package, written as a text.
LATE = re.compile(r"sphinx_beliefs[.\w]*:\w+")


def imports(path: Path) -> set[str]:
    """The modules of the package that a module imports: under TYPE_CHECKING, in functions, and when
    a name is first used (``late.py``).
    """
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.Constant) and LATE.match(str(node.value)):
            names = [node.value.partition(":")[0]]
        for name in names:
            first, *parts = name.split(".")
            if first == "sphinx_beliefs":
                while parts and ".".join(parts) not in MODULES:
                    parts.pop()
                found.add(".".join(parts) or "__init__")
    return found


def test_every_module_has_a_floor() -> None:
    assert set(MODULES) == set(floors())


def test_each_module_has_one_floor() -> None:
    listed = [word for line in FLOORS.split("\n") for word in line.partition(": ")[2].split()]
    assert len(listed) == len(floors())


@pytest.mark.parametrize("name", MODULES)
def test_a_module_imports_only_from_below(name: str) -> None:
    ranks = floors()
    for other in imports(MODULES[name]) - {name}:
        if (name, other) == ("extension", "__init__"):
            continue  # the version
        assert ranks[other] < ranks[name], f"{name} imports {other}"


def test_no_two_modules_have_one_name() -> None:
    names = Counter(name.rpartition(".")[2] for name in MODULES)
    assert [name for name, number in names.items() if number > 1] == []


#: What the model may need besides the standard library.
ALLOWED = {"sphinx_beliefs", "msgspec"}

#: What may be needed besides, of an extra, by folder.
OF_EXTRAS = {"scoring": {"numpy", "scipy"}, "coherence": {"numpy", "scipy"}}


@pytest.mark.parametrize("folder", ["model", "importing", "scoring", "coherence"])
def test_what_reads_texts_and_files_knows_nothing_of_sphinx(folder: str) -> None:
    allowed = ALLOWED | OF_EXTRAS.get(folder, set())
    for path in (PACKAGE / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            elif isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            tops = {name.partition(".")[0] for name in names}
            assert tops <= allowed | sys.stdlib_module_names, path


@pytest.mark.parametrize("environment", ["testenv:model", "testenv:fuzz"])
def test_where_there_is_no_sphinx_there_is_what_the_model_needs(environment: str) -> None:
    tox = configparser.ConfigParser(interpolation=None)
    tox.read(PACKAGE.parent / "tox.ini", encoding="utf-8")
    installed = {line.partition(">=")[0] for line in tox[environment]["deps"].split()}
    assert installed >= ALLOWED - {"sphinx_beliefs"}
