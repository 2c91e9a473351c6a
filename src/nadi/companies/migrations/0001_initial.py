import django.db.models.deletion
import django.db.models.functions.text
import nadi.web.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('kind', models.CharField(choices=[('office', "the association's office"), ('company', 'company'), ('provider', 'provider'), ('partner', 'partner')], default='company', max_length=10, verbose_name='kind')),
                ('name', models.CharField(blank=True, max_length=160, verbose_name='name in English')),
                ('name_local', models.CharField(blank=True, max_length=160, verbose_name='name in Georgian')),
                ('country', models.CharField(default='GE', max_length=2, verbose_name='country')),
                ('number', models.CharField(blank=True, max_length=40, verbose_name='identification number')),
                ('holding', models.CharField(blank=True, max_length=160, verbose_name='group of companies')),
                ('size', models.CharField(blank=True, choices=[('micro', 'micro (fewer than 10 people)'), ('small', 'small (10 to 49)'), ('medium', 'medium (50 to 249)'), ('large', 'large (250 and more)')], max_length=8, verbose_name='size')),
                ('sector', models.CharField(blank=True, max_length=8, verbose_name='sector (NACE Rev. 2.1)')),
                ('website', models.URLField(blank=True, verbose_name='website')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('member_since', models.DateField(blank=True, null=True, verbose_name='member since')),
                ('member_until', models.DateField(blank=True, null=True, verbose_name='member until')),
                ('search_text', models.TextField(blank=True, editable=False)),
                ('created', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('number', ''), _negated=True), fields=('country', 'number'), name='organisation_number'), models.CheckConstraint(condition=models.Q(('name', ''), ('name_local', ''), _negated=True), name='organisation_has_a_name'), models.CheckConstraint(condition=models.Q(models.Q(('country', 'GE'), _negated=True), ('number', ''), ('number__regex', '^[0-9]{9}$'), _connector='OR'), name='organisation_georgian_number'), models.CheckConstraint(condition=models.Q(('member_until', None), ('member_until__gte', models.F('member_since')), _connector='OR'), name='organisation_membership_in_order')],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail')),
                ('name', models.CharField(blank=True, max_length=120, verbose_name='name')),
                ('role', models.CharField(choices=[('representative', 'representative'), ('colleague', 'colleague')], default='colleague', max_length=16, verbose_name='role')),
                ('is_on_board', models.BooleanField(default=False, verbose_name='sits on the board')),
                ('language', models.CharField(choices=[('en', 'English'), ('ka', 'ქართული')], default='en', max_length=8, verbose_name='language')),
                ('token', models.CharField(max_length=64, unique=True)),
                ('created', models.DateTimeField(auto_now_add=True)),
                ('expires', models.DateTimeField()),
                ('accepted', models.DateTimeField(null=True)),
                ('withdrawn', models.DateTimeField(null=True)),
                ('invited_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='companies.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('email'), models.F('organisation'), condition=models.Q(('accepted', None), ('withdrawn', None)), name='invitation_once_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='Affiliation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('role', models.CharField(choices=[('representative', 'representative'), ('colleague', 'colleague')], default='colleague', max_length=16, verbose_name='role')),
                ('is_on_board', models.BooleanField(default=False, verbose_name='sits on the board')),
                ('since', models.DateTimeField(auto_now_add=True)),
                ('until', models.DateTimeField(blank=True, null=True, verbose_name='left on')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='affiliations', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='affiliations', to='companies.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('until', None)), fields=('person', 'organisation'), name='affiliation_once_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='Site',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('name', models.CharField(blank=True, max_length=120, verbose_name='name in English')),
                ('name_local', models.CharField(blank=True, max_length=120, verbose_name='name in Georgian')),
                ('address', models.CharField(blank=True, max_length=200, verbose_name='address')),
                ('town', models.CharField(blank=True, max_length=80, verbose_name='town')),
                ('region', models.CharField(blank=True, choices=[('GE-TB', 'Tbilisi'), ('GE-AB', 'Abkhazia'), ('GE-AJ', 'Adjara'), ('GE-GU', 'Guria'), ('GE-IM', 'Imereti'), ('GE-KA', 'Kakheti'), ('GE-KK', 'Kvemo Kartli'), ('GE-MM', 'Mtskheta-Mtianeti'), ('GE-RL', 'Racha-Lechkhumi and Kvemo Svaneti'), ('GE-SJ', 'Samtskhe-Javakheti'), ('GE-SK', 'Shida Kartli'), ('GE-SZ', 'Samegrelo-Zemo Svaneti')], max_length=8, verbose_name='region')),
                ('latitude', models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True, verbose_name='latitude')),
                ('longitude', models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True, verbose_name='longitude')),
                ('is_closed', models.BooleanField(default=False, verbose_name='closed')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sites', to='companies.organisation')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('name', ''), ('name_local', ''), _negated=True), name='site_has_a_name'), models.CheckConstraint(condition=models.Q(('latitude', None), models.Q(('latitude__gte', -90), ('latitude__lte', 90)), _connector='OR'), name='site_latitude'), models.CheckConstraint(condition=models.Q(('longitude', None), models.Q(('longitude__gte', -180), ('longitude__lte', 180)), _connector='OR'), name='site_longitude')],
            },
        ),
    ]
