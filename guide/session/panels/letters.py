"""Letters on screen: what goes into one, which entries of the log it lists, the letter itself, changing its text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from guide.content.fields import FormField, SeveralField, TickField
from guide.content.guide import Guide
from guide.content.words import Model
from guide.i18n.languages import Language
from guide.i18n.locale import in_brackets
from guide.i18n.phrases import Phrases, name_of
from guide.notes.store import FileName
from guide.session.host import Panel, PanelHost
from guide.session.panels.base import ToRead, close_choice
from guide.session.panels.export import Files, hand_out
from guide.session.panels.forms import FormPage
from guide.session.panels.sent import MarkSent, SentPage
from guide.session.panels.sheets import SheetPanels
from guide.sheets.filling import FieldValue, Filled
from guide.sheets.letters.content import letters_of
from guide.sheets.letters.draft import Draft
from guide.sheets.letters.inputs import Known, LogLine, filled_in, listable, of_one, people, whose_letter
from guide.sheets.letters.model import Letter
from guide.sheets.letters.sending import sent_title, state_in_words
from guide.sheets.letters.state import LetterWork, draft_has_changed, edit, language_to_send, text_to_send
from guide.sheets.letters.text import LONGEST, as_markdown
from guide.sheets.letters.view import draft_to_send, law_parts, letter_parts
from guide.sheets.letters.work import WORK, letter_inputs
from guide.views.model import GAP, Choice, Field, Part, View
from guide.views.sources import behind


@dataclass(frozen=True)
class _OfLetter:
    """What all panels of one letter share."""

    id: str

    def letter(self, s: PanelHost) -> Letter:
        return letters_of(s.guide)[self.id]

    def work(self, s: PanelHost) -> LetterWork:
        return WORK.of(s.sheets).get(self.id, LetterWork())

    def put_work(self, s: PanelHost, work: LetterWork) -> None:
        s.fill(WORK.put(s.sheets, {**WORK.of(s.sheets), self.id: work}))

    def all_known(self, s: PanelHost) -> Known:
        """What every letter is drafted from."""
        return letter_inputs(s.walk.lasting, s.sheets, s.p)

    def known(self, s: PanelHost) -> Known:
        """What it is drafted from; of the contacts to one person only, where it is that person's."""
        return of_one(self.letter(s), self.work(s).whose, self.all_known(s))

    def drafted(self, s: PanelHost) -> Draft | None:
        return draft_to_send(self.letter(s), self.work(s), self.known(s), s.p)


@dataclass(frozen=True)
class LetterForm(_OfLetter, FormPage):
    """What goes into a letter. What is suggested stands there until the person changes it."""

    @property
    def key(self) -> str:  # type: ignore[override]
        return f"letters.{self.id}"

    def fields(self, s: PanelHost) -> tuple[FormField, ...]:
        return self.letter(s).fields

    def filled(self, s: PanelHost) -> Filled:
        held = filled_in(self.letter(s), self.work(s).filled, self.known(s))
        return {id: value for id, value in held.items() if value not in (False, ())}

    def put(self, s: PanelHost, filled: Filled) -> None:
        """Keep what differs from what is suggested, also that a suggested box is not ticked."""
        own, suggested = self.work(s).filled, filled_in(self.letter(s), {}, self.known(s))
        kept: dict[str, FieldValue] = {
            id: value for id, value in filled.items() if id in own or value != suggested.get(id)
        }
        for field in self.fields(s):
            if field.id in suggested and field.id not in filled:
                if isinstance(field, TickField):
                    kept[field.id] = False
                elif isinstance(field, SeveralField):
                    kept[field.id] = ()
        self.put_work(s, replace(self.work(s), filled=kept))

    def head(self, s: PanelHost) -> tuple[Part, ...]:
        letter = self.letter(s)
        return (Part("title", f"{letter.code}  {letter.title.say(s.language)}"), Part("hint", s.p.letter_lead))

    def actions(self, s: PanelHost) -> tuple[Choice, ...]:
        letter, choices = self.letter(s), []
        lines = listable(letter, self.known(s).lines)
        whose = whose_letter(letter, self.work(s).whose, self.all_known(s))
        if whose is not None:
            there = people(self.all_known(s).lines)
            choices.append(Choice("whose", s.p.letter_whose, detail=there[whose].say(s.language) if whose else ""))
        if letter.entries is not None and lines:
            chosen = self.work(s).entries
            count = len(lines) if chosen is None else sum(line.number in chosen for line in lines)
            choices.append(Choice("entries", s.p.letter_entries, detail=f"{count} / {len(lines)}"))
        choices += [Choice("preview", s.p.letter_preview), Choice("close", s.p.form_done)]
        return (replace(choices[0], apart=True), *choices[1:])

    def act(self, s: PanelHost, id: str) -> None:
        if id == "preview":
            s.open(LetterPage(self.id))
        elif id == "entries":
            s.open(EntriesPage(self.id))
        elif id == "whose":
            s.open(WhosePage(self.id))
        else:
            s.close()

    def summary(self, s: PanelHost) -> tuple[str, ...]:
        draft = self.drafted(s)
        if draft is None:
            return (s.p.letter_not_now,)
        return (s.p.letter_blanks_left(len(draft.blanks)).format(count=len(draft.blanks)),)


@dataclass(frozen=True)
class EntriesPage(_OfLetter, Panel):
    """Which entries of the log a letter lists."""

    def view(self, s: PanelHost) -> View:
        lines, chosen = listable(self.letter(s), self.known(s).lines), self.work(s).entries
        choices = [Choice(str(line.number), _in_a_line(line, s)) for line in lines]
        marked = frozenset(str(line.number) for line in lines if chosen is None or line.number in chosen)
        return View(
            f"question:letters.{self.id}.entries",
            s.p.letter_entries,
            (Part("title", s.p.letter_entries), Part("hint", s.p.letter_entries_lead)),
            (*choices, Choice("go-on", s.p.go_on, apart=True, submits=True)),
            kind="question",
            several=True,
            chosen=s.unfinished.marked.get(f"letters.{self.id}.entries", marked),
        )

    def choose_several(self, s: PanelHost, ids: tuple[str, ...]) -> None:
        s.close()
        s.unfinished.marked.pop(f"letters.{self.id}.entries", None)
        numbers = tuple(int(id) for id in ids if id.isdigit())
        everything = len(numbers) == len(listable(self.letter(s), self.known(s).lines))
        self.put_work(s, replace(self.work(s), entries=None if everything else numbers))

    def mark(self, s: PanelHost, ids: frozenset[str]) -> None:
        s.unfinished.marked[f"letters.{self.id}.entries"] = ids


@dataclass(frozen=True)
class WhosePage(_OfLetter, Panel):
    """Whose letter it is, where it lists only the contacts to one person."""

    def view(self, s: PanelHost) -> View:
        p, there = s.p, people(self.all_known(s).lines)
        lead = p.letter_whose_lead if there else p.letter_whose_unknown
        choices = [Choice(f"person:{i}", name.say(s.language)) for i, name in enumerate(there.values())]
        here = whose_letter(self.letter(s), self.work(s).whose, self.all_known(s))
        return View(
            f"whose:{self.id}",
            p.letter_whose,
            (Part("title", p.letter_whose), Part("hint", lead)),
            (*choices, Choice("close", p.close, apart=True)),
            highlight=f"person:{[*there].index(here)}" if here else "close",
        )

    def choose(self, s: PanelHost, id: str) -> None:
        s.close()
        if id.startswith("person:"):
            whose = [*people(self.all_known(s).lines)][int(id.removeprefix("person:"))]
            self.put_work(s, replace(self.work(s), whose=whose, entries=None))


@dataclass(frozen=True)
class LetterPage(_OfLetter, Panel):
    """The letter as it will be sent, with what is said beside it. `copied`: it has just been put on the clipboard."""

    copied: bool = False

    def view(self, s: PanelHost) -> View:
        letter, work, p = self.letter(s), self.work(s), s.p
        parts = letter_parts(letter, work, self.known(s), p)
        if self.copied:
            parts = [*parts[:1], GAP, Part("lead", p.letter_copied), *parts[1:]]
        choices = [
            Choice(f"sent:{one.number}", sent_title(letter, one, s.today, p), detail=state_in_words(one, s.today, p))
            for one in work.sent
        ]
        draft, fill = self.drafted(s), [Choice("fill", p.letter_fill)]
        first = draft is not None and draft.to_fill_in and work.edited is None
        choices += fill if first else []
        if draft is not None:
            changed = draft_has_changed(work, draft)
            if changed:
                choices += [Choice("keep", p.letter_keep), Choice("anew", p.letter_anew)]
            choices += [Choice("copy", p.letter_copy)] if s.copy is not None else []
            choices += [Choice("save", p.letter_save), Choice("mark", p.letter_mark_sent)]
            choices += [Choice("edit", p.letter_edit)]
            choices += [Choice("anew", p.letter_anew)] if work.edited is not None and not changed else []
            sent = language_to_send(letter, work, s.language)
            choices += [
                Choice(f"send:{language}", p.letter_send_also.format(name=name_of(language)))
                for language in letter.sent_in
                if language != sent
            ]
        choices += [] if first else fill
        choices += [*([Choice("law", p.law)] if letter.law else []), Choice("close", p.close)]
        choices[0] = replace(choices[0], apart=True)
        place = f"letter:{self.id}" + (":copied" if self.copied else "")  # another view, so that its top is shown
        return View(place, letter.title.say(s.language), tuple(parts), tuple(choices), reading=True)

    def choose(self, s: PanelHost, id: str) -> None:
        work, draft = self.work(s), self.drafted(s)
        if self.copied:  # what was copied may not be what stands here any longer
            s.swap(LetterPage(self.id))
        if id == "law":
            s.open(LetterLaw(self.id))
            return
        if id == "fill":
            s.open(LetterForm(self.id))
        elif id.startswith("sent:"):
            s.open(SentPage(self.id, int(id.removeprefix("sent:"))))
        elif id == "mark":
            s.open(MarkSent(self.id))
        elif id == "close" or draft is None:
            s.close()
        elif id == "copy" and s.copy is not None:
            s.copy(text_to_send(work, draft))
            s.swap(LetterPage(self.id, copied=True))
        elif id == "save":
            text = text_to_send(work, draft)
            hand_out(s, lambda p: p.letter_save, self._files(s, text))
        elif id == "edit":
            s.open(LetterEdit(self.id))
        elif id == "anew":
            self.put_work(s, replace(work, edited=None))
        elif id == "keep" and work.edited is not None:
            self.put_work(s, replace(work, edited=edit(work.edited.text, draft)))
        elif id.startswith("send:"):
            language = id.removeprefix("send:")
            sent_in = next(one for one in self.letter(s).sent_in if one == language)
            if work.edited is not None:
                s.open(DropEdited(self.id, sent_in))
            else:
                self.put_work(s, replace(work, sent_in=sent_in))

    def _files(self, s: PanelHost, text: str) -> Files:
        """The text to paste, and the same as Markdown; an account for a complaint is called like a note."""
        code = self.letter(s).code
        kind, tail = ("note", "c") if self.id == s.guide.about.complaint else ("letter", code)
        return ((FileName(kind, tail, ".md"), as_markdown(text)), (FileName(kind, tail, ".txt"), text))


@dataclass(frozen=True)
class DropEdited(_OfLetter, Panel):
    """Another language would take the place of a text that was changed by hand; asked once."""

    language: Language

    def view(self, s: PanelHost) -> View:
        p = s.p
        title = p.letter_send_also.format(name=name_of(self.language))
        choices = (Choice("drop", p.letter_anew), Choice("close", p.letter_keep))
        parts = (Part("title", title), Part("text", p.letter_drops_edited))
        return View(f"drop-edited:{self.id}", title, parts, choices, highlight="close")

    def choose(self, s: PanelHost, id: str) -> None:
        s.close()
        if id == "drop":
            self.put_work(s, replace(self.work(s), sent_in=self.language, edited=None))


@dataclass(frozen=True)
class LetterLaw(_OfLetter, ToRead):
    """What the law says, beside a letter."""

    def view(self, s: PanelHost) -> View:
        parts = (Part("title", s.p.law), GAP, *law_parts(self.letter(s), self.known(s), s.p))
        return View(f"law:{self.id}", s.p.law, parts, (close_choice(s),), "page", reading=True)

    def sources(self, s: PanelHost) -> tuple[str, ...]:
        return behind(s.guide, self.letter(s))


@dataclass(frozen=True)
class LetterEdit(_OfLetter, Panel):
    """The text of a letter, to be changed as a whole."""

    def view(self, s: PanelHost) -> View:
        draft = self.drafted(s)
        text = s.unfinished.typed.get(self._draft, text_to_send(self.work(s), draft) if draft is not None else "")
        wrong = (Part("error", s.error),) if s.error else ()
        parts = (Part("title", s.p.letter_edit), Part("hint", s.p.letter_edit_lead), *wrong)
        choices = (Choice("save", s.p.letter_edit_keep, submits=True), Choice("close", s.p.letter_edit_drop))
        return View(f"edit:{self.id}", s.p.letter_edit, parts, choices, field=Field(self._draft, "letter", text))

    @property
    def _draft(self) -> str:
        return f"letters.{self.id}.text"

    def type(self, s: PanelHost, text: str) -> None:
        """Keep the text, unless it is one that nobody would send: it stays there to be shortened."""
        draft = self.drafted(s)
        if len(text) > LONGEST:
            s.unfinished.typed[self._draft] = text
            s.error = s.p.field_errors["too-long"].format(most=LONGEST)
            return
        s.close()
        s.unfinished.typed.pop(self._draft, None)
        if draft is not None:
            self.put_work(s, replace(self.work(s), edited=edit(text, draft)))

    def typing(self, s: PanelHost, text: str) -> None:
        s.unfinished.typed[self._draft] = text

    def choose(self, s: PanelHost, id: str) -> None:
        s.close()
        s.unfinished.typed.pop(self._draft, None)


def _in_a_line(line: LogLine, s: PanelHost) -> str:
    """An entry of the log by the number it has there."""
    told = (line.way, line.who, line.how, line.result, line.did)
    cells = [str(line.when)[:16], *(cell.say(s.language) for cell in told if cell is not None), line.words]
    return s.p.letter_gap.join([f"{line.place}.", *(cell for cell in cells if cell)])


class LettersPanels(SheetPanels):
    """Letters are opened one by one."""

    def open(self, s: PanelHost, part: str) -> None:
        s.open(LetterPage(part))

    def findable(self, guide: Guide, p: Phrases) -> Iterator[tuple[str, str, Model]]:
        for letter in letters_of(guide).values():
            title = p.letter_named.format(title=letter.title.say(p.language))
            yield f"letter:{letter.id}", in_brackets(title, letter.code, p), letter

    def for_others(self, s: PanelHost) -> Iterator[tuple[Choice, Panel]]:
        id = s.guide.about.complaint
        if id is not None:
            yield Choice("complaint", letters_of(s.guide)[id].title.say(s.language)), LetterPage(id)


PANELS = LettersPanels()
