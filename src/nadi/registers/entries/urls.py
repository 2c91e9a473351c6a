"""Addresses of what all registers share."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from nadi.registers.entries.showing import register_above
from nadi.registers.entries.views import index, linked, merging, office, searches, talking
from nadi.web.navigation import MenuItem

# A register is reached through this one entry of the menu, which stays marked in all of them.
PREFIXES = tuple(f"/{word}/" for word in ("registers", "funding", "talents", "experts", "suppliers"))
TOOLS = ("/imports/", "/classifications/")
MENU = [
    MenuItem(
        label=_("Registers"),
        url_name="registers.index",
        needs="entries.index",
        order=25,
        prefix=(*PREFIXES, *TOOLS, "/services/", "/events/", "/news/"),
        between=register_above,
    )
]

urlpatterns = [
    path("", index.index, name="registers.index"),
    path("confirm/<str:token>/", linked.confirm, name="entries.confirm_by_link"),
    path("saved/", searches.saved, name="entries.saved"),
    path("saved/new/", searches.save, name="entries.save_search"),
    path("saved/<slug:uid>/", searches.edit, name="entries.edit_search"),
    path("saved/<slug:uid>/forget/", searches.forget, name="entries.forget_search"),
    path("alerts/<str:token>/", searches.stop, name="entries.stop_alert"),
    path("alerts/all/<str:token>/", searches.stop_all, name="entries.stop_alerts"),
    path("mistakes/", office.mistakes, name="entries.mistakes"),
    path("mistakes/<slug:uid>/", talking.answer, name="entries.answer_mistake"),
    path("fading/", office.fading, name="entries.fading"),
    path("merges/", merging.merges, name="entries.merges"),
    path("merges/<slug:uid>/undo/", merging.undo, name="entries.undo_merge"),
    path("notes/<slug:uid>/remove/", talking.unnote, name="entries.remove_note"),
    path("uses/<slug:uid>/take-back/", talking.take_back, name="entries.take_back_use"),
    path("entries/<slug:uid>/favourite/", talking.favourite, name="entries.favourite"),
    path("entries/<slug:uid>/note/", talking.note, name="entries.add_note"),
    path("entries/<slug:uid>/report/", talking.report, name="entries.report"),
    path("entries/<slug:uid>/confirm/", talking.confirm, name="entries.confirm"),
    path("entries/<slug:uid>/use/", talking.use, name="entries.use"),
    path("entries/<slug:uid>/merge/", merging.merge, name="entries.merge"),
    path("entries/<slug:uid>/history/", office.history, name="entries.history"),
]
