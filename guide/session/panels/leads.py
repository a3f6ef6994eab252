"""The page that a plan points to: gone to by changing one answer, or only read."""

from __future__ import annotations

from dataclasses import dataclass

from guide.session.history import jump
from guide.session.host import Panel, PanelHost
from guide.session.panels.base import close_choice
from guide.session.panels.reading import OutcomePage
from guide.sheets.plan.leads import leads_to, turned
from guide.sheets.plan.model import Lead
from guide.views.format import fill, value_in_words
from guide.views.model import Choice, Part, View


def open_lead(s: PanelHost, lead: Lead) -> None:
    """Ask before an answer is changed; where the question was never asked, there is only the page to read."""
    journey = s.walk.lasting
    if s.started and turned(journey, lead) is not None:
        s.open(LeadPage(lead))
    else:
        s.open(OutcomePage(leads_to(journey, lead)))


@dataclass(frozen=True)
class LeadPage(Panel):
    """Which answer would be changed, what falls away with it, and where that leads."""

    lead: Lead

    def view(self, s: PanelHost) -> View:
        p, journey, lead = s.p, s.walk.lasting, self.lead
        question, after = s.guide.questions[lead.question], turned(journey, lead)
        title = s.guide.outcomes[leads_to(journey, lead)].title.say(s.language)
        now, then = (value_in_words(question, v, s.today, p) for v in (journey.known[lead.question], lead.option))
        words = {"question": question.ask.say(s.language), "answer": now, "option": then}
        parts = [Part("title", title)]
        if after is not None and after.outcome is None:
            label = fill(s.guide.heading(after.at), after, p)
            parts.append(Part("text", p.lead_asks.format(label=label, **words)))
        else:
            parts.append(Part("text", p.lead_now.format(**words)))
        lost = s.walk.change(lead.question).falls_away(lead.question, lead.option, s.ahead)
        labels = [q.label.say(s.language) for q in lost]
        if labels:
            parts.append(Part("text", p.falls_away_lead.format(labels=p.comma.join(labels))))
        choices = (Choice("read", p.lead_read), Choice("change", p.lead_change), close_choice(s))
        return View(f"lead:{lead.outcome}", title, tuple(parts), choices, highlight="read")

    def choose(self, s: PanelHost, id: str) -> None:
        if id == "read":
            s.open(OutcomePage(leads_to(s.walk.lasting, self.lead)))
        elif id == "change":
            jump(s, lambda: self._change(s))
        else:
            s.close()

    def _change(self, s: PanelHost) -> None:
        s.change(self.lead.question)
        s.take(self.lead.question, self.lead.option, sure=True)
