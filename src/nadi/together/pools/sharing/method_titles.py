"""Short names of the rules of sharing, for heads of columns and notices."""

from django.utils.translation import gettext_lazy as _

from nadi.together.pools.models import Pool
from nadi.web.access import Sentence

Method = Pool.Method

METHOD_TITLES: dict[str, Sentence] = {
    Method.EQUAL_PRICE: _("Equal price"),
    Method.PROPORTIONAL: _("Proportional"),
    Method.SHAPLEY: _("Shapley value"),
    Method.NUCLEOLUS: _("Nucleolus"),
    Method.EQUAL_PROFIT: _("Equal profit"),
}


def title_of(method: str) -> str:
    """Return a rule's short name; one from elsewhere stands for itself."""
    return str(METHOD_TITLES.get(method, method))
