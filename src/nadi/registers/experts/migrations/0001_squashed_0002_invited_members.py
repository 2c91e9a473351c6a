import django.db.models.deletion
import nadi.web.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [
        ('experts', '0001_initial'),
        ('experts', '0002_invited_members'),
    ]

    initial = True

    dependencies = [
        ('companies', '0001_initial'),
        ('entries', '0001_squashed_0003_lists_walk_indexes'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Expert',
            fields=[
                ('entry_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='entries.entry')),
                ('kind', models.CharField(choices=[('engineer', 'engineer'), ('adviser', 'adviser')], default='engineer', max_length=8, verbose_name='kind')),
                ('mode', models.CharField(choices=[('both', 'on site and remotely'), ('site', 'on site'), ('remote', 'remotely')], default='both', max_length=6, verbose_name='works')),
                ('years', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='years of experience')),
                ('vetting', models.CharField(choices=[('unconfirmed', 'e-mail not confirmed'), ('applied', 'applied'), ('interviewed', 'interviewed'), ('vetted', 'vetted'), ('refused', 'refused')], default='applied', editable=False, max_length=12, verbose_name='vetting')),
                ('refused_because', models.TextField(blank=True, editable=False, max_length=2000)),
                ('paused_on', models.DateField(editable=False, null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['vetting'], name='experts_exp_vetting_d853a4_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('vetting', 'refused'), _negated=True), models.Q(('refused_because', ''), _negated=True), _connector='OR'), name='expert_refused_with_reason')],
            },
            bases=('entries.entry',),
        ),
        migrations.CreateModel(
            name='Engagement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('state', models.CharField(choices=[('requested', 'requested'), ('briefing', 'brief being agreed'), ('agreed', 'agreed'), ('done', 'done'), ('declined', 'declined'), ('cancelled', 'cancelled')], default='requested', max_length=10, verbose_name='state')),
                ('need', models.TextField(max_length=3000, verbose_name='what you need')),
                ('place', models.CharField(blank=True, max_length=160, verbose_name='place')),
                ('starts', models.DateField(blank=True, null=True, verbose_name='from')),
                ('ends', models.DateField(blank=True, null=True, verbose_name='to')),
                ('currency', models.CharField(max_length=3, verbose_name='currency')),
                ('budget_from', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='budget from')),
                ('budget_to', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='budget to')),
                ('requested', models.DateTimeField(auto_now_add=True)),
                ('answer', models.TextField(blank=True, max_length=2000, verbose_name='answer')),
                ('answered', models.DateTimeField(null=True)),
                ('agreed_on', models.DateTimeField(null=True)),
                ('done_on', models.DateField(null=True)),
                ('ended_because', models.TextField(blank=True, max_length=2000, verbose_name='reason')),
                ('ended_by', models.CharField(blank=True, choices=[('firm', 'the firm'), ('expert', 'the expert'), ('office', "the association's office")], max_length=8)),
                ('ended', models.DateTimeField(null=True)),
                ('reminded', models.DateField(null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='companies.organisation')),
                ('requested_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('expert', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='engagements', to='experts.expert')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'state'], name='experts_eng_organis_0f9637_idx'), models.Index(fields=['expert', 'state'], name='experts_eng_expert__2ddbd0_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends', None), ('starts', None), ('ends__gte', models.F('starts')), _connector='OR'), name='engagement_days_in_order'), models.CheckConstraint(condition=models.Q(('budget_to', None), ('budget_from', None), ('budget_to__gte', models.F('budget_from')), _connector='OR'), name='engagement_budget_in_order'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['declined', 'cancelled']), _negated=True), models.Q(('ended_because', ''), _negated=True), _connector='OR'), name='engagement_ended_with_reason'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'done'), _negated=True), models.Q(('agreed_on__isnull', False), ('done_on__isnull', False)), _connector='OR'), name='engagement_done_after_agreed')],
            },
        ),
        migrations.CreateModel(
            name='Reference',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('name', models.CharField(max_length=160, verbose_name='name of the referee')),
                ('firm', models.CharField(blank=True, max_length=160, verbose_name='firm')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail of the referee')),
                ('about', models.TextField(blank=True, max_length=1000, verbose_name='what the work was')),
                ('says', models.TextField(blank=True, max_length=2000, verbose_name='what the referee says')),
                ('state', models.CharField(choices=[('asked', 'asked'), ('agreed', 'agreed'), ('declined', 'declined')], default='asked', max_length=8)),
                ('token', models.CharField(editable=False, max_length=64, unique=True)),
                ('asked', models.DateTimeField(auto_now_add=True)),
                ('answered', models.DateTimeField(null=True)),
                ('expert', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='references', to='experts.expert')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('answered', None), ('state', 'asked')), models.Q(models.Q(('state', 'asked'), _negated=True), ('answered__isnull', False)), _connector='OR'), name='reference_answered_when_closed')],
            },
        ),
        migrations.CreateModel(
            name='Terms',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('phone', models.CharField(blank=True, max_length=40, verbose_name='telephone')),
                ('contact_shown', models.CharField(choices=[('members', 'all members'), ('engaged', 'firms with which an engagement is agreed'), ('office', "only the association's office")], default='engaged', max_length=8, verbose_name='who may see e-mail and telephone')),
                ('rate_currency', models.CharField(default='EUR', max_length=3, verbose_name='currency')),
                ('rate_from', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, verbose_name='day rate from')),
                ('rate_to', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, verbose_name='day rate to')),
                ('rate_shown', models.CharField(choices=[('members', 'all members'), ('engaged', 'firms with which an engagement is agreed'), ('office', "only the association's office")], default='members', max_length=8, verbose_name='who may see the day rate')),
                ('language', models.CharField(choices=[('en', 'English'), ('ka', 'ქართული')], default='en', max_length=8, verbose_name='language')),
                ('purpose', models.CharField(blank=True, editable=False, max_length=300)),
                ('consented', models.DateTimeField(editable=False, null=True)),
                ('expires_on', models.DateField(editable=False, null=True)),
                ('expiry_told', models.DateField(editable=False, null=True)),
                ('token', models.CharField(blank=True, db_index=True, editable=False, max_length=64)),
                ('link_number', models.PositiveIntegerField(default=1, editable=False)),
                ('expert', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='terms', to='experts.expert')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('rate_to', None), ('rate_from', None), ('rate_to__gte', models.F('rate_from')), _connector='OR'), name='expert_rate_in_order'), models.CheckConstraint(condition=models.Q(models.Q(('consented', None), ('expires_on', None)), models.Q(('consented__isnull', False), ('expires_on__isnull', False)), _connector='OR'), name='expert_consent_expires')],
            },
        ),
        migrations.CreateModel(
            name='VettingStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('became', models.CharField(choices=[('unconfirmed', 'e-mail not confirmed'), ('applied', 'applied'), ('interviewed', 'interviewed'), ('vetted', 'vetted'), ('refused', 'refused')], max_length=12)),
                ('note', models.TextField(blank=True, max_length=2000, verbose_name='note')),
                ('person', models.CharField(blank=True, max_length=12)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('expert', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='vetting_steps', to='experts.expert')),
            ],
        ),
        migrations.CreateModel(
            name='Visit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('state', models.CharField(choices=[('open', 'open'), ('confirmed', 'confirmed'), ('called_off', 'called off')], default='open', max_length=10, verbose_name='state')),
                ('side', models.CharField(choices=[('firm', 'the firm'), ('expert', 'the expert'), ('office', "the association's office")], max_length=8)),
                ('topic', models.CharField(blank=True, max_length=200, verbose_name='topic in English')),
                ('topic_local', models.CharField(blank=True, max_length=200, verbose_name='topic in Georgian')),
                ('place', models.CharField(blank=True, max_length=160, verbose_name='place in English')),
                ('place_local', models.CharField(blank=True, max_length=160, verbose_name='place in Georgian')),
                ('starts', models.DateField(verbose_name='first day')),
                ('ends', models.DateField(verbose_name='last day')),
                ('join_until', models.DateField(verbose_name='join until')),
                ('capacity', models.PositiveSmallIntegerField(verbose_name='half days in all')),
                ('minimum', models.PositiveSmallIntegerField(default=2, verbose_name='fewest firms')),
                ('cost', models.DecimalField(decimal_places=2, max_digits=14, verbose_name='cost of the visit in all')),
                ('currency', models.CharField(default='GEL', max_length=3, verbose_name='currency')),
                ('ended_because', models.TextField(blank=True, max_length=2000, verbose_name='reason')),
                ('invited', models.DateTimeField(null=True)),
                ('decided', models.DateTimeField(null=True)),
                ('announced', models.DateTimeField(auto_now_add=True)),
                ('announced_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='companies.organisation')),
                ('expert', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='visits', to='experts.expert')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('topic', ''), ('topic_local', ''), _negated=True), name='visit_has_a_topic'), models.CheckConstraint(condition=models.Q(('place', ''), ('place_local', ''), _negated=True), name='visit_has_a_place'), models.CheckConstraint(condition=models.Q(('ends__gte', models.F('starts')), ('join_until__lte', models.F('starts'))), name='visit_days_in_order'), models.CheckConstraint(condition=models.Q(('capacity__gte', 1), ('cost__gte', 0), ('minimum__gte', 1)), name='visit_figures'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'called_off'), _negated=True), models.Q(('ended_because', ''), _negated=True), _connector='OR'), name='visit_called_off_with_reason')],
            },
        ),
        migrations.CreateModel(
            name='Joining',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('half_days', models.PositiveSmallIntegerField(verbose_name='half days')),
                ('wish', models.CharField(blank=True, max_length=300, verbose_name='what you want to look at')),
                ('share', models.DecimalField(decimal_places=2, max_digits=14, null=True)),
                ('joined', models.DateTimeField(auto_now_add=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='companies.organisation')),
                ('visit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='joinings', to='experts.visit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('visit', 'organisation'), name='joining_once'), models.CheckConstraint(condition=models.Q(('half_days__gte', 1)), name='joining_half_days')],
            },
        ),
        migrations.CreateModel(
            name='Brief',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('side', models.CharField(choices=[('firm', 'the firm'), ('expert', 'the expert'), ('office', "the association's office")], max_length=8)),
                ('goal', models.TextField(max_length=3000, verbose_name='goal')),
                ('tasks', models.TextField(blank=True, max_length=6000, verbose_name='what is to be done and handed over')),
                ('place', models.CharField(blank=True, max_length=160, verbose_name='place')),
                ('starts', models.DateField(verbose_name='from')),
                ('ends', models.DateField(verbose_name='to')),
                ('days', models.DecimalField(decimal_places=1, max_digits=6, verbose_name='days of work')),
                ('price', models.DecimalField(decimal_places=2, max_digits=14, verbose_name='price in all')),
                ('currency', models.CharField(max_length=3, verbose_name='currency')),
                ('written', models.DateTimeField(auto_now_add=True)),
                ('person', models.CharField(blank=True, max_length=12)),
                ('accepted_by_expert', models.DateTimeField(null=True)),
                ('accepted_by_firm', models.DateTimeField(null=True)),
                ('engagement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='briefs', to='experts.engagement')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('engagement', 'number'), name='brief_number_once'), models.CheckConstraint(condition=models.Q(('ends__gte', models.F('starts'))), name='brief_days_in_order'), models.CheckConstraint(condition=models.Q(('days__gt', 0), ('price__gte', 0)), name='brief_figures')],
            },
        ),
    ]
