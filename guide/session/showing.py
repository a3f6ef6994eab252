"""What a session shows when no panel lies on top, and what every view gets besides."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from guide.content.guide import Guide
from guide.content.notices import Notice
from guide.content.outcomes import Outcome
from guide.i18n.languages import Language
from guide.i18n.locale import quoted
from guide.session.host import Panel, PanelHost
from guide.session.idle import idle
from guide.sheets.together import check_lines, on_outcome, suggested
from guide.views.format import fill, left_in_words
from guide.views.glossary import Glossary, glossary
from guide.views.model import Section, View
from guide.views.nodes import OnOutcome, check_view, notice_view, question_view, with_words
from guide.views.outcome import outcome_view
from guide.views.rail import Ends, beside

FEW = 3
"""So many outcomes are named before it is known which it is."""
_EXPLAINED = ("question", "outcome", "page", "check")
"""Kinds of views in which glossary words are marked; the glossary itself is among the pages and marks its own."""


def view_of(s: PanelHost) -> View:
    """What to show now."""
    view = s.panels[-1].view(s) if s.panels else _under(s)
    if view.kind in _EXPLAINED:
        view = replace(view, words=_words(s, view), links=_links(s, view))
    if s.started:
        questions = [s.guide.questions[id] for id in s.walk.known if id in s.guide.questions]
        here = None if isinstance(s.walk.node, Outcome) else s.walk.node.chapter
        view = replace(view, chapter=here, passed=frozenset(question.chapter for question in questions))
        view = replace(view, rail=_rail(s, view))
    view = s.draft_policy.dress(s, replace(view, idle=idle(s.guide)))
    return replace(view, error=s.error) if s.error else view


def view_below(s: PanelHost, panel: Panel) -> View:
    """What a panel lies on, as it would be shown now."""
    place = s.panels.index(panel)
    return s.panels[place - 1].view(s) if place else _under(s)


def _under(s: PanelHost) -> View:
    """The start page, the check page, an outcome or a question."""
    node, journey = s.walk.node, s.walk.journey
    if not s.started:
        return s.start_page.view(s.p)
    if s.walk.checking:
        return check_view(s.walk, s.p, check_lines(journey, s.sheets, s.p))
    if isinstance(node, Outcome):
        done, listener = s.progress.ticked.get(node.id, frozenset()), s.progress.listeners.get(node.id, 0)
        return outcome_view(s.walk, node, s.p, _from_sheets(s, node), done, listener)
    asking = not isinstance(node, Notice)
    left = left_in_words(s.ahead.left(s.walk.at, s.walk.known, s.today), s.p, asking)
    if isinstance(node, Notice):
        return notice_view(s.walk, node, s.p, left)
    view = question_view(s.walk, node, s.p, left, suggested(journey, node, s.sheets))
    road = s.progress.road
    if road is not None and road[0] == s.walk.at:
        view = with_words(view, s.walk, road[1].words, s.p)
    draft = s.unfinished.typed.get(s.walk.at)
    if draft is not None and view.field is not None:
        view = replace(view, field=replace(view.field, text=draft))
    return replace(view, chosen=s.unfinished.marked.get(s.walk.at, view.chosen)) if view.several else view


def _from_sheets(s: PanelHost, outcome: Outcome) -> OnOutcome:
    """What the sheets bring to an outcome; worked out once, as long as nothing has changed that it depends on."""
    now = (s.walk.journey, outcome, s.sheets, s.p)
    kept = s.cache.get("from sheets")
    if isinstance(kept, tuple) and all(one is other for one, other in zip(kept[0], now, strict=True)):
        made: OnOutcome = kept[1]
        return made
    made = on_outcome(*now)
    s.cache["from sheets"] = (now, made)
    return made


def _links(s: PanelHost, view: View) -> tuple[tuple[str, str], ...]:
    """The pages that are named in the texts of a view."""
    texts = [part.text for part in view.parts] + [choice.text for choice in view.choices]
    named = ((quoted(page.title.say(s.language), s.p), f"page:{id}") for id, page in s.guide.pages.items())
    return tuple((words, does) for words, does in named if any(words in text for text in texts))


def _rail(s: PanelHost, view: View) -> tuple[Section, ...]:
    days = s.note_state.days() if view.kind == "outcome" and not s.walk.private else []
    coming = [(each.day, each.words) for each in days if each.day >= s.today]
    ends = _ends(s) if view.kind == "question" and not s.panels else Ends()
    return beside(view, s.guide, s.answers(), coming, ends, s.p)


def _ends(s: PanelHost) -> Ends:
    """The outcome that all answers given lead to; where some are still to come, those it can be, if they are few.

    A page that only private answers lead to is not named.
    """
    last = s.walk.journey.route[-1]
    if s.walk.private or last in s.guide.outcomes:
        return Ends() if s.walk.private else Ends([last], settled=True)
    met = s.ahead.may_meet(s.walk.at, s.walk.known, s.today)
    found = [id for id in s.guide.outcomes if id in met]
    named = [id for id in found if id not in s.guide.asks_again or id in s.guide.goes_on]
    return Ends(named, settled=len(found) == 1) if len(found) <= FEW else Ends()


def _words(s: PanelHost, view: View) -> tuple[tuple[str, str], ...]:
    """The glossary words in a view, with what they mean."""
    texts = [part.text for part in view.parts if part.style != "draw"] + [choice.text for choice in view.choices]
    found = _glossary(s.guide, s.language).in_text(texts)
    return tuple((word, fill(term.says, s.walk.journey, s.p)) for word, term in found.items())


@lru_cache(maxsize=8)
def _glossary(guide: Guide, language: Language) -> Glossary:
    return glossary(guide, language)
