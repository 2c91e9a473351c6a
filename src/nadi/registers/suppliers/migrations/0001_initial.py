import django.db.models.deletion
import nadi.web.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('companies', '0001_initial'),
        ('entries', '0001_initial'),
        ('web', '0004_searchdocument'),
    ]

    operations = [
        migrations.CreateModel(
            name='Machine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('make', models.CharField(max_length=80, verbose_name='make')),
                ('make_key', models.CharField(db_index=True, editable=False, max_length=80)),
                ('model', models.CharField(blank=True, max_length=120, verbose_name='model')),
                ('process', models.CharField(blank=True, max_length=120, verbose_name='what it does')),
                ('year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='year it was built')),
                ('serial', models.CharField(blank=True, max_length=80, verbose_name='serial number')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
                ('answers_requests', models.BooleanField(default=True, verbose_name='ask us when somebody needs a part for this make')),
                ('retired_on', models.DateField(editable=False, null=True)),
                ('entered', models.DateTimeField(auto_now_add=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='machines', to='companies.organisation')),
                ('site', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='companies.site', verbose_name='site')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('year', None), models.Q(('year__gte', 1900), ('year__lte', 2100)), _connector='OR'), name='machine_built_in_our_time'), models.CheckConstraint(condition=models.Q(('make_key', ''), _negated=True), name='machine_has_a_make')],
            },
        ),
        migrations.CreateModel(
            name='PartRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('make', models.CharField(max_length=80, verbose_name='make')),
                ('make_key', models.CharField(db_index=True, editable=False, max_length=80)),
                ('model', models.CharField(blank=True, max_length=120, verbose_name='model')),
                ('part', models.CharField(max_length=160, verbose_name='part')),
                ('part_number', models.CharField(blank=True, max_length=80, verbose_name='part number')),
                ('what_happened', models.TextField(blank=True, max_length=2000, verbose_name='what happened')),
                ('stands_still', models.BooleanField(default=True, verbose_name='the machine stands still')),
                ('needed_by', models.DateField(blank=True, null=True, verbose_name='needed by')),
                ('is_named', models.BooleanField(default=False, verbose_name='show our name to the firms that are asked')),
                ('state', models.CharField(choices=[('open', 'open'), ('found', 'found'), ('ended', 'ended without a part'), ('withdrawn', 'withdrawn')], default='open', max_length=10)),
                ('asked', models.DateTimeField(auto_now_add=True)),
                ('until', models.DateTimeField()),
                ('ended', models.DateTimeField(null=True)),
                ('machine', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='part_requests', to='suppliers.machine')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='part_requests', to='companies.organisation')),
                ('picture', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='web.storedfile')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('ended', None), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('ended__isnull', False)), _connector='OR'), name='part_request_ended_when_over')],
            },
        ),
        migrations.CreateModel(
            name='PartAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('token', models.CharField(max_length=64, unique=True)),
                ('state', models.CharField(choices=[('asked', 'asked'), ('cannot', 'cannot help'), ('offered', 'has it'), ('accepted', 'agreed'), ('declined', 'not needed')], default='asked', max_length=10)),
                ('terms', models.CharField(blank=True, choices=[('lend', 'lends it'), ('sell', 'sells it'), ('give', 'gives it until the ordered one comes'), ('advise', 'knows how to mend it')], max_length=8, verbose_name='how you can help')),
                ('message', models.TextField(blank=True, max_length=2000, verbose_name='message')),
                ('price', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, verbose_name='price')),
                ('currency', models.CharField(default='GEL', max_length=3)),
                ('contact', models.CharField(blank=True, max_length=160, verbose_name='whom to call, and the number')),
                ('answered', models.DateTimeField(null=True)),
                ('agreed', models.DateTimeField(null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='part_answers', to='companies.organisation')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='suppliers.partrequest')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('request', 'organisation'), name='part_answer_once'), models.CheckConstraint(condition=models.Q(('price', None), ('price__gte', 0), _connector='OR'), name='part_answer_price'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'accepted'), _negated=True), ('agreed__isnull', False), _connector='OR'), name='part_answer_agreed_when_accepted')],
            },
        ),
        migrations.CreateModel(
            name='Supplier',
            fields=[
                ('entry_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='entries.entry')),
                ('kind', models.CharField(choices=[('producer', 'producer'), ('agent', 'agent'), ('dealer', 'dealer'), ('workshop', 'repair workshop')], default='producer', max_length=10, verbose_name='kind')),
                ('products', models.TextField(blank=True, verbose_name='products')),
                ('has_machinery', models.BooleanField(default=False, verbose_name='sells machinery and technology')),
                ('has_parts', models.BooleanField(default=False, verbose_name='sells spare parts')),
                ('has_service', models.BooleanField(default=False, verbose_name='sends technicians')),
                ('has_materials', models.BooleanField(default=False, verbose_name='sells materials')),
                ('response_hours', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='answers within, hours')),
                ('delivery_days', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='parts arrive within, days')),
                ('exhibits_at', models.CharField(blank=True, max_length=300, verbose_name='fairs where it exhibits')),
                ('hall', models.CharField(blank=True, max_length=120, verbose_name='hall and stand')),
                ('address', models.CharField(blank=True, max_length=300, verbose_name='address')),
                ('local_agent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='represents', to='suppliers.supplier', verbose_name='agent here')),
            ],
            bases=('entries.entry',),
        ),
    ]
