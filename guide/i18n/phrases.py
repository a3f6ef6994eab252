"""The program's own words, in every language. What a guide says is content; this is what surrounds it."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import Any, TypeVar, dataclass_transform

Language = str
"""A language by its BCP 47 tag."""
NAMES: dict[Language, str] = {"zh-Hans": "简体中文", "zh-Hant": "繁體中文", "en": "English"}
"""The languages the program speaks itself, as their speakers call them."""


def name_of(language: Language) -> str:
    """What its speakers call a language; its tag where that is not known."""
    return NAMES.get(language, language)


def nearest(asked: str, spoken: Iterable[Language]) -> Language | None:
    """The language that comes nearest to the one asked for, a tag or a locale; None where none will do.

    Chinese without a script is Traditional in Taiwan, Hong Kong and Macau, Simplified elsewhere.
    """
    wanted, known = _subtags(asked), {language: _subtags(language) for language in spoken}
    same = [language for language, tags in known.items() if tags[0] == wanted[0]]
    fitting = [language for language in same if _script(known[language]) == _script(wanted)]
    exact = [language for language in same if known[language] == wanted]
    return next(iter([*exact, *fitting, *same]), None)


def _subtags(tag: str) -> list[str]:
    return tag.partition(".")[0].partition("@")[0].replace("_", "-").lower().split("-")


def _script(tags: list[str]) -> str:
    for tag in tags[1:]:
        if len(tag) == 4 and tag.isalpha():
            return tag
    return ("hant" if {"tw", "hk", "mo"} & {*tags[1:]} else "hans") if tags[0] == "zh" else ""


_Class = TypeVar("_Class", bound=type)


@dataclass_transform(kw_only_default=True, frozen_default=True)
def _words(cls: _Class) -> _Class:
    """As a dataclass to whoever checks types; making one of so many fields would hold up the first page."""

    names = cls.__annotations__.keys()

    def fill(self: Any, **words: Any) -> None:
        if words.keys() != names:
            raise TypeError(f"missing or unknown: {', '.join(sorted(words.keys() ^ names))}")
        self.__dict__.update(words)

    cls.__init__ = fill  # type: ignore[misc]
    return cls


@_words
class Phrases:
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
    clock_wrong: str
    reads_as: str
    per_month: str
    past_midnight: str
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
    read_first: str
    numbers_title: str
    numbers_lead: str
    numbers_cut: str
    numbers_keep: str
    saved_title: str
    saved_at: str
    saved_holds: str
    saved_parts: dict[str, str]
    saved_not: str
    saved_names: str
    saved_typed: str
    saved_no_numbers: str
    saved_numbers: str
    saved_delete: str
    saved_left_out: str
    save_failed: str
    save_failed_kept: str
    save_reasons: dict[str, str]
    close: str
    # opening a note
    note_damaged: str
    damages: dict[str, str]
    opened: str
    opened_other_day: str
    opened_check: str
    opened_ask_again: str
    opened_dropped: str
    opened_unknown: str
    and_more: str
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
    answers_lead: str
    copied: str
    copy_which: str
    copy_lead: str
    no_answers: str
    note_next: str
    note_look_again: str
    note_answers: str
    note_record_rows: str
    note_limits: str
    note_front: str
    note_data: str
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
    # sheets
    sheet_needed: str
    sheet_later: str
    form_done: str
    form_read: str
    plan_result: str
    plan_other_debts: str
    plan_differs: str
    plan_add_debt: str
    plan_remove_debt: str
    plan_debt: str
    plan_debt_lead: str
    plan_debt_unknown: str
    sheet_lives: str
    sheet_lives_there: str
    form_kept: str
    form_still: str
    plan_lead: str
    lead_now: str
    lead_asks: str
    lead_change: str
    lead_read: str
    lead_only: str
    aside_more: str
    letter_named: str
    letter_lead: str
    letter_preview: str
    letter_not_now: str
    letter_blanks_left: str
    letter_entries: str
    letter_entries_lead: str
    letter_fill: str
    letter_copy: str
    letter_edit: str
    letter_edit_lead: str
    letter_edit_keep: str
    letter_edit_drop: str
    # files to give away
    file_lead: str
    others_title: str
    others_lead: str
    helper_preview: str
    letter_save: str
    calendar_save: str
    calendar_lead: str
    calendar_with: str
    calendar_without: str
    calendar_neutral: str
    calendar_words: str
    calendar_payment: str
    calendar_review: str
    # since a note was made
    since_fates: dict[str, str]
    since_fact: str
    since_page: str
    since_now: str
    since_because: str
    since_asks: str
    since_passed: str
    since_next: str
    since_sources: str
    # the log
    log_entries: str
    log_new: str
    log_edit: str
    log_change: str
    log_lead: str
    log_keep: str
    log_more: str
    log_less: str
    log_drop: str
    log_days: str
    log_counts: str
    log_case: str
    log_case_lead: str
    log_whole: str
    log_behind: str
    log_unfold: str
    log_delete: str
    log_delete_title: str
    log_delete_lead: str
    promised: str
    promised_answer: str
    they_promised: str
    promised_by: str
    # the summary for a helper
    helper_title: str
    helper_consent: str
    helper_consent_says: str
    helper_situation: str
    helper_urgent: str
    helper_nothing: str
    helper_facts: str
    helper_plan: str
    helper_agreed: str
    helper_agreed_since: str
    helper_done: str
    helper_budget: str
    helper_offer: str
    helper_wants: str
    helper_fears: str
    helper_questions: str
    helper_bring: str
    helper_route: str
    helper_claims: str
    helper_unchecked: str
    helper_between: str
    helper_limits: str
    # palette
    palette_title: str
    palette_lead: str
    palette_none: str
    theme: str
    # the days to come
    days_title: str
    days_lead: str
    days_keep: str
    days_none: str
    days_change: str
    days_same: str
    days_asks: str
    days_leads: str
    days_comes: str
    days_goes: str
    days_words: str
    calendar_title: str
    day_promised: str
    day_promised_what: str
    calendar_cancelled: str
    # forms
    field_errors: dict[str, str]
    leave_empty: str
    # letters
    letter_subject: str
    letter_gap: str
    letter_day: str
    letter_row: str
    letter_reported: str
    letter_mine: str
    letter_unlisted: str
    letter_in: str
    letter_out: str
    letter_nameless: str
    letter_answered: str
    letter_after_reply: str
    letter_read_only: str
    letter_send: str
    letter_send_also: str
    letter_edited: str
    letter_long: str
    letter_changed: str
    letter_keep: str
    letter_drops_edited: str
    letter_anew: str
    letter_copied: str
    letter_undirected: str
    letter_blank: str
    letter_blanks: dict[str, str]
    # drafts, saved notes, forgetting
    draft_offer: str
    draft_title: str
    draft_lead: str
    draft_at: str
    draft_ends: str
    draft_yes: str
    draft_no: str
    draft_kept: str
    draft_manage: str
    draft_stop: str
    draft_check_lead: str
    draft_failed: str
    draft_go_on: str
    draft_found: str
    draft_discard: str
    draft_name: str
    quit_draft_lead: str
    quit_keep_draft: str
    quit_drop_draft: str
    crashed_draft: str
    notes_open: str
    notes_title: str
    notes_in: str
    notes_none: str
    notes_answers: str
    notes_damaged: str
    update: str
    update_new: str
    update_lead: str
    update_poorer: str
    updated: str
    update_failed_kept: str
    no_such_note: str
    bad_name: str
    renamed: str
    delete_ask: str
    delete_aside: str
    delete_gone: str
    delete_link: str
    delete_limits: str
    delete_this: str
    delete_sure: str
    deleted_title: str
    deleted_aside: str
    deleted_gone: str
    aside_list: str
    aside_none: str
    restore_by_hand: str
    restored: str
    kept_all: str
    forget_none: str
    forget_lead: str
    forget_unclear: str
    forget_limits: str
    forget_ask: str
    forget_running: str
    forget_again: str
    forgot: str
    did_not_work: str
    not_forgotten: str
    kinds: dict[str, str]
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
    plain_text: str
    plain_prompt: str
    plain_help: str
    plain_folder: str
    plain_reads: str
    plain_find: str
    words: dict[str, str]
    """what may be typed as a line for what the keys do, one word or several with commas between"""
    but: str
    semicolon: str
    comma: str
    colon: str
    stop: str
    keys: dict[str, str]

    @property
    def chinese(self) -> bool:
        """Whether they are set as Chinese is: wide marks, no spaces."""
        return _subtags(self.language)[0] == "zh"

    @property
    def for_a_file(self) -> Phrases:
        """The same words for what is saved, and read on another day."""
        return _ForAFile(**self.__dict__)

    @property
    def lasting(self) -> bool:
        """Whether they are for a file: days are then written with their year."""
        return isinstance(self, _ForAFile)


class _ForAFile(Phrases):
    """Words that will be read who knows when."""


def phrases(language: Language) -> Phrases:
    """The interface words in a language, or in English where there are none; only that language is loaded."""
    known = nearest(language, NAMES) or "en"
    module = import_module(f"guide.i18n.{known.lower().replace('-', '_')}")
    found: Phrases = module.PHRASES
    return found if known == language else Phrases(**{**found.__dict__, "language": language})
