"""What every open page is to show: the last good site, or what is ahead of it, and over it the faults of a
save that came after."""

from dataclasses import dataclass, field
from secrets import token_hex
from typing import Protocol

from site_builder.serve.ahead import Ahead


class Opened(Protocol):
    """The connection of an open page."""

    @property
    def state(self) -> str:
        """Return the state of the window in which the page was served."""
        ...

    def reload(self) -> None: ...


def _state() -> str:
    return f"s{token_hex(8)}"  # never a number: livereload's script would read it as one


@dataclass(slots=True)
class Window:
    """`state` is another with each thing to see: what was served in an older one is out of date. `base` is
    the base path of the site ("/sub"); `faults` are printed as the terminal prints them.

    While there is something `ahead`, what it cannot show is of the last site, in the state of `standing`.
    `last` is what was ahead last: who saves the same again sees it already."""

    state: str = field(default_factory=_state)
    standing: str = ""
    base: str = ""
    has_site: bool = False
    ahead: Ahead | None = None
    last: Ahead | None = None
    faults: tuple[str, ...] = ()
    pages: set[Opened] = field(default_factory=set)

    def show_ahead(self, ahead: Ahead) -> None:
        """Show an edition that is going to be published."""
        is_shown = not self.faults and ahead.is_as(self.last)
        self.standing = self.standing or self.state
        self.ahead, self.last, self.base, self.faults = ahead, ahead, ahead.base, ()
        if not is_shown:
            self._change()

    def show_site(self, base: str, *, is_changed: bool) -> None:
        """Show the site as it was published; pages that show just that are left alone."""
        is_shown = self.ahead is not None
        is_other = is_changed or bool(self.faults) or not self.has_site
        self.ahead, self.standing, self.base, self.has_site, self.faults = None, "", base, True, ()
        if is_shown:
            self._reload()
        elif is_other:
            self._change()

    def note_site(self, base: str) -> None:
        """Note that a site was published while something newer is shown."""
        self.has_site = True
        if not self.ahead:
            self.base = base

    def show_faults(self, faults: tuple[str, ...]) -> None:
        """Show the faults of a save over the last good site."""
        self.ahead, self.standing, self.faults = None, "", faults
        self._change()

    def is_current(self, state: str) -> bool:
        """Say whether a page that was served in this state shows what there is to see."""
        return state == self.state or (bool(self.standing) and state == self.standing)

    def _change(self) -> None:
        self.state = _state()
        for page in tuple(self.pages):
            page.reload()

    def _reload(self) -> None:
        """Load those again that show less than there is now."""
        for page in tuple(self.pages):
            if not self.is_current(page.state):
                page.reload()
