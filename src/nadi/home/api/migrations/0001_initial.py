import django.db.models.deletion
import nadi.web.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('companies', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Cursor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveBigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='ApiToken',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('name', models.CharField(max_length=80, verbose_name='what it is for')),
                ('fingerprint', models.CharField(max_length=64, unique=True)),
                ('made', models.DateTimeField(auto_now_add=True)),
                ('expires', models.DateTimeField()),
                ('ended', models.DateTimeField(null=True)),
                ('used_on', models.DateField(null=True)),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='api_tokens', to='companies.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='Webhook',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('url', models.URLField(max_length=500, verbose_name='address')),
                ('kinds', models.JSONField(default=list, verbose_name='what it is told of')),
                ('secret_number', models.PositiveSmallIntegerField(default=1)),
                ('failures', models.PositiveSmallIntegerField(default=0)),
                ('paused', models.DateTimeField(null=True)),
                ('made', models.DateTimeField(auto_now_add=True)),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='webhooks', to='companies.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'url'), name='webhook_address_once')],
            },
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('number', models.PositiveBigIntegerField()),
                ('kind', models.CharField(max_length=16)),
                ('key', models.CharField(max_length=40)),
                ('is_gone', models.BooleanField(default=False)),
                ('state', models.CharField(choices=[('waiting', 'waiting'), ('done', 'delivered'), ('failed', 'given up')], default='waiting', max_length=8)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('due', models.DateTimeField()),
                ('answer', models.CharField(blank=True, max_length=120)),
                ('happened', models.DateTimeField()),
                ('ended', models.DateTimeField(null=True)),
                ('webhook', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='api.webhook')),
            ],
            options={
                'indexes': [models.Index(fields=['state', 'due'], name='api_deliver_state_81429c_idx')],
                'constraints': [models.UniqueConstraint(fields=('webhook', 'number', 'kind', 'key'), name='delivery_once'), models.CheckConstraint(condition=models.Q(models.Q(('ended', None), ('state', 'waiting')), models.Q(models.Q(('state', 'waiting'), _negated=True), ('ended__isnull', False)), _connector='OR'), name='delivery_ended_when_over')],
            },
        ),
    ]
