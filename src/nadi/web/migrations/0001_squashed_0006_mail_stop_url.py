import nadi.web.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [
        ('web', '0001_initial'),
        ('web', '0002_job_actor'),
        ('web', '0003_the_pool_in_full'),
        ('web', '0004_searchdocument'),
        ('web', '0005_search_words'),
        ('web', '0006_mail_stop_url'),
    ]

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='SearchChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=16)),
                ('key', models.CharField(max_length=40)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('not_before', models.DateTimeField(null=True)),
                ('created', models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name='SearchTerm',
            fields=[
                ('term', models.CharField(max_length=48, primary_key=True, serialize=False)),
                ('uses', models.IntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='StoredFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('name', models.CharField(max_length=160)),
                ('content_type', models.CharField(max_length=100)),
                ('size', models.PositiveIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('path', models.CharField(max_length=120, unique=True)),
                ('by', models.CharField(blank=True, max_length=12)),
                ('stored', models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name='Job',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('kind', models.CharField(max_length=80)),
                ('subject', models.CharField(blank=True, db_index=True, max_length=80)),
                ('arguments', models.JSONField(default=dict)),
                ('organisation_id', models.BigIntegerField(null=True)),
                ('person', models.CharField(blank=True, max_length=12)),
                ('actor', models.JSONField(default=dict)),
                ('language', models.CharField(blank=True, max_length=8)),
                ('state', models.CharField(choices=[('waiting', 'waiting'), ('running', 'running'), ('done', 'done'), ('failed', 'failed'), ('cancelled', 'cancelled')], default='waiting', max_length=12)),
                ('progress', models.PositiveSmallIntegerField(default=0)),
                ('note', models.CharField(blank=True, max_length=300)),
                ('cancel_asked', models.BooleanField(default=False)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('run', models.CharField(blank=True, max_length=12)),
                ('heartbeat', models.DateTimeField(null=True)),
                ('created', models.DateTimeField(auto_now_add=True)),
                ('ended', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['state', 'heartbeat'], name='web_job_state_695806_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('progress__lte', 100)), name='job_progress_at_most_100')],
            },
        ),
        migrations.CreateModel(
            name='Mail',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('to', models.EmailField(max_length=254)),
                ('language', models.CharField(max_length=8)),
                ('subject', models.CharField(max_length=200)),
                ('text', models.TextField(blank=True)),
                ('html', models.TextField(blank=True)),
                ('stop_url', models.CharField(blank=True, max_length=500)),
                ('state', models.CharField(choices=[('waiting', 'waiting'), ('sent', 'sent'), ('kept', 'kept for preview'), ('failed', 'failed')], default='waiting', max_length=8)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('error', models.CharField(blank=True, max_length=300)),
                ('created', models.DateTimeField(auto_now_add=True)),
                ('sent', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['state', 'created'], name='web_mail_state_b40cd8_idx')],
            },
        ),
        migrations.CreateModel(
            name='SearchDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=16)),
                ('key', models.CharField(max_length=40)),
                ('address', models.CharField(max_length=200)),
                ('title', models.CharField(blank=True, max_length=300)),
                ('title_local', models.CharField(blank=True, max_length=300)),
                ('text', models.TextField(blank=True)),
                ('readers', models.TextField(blank=True)),
                ('sectors', models.TextField(blank=True)),
                ('country', models.CharField(blank=True, max_length=2)),
                ('region', models.CharField(blank=True, max_length=8)),
                ('deadline', models.DateField(null=True)),
                ('stale_on', models.DateField(null=True)),
                ('hidden_on', models.DateField(null=True)),
                ('changed', models.DateTimeField(auto_now=True)),
                ('words', models.TextField(blank=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('kind', 'key'), name='search_document_once')],
            },
        ),
        migrations.CreateModel(
            name='SearchVariant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('variant', models.CharField(max_length=8)),
                ('term', models.CharField(max_length=48)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('variant', 'term'), name='search_variant_once')],
            },
        ),
        migrations.CreateModel(
            name='Tick',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80)),
                ('due', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('name', 'due'), name='tick_once')],
            },
        ),
    ]
