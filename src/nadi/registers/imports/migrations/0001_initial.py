import django.db.models.deletion
import nadi.web.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('web', '0004_searchdocument'),
    ]

    operations = [
        migrations.CreateModel(
            name='RememberedMapping',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('target', models.CharField(max_length=40)),
                ('heads', models.CharField(max_length=64)),
                ('mapping', models.JSONField(default=dict)),
                ('constants', models.JSONField(default=dict)),
                ('settings', models.JSONField(default=dict)),
                ('used', models.DateTimeField(auto_now=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('target', 'heads'), name='mapping_once_for_heads')],
            },
        ),
        migrations.CreateModel(
            name='Run',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('target', models.CharField(max_length=40)),
                ('state', models.CharField(choices=[('looking', 'to be looked at'), ('checking', 'being checked'), ('checked', 'checked, nothing written'), ('writing', 'being written'), ('written', 'written'), ('undoing', 'being undone'), ('undone', 'undone')], default='looking', max_length=10, verbose_name='state')),
                ('person', models.CharField(blank=True, max_length=12)),
                ('person_name', models.CharField(blank=True, max_length=200, verbose_name='who')),
                ('organisation', models.CharField(blank=True, max_length=12)),
                ('created', models.DateTimeField(auto_now_add=True, verbose_name='when')),
                ('written', models.DateTimeField(null=True)),
                ('undone', models.DateTimeField(null=True)),
                ('counts', models.JSONField(default=dict)),
            ],
            options={
                'indexes': [models.Index(fields=['-created'], name='imports_run_created_8fd626_idx')],
            },
        ),
        migrations.CreateModel(
            name='File',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=nadi.web.ids.public_id, editable=False, max_length=12, unique=True)),
                ('position', models.PositiveSmallIntegerField()),
                ('name', models.CharField(max_length=200, verbose_name='file')),
                ('format', models.CharField(blank=True, max_length=40)),
                ('settings', models.JSONField(default=dict)),
                ('mapping', models.JSONField(default=dict)),
                ('constants', models.JSONField(default=dict)),
                ('fault', models.JSONField(default=dict)),
                ('stored', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='web.storedfile')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='imports.run')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('run', 'position'), name='file_once_in_an_import')],
            },
        ),
        migrations.CreateModel(
            name='Row',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('place', models.CharField(max_length=120, verbose_name='row')),
                ('cells', models.JSONField(default=list)),
                ('corrected', models.JSONField(default=dict)),
                ('values', models.JSONField(default=dict)),
                ('result', models.CharField(choices=[('new', 'new'), ('change', 'changes what is there'), ('same', 'unchanged'), ('duplicate', 'perhaps there already'), ('refused', 'refused'), ('skipped', 'no entry')], max_length=10, verbose_name='result')),
                ('reasons', models.JSONField(default=list)),
                ('candidates', models.JSONField(default=list)),
                ('score', models.PositiveSmallIntegerField(default=0)),
                ('decision', models.CharField(blank=True, choices=[('', 'not decided'), ('merge', 'the same: merge into it'), ('apart', 'another one: enter it'), ('skip', 'leave this row out')], default='', max_length=8, verbose_name='decision')),
                ('match', models.CharField(blank=True, max_length=12)),
                ('match_row', models.PositiveIntegerField(null=True)),
                ('changes', models.JSONField(default=dict)),
                ('fingerprint', models.CharField(blank=True, db_index=True, max_length=64)),
                ('content', models.CharField(blank=True, max_length=64)),
                ('outcome', models.CharField(blank=True, choices=[('', 'not written'), ('written', 'written'), ('failed', 'could not be written'), ('undone', 'undone'), ('kept', 'kept when the rest was undone')], default='', max_length=8, verbose_name='outcome')),
                ('written_uid', models.CharField(blank=True, max_length=12)),
                ('is_new', models.BooleanField(default=False)),
                ('before', models.JSONField(default=dict)),
                ('after', models.JSONField(default=dict)),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='imports.file')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='imports.run')),
            ],
            options={
                'indexes': [models.Index(fields=['run', 'result', 'number'], name='imports_row_run_id_88603a_idx'), models.Index(fields=['run', 'outcome', 'number'], name='imports_row_run_id_acd88c_idx')],
                'constraints': [models.UniqueConstraint(fields=('run', 'number'), name='row_once_in_an_import')],
            },
        ),
    ]
