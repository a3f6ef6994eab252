"""The program's own words, in every language. What a guide says is content; this is what surrounds it."""

from __future__ import annotations

from importlib import import_module
from typing import Literal, NamedTuple

Language = Literal["zh-Hant", "zh-Hans", "en"]
NAMES: dict[Language, str] = {"zh-Hant": "繁體中文", "zh-Hans": "简体中文", "en": "English"}


class Phrases(NamedTuple):
    """Interface words in one language. Fields in {braces} are filled with `str.format`; a missing field cannot compile."""

    language: Language
    # sections of an outcome, in their order
    know: str
    today: str
    say: str
    record: str
    then: str
    help: str
    article: str
    law: str
    also: str
    pages: str
    # voices
    article_says: str
    law_lead: str
    forces: dict[str, str]
    reads: dict[str, str]
    # moving
    begin: str
    loading: str
    go_on: str
    back: str
    why: str
    skip: str
    mark_first: str
    reads_as: str
    days_ago: str
    days_ahead: str
    is_today: str
    # progress
    left: str
    left_exact: str
    last_question: str
    start: str
    here: str
    # check page
    check_title: str
    check_lead: str
    check_today: str
    show_result: str
    not_given: str
    change: str
    falls_away: str
    falls_away_lead: str
    change_anyway: str
    keep_as_it_was: str
    # outcome
    change_answers: str
    start_again: str
    start_again_lead: str
    read_article: str
    read_law: str
    continue_note: str
    # help, pages
    human_help: str
    side_pages: str
    takes: str
    limits: str
    glossary: str
    keys_title: str
    keys_lead: str
    # saving
    save: str
    save_title: str
    save_lead: str
    save_where: str
    save_folder: str
    save_here: str
    save_nothing: str
    saved_title: str
    saved_at: str
    saved_holds: str
    saved_holds_answers: str
    saved_not: str
    saved_delete: str
    saved_left_out: str
    save_failed: str
    save_failed_kept: str
    save_reasons: dict[str, str]
    close: str
    # opening a note
    note_damaged: str
    opened: str
    opened_other_day: str
    opened_ask_again: str
    opened_version: str
    opened_dropped: str
    # leaving
    quit: str
    quit_title: str
    quit_lead: str
    quit_save: str
    quit_leave: str
    quit_stay: str
    language_title: str
    too_small: str
    # the note
    note_title: str
    note_made: str
    note_again: str
    note_three: str
    note_now: str
    note_do: str
    note_answers: str
    note_record_rows: str
    note_limits: str
    note_front: str
    # errors outside the page
    crashed: str
    blank: str
    # sources
    sources: str
    sources_lead: str
    sources_none: str
    legend: str
    claim: str
    where: str
    firmness: str
    grade: str
    note: str
    contradicts: str
    force: str
    read: str
    used: str
    since: str
    terms: str
    grades: dict[str, str]
    firmnesses: dict[str, str]
    tags: dict[str, str]
    map_title: str
    map_lead: str
    # a locale that is not UTF-8
    encoding_lines: str
    # in a browser
    serving: str
    download_lead: str
    download_here: str
    download_sent: str
    downloaded: str
    downloaded_delete: str
    keys_lead_browser: str
    # plain mode
    plain_one: str
    plain_several: str
    plain_field: str
    plain_unknown: str
    plain_help: str
    but: str
    semicolon: str
    comma: str
    colon: str
    stop: str
    keys: dict[str, str]


def phrases(language: Language) -> Phrases:
    """The interface words in a language; only that language is loaded."""
    module = import_module(f"guide.phrases.{language.lower().replace('-', '_')}")
    found: Phrases = module.PHRASES
    return found
