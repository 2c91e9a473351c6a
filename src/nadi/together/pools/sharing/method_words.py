"""What each rule of sharing means, in words a company understands."""

from django.utils.translation import gettext_lazy as _

from nadi.together.pools.models import Pool
from nadi.web.access import Sentence

Method = Pool.Method

METHOD_WORDS: dict[str, Sentence] = {
    Method.EQUAL_PRICE: _("Everybody pays the same price per unit of a line, whatever quantity they take."),
    Method.PROPORTIONAL: _("Everybody saves the same percentage of what they would pay alone."),
    Method.SHAPLEY: _(
        "Everybody pays their average extra cost, over all orders in which the members could join."
    ),
    Method.NUCLEOLUS: _("The group that gains least by staying together gains as much as possible."),
    Method.EQUAL_PROFIT: _(
        "The savings in percent are as equal as they can be without giving any group a reason to leave."
    ),
}
