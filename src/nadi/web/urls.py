"""All addresses: each app brings its own."""

from django.urls import include, path

from nadi.web import views
from nadi.web.access import needs
from nadi.web.styleguide import styleguide as style_guide

styleguide = needs("web.styleguide")(style_guide)

urlpatterns = [
    path("language/", views.language, name="language"),
    path("theme/", views.theme, name="theme"),
    path("accounts/", include("allauth.account.urls")),
    path("accounts/2fa/", include("allauth.mfa.urls")),
    path("accounts/sessions/", include("allauth.usersessions.urls")),
    path("styleguide/", styleguide, name="styleguide"),
    path("ui/", include("nadi.web.components.urls")),
    path("jobs/", include("nadi.web.job_urls")),
    path("mail/", include("nadi.web.mail_urls")),
    path("", include("nadi.people.urls")),
    path("", include("nadi.companies.urls")),
    path("", include("nadi.journal.urls")),
    path("classifications/", include("nadi.registers.classifications.urls")),
    path("registers/", include("nadi.registers.entries.urls")),
    path("imports/", include("nadi.registers.imports.urls")),
    path("news/", include("nadi.registers.news.urls")),
    path("funding/", include("nadi.registers.funding.urls")),
    path("talents/", include("nadi.registers.talents.urls")),
    path("experts/", include("nadi.registers.experts.urls")),
    path("suppliers/", include("nadi.registers.suppliers.urls")),
    path("services/", include("nadi.registers.services.urls")),
    path("events/", include("nadi.registers.events.urls")),
    path("pools/", include("nadi.together.pools.urls")),
    path("tenders/", include("nadi.together.pools.urls.notice")),
    path("", include("nadi.together.agreements.urls")),
    path("", include("nadi.home.api.urls")),
    path("", include("nadi.home.urls")),
]

handler404 = "nadi.web.views.not_found"
handler500 = "nadi.web.views.server_error"
