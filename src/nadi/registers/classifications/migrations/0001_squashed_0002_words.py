import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [
        ('classifications', '0001_initial'),
        ('classifications', '0002_words'),
    ]

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Scheme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=16)),
                ('version', models.CharField(max_length=40, verbose_name='version')),
                ('title', models.CharField(max_length=160, verbose_name='title')),
                ('source', models.CharField(blank=True, max_length=300, verbose_name='source')),
                ('licence', models.CharField(blank=True, max_length=200, verbose_name='licence')),
                ('is_in_use', models.BooleanField(default=False, verbose_name='in use')),
                ('loaded', models.DateTimeField(auto_now=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('kind', 'version'), name='scheme_version_once'), models.UniqueConstraint(condition=models.Q(('is_in_use', True)), fields=('kind',), name='scheme_one_in_use')],
            },
        ),
        migrations.CreateModel(
            name='Correspondence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=120)),
                ('became', models.CharField(max_length=120)),
                ('newer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='classifications.scheme')),
                ('older', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='classifications.scheme')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('older', 'newer', 'code', 'became'), name='correspondence_once')],
            },
        ),
        migrations.CreateModel(
            name='Term',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=120)),
                ('notation', models.CharField(blank=True, max_length=40)),
                ('parent', models.CharField(blank=True, max_length=120)),
                ('level', models.PositiveSmallIntegerField(default=0)),
                ('title', models.CharField(blank=True, max_length=400)),
                ('title_local', models.CharField(blank=True, max_length=400)),
                ('description', models.TextField(blank=True)),
                ('other_words', models.TextField(blank=True)),
                ('belongs_to', models.JSONField(default=list)),
                ('is_withdrawn', models.BooleanField(default=False)),
                ('search_text', models.TextField(blank=True)),
                ('scheme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='terms', to='classifications.scheme')),
            ],
            options={
                'indexes': [models.Index(fields=['scheme', 'parent'], name='classificat_scheme__8a395e_idx')],
                'constraints': [models.UniqueConstraint(fields=('scheme', 'code'), name='term_once')],
            },
        ),
    ]
