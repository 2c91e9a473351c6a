"""A vendor's link outlives a change of the house's secret, as long as the old one is kept beside."""

from django.conf import LazySettings
from tests.cast import Cast

from nadi.together.agreements.links import agreement_behind, token_of
from nadi.together.agreements.tests.factory import agreed, agreement_of


def test_a_link_opens_after_the_secret_has_changed(cast: Cast, settings: LazySettings) -> None:
    agreed(cast)
    agreement = agreement_of(cast)
    sent = token_of(agreement)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another secret of the house, long enough for it"
    found = agreement_behind(token_of(agreement))
    assert (token_of(agreement), found) == (sent, agreement)
