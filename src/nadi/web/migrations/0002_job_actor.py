from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("web", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="job",
            name="actor",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="job",
            name="language",
            field=models.CharField(blank=True, max_length=8),
        ),
    ]
