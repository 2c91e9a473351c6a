"""Files of talents that are known without a mapping: résumés (JSON Resume, Europass) and lists of vacancies.

read(content)     what a résumé says, by the names of CANDIDATE_FIELDS; nothing where it is none
"""

from nadi.registers.talents.formats.resume import RESUMES, read
from nadi.registers.talents.formats.vacancies import VACANCIES

__all__ = ["FORMATS", "read"]

FORMATS = [*RESUMES, VACANCIES]
