import django.db.models.deletion
import nadi.web.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [
        ('services', '0001_initial'),
        ('services', '0002_scope_in_two_languages'),
        ('services', '0003_accreditation_in_two_languages'),
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
            name='Readiness',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('standard', models.CharField(max_length=20, verbose_name='standard')),
                ('target', models.DateField(blank=True, null=True, verbose_name='to be certified by')),
                ('wish', models.CharField(blank=True, choices=[('', 'nothing together'), ('training', 'a joint training'), ('expert', 'a shared expert')], max_length=8, verbose_name='with other firms')),
                ('wished', models.DateTimeField(editable=False, null=True)),
                ('begun', models.DateTimeField(auto_now_add=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='companies.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'standard'), name='readiness_once')],
            },
        ),
        migrations.CreateModel(
            name='Service',
            fields=[
                ('entry_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='entries.entry')),
                ('kind', models.CharField(choices=[('logistics', 'logistics'), ('waste', 'waste management'), ('laboratory', 'laboratory'), ('certification', 'certification body'), ('audit', 'audit body'), ('erp', 'ERP and process automation'), ('adviser', 'adviser'), ('training', 'training body'), ('design', 'design and prepress'), ('maintenance', 'maintenance and calibration'), ('other', 'other')], default='other', max_length=14, verbose_name='kind')),
                ('scope', models.TextField(blank=True, verbose_name='what is offered, in English')),
                ('scope_local', models.TextField(blank=True, verbose_name='what is offered, in Georgian')),
                ('prices', models.TextField(blank=True, max_length=3000, verbose_name='public prices, in English')),
                ('prices_local', models.TextField(blank=True, max_length=3000, verbose_name='public prices, in Georgian')),
            ],
            options={
                'indexes': [models.Index(fields=['kind'], name='services_se_kind_80dd5e_idx')],
            },
            bases=('entries.entry',),
        ),
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('values', models.JSONField(default=dict)),
                ('codes', models.JSONField(default=dict)),
                ('seen', models.JSONField(default=dict)),
                ('state', models.CharField(choices=[('pending', 'waits for the office'), ('accepted', 'accepted'), ('refused', 'refused'), ('withdrawn', 'taken back')], default='pending', max_length=10)),
                ('answer', models.TextField(blank=True, max_length=2000, verbose_name='answer')),
                ('proposed', models.DateTimeField(auto_now_add=True)),
                ('answered', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='companies.organisation')),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='proposals', to='services.service')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'pending')), fields=('service',), name='proposal_one_pending'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'refused'), _negated=True), models.Q(('answer', ''), _negated=True), _connector='OR'), name='proposal_refused_with_reason')],
            },
        ),
        migrations.CreateModel(
            name='Certificate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('standard', models.CharField(max_length=120, verbose_name='standard')),
                ('scope', models.CharField(blank=True, max_length=500, verbose_name='scope in English')),
                ('scope_local', models.CharField(blank=True, max_length=500, verbose_name='scope in Georgian')),
                ('body', models.CharField(blank=True, max_length=160, verbose_name='certification body')),
                ('number', models.CharField(blank=True, max_length=80, verbose_name='number')),
                ('issued', models.DateField(verbose_name='issued')),
                ('valid_until', models.DateField(verbose_name='valid until')),
                ('shown', models.CharField(choices=[('own', "our own people and the association's office"), ('members', 'all members'), ('public', 'everybody')], default='own', max_length=8, verbose_name='who may see it')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='ended on')),
                ('entered', models.DateTimeField(auto_now_add=True)),
                ('file', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='web.storedfile')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='companies.organisation')),
                ('certifier', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='services.service', verbose_name='certification body in our register')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'standard'], name='services_ce_organis_57a2e5_idx'), models.Index(fields=['valid_until'], name='services_ce_valid_u_da7e85_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_until__gte', models.F('issued'))), name='certificate_days_in_order'), models.UniqueConstraint(condition=models.Q(('number', ''), _negated=True), fields=('organisation', 'standard', 'number'), name='certificate_number_once')],
            },
        ),
        migrations.CreateModel(
            name='Accreditation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('body', models.CharField(max_length=160, verbose_name='accreditation body')),
                ('number', models.CharField(blank=True, max_length=80, verbose_name='number')),
                ('scope', models.TextField(blank=True, max_length=2000, verbose_name='scope in English')),
                ('scope_local', models.TextField(blank=True, max_length=2000, verbose_name='scope in Georgian')),
                ('valid_until', models.DateField(blank=True, null=True, verbose_name='valid until')),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='accreditations', to='services.service')),
            ],
            options={
                'ordering': ['body', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='StepStanding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('step', models.CharField(max_length=40)),
                ('state', models.CharField(choices=[('not_begun', 'not begun'), ('under_way', 'under way'), ('done', 'done'), ('not_applicable', 'not applicable')], default='not_begun', max_length=14, verbose_name='state')),
                ('reason', models.TextField(blank=True, max_length=1000, verbose_name='why it does not apply')),
                ('responsible', models.CharField(blank=True, max_length=120, verbose_name='responsible')),
                ('due', models.DateField(blank=True, null=True, verbose_name='until')),
                ('note', models.TextField(blank=True, max_length=2000, verbose_name='note')),
                ('changed', models.DateTimeField(auto_now=True)),
                ('evidence', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='web.storedfile')),
                ('readiness', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='standings', to='services.readiness')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('readiness', 'step'), name='step_standing_once'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'not_applicable'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='step_not_applicable_with_reason')],
            },
        ),
        migrations.CreateModel(
            name='SurveillanceAudit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('due', models.DateField(verbose_name='due')),
                ('held', models.DateField(blank=True, null=True, verbose_name='held')),
                ('outcome', models.CharField(choices=[('planned', 'planned'), ('passed', 'passed'), ('minor', 'passed, minor findings'), ('major', 'major findings'), ('failed', 'failed')], default='planned', max_length=8, verbose_name='outcome')),
                ('note', models.TextField(blank=True, max_length=2000, verbose_name='note')),
                ('certificate', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='audits', to='services.certificate')),
            ],
            options={
                'ordering': ['due', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('held', None), ('outcome', 'planned')), models.Q(models.Q(('outcome', 'planned'), _negated=True), ('held__isnull', False)), _connector='OR'), name='audit_outcome_when_held')],
            },
        ),
        migrations.CreateModel(
            name='Alert',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('days', models.PositiveSmallIntegerField()),
                ('valid_until', models.DateField()),
                ('sent', models.DateTimeField(auto_now_add=True)),
                ('certificate', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='alerts', to='services.certificate')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('certificate', 'days', 'valid_until'), name='alert_once')],
            },
        ),
    ]
