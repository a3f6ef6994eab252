"""Panels to read: side pages, the article, law, sources, the map."""

from __future__ import annotations

from dataclasses import dataclass

from guide.content.outcomes import Outcome
from guide.session.host import Panel, PanelHost
from guide.session.panels.base import ToRead, close_choice
from guide.sheets.together import on_outcome
from guide.views.law import law_parts
from guide.views.links import pages_named
from guide.views.map import map_of
from guide.views.model import Choice, Part, View
from guide.views.nodes import article_parts, outcome_parts
from guide.views.pages import page_parts
from guide.views.sources import behind, name, source_parts


def behind_outcome(s: PanelHost, outcome: Outcome) -> tuple[str, ...]:
    """The sources behind the page of an outcome, with all that stands there for these answers."""
    return behind(s.guide, outcome, s.walk.journey.blocks(outcome))


@dataclass(frozen=True)
class SidePage(ToRead):
    """A page of the guide beside the tree."""

    id: str

    def view(self, s: PanelHost) -> View:
        page = s.guide.pages[self.id]
        parts = tuple(page_parts(page, s.walk.journey, s.p))
        ways = [Choice(f"page:{id}", s.guide.pages[id].title.say(s.language)) for id in pages_named(page)]
        choices = (*ways, close_choice(s))
        title = page.title.say(s.language)
        return View(f"page:{self.id}", title, parts, choices, "page", reading=True, highlight="close")

    def choose(self, s: PanelHost, id: str) -> None:
        kind, _, name = id.partition(":")
        if kind == "page":
            s.open_page(name)
        else:
            s.close()

    def sources(self, s: PanelHost) -> tuple[str, ...]:
        return behind(s.guide, s.guide.pages[self.id])


@dataclass(frozen=True)
class OutcomePage(ToRead):
    """The page of another answer, only to be read."""

    id: str

    def view(self, s: PanelHost) -> View:
        outcome, journey = s.guide.outcomes[self.id], s.walk.journey
        brought = on_outcome(journey, outcome, s.sheets, s.p)
        title, *parts = outcome_parts(journey, outcome, s.p, on_outcome=brought)
        shown = (title, Part("hint", s.p.lead_only), *parts)
        return View(f"page:{self.id}", title.text, shown, (close_choice(s),), "page", reading=True)

    def sources(self, s: PanelHost) -> tuple[str, ...]:
        return behind_outcome(s, s.guide.outcomes[self.id])


@dataclass(frozen=True)
class ArticlePage(ToRead):
    """What the article says on the outcome in front of the reader."""

    outcome: str

    def view(self, s: PanelHost) -> View:
        parts = article_parts(s.walk.journey, s.guide.outcomes[self.outcome], s.p)
        return View(f"article:{self.outcome}", s.p.article, tuple(parts), (close_choice(s),), "page", reading=True)

    def sources(self, s: PanelHost) -> tuple[str, ...]:
        return behind_outcome(s, s.guide.outcomes[self.outcome])


@dataclass(frozen=True)
class LawPage(ToRead):
    """The checked legal texts of the outcome in front of the reader."""

    outcome: str

    def view(self, s: PanelHost) -> View:
        parts = law_parts(s.guide, s.guide.outcomes[self.outcome].law, s.p)
        return View(f"law:{self.outcome}", s.p.law, tuple(parts), (close_choice(s),), "page", reading=True)

    def sources(self, s: PanelHost) -> tuple[str, ...]:
        return behind_outcome(s, s.guide.outcomes[self.outcome])


@dataclass(frozen=True)
class LawText(ToRead):
    """One checked legal text."""

    id: str

    def view(self, s: PanelHost) -> View:
        parts = law_parts(s.guide, (self.id,), s.p)
        return View(f"law-text:{self.id}", s.p.law, tuple(parts), (close_choice(s),), "page", reading=True)

    def sources(self, s: PanelHost) -> tuple[str, ...]:
        return behind(s.guide, s.guide.law[self.id])


@dataclass(frozen=True)
class Sources(Panel):
    """The sources behind what is in front of the reader."""

    ids: tuple[str, ...]

    @classmethod
    def here(cls, s: PanelHost) -> Sources | None:
        """Those behind the page, question or outcome shown now; None where what is shown leans on none of its own."""
        if s.panels:
            found = s.panels[-1].sources(s)
            return None if found is None else cls(found)
        if not s.started:
            return cls(behind(s.guide, s.guide.about.start))
        node = s.walk.node
        return cls(behind_outcome(s, node) if isinstance(node, Outcome) else behind(s.guide, node))

    def view(self, s: PanelHost) -> View:
        choices = [Choice(id, name(s.guide.sources[id], s.p)) for id in self.ids]
        lead = s.p.sources_lead if choices else s.p.sources_none
        parts = (Part("title", s.p.sources), Part("hint", lead))
        return View("sources:" + ",".join(self.ids), s.p.sources, parts, (*choices, close_choice(s)))

    def choose(self, s: PanelHost, id: str) -> None:
        if id in s.guide.sources:
            s.open(SourcePage(id))
        else:
            s.close()


@dataclass(frozen=True)
class SourcePage(ToRead):
    """One source in full."""

    id: str

    def view(self, s: PanelHost) -> View:
        source = s.guide.sources[self.id]
        parts = tuple(source_parts(s.guide, source, s.p))
        return View(f"source:{self.id}", name(source, s.p), parts, (close_choice(s),), reading=True)


@dataclass(frozen=True)
class Map(Panel):
    """The way so far, and where each other answer would have led: to a page to read, or to the question to change."""

    def view(self, s: PanelHost) -> View:
        parts, branches = map_of(s.walk, s.ahead.space, s.p)
        choices = (*(branch.choice for branch in branches), close_choice(s))
        here = next((branch.choice.id for branch in branches if branch.question == s.walk.at), "close")
        return View("map", s.p.map_title, tuple(parts), choices, highlight=here)

    def choose(self, s: PanelHost, id: str) -> None:
        branch = next((each for each in map_of(s.walk, s.ahead.space, s.p)[1] if each.choice.id == id), None)
        if branch is None:
            s.close()
        elif branch.target in s.guide.outcomes and not branch.given:
            s.open(OutcomePage(branch.target))
        elif branch.question in s.walk.journey.known:
            s.change(branch.question)
        else:
            s.close()


@dataclass(frozen=True)
class PageList(Panel):
    """A list of side pages to choose from; all of them where `ids` is empty."""

    ids: tuple[str, ...] = ()

    def view(self, s: PanelHost) -> View:
        ids = self.ids or tuple(s.guide.pages)
        choices = [Choice(id, s.guide.pages[id].title.say(s.language)) for id in ids]
        return View("pages", s.p.side_pages, (Part("title", s.p.side_pages),), (*choices, close_choice(s)))

    def choose(self, s: PanelHost, id: str) -> None:
        if id in s.guide.pages:
            s.open(SidePage(id))
        else:
            s.close()
