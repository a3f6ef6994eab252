"""Letters that were sent: marking one as sent, reading it as it went, noting what they answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from guide.content.fields import FormField
from guide.session.host import Panel, PanelHost
from guide.session.panels.forms import FormPage
from guide.sheets.filling import Filled
from guide.sheets.letters.content import letters_of
from guide.sheets.letters.marking import mark_sent, unmark_sent
from guide.sheets.letters.sending import DAY, WORDS, form_of_answer, form_of_sending, sent_lines, sent_title
from guide.sheets.letters.sent import Answer, Sent
from guide.sheets.letters.state import LetterWork
from guide.sheets.letters.view import draft_to_send, in_a_row
from guide.sheets.letters.work import WORK, letter_inputs
from guide.views.model import GAP, Choice, Part, View


@dataclass(frozen=True)
class MarkSent(FormPage):
    """The day a letter went out and the way; kept, it is frozen."""

    id: str

    @property
    def key(self) -> str:  # type: ignore[override]
        return f"letters.{self.id}.sending"

    def fields(self, s: PanelHost) -> tuple[FormField, ...]:
        return form_of_sending(s.guide)

    def filled(self, s: PanelHost) -> Filled:
        return s.unfinished.forms.get(self.key, {DAY: s.today})

    def put(self, s: PanelHost, filled: Filled) -> None:
        s.unfinished.forms[self.key] = filled

    def head(self, s: PanelHost) -> tuple[Part, ...]:
        head = (Part("title", s.p.letter_mark_sent), Part("hint", s.p.letter_mark_sent_lead))
        letter, work = letters_of(s.guide)[self.id], WORK.of(s.sheets).get(self.id, LetterWork())
        draft = draft_to_send(letter, work, letter_inputs(s.walk.lasting, s.sheets, s.p), s.p)
        blanks = draft.to_fill_in if draft is not None else ()
        if work.edited is not None or not blanks:
            return head
        return *head, Part("text", s.p.sent_blanks.format(names=in_a_row(letter, blanks, s.p)))

    def actions(self, s: PanelHost) -> tuple[Choice, ...]:
        return Choice("keep", s.p.letter_mark_keep, apart=True), Choice("close", s.p.letter_mark_not)

    def act(self, s: PanelHost, id: str) -> None:
        s.close()
        filled = s.unfinished.forms.pop(self.key, {DAY: s.today})
        if id == "keep":
            letter = letters_of(s.guide)[self.id]
            before = WORK.of(s.sheets)
            s.fill(mark_sent(letter, letter_inputs(s.walk.lasting, s.sheets, s.p), s.sheets, filled, s.p))
            if (after := WORK.of(s.sheets)) != before:
                s.open(SentPage(self.id, after[self.id].sent[-1].number))


@dataclass(frozen=True)
class _OfSent:
    """What all panels of one letter that was sent share."""

    id: str
    number: int

    def sent(self, s: PanelHost) -> Sent:
        return next(one for one in WORK.of(s.sheets)[self.id].sent if one.number == self.number)

    def put_sent(self, s: PanelHost, sent: Sent) -> None:
        work = WORK.of(s.sheets)[self.id].with_sent(sent)
        s.fill(WORK.put(s.sheets, {**WORK.of(s.sheets), self.id: work}))


@dataclass(frozen=True)
class SentPage(_OfSent, Panel):
    """A letter as it went out, and what became of it."""

    def view(self, s: PanelHost) -> View:
        p, sent = s.p, self.sent(s)
        title = sent_title(letters_of(s.guide)[self.id], sent, s.today, p)
        parts = [Part("title", title), GAP]
        parts += [Part("lead", line) for line in sent_lines(s.guide, sent, s.today, p)]
        parts += [GAP, Part("note", p.sent_frozen)]
        for paragraph in sent.text.strip("\n").split("\n\n"):
            parts += [GAP, Part("say", paragraph)]
        answer = p.sent_answer if sent.answer is None else p.sent_answer_change
        choices = [Choice("answer", answer, apart=True)]
        choices += [Choice("copy", p.sent_copy)] if s.copy is not None else []
        choices += [Choice("unmark", p.sent_unmark), Choice("close", p.close)]
        return View(f"sent:{self.id}:{self.number}", title, tuple(parts), tuple(choices), reading=True)

    def choose(self, s: PanelHost, id: str) -> None:
        if id == "answer":
            s.open(AnswerForm(self.id, self.number))
        elif id == "copy" and s.copy is not None:
            s.copy(self.sent(s).text)
            s.notice = s.p.letter_copied
        elif id == "unmark":
            s.open(Unmark(self.id, self.number))
        else:
            s.close()


@dataclass(frozen=True)
class AnswerForm(_OfSent, FormPage):
    """What they answered, and when."""

    @property
    def key(self) -> str:  # type: ignore[override]
        return f"letters.{self.id}.answer.{self.number}"

    def fields(self, s: PanelHost) -> tuple[FormField, ...]:
        return form_of_answer(s.guide)

    def filled(self, s: PanelHost) -> Filled:
        answer = self.sent(s).answer
        return s.unfinished.forms.get(
            self.key, {DAY: answer.on, WORDS: answer.words} if answer is not None else {DAY: s.today}
        )

    def put(self, s: PanelHost, filled: Filled) -> None:
        s.unfinished.forms[self.key] = filled

    def head(self, s: PanelHost) -> tuple[Part, ...]:
        return (Part("title", s.p.sent_answer),)

    def actions(self, s: PanelHost) -> tuple[Choice, ...]:
        return Choice("keep", s.p.log_keep, apart=True), Choice("close", s.p.save_nothing)

    def act(self, s: PanelHost, id: str) -> None:
        filled = self.filled(s)
        s.unfinished.forms.pop(self.key, None)
        s.close()
        day = filled.get(DAY)
        if id == "keep":
            words = str(filled.get(WORDS, ""))
            self.put_sent(s, self.sent(s).answered(Answer(day, words) if isinstance(day, date) else None))


@dataclass(frozen=True)
class Unmark(_OfSent, Panel):
    """Taking back that a letter was sent, asked once."""

    def view(self, s: PanelHost) -> View:
        parts = (Part("title", s.p.sent_unmark), Part("text", s.p.sent_unmark_lead))
        choices = (Choice("unmark", s.p.sent_unmark), Choice("close", s.p.close))
        return View("unmark-sent", s.p.sent_unmark, parts, choices, highlight="close")

    def choose(self, s: PanelHost, id: str) -> None:
        s.close()
        if id == "unmark":
            s.close()
            s.fill(unmark_sent(s.sheets, self.id, self.number))
