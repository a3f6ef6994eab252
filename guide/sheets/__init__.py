"""What is filled in beside the questions: repayment plan, contact log, letters, a summary for a helper. Pure."""

from guide.content.sheets import Plugin

SHIPPED = (
    Plugin("plan", "guide.sheets.plan.content:PLAN", files=("sheets/plan.yaml",)),
    Plugin("log", "guide.sheets.log.content:LOG", files=("sheets/log.yaml", "sheets/conduct.yaml")),
    Plugin("letters", "guide.sheets.letters.content:LETTERS", folders={"letters": "letter"}),
    Plugin("helper", "guide.sheets.helper.content:HELPER", files=("sheets/helper.yaml",)),
)
"""The kinds of sheets that come along."""
