"""What is filled in beside the questions: repayment plan, contact log, a claim checked, letters, a
summary for a helper. Pure.

A kind of sheet stands in a package of its own here, in a module of `guide.session.panels`, and in this table.
"""

from guide.content.plugin import Plugin


def _plugin(name: str, files: tuple[str, ...] = (), folders: dict[str, str] | None = None) -> Plugin:
    return Plugin(
        name,
        content=f"guide.sheets.{name}.content:KIND",
        work=f"guide.sheets.{name}.work:WORK",
        panels=f"guide.session.panels.{name}:PANELS",
        files=files,
        folders=folders or {},
    )


SHIPPED = (
    _plugin("plan", ("sheets/plan.yaml",)),
    _plugin("log", ("sheets/log.yaml", "sheets/conduct.yaml")),
    _plugin("claim", ("sheets/claim.yaml",)),
    _plugin("letters", folders={"letters": "letter"}),
    _plugin("helper", ("sheets/helper.yaml",)),
)
"""The kinds of sheets that come along."""
