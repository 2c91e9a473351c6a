"""Files of funding that are known without a mapping: IATI, 360Giving, and published lists of projects."""

from nadi.registers.funding.formats.georgian import PROGRAMMES
from nadi.registers.funding.formats.giving import GIVING
from nadi.registers.funding.formats.iati import IATI
from nadi.registers.funding.formats.lists import LISTS

FORMATS = [IATI, GIVING, PROGRAMMES, *LISTS]
