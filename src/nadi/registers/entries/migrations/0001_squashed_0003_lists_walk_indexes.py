import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.text
import nadi.web.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [
        ('entries', '0001_initial'),
        ('entries', '0002_saved_searches'),
        ('entries', '0003_lists_walk_indexes'),
    ]

    initial = True

    dependencies = [
        ('companies', '0001_initial'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('register', models.CharField(editable=False, max_length=16)),
                ('state', models.CharField(choices=[('draft', 'draft'), ('current', 'current'), ('withdrawn', 'withdrawn'), ('merged', 'merged into another entry')], default='current', max_length=10, verbose_name='state')),
                ('audience', models.CharField(choices=[('public', 'everybody'), ('members', 'members'), ('staff', "the association's office")], default='members', max_length=8, verbose_name='who sees it')),
                ('name', models.CharField(blank=True, max_length=300, verbose_name='name in English')),
                ('name_local', models.CharField(blank=True, max_length=300, verbose_name='name in Georgian')),
                ('summary', models.TextField(blank=True, verbose_name='description in English')),
                ('summary_local', models.TextField(blank=True, verbose_name='description in Georgian')),
                ('website', models.URLField(blank=True, max_length=500, verbose_name='website')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('phone', models.CharField(blank=True, max_length=40, verbose_name='telephone')),
                ('country', models.CharField(blank=True, max_length=2, verbose_name='country')),
                ('region', models.CharField(blank=True, choices=[('GE-TB', 'Tbilisi'), ('GE-AB', 'Abkhazia'), ('GE-AJ', 'Adjara'), ('GE-GU', 'Guria'), ('GE-IM', 'Imereti'), ('GE-KA', 'Kakheti'), ('GE-KK', 'Kvemo Kartli'), ('GE-MM', 'Mtskheta-Mtianeti'), ('GE-RL', 'Racha-Lechkhumi and Kvemo Svaneti'), ('GE-SJ', 'Samtskhe-Javakheti'), ('GE-SK', 'Shida Kartli'), ('GE-SZ', 'Samegrelo-Zemo Svaneti')], max_length=8, verbose_name='region')),
                ('town', models.CharField(blank=True, max_length=120, verbose_name='town in English')),
                ('town_local', models.CharField(blank=True, max_length=120, verbose_name='town in Georgian')),
                ('deadline', models.DateField(blank=True, null=True, verbose_name='next date')),
                ('source', models.CharField(blank=True, max_length=120, verbose_name='source')),
                ('source_url', models.URLField(blank=True, max_length=800, verbose_name='address of the source')),
                ('external_id', models.CharField(blank=True, max_length=200, verbose_name='number at the source')),
                ('as_of', models.DateField(blank=True, null=True, verbose_name='as of')),
                ('confirmed', models.DateField(blank=True, null=True, verbose_name='last confirmed')),
                ('confirmed_by', models.CharField(blank=True, editable=False, max_length=200)),
                ('confirm_email', models.EmailField(blank=True, max_length=254, verbose_name='asked to confirm it by e-mail')),
                ('confirm_token', models.CharField(blank=True, db_index=True, editable=False, max_length=64)),
                ('confirm_asked', models.DateTimeField(editable=False, null=True)),
                ('stale_on', models.DateField(editable=False, null=True)),
                ('hidden_on', models.DateField(editable=False, null=True)),
                ('brought_by', models.CharField(blank=True, db_index=True, editable=False, max_length=12)),
                ('created', models.DateTimeField(auto_now_add=True)),
                ('changed', models.DateTimeField(auto_now=True)),
                ('order_common', models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Lower(django.db.models.functions.comparison.Coalesce(django.db.models.functions.comparison.NullIf(models.F('name'), models.Value('')), models.F('name_local'))), output_field=models.CharField(max_length=300))),
                ('order_local', models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Lower(django.db.models.functions.comparison.Coalesce(django.db.models.functions.comparison.NullIf(models.F('name_local'), models.Value('')), models.F('name'))), output_field=models.CharField(max_length=300))),
                ('merged_into', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='entries.entry')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='companies.organisation', verbose_name='owner')),
                ('superseded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='supersedes', to='entries.entry', verbose_name='superseded by')),
            ],
            options={
                'indexes': [models.Index(fields=['register', 'order_common', 'uid'], name='entries_ent_registe_fe8cbd_idx'), models.Index(fields=['register', 'order_local', 'uid'], name='entries_ent_registe_638230_idx'), models.Index(fields=['register', 'deadline', 'uid'], name='entries_ent_registe_7fce29_idx'), models.Index(fields=['register', 'confirmed', 'uid'], name='entries_ent_registe_ab8bbf_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('name', ''), ('name_local', ''), _negated=True), name='entry_has_a_name'), models.UniqueConstraint(condition=models.Q(models.Q(('external_id', ''), _negated=True), models.Q(('state', 'merged'), _negated=True)), fields=('register', 'source', 'external_id'), name='entry_once_from_a_source'), models.CheckConstraint(condition=models.Q(models.Q(('merged_into__isnull', False), ('state', 'merged')), models.Q(models.Q(('state', 'merged'), _negated=True), ('merged_into', None)), _connector='OR'), name='entry_merged_into_another'), models.CheckConstraint(condition=models.Q(('hidden_on', None), models.Q(('hidden_on__gte', models.F('stale_on')), ('stale_on__isnull', False)), _connector='OR'), name='entry_fades_in_order')],
            },
        ),
        migrations.CreateModel(
            name='Coding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('scheme', models.CharField(max_length=16)),
                ('code', models.CharField(max_length=120)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='codings', to='entries.entry')),
            ],
            options={
                'indexes': [models.Index(fields=['scheme', 'code'], name='entries_cod_scheme_66091f_idx')],
                'constraints': [models.UniqueConstraint(fields=('entry', 'scheme', 'code'), name='coding_once')],
            },
        ),
        migrations.CreateModel(
            name='Change',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('verb', models.CharField(max_length=60)),
                ('person', models.CharField(blank=True, max_length=12)),
                ('organisation', models.CharField(blank=True, max_length=12)),
                ('before', models.JSONField(default=dict)),
                ('after', models.JSONField(default=dict)),
                ('brought_by', models.CharField(blank=True, db_index=True, max_length=12)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='entries.entry')),
            ],
            options={
                'indexes': [models.Index(fields=['entry', '-at'], name='entries_cha_entry_i_29757c_idx')],
            },
        ),
        migrations.CreateModel(
            name='Favourite',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateTimeField(auto_now_add=True)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='favourites', to='entries.entry')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='favourites', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('entry', 'person'), name='favourite_once')],
            },
        ),
        migrations.CreateModel(
            name='Merge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('moved', models.JSONField(default=list)),
                ('before', models.JSONField(default=dict)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('person', models.CharField(blank=True, max_length=12)),
                ('undone', models.DateTimeField(null=True)),
                ('gone', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='entries.entry')),
                ('kept', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='entries.entry')),
            ],
        ),
        migrations.CreateModel(
            name='Mistake',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('text', models.TextField(max_length=2000, verbose_name='what is wrong')),
                ('reported', models.DateTimeField(auto_now_add=True)),
                ('state', models.CharField(choices=[('open', 'open'), ('mended', 'mended'), ('refused', 'left as it is')], default='open', max_length=8)),
                ('answer', models.TextField(blank=True, max_length=2000, verbose_name='answer')),
                ('answered', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mistakes', to='entries.entry')),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='companies.organisation')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('answered', None), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('answered__isnull', False)), _connector='OR'), name='mistake_answered_when_closed')],
            },
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('text', models.TextField(max_length=2000, verbose_name='note')),
                ('written', models.DateTimeField(auto_now_add=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='entries.entry')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='companies.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='SavedSearch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('place', models.CharField(max_length=40)),
                ('parameters', models.CharField(blank=True, max_length=800)),
                ('is_alerting', models.BooleanField(default=True, verbose_name='tell me by e-mail what is new')),
                ('looked_until', models.DateTimeField()),
                ('seen', models.JSONField(default=list)),
                ('created', models.DateTimeField(auto_now_add=True)),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='companies.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='saved_searches', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('person', 'place', 'parameters'), name='saved_search_once')],
            },
        ),
        migrations.CreateModel(
            name='Use',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('what_for', models.CharField(blank=True, max_length=200, verbose_name='what for')),
                ('used_on', models.DateField(verbose_name='when')),
                ('rating', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='rating')),
                ('comment', models.TextField(blank=True, max_length=2000, verbose_name='comment')),
                ('is_named', models.BooleanField(default=False, verbose_name='other members may see that it was us')),
                ('proof', models.CharField(blank=True, max_length=40)),
                ('entered', models.DateTimeField(auto_now_add=True)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='uses', to='entries.entry')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='companies.organisation')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('rating', None), models.Q(('rating__gte', 1), ('rating__lte', 5)), _connector='OR'), name='use_rating_of_five'), models.UniqueConstraint(fields=('entry', 'organisation', 'proof'), name='use_once_for_each_proof')],
            },
        ),
    ]
