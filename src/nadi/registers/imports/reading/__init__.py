"""Reading any table that an office sends: text of any encoding, XLSX, ODS and XLS.

    found = find_out(content, "members.xlsx")     # how it is to be read, and what was noticed
    for line in lines_of(content, "members.xlsx", found.settings):
        line.number, line.kind, line.cells

Nothing is dropped in silence: each row of the file comes out once, with what it is (`Line.kind`). A file that
cannot be read at all raises `Unreadable` with a sentence.
"""

from nadi.registers.imports.reading.finding import Found, find_out
from nadi.registers.imports.reading.kinds import Unreadable, kind_of
from nadi.registers.imports.reading.lines import Kind, Line
from nadi.registers.imports.reading.settings import Settings
from nadi.registers.imports.reading.table import heads_of, lines_of

__all__ = ["Found", "Kind", "Line", "Settings", "Unreadable", "find_out", "heads_of", "kind_of", "lines_of"]
