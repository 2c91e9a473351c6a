from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("classifications", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="term",
            name="description",
            field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="term",
            name="notation",
            field=models.CharField(blank=True, default="", max_length=40),
            preserve_default=False,
        ),
    ]
