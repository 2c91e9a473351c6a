
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("pools", "0008_late_attempts_and_planned_rounds"),
    ]

    operations = [
        migrations.CreateModel(
            name="CurrencyRate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("currency", models.CharField(max_length=3, verbose_name="currency")),
                ("rate", models.DecimalField(decimal_places=8, max_digits=18, verbose_name="rate")),
                ("source", models.CharField(max_length=160, verbose_name="where the rate comes from")),
                (
                    "pool",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="currency_rates",
                        to="pools.pool",
                    ),
                ),
            ],
            options={
                "ordering": ["currency"],
                "constraints": [
                    models.UniqueConstraint(fields=("pool", "currency"), name="currency_rate_once"),
                    models.CheckConstraint(
                        condition=models.Q(("rate__gt", 0)), name="currency_rate_positive"
                    ),
                ],
            },
        ),
    ]
