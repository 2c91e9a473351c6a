import django.core.validators
import django.db.models.deletion
import nadi.registers.events.models.registration
import nadi.web.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [
        ('events', '0001_initial'),
        ('events', '0002_found_by_last_day'),
        ('events', '0003_reason_in_two_languages'),
    ]

    initial = True

    dependencies = [
        ('companies', '0001_initial'),
        ('entries', '0001_squashed_0003_lists_walk_indexes'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Event',
            fields=[
                ('entry_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='entries.entry')),
                ('kind', models.CharField(choices=[('fair', 'trade fair'), ('exhibition', 'exhibition'), ('conference', 'conference'), ('training', 'training'), ('workshop', 'workshop'), ('study_tour', 'study tour'), ('meeting', 'meeting')], default='fair', max_length=12, verbose_name='kind')),
                ('phase', models.CharField(choices=[('announced', 'announced'), ('postponed', 'postponed'), ('cancelled', 'cancelled'), ('over', 'over')], default='announced', max_length=10, verbose_name='as it stands')),
                ('phase_reason', models.CharField(blank=True, max_length=300, verbose_name='why, in English')),
                ('phase_reason_local', models.CharField(blank=True, max_length=300, verbose_name='why, in Georgian')),
                ('precision', models.CharField(choices=[('moment', 'to the minute'), ('day', 'to the day'), ('month', 'only the month is known')], default='day', max_length=8, verbose_name='date known')),
                ('begins', models.DateField(blank=True, null=True, verbose_name='first day')),
                ('ends', models.DateField(blank=True, null=True, verbose_name='last day')),
                ('begins_at', models.DateTimeField(blank=True, null=True, verbose_name='begins')),
                ('ends_at', models.DateTimeField(blank=True, null=True, verbose_name='ends')),
                ('zone', models.CharField(blank=True, max_length=40, verbose_name='time zone')),
                ('cycle', models.PositiveSmallIntegerField(choices=[(0, 'once, or not known'), (1, 'every year'), (2, 'every two years'), (3, 'every three years'), (4, 'every four years')], default=0, verbose_name='how often')),
                ('edition', models.CharField(blank=True, max_length=60, verbose_name='edition')),
                ('series', models.CharField(db_index=True, default=nadi.web.ids.public_id, editable=False, max_length=12)),
                ('organiser', models.CharField(blank=True, max_length=200, verbose_name='organiser')),
                ('venue', models.CharField(blank=True, max_length=200, verbose_name='venue in English')),
                ('venue_local', models.CharField(blank=True, max_length=200, verbose_name='venue in Georgian')),
                ('hall', models.CharField(blank=True, max_length=80, verbose_name='hall')),
                ('stand', models.CharField(blank=True, max_length=80, verbose_name='our stand')),
                ('is_online', models.BooleanField(default=False, verbose_name='one can take part online')),
                ('online_link', models.URLField(blank=True, max_length=500, verbose_name='link to take part online')),
                ('early_bird_until', models.DateField(blank=True, null=True, verbose_name='early-bird price until')),
                ('exhibitors', models.PositiveIntegerField(blank=True, null=True, verbose_name='exhibitors')),
                ('visitors', models.PositiveIntegerField(blank=True, null=True, verbose_name='visitors')),
                ('figures_source', models.CharField(blank=True, max_length=300, verbose_name='source of these figures')),
                ('joint_stand', models.TextField(blank=True, max_length=2000, verbose_name='going together, in English')),
                ('joint_stand_local', models.TextField(blank=True, max_length=2000, verbose_name='going together, in Georgian')),
                ('is_own', models.BooleanField(default=False, verbose_name='the association holds it')),
                ('capacity', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='seats')),
                ('register_until', models.DateTimeField(blank=True, null=True, verbose_name='registration until')),
                ('guests_welcome', models.BooleanField(default=False, verbose_name='guests without an account may register')),
                ('currency', models.CharField(default='GEL', max_length=3, verbose_name='currency')),
                ('free_until', models.DateField(blank=True, null=True, verbose_name='cancelling is free until')),
                ('late_percent', models.PositiveSmallIntegerField(default=100, verbose_name='of the price owed after that, %')),
                ('hours', models.DecimalField(blank=True, decimal_places=1, max_digits=5, null=True, verbose_name='hours of learning')),
            ],
            options={
                'indexes': [models.Index(fields=['ends'], name='events_even_ends_edd0ad_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends', None), models.Q(('begins__isnull', False), ('ends__gte', models.F('begins'))), _connector='OR'), name='event_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(('ends_at', None), models.Q(('begins_at__isnull', False), ('ends_at__gte', models.F('begins_at'))), _connector='OR'), name='event_moments_in_order'), models.CheckConstraint(condition=models.Q(('late_percent__lte', 100)), name='event_fee_at_most_the_price')],
            },
            bases=('entries.entry',),
        ),
        migrations.CreateModel(
            name='Feedback',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('holding', models.CharField(max_length=200)),
                ('content', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)], verbose_name='The content')),
                ('useful', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)], verbose_name='How useful it is for our work')),
                ('speakers', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)], verbose_name='Those who led it')),
                ('arrangements', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)], verbose_name='How it was organised')),
                ('recommend', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)], verbose_name='I would recommend it')),
                ('liked', models.TextField(blank=True, max_length=2000, verbose_name='What was best?')),
                ('missing', models.TextField(blank=True, max_length=2000, verbose_name='What was missing?')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='feedback', to='events.event')),
            ],
        ),
        migrations.CreateModel(
            name='Registration',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('guest_name', models.CharField(blank=True, max_length=120, verbose_name='your name')),
                ('guest_email', models.EmailField(blank=True, max_length=254, verbose_name='your e-mail')),
                ('guest_company', models.CharField(blank=True, max_length=160, verbose_name='company')),
                ('language', models.CharField(choices=[('en', 'English'), ('ka', 'ქართული')], default='en', max_length=8, verbose_name='language')),
                ('tier', models.CharField(choices=[('member', 'members'), ('provider', 'providers'), ('other', 'everybody else')], max_length=8)),
                ('is_at_the_door', models.BooleanField(default=False)),
                ('link_number', models.PositiveSmallIntegerField(default=1)),
                ('made', models.DateTimeField(auto_now_add=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='registrations', to='events.event')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='event_registrations', to='companies.organisation')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('organisation__isnull', False), models.Q(('guest_name', ''), _negated=True), _connector='OR'), name='registration_of_somebody')],
            },
        ),
        migrations.CreateModel(
            name='Seat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('state', models.CharField(choices=[('held', 'confirmed'), ('waiting', 'on the waiting list'), ('cancelled', 'cancelled')], max_length=10)),
                ('position', models.PositiveIntegerField()),
                ('name', models.CharField(blank=True, max_length=120, verbose_name='name')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('language', models.CharField(choices=[('en', 'English'), ('ka', 'ქართული')], default='en', max_length=8, verbose_name='language')),
                ('code', models.CharField(default=nadi.registers.events.models.registration.seat_code, editable=False, max_length=12, unique=True)),
                ('link_number', models.PositiveSmallIntegerField(default=1)),
                ('price', models.DecimalField(decimal_places=2, max_digits=12)),
                ('is_early', models.BooleanField(default=False)),
                ('owed', models.DecimalField(decimal_places=2, max_digits=12)),
                ('held_since', models.DateTimeField(null=True)),
                ('cancelled', models.DateTimeField(null=True)),
                ('present_at', models.DateTimeField(null=True)),
                ('checked_in_by', models.CharField(blank=True, max_length=12)),
                ('certificate', models.CharField(max_length=12, null=True, unique=True)),
                ('certified', models.DateTimeField(null=True)),
                ('reminded_week', models.BooleanField(default=False)),
                ('reminded_day', models.BooleanField(default=False)),
                ('asked_feedback', models.BooleanField(default=False)),
                ('asked_effect', models.BooleanField(default=False)),
                ('gave_feedback', models.BooleanField(default=False)),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='seats', to='events.event')),
                ('registration', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='seats', to='events.registration')),
            ],
            options={
                'indexes': [models.Index(fields=['event', 'state', 'position'], name='events_seat_event_i_bd95af_idx')],
                'constraints': [models.UniqueConstraint(fields=('event', 'position'), name='seat_order_is_unambiguous'), models.CheckConstraint(condition=models.Q(models.Q(('cancelled__isnull', False), ('state', 'cancelled')), models.Q(models.Q(('state', 'cancelled'), _negated=True), ('cancelled', None)), _connector='OR'), name='seat_cancelled_when_said'), models.CheckConstraint(condition=models.Q(('present_at', None), ('state', 'held'), _connector='OR'), name='seat_present_only_when_held'), models.CheckConstraint(condition=models.Q(('owed__gte', 0), ('price__gte', 0)), name='seat_owes_no_less_than_0')],
            },
        ),
        migrations.CreateModel(
            name='Effect',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('applied', models.CharField(choices=[('yes', 'yes'), ('partly', 'partly'), ('no', 'no')], max_length=6, verbose_name='did you apply what you learned?')),
                ('text', models.TextField(blank=True, max_length=2000, verbose_name='what changed?')),
                ('amount', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='saved or earned in a year')),
                ('answered', models.DateTimeField(auto_now_add=True)),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='effects', to='events.event')),
                ('seat', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='effect', to='events.seat')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('amount', None), ('amount__gte', 0), _connector='OR'), name='effect_not_negative')],
            },
        ),
        migrations.CreateModel(
            name='Verdict',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('again', models.CharField(choices=[('yes', 'yes, we would go again'), ('perhaps', 'perhaps'), ('no', 'no')], max_length=8, verbose_name='would you go again?')),
                ('reason', models.TextField(max_length=2000, verbose_name='why')),
                ('given', models.DateTimeField(auto_now=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='verdicts', to='events.event')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='companies.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('event', 'organisation'), name='verdict_once_of_a_company')],
            },
        ),
        migrations.CreateModel(
            name='Interest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_named', models.BooleanField(default=False, verbose_name='other members may see that we think of going')),
                ('wants_joint_stand', models.BooleanField(default=False, verbose_name='we would share a stand')),
                ('since', models.DateTimeField(auto_now_add=True)),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='interests', to='events.event')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='companies.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('event', 'organisation'), name='interest_once_of_a_company')],
            },
        ),
        migrations.CreateModel(
            name='Lesson',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('text', models.TextField(max_length=4000, verbose_name='what we learned')),
                ('is_shared', models.BooleanField(default=False, verbose_name='other members may read it, with our name')),
                ('written', models.DateTimeField(auto_now=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lessons', to='events.event')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='companies.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('event', 'organisation'), name='lesson_once_of_a_company')],
            },
        ),
        migrations.CreateModel(
            name='Price',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('who', models.CharField(choices=[('member', 'members'), ('provider', 'providers'), ('other', 'everybody else')], max_length=8, verbose_name='for whom')),
                ('amount', models.DecimalField(decimal_places=2, max_digits=12, verbose_name='price of a seat')),
                ('early', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, verbose_name='early-bird price')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='prices', to='events.event')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('event', 'who'), name='price_once_for_each_kind'), models.CheckConstraint(condition=models.Q(('amount__gte', 0), models.Q(('early', None), models.Q(('early__gte', 0), ('early__lte', models.F('amount'))), _connector='OR')), name='price_early_is_no_dearer')],
            },
        ),
    ]
