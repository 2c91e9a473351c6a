"""The API itself: its operations, its description, and how it says no."""

from functools import cache

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError

from nadi.home.api.auth import Token
from nadi.home.api.operations import pools, registers, searching
from nadi.home.api.root import NAMESPACE, VERSION

SAYS = (
    "Reads what the organisation of the token may read: its registers, pools and organisations. "
    "Lists give `next`; call again with it as `after`. Times are UTC, amounts are text with a currency."
)


@cache
def service() -> NinjaAPI:
    """Return the API; made once, when all apps are read."""
    made = NinjaAPI(
        title="Nadi",
        version=VERSION,
        description=SAYS,
        auth=Token(),
        docs_url=None,
        openapi_url="/openapi.json",
        urls_namespace=NAMESPACE,
    )
    made.add_router("/registers", registers.router())
    made.add_router("", pools.router)
    made.add_router("", searching.router)

    @made.exception_handler(AuthenticationError)
    def without_token(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
        """Say how to come in."""
        sentence = "Send `Authorization: Bearer …` with a token of your organisation that has not ended."
        answer = made.create_response(request, {"detail": sentence}, status=401)
        answer["WWW-Authenticate"] = "Bearer"
        return answer

    return made
