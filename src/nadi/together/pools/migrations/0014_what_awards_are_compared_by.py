"""Beside what is paid, a scenario keeps what awards are compared by."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("pools", "0013_members_reminded")]

    operations = [
        migrations.AddField(
            model_name="scenario",
            name="mark_up",
            field=models.DecimalField(decimal_places=2, default=0, max_digits=18),
        ),
        migrations.AddField(
            model_name="scenario",
            name="penalty",
            field=models.DecimalField(decimal_places=2, default=0, max_digits=18),
        ),
    ]
