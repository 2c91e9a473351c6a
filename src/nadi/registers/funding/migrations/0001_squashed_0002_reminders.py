import django.db.models.deletion
import nadi.web.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [
        ('funding', '0001_initial'),
        ('funding', '0002_reminders'),
    ]

    initial = True

    dependencies = [
        ('companies', '0001_initial'),
        ('entries', '0001_squashed_0003_lists_walk_indexes'),
        ('people', '__first__'),
        ('web', '0001_squashed_0006_mail_stop_url'),
    ]

    operations = [
        migrations.CreateModel(
            name='Call',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('title', models.CharField(blank=True, max_length=200, verbose_name='title in English')),
                ('title_local', models.CharField(blank=True, max_length=200, verbose_name='title in Georgian')),
                ('state', models.CharField(choices=[('planned', 'planned'), ('active', 'open'), ('complete', 'closed'), ('cancelled', 'cancelled')], default='active', max_length=10, verbose_name='state')),
                ('opens', models.DateTimeField(blank=True, null=True, verbose_name='opens')),
                ('closes', models.DateTimeField(blank=True, null=True, verbose_name='closes')),
                ('source_url', models.URLField(blank=True, max_length=800, verbose_name='address of the source')),
            ],
        ),
        migrations.CreateModel(
            name='Application',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('state', models.CharField(choices=[('interested', 'interested'), ('preparing', 'preparing'), ('submitted', 'submitted'), ('granted', 'granted'), ('refused', 'refused'), ('paid', 'money received'), ('withdrawn', 'withdrawn')], default='interested', max_length=10)),
                ('currency', models.CharField(max_length=3, verbose_name='currency')),
                ('asked', models.DecimalField(blank=True, decimal_places=2, max_digits=18, null=True, verbose_name='amount asked for')),
                ('granted', models.DecimalField(blank=True, decimal_places=2, max_digits=18, null=True, verbose_name='amount granted')),
                ('purpose', models.CharField(blank=True, max_length=300, verbose_name='what for')),
                ('submitted_on', models.DateField(null=True)),
                ('decided_on', models.DateField(null=True)),
                ('reason', models.CharField(blank=True, choices=[('age', 'too young or too old a firm'), ('size', 'too large or too small a firm'), ('sector', 'another sector'), ('place', 'another place'), ('own_part', "too little of one's own money"), ('papers', 'papers incomplete'), ('late', 'too late'), ('score', 'others were scored higher'), ('used_up', 'the money was used up'), ('costs', 'costs that are not paid for'), ('debt', 'debts or an open dispute'), ('other', 'another reason')], max_length=10, verbose_name='why it was refused')),
                ('reason_text', models.TextField(blank=True, max_length=2000, verbose_name="in the funder's words")),
                ('reminded_of', models.DateField(null=True)),
                ('reminded_before', models.PositiveSmallIntegerField(null=True)),
                ('began', models.DateTimeField(auto_now_add=True)),
                ('changed', models.DateTimeField(auto_now=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='funding_applications', to='companies.organisation')),
                ('call', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='applications', to='funding.call')),
            ],
        ),
        migrations.CreateModel(
            name='Paper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('name', models.CharField(blank=True, max_length=200, verbose_name='paper')),
                ('name_local', models.CharField(blank=True, max_length=200, verbose_name='paper in Georgian')),
                ('is_ready', models.BooleanField(default=False, verbose_name='ready')),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='papers', to='funding.application')),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='web.storedfile')),
            ],
        ),
        migrations.CreateModel(
            name='Programme',
            fields=[
                ('entry_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='entries.entry')),
                ('kind', models.CharField(choices=[('grant', 'grant'), ('loan', 'loan'), ('guarantee', 'guarantee'), ('equity', 'equity'), ('voucher', 'voucher'), ('credit_line', 'credit line with an incentive'), ('assistance', 'technical assistance')], default='grant', max_length=12, verbose_name='kind')),
                ('status', models.CharField(choices=[('planned', 'planned'), ('active', 'open'), ('suspended', 'suspended'), ('complete', 'closed'), ('cancelled', 'cancelled')], default='active', max_length=10, verbose_name='status')),
                ('status_code', models.CharField(blank=True, max_length=60, verbose_name='status at the source')),
                ('funder', models.CharField(blank=True, max_length=200, verbose_name='funder in English')),
                ('funder_local', models.CharField(blank=True, max_length=200, verbose_name='funder in Georgian')),
                ('implementer', models.CharField(blank=True, max_length=300, verbose_name='run by, in English')),
                ('implementer_local', models.CharField(blank=True, max_length=300, verbose_name='run by, in Georgian')),
                ('currency', models.CharField(blank=True, max_length=3, verbose_name='currency')),
                ('amount_min', models.DecimalField(blank=True, decimal_places=2, max_digits=18, null=True, verbose_name='least for one firm')),
                ('amount_max', models.DecimalField(blank=True, decimal_places=2, max_digits=18, null=True, verbose_name='most for one firm')),
                ('share_min', models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True, verbose_name='least share of the cost, %')),
                ('share_max', models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True, verbose_name='most share of the cost, %')),
                ('own_contribution', models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True, verbose_name='own contribution at least, %')),
                ('beneficiary_cap', models.DecimalField(blank=True, decimal_places=2, max_digits=18, null=True, verbose_name='most for one firm over all its projects')),
                ('guarantee_share', models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True, verbose_name='guarantee: share of the loan, %')),
                ('guarantee_max', models.DecimalField(blank=True, decimal_places=2, max_digits=18, null=True, verbose_name='guarantee: at most')),
                ('incentive_min', models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True, verbose_name='paid back of the loan: at least, %')),
                ('incentive_max', models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True, verbose_name='paid back of the loan: at most, %')),
                ('reference_rate', models.CharField(blank=True, max_length=20, verbose_name='interest support: reference rate')),
                ('rate_points', models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True, verbose_name='interest support: points added or taken off')),
                ('rate_cap', models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True, verbose_name='interest support: at most, points')),
                ('rate_months', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='interest support: for how many months')),
                ('terms', models.TextField(blank=True, verbose_name='terms in words, in English')),
                ('terms_local', models.TextField(blank=True, verbose_name='terms in words, in Georgian')),
                ('envelope', models.DecimalField(blank=True, decimal_places=2, max_digits=18, null=True, verbose_name='money for all firms together')),
                ('envelope_currency', models.CharField(blank=True, max_length=3, verbose_name='currency of that money')),
                ('budget_text', models.CharField(blank=True, max_length=300, verbose_name='budget as the source words it')),
                ('who', models.TextField(blank=True, verbose_name='who can apply, in words, in English')),
                ('who_local', models.TextField(blank=True, verbose_name='who can apply, in words, in Georgian')),
                ('conditions', models.JSONField(blank=True, default=dict, verbose_name='conditions')),
                ('tiers', models.JSONField(blank=True, default=list, verbose_name='other shares and caps for some firms')),
                ('recipients', models.CharField(blank=True, max_length=400, verbose_name='countries it is for')),
                ('places_text', models.CharField(blank=True, max_length=300, verbose_name='places as the source words them')),
                ('deadline_model', models.CharField(choices=[('single', 'one deadline'), ('cut_offs', 'several cut-off dates'), ('rolling', 'at any time'), ('used_up', 'until the money is used up')], default='rolling', max_length=8, verbose_name='deadline')),
                ('opens', models.DateField(blank=True, null=True, verbose_name='opens')),
                ('closes', models.DateField(blank=True, null=True, verbose_name='closes')),
                ('starts', models.DateField(blank=True, null=True, verbose_name='projects start')),
                ('ends', models.DateField(blank=True, null=True, verbose_name='projects end')),
                ('months_max', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='longest project, months')),
                ('papers', models.TextField(blank=True, verbose_name='papers asked, one a line, in English')),
                ('papers_local', models.TextField(blank=True, verbose_name='papers asked, one a line, in Georgian')),
            ],
            options={
                'indexes': [models.Index(fields=['kind'], name='funding_pro_kind_82188d_idx'), models.Index(fields=['status'], name='funding_pro_status_59e4b8_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('amount_min', None), ('amount_max', None), ('amount_min__lte', models.F('amount_max')), _connector='OR'), name='programme_amounts_in_order'), models.CheckConstraint(condition=models.Q(('share_min', None), ('share_max', None), ('share_min__lte', models.F('share_max')), _connector='OR'), name='programme_shares_in_order'), models.CheckConstraint(condition=models.Q(('incentive_min', None), ('incentive_max', None), ('incentive_min__lte', models.F('incentive_max')), _connector='OR'), name='programme_incentive_in_order'), models.CheckConstraint(condition=models.Q(('opens', None), ('closes', None), ('opens__lte', models.F('closes')), _connector='OR'), name='programme_opens_before_it_closes')],
            },
            bases=('entries.entry',),
        ),
        migrations.AddField(
            model_name='call',
            name='programme',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='calls', to='funding.programme'),
        ),
        migrations.AddField(
            model_name='application',
            name='programme',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='applications', to='funding.programme'),
        ),
        migrations.CreateModel(
            name='ReferenceRate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=20, verbose_name='rate')),
                ('value', models.DecimalField(decimal_places=6, max_digits=18, verbose_name='value')),
                ('as_of', models.DateField(verbose_name='as of')),
                ('source', models.CharField(max_length=200, verbose_name='source')),
                ('entered', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'indexes': [models.Index(fields=['code', '-as_of'], name='funding_ref_code_5a063c_idx')],
                'constraints': [models.UniqueConstraint(fields=('code', 'as_of'), name='reference_rate_once_a_day')],
            },
        ),
        migrations.CreateModel(
            name='CompanyFact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=80)),
                ('value', models.JSONField()),
                ('source', models.CharField(blank=True, max_length=120, verbose_name='where it stands')),
                ('as_of', models.DateField(blank=True, null=True, verbose_name='as of')),
                ('entered', models.DateTimeField(auto_now=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='funding_facts', to='companies.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'key'), name='company_fact_once')],
            },
        ),
        migrations.CreateModel(
            name='Payment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('amount', models.DecimalField(decimal_places=2, max_digits=18, verbose_name='amount')),
                ('paid_on', models.DateField(verbose_name='received on')),
                ('entered', models.DateTimeField(auto_now_add=True)),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='payments', to='funding.application')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='payment_above_nought')],
            },
        ),
        migrations.CreateModel(
            name='Lesson',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('reason', models.CharField(choices=[('age', 'too young or too old a firm'), ('size', 'too large or too small a firm'), ('sector', 'another sector'), ('place', 'another place'), ('own_part', "too little of one's own money"), ('papers', 'papers incomplete'), ('late', 'too late'), ('score', 'others were scored higher'), ('used_up', 'the money was used up'), ('costs', 'costs that are not paid for'), ('debt', 'debts or an open dispute'), ('other', 'another reason')], max_length=10, verbose_name='reason')),
                ('text', models.CharField(blank=True, max_length=300, verbose_name='lesson in English')),
                ('text_local', models.CharField(blank=True, max_length=300, verbose_name='lesson in Georgian')),
                ('published', models.DateTimeField(auto_now_add=True)),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lessons', to='funding.programme')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), ('text_local', ''), _negated=True), name='lesson_has_words')],
            },
        ),
        migrations.AddIndex(
            model_name='call',
            index=models.Index(fields=['state', 'closes'], name='funding_cal_state_aeafda_idx'),
        ),
        migrations.AddConstraint(
            model_name='call',
            constraint=models.CheckConstraint(condition=models.Q(('opens', None), ('closes', None), ('opens__lte', models.F('closes')), _connector='OR'), name='call_opens_before_it_closes'),
        ),
        migrations.AddIndex(
            model_name='application',
            index=models.Index(fields=['state', 'decided_on'], name='funding_app_state_aa7095_idx'),
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['interested', 'preparing', 'submitted'])), fields=('programme', 'organisation'), name='application_one_open_for_each_programme'),
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'refused'), models.Q(('reason', ''), _negated=True)), models.Q(models.Q(('state', 'refused'), _negated=True), ('reason', '')), _connector='OR'), name='application_refused_for_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['granted', 'paid']), _negated=True), ('granted__isnull', False), _connector='OR'), name='application_granted_an_amount'),
        ),
    ]
