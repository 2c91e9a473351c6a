"""A refused award may be proposed again; awards from before there was a board's decision are confirmed."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F


def confirm_earlier_ones(apps: Any, _editor: Any) -> None:
    earlier = apps.get_model("pools", "Award").objects.filter(confirmed=None)
    earlier.filter(pool__state__in=("awarded", "agreed")).update(confirmed=F("decided"))


class Migration(migrations.Migration):
    dependencies = [("pools", "0010_bids_planned")]

    operations = [
        migrations.AlterField(
            model_name="award",
            name="scenario",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="awards", to="pools.scenario"
            ),
        ),
        migrations.RunPython(confirm_earlier_ones, migrations.RunPython.noop),
    ]
