"""What every open page is to show: the last good site, and over it the faults of a save that came after."""

from collections.abc import Callable
from dataclasses import dataclass, field
from secrets import token_hex


def _state() -> str:
    return f"s{token_hex(8)}"  # never a number: livereload's script would read it as one


@dataclass(slots=True)
class Window:
    """`state` is another with each thing to see: what was served in an older one is out of date. `base` is
    the base path of the site ("/sub"); `faults` are printed as the terminal prints them; `pages` are the
    connections of the open pages, each called to have the page loaded again."""

    state: str = field(default_factory=_state)
    base: str = ""
    has_site: bool = False
    faults: tuple[str, ...] = ()
    pages: set[Callable[[], None]] = field(default_factory=set)

    def show_site(self, base: str, *, is_changed: bool) -> None:
        """Show the site as it was published; pages that show just that are left alone."""
        if is_changed or self.faults or not self.has_site:
            self.base, self.has_site, self.faults = base, True, ()
            self._reload()

    def show_faults(self, faults: tuple[str, ...]) -> None:
        """Show the faults of a save over whatever there is to see."""
        self.faults = faults
        self._reload()

    def _reload(self) -> None:
        self.state = _state()
        for reload in tuple(self.pages):
            reload()
