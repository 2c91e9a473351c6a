"""Addresses of the public notices, outside of what needs signing in."""

from django.urls import path

from nadi.together.pools.views import notice

urlpatterns = [
    path("", notice.notices, name="pools.notices"),
    path("sitemap.txt", notice.sitemap, name="pools.notices_sitemap"),
    path("<slug:uid>/", notice.notice, name="pools.notice"),
    path("<slug:uid>/ask/", notice.ask_for_link, name="pools.ask_for_link"),
    path("<slug:uid>/files/<slug:file>/", notice.notice_file, name="pools.notice_file"),
]
