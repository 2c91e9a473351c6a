"""Who took part before there was an agreement to accept goes on taking part."""

from typing import Any

from django.db import migrations
from django.db.models import F


def keep_them(apps: Any, _editor: Any) -> None:
    parts = apps.get_model("pools", "Participation").objects
    parts.filter(accepted=None, pool__terms="", pool__terms_local="").update(accepted=F("joined"))


class Migration(migrations.Migration):
    dependencies = [("pools", "0006_the_pool_in_full")]

    operations = [migrations.RunPython(keep_them, migrations.RunPython.noop)]
