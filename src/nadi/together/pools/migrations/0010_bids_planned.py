from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("pools", "0009_currency_rates"),
    ]

    operations = [
        migrations.AddField(
            model_name="pool",
            name="bids_on",
            field=models.DateField(blank=True, null=True, verbose_name="bids planned until"),
        ),
    ]
