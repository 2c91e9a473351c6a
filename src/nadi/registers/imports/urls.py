"""Addresses of imports."""

from django.urls import path

from nadi.registers.imports.views import imports, looking, rows

urlpatterns = [
    path("", imports.listed, name="imports.list"),
    path("new/", imports.add, name="imports.add"),
    path("files/<slug:uid>/", looking.look, name="imports.look"),
    path("<slug:uid>/", imports.detail, name="imports.detail"),
    path("<slug:uid>/check/", imports.check, name="imports.check"),
    path("<slug:uid>/decide/", rows.choose_all, name="imports.decide_all"),
    path("<slug:uid>/write/", imports.write, name="imports.write"),
    path("<slug:uid>/undo/", imports.undo, name="imports.undo"),
    path("<slug:uid>/discard/", imports.discard, name="imports.discard"),
    path("<slug:uid>/to-mend/", imports.mend, name="imports.mend"),
    path("<slug:uid>/rows/", rows.listed, name="imports.rows"),
    path("<slug:uid>/rows/<int:number>/", rows.row, name="imports.row"),
    path("<slug:uid>/rows/<int:number>/correct/", rows.mend, name="imports.correct"),
    path("<slug:uid>/rows/<int:number>/decide/", rows.choose, name="imports.decide"),
]
