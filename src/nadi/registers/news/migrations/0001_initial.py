import django.db.models.deletion
import nadi.web.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('entries', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Feed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('address', models.URLField(max_length=800, unique=True, verbose_name='address of the feed')),
                ('target', models.CharField(choices=[('news', 'news'), ('events', 'events')], default='news', max_length=8, verbose_name='what it brings')),
                ('audience', models.CharField(choices=[('public', 'everybody'), ('members', 'members'), ('staff', "the association's office")], default='members', max_length=8, verbose_name='who sees it')),
                ('is_active', models.BooleanField(default=True, verbose_name='read it every hour')),
                ('etag', models.CharField(blank=True, editable=False, max_length=200)),
                ('last_modified', models.CharField(blank=True, editable=False, max_length=100)),
                ('checked', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='last read')),
                ('succeeded', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='last read without a fault')),
                ('error', models.CharField(blank=True, editable=False, max_length=400, verbose_name='last fault')),
                ('faults', models.JSONField(default=list, editable=False)),
                ('created', models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name='NewsItem',
            fields=[
                ('entry_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='entries.entry')),
                ('published', models.DateTimeField(verbose_name='published')),
                ('is_published_known', models.BooleanField(default=True, editable=False)),
                ('link', models.URLField(blank=True, max_length=800, verbose_name='read on at')),
                ('is_own', models.BooleanField(default=False, editable=False, verbose_name='written by the association')),
                ('feed', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='items', to='news.feed')),
            ],
            options={
                'indexes': [models.Index(fields=['-published'], name='news_newsit_publish_4b758b_idx')],
            },
            bases=('entries.entry',),
        ),
        migrations.CreateModel(
            name='Trace',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=64, unique=True)),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='traces', to='news.newsitem')),
            ],
        ),
    ]
