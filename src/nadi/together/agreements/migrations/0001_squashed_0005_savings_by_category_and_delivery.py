import django.db.models.deletion
import nadi.web.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [
        ('agreements', '0001_initial'),
        ('agreements', '0002_initial'),
        ('agreements', '0003_the_pool_in_full'),
        ('agreements', '0004_links_and_discounts'),
        ('agreements', '0005_savings_by_category_and_delivery'),
    ]

    initial = True

    dependencies = [
        ('companies', '0001_initial'),
        ('pools', '0001_squashed_0016_line_left_out'),
        ('web', '0001_squashed_0006_mail_stop_url'),
    ]

    operations = [
        migrations.CreateModel(
            name='Addendum',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('adjustment', models.DecimalField(decimal_places=2, default=0, max_digits=18)),
                ('created', models.DateTimeField(auto_now_add=True)),
                ('withdrawn', models.DateTimeField(null=True)),
                ('withdrawn_because', models.TextField(blank=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='addenda', to='companies.organisation')),
                ('share', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='addenda', to='pools.share')),
            ],
        ),
        migrations.CreateModel(
            name='AddendumLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quantity', models.DecimalField(decimal_places=3, max_digits=15)),
                ('unit_price', models.DecimalField(decimal_places=6, max_digits=18)),
                ('baseline', models.DecimalField(decimal_places=6, max_digits=18, null=True)),
                ('addendum', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='agreements.addendum')),
                ('line', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='pools.line')),
                ('site', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='companies.site')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('addendum', 'line', 'site', 'unit_price'), name='addendum_line_once')],
            },
        ),
        migrations.CreateModel(
            name='CallOff',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('number', models.CharField(max_length=40, unique=True, verbose_name='number')),
                ('state', models.CharField(choices=[('ordered', 'ordered'), ('confirmed', 'confirmed by the vendor'), ('partly', 'partly delivered'), ('delivered', 'delivered'), ('cancelled', 'cancelled')], default='ordered', max_length=10)),
                ('ordered', models.DateTimeField(auto_now_add=True)),
                ('ordered_by', models.CharField(max_length=12)),
                ('confirmed', models.DateTimeField(null=True)),
                ('delivered', models.DateTimeField(null=True)),
                ('note', models.TextField(blank=True, verbose_name='note to the vendor')),
                ('wanted_on', models.DateField(blank=True, null=True, verbose_name='wanted on')),
                ('cancelled_because', models.TextField(blank=True)),
                ('finished_because', models.TextField(blank=True)),
                ('invoice_number', models.CharField(blank=True, max_length=60, verbose_name='invoice number')),
                ('invoice_date', models.DateField(blank=True, null=True, verbose_name='invoice date')),
                ('invoice_amount', models.DecimalField(blank=True, decimal_places=2, max_digits=18, null=True, verbose_name='invoice amount before VAT')),
                ('addendum', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='call_offs', to='agreements.addendum')),
            ],
        ),
        migrations.CreateModel(
            name='CallOffLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quantity', models.DecimalField(decimal_places=3, max_digits=15)),
                ('unit_price', models.DecimalField(decimal_places=6, default=0, max_digits=18)),
                ('addendum_line', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ordered', to='agreements.addendumline')),
                ('call_off', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='agreements.calloff')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('call_off', 'addendum_line'), name='call_off_line_once'), models.CheckConstraint(condition=models.Q(('quantity__gt', 0)), name='call_off_quantity_positive')],
            },
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('arrived_on', models.DateField(verbose_name='arrived on')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('recorded', models.DateTimeField(auto_now_add=True)),
                ('recorded_by', models.CharField(max_length=12)),
                ('call_off', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='agreements.calloff')),
                ('evidence', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='web.storedfile')),
            ],
            options={
                'ordering': ['arrived_on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='DeliveryLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quantity', models.DecimalField(decimal_places=3, max_digits=15)),
                ('call_off_line', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='delivered', to='agreements.calloffline')),
                ('delivery', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='agreements.delivery')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('delivery', 'call_off_line'), name='delivery_line_once'), models.CheckConstraint(condition=models.Q(('quantity__gt', 0)), name='delivery_line_quantity_positive')],
            },
        ),
        migrations.CreateModel(
            name='Dispute',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('text', models.TextField(verbose_name='what is wrong')),
                ('opened', models.DateTimeField(auto_now_add=True)),
                ('opened_by', models.CharField(max_length=12)),
                ('answer', models.TextField(blank=True, verbose_name="the vendor's answer")),
                ('answered', models.DateTimeField(null=True)),
                ('outcome', models.TextField(blank=True, verbose_name='how it was settled')),
                ('closed', models.DateTimeField(null=True)),
                ('call_off', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='disputes', to='agreements.calloff')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('closed', None)), fields=('call_off',), name='dispute_one_open')],
            },
        ),
        migrations.CreateModel(
            name='FrameworkAgreement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('number', models.CharField(max_length=40, unique=True, verbose_name='number')),
                ('starts', models.DateField(verbose_name='starts')),
                ('ends', models.DateField(verbose_name='ends')),
                ('state', models.CharField(choices=[('active', 'active'), ('ended', 'ended'), ('terminated', 'terminated')], default='active', max_length=10)),
                ('created', models.DateTimeField(auto_now_add=True)),
                ('allowance', models.DecimalField(decimal_places=4, default=0, max_digits=5, verbose_name='allowance')),
                ('least_factor', models.DecimalField(decimal_places=4, default='0.9', max_digits=5, verbose_name='least factor')),
                ('most_factor', models.DecimalField(decimal_places=4, default='1.1', max_digits=5, verbose_name='largest factor')),
                ('ended', models.DateTimeField(null=True)),
                ('ended_because', models.TextField(blank=True)),
                ('vendor_email', models.EmailField(blank=True, max_length=254, verbose_name="the vendor's e-mail")),
                ('vendor_language', models.CharField(default='en', max_length=8)),
                ('token', models.CharField(blank=True, max_length=64)),
                ('link_number', models.PositiveSmallIntegerField(default=1)),
                ('award', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='pools.award')),
                ('vendor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='companies.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('award', 'vendor'), name='agreement_once'), models.CheckConstraint(condition=models.Q(('ends__gt', models.F('starts'))), name='agreement_dates_in_order'), models.CheckConstraint(condition=models.Q(('allowance__gte', 0), ('allowance__lte', 1)), name='agreement_allowance'), models.CheckConstraint(condition=models.Q(('least_factor__gt', 0), ('most_factor__gte', models.F('least_factor'))), name='agreement_factors'), models.UniqueConstraint(condition=models.Q(('token', ''), _negated=True), fields=('token',), name='agreement_token_once')],
            },
        ),
        migrations.CreateModel(
            name='Extension',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('ends', models.DateField(verbose_name='new end')),
                ('reason', models.TextField(blank=True, verbose_name='reason')),
                ('proposed_by', models.CharField(choices=[('office', 'the association'), ('vendor', 'the vendor')], max_length=6)),
                ('proposed', models.DateTimeField(auto_now_add=True)),
                ('state', models.CharField(choices=[('pending', 'waits for the other side'), ('accepted', 'accepted'), ('rejected', 'rejected'), ('withdrawn', 'withdrawn')], default='pending', max_length=9)),
                ('answered', models.DateTimeField(null=True)),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='extensions', to='agreements.frameworkagreement')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'pending')), fields=('agreement',), name='extension_one_pending')],
            },
        ),
        migrations.CreateModel(
            name='AgreedDiscount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_of_amount', models.BooleanField(default=False)),
                ('threshold', models.DecimalField(decimal_places=3, max_digits=18)),
                ('rate', models.DecimalField(decimal_places=6, max_digits=7)),
                ('told', models.DateTimeField(null=True)),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='discounts', to='agreements.frameworkagreement')),
            ],
            options={
                'ordering': ['threshold'],
                'constraints': [models.UniqueConstraint(fields=('agreement', 'threshold'), name='agreed_discount_once')],
            },
        ),
        migrations.CreateModel(
            name='AgreedBreak',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_quantity', models.DecimalField(decimal_places=3, max_digits=15)),
                ('unit_price', models.DecimalField(decimal_places=6, max_digits=18)),
                ('told', models.DateTimeField(null=True)),
                ('line', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='pools.line')),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='breaks', to='agreements.frameworkagreement')),
            ],
            options={
                'ordering': ['line__position', 'from_quantity'],
                'constraints': [models.UniqueConstraint(fields=('agreement', 'line', 'from_quantity'), name='agreed_break_once')],
            },
        ),
        migrations.AddField(
            model_name='addendum',
            name='agreement',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='addenda', to='agreements.frameworkagreement'),
        ),
        migrations.CreateModel(
            name='MiniCompetition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('number', models.CharField(max_length=40, unique=True, verbose_name='number')),
                ('quotes_until', models.DateTimeField(verbose_name='vendors quote until')),
                ('state', models.CharField(choices=[('asked', 'vendors quote'), ('ordered', 'ordered'), ('cancelled', 'cancelled')], default='asked', max_length=9)),
                ('asked', models.DateTimeField(auto_now_add=True)),
                ('asked_by', models.CharField(max_length=12)),
                ('note', models.TextField(blank=True, verbose_name='note to the vendors')),
                ('participation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='competitions', to='pools.participation')),
            ],
        ),
        migrations.CreateModel(
            name='CompetitionLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quantity', models.DecimalField(decimal_places=3, max_digits=15)),
                ('line', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='pools.line')),
                ('site', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='companies.site')),
                ('competition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='agreements.minicompetition')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('competition', 'line', 'site'), name='competition_line_once'), models.CheckConstraint(condition=models.Q(('quantity__gt', 0)), name='competition_line_positive')],
            },
        ),
        migrations.AddField(
            model_name='calloff',
            name='competition',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='call_off', to='agreements.minicompetition'),
        ),
        migrations.CreateModel(
            name='PriceChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('kind', models.CharField(choices=[('factor', 'by a factor'), ('index', 'by a price index'), ('tax', 'by a changed tax or duty')], max_length=6, verbose_name='kind')),
                ('factor', models.DecimalField(decimal_places=8, max_digits=12, verbose_name='factor')),
                ('index_name', models.CharField(blank=True, max_length=160, verbose_name='index or tax')),
                ('index_before', models.DecimalField(blank=True, decimal_places=4, max_digits=12, null=True, verbose_name='before')),
                ('index_now', models.DecimalField(blank=True, decimal_places=4, max_digits=12, null=True, verbose_name='now')),
                ('from_day', models.DateField(verbose_name='from')),
                ('reason', models.TextField(verbose_name='reason')),
                ('proposed_by', models.CharField(choices=[('office', 'the association'), ('vendor', 'the vendor')], max_length=6)),
                ('proposed', models.DateTimeField(auto_now_add=True)),
                ('state', models.CharField(choices=[('pending', 'waits for the other side'), ('accepted', 'accepted'), ('rejected', 'rejected'), ('withdrawn', 'withdrawn')], default='pending', max_length=9)),
                ('answered', models.DateTimeField(null=True)),
                ('answer', models.TextField(blank=True)),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='price_changes', to='agreements.frameworkagreement')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'pending')), fields=('agreement',), name='price_change_one_pending'), models.CheckConstraint(condition=models.Q(('factor__gt', 0)), name='price_change_factor_positive')],
            },
        ),
        migrations.CreateModel(
            name='Quote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('submitted', models.DateTimeField()),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='quotes', to='agreements.frameworkagreement')),
                ('competition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='quotes', to='agreements.minicompetition')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('competition', 'agreement'), name='quote_once')],
            },
        ),
        migrations.CreateModel(
            name='QuoteLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('unit_price', models.DecimalField(decimal_places=6, max_digits=18)),
                ('competition_line', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='quoted', to='agreements.competitionline')),
                ('quote', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='agreements.quote')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('quote', 'competition_line'), name='quote_line_once'), models.CheckConstraint(condition=models.Q(('unit_price__gte', 0)), name='quote_line_not_negative')],
            },
        ),
        migrations.CreateModel(
            name='Rating',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quality', models.PositiveSmallIntegerField(verbose_name='quality of the goods')),
                ('punctuality', models.PositiveSmallIntegerField(verbose_name='delivery on time')),
                ('service', models.PositiveSmallIntegerField(verbose_name='service')),
                ('note', models.TextField(blank=True, verbose_name='note to the office')),
                ('rated', models.DateTimeField(auto_now=True)),
                ('call_off', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='rating', to='agreements.calloff')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('punctuality__range', (1, 5)), ('quality__range', (1, 5)), ('service__range', (1, 5))), name='rating_from_1_to_5')],
            },
        ),
        migrations.CreateModel(
            name='Saving',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('stage', models.CharField(choices=[('forecast', 'forecast'), ('contracted', 'contracted'), ('realised', 'realised')], max_length=10)),
                ('currency', models.CharField(max_length=3)),
                ('before', models.DecimalField(decimal_places=2, max_digits=18, verbose_name='would have paid')),
                ('after', models.DecimalField(decimal_places=2, max_digits=18, verbose_name='pays')),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('basis', models.JSONField(default=dict)),
                ('category', models.CharField(blank=True, max_length=10, verbose_name='category (CPV)')),
                ('reason', models.TextField(blank=True, verbose_name='reason')),
                ('by', models.CharField(blank=True, max_length=12)),
                ('call_off', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='savings', to='agreements.calloff')),
                ('delivery', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='savings', to='agreements.delivery')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='savings', to='companies.organisation')),
                ('replaces', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='agreements.saving')),
                ('reverses', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reversed_by', to='agreements.saving')),
                ('share', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='savings', to='pools.share')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('call_off', None), ('replaces', None), ('reverses', None)), fields=('share', 'stage', 'category'), name='saving_once_per_share_and_stage'), models.UniqueConstraint(condition=models.Q(('delivery', None), ('replaces', None), ('reverses', None)), fields=('call_off', 'category'), name='saving_once_per_call_off'), models.UniqueConstraint(condition=models.Q(('replaces', None), ('reverses', None)), fields=('delivery', 'category'), name='saving_once_per_delivery'), models.CheckConstraint(condition=models.Q(models.Q(('reverses', None), ('replaces', None)), models.Q(('reason', ''), _negated=True), _connector='OR'), name='saving_correction_says_why'), models.CheckConstraint(condition=models.Q(('reverses', None), ('replaces', None), _connector='OR'), name='saving_reverses_or_replaces')],
            },
        ),
        migrations.AddConstraint(
            model_name='addendum',
            constraint=models.UniqueConstraint(fields=('agreement', 'organisation'), name='addendum_once'),
        ),
    ]
