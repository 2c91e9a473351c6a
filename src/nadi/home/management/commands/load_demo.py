"""`./nadi manage load_demo`: fill an empty database with the demonstration."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from nadi.companies.models import Organisation
from nadi.home.demo.cluster import load_firms, load_people
from nadi.home.demo.further_purchases import FURTHER_PURCHASES
from nadi.home.demo.playing import Cast, play
from nadi.home.demo.purchases import PURCHASES
from nadi.home.demo.registers import fill_registers


class Command(BaseCommand):
    help = "Fill an empty database with a fictional packaging cluster of 24 firms."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load everything or nothing; a database with organisations in it is left alone."""
        if not settings.DEMO:
            raise CommandError("This is not a demonstration. Set NADI_DEMO=1, or start it with ./nadi demo.")
        if Organisation.objects.exists():
            self.stdout.write("The demonstration is already there.")
            return
        with transaction.atomic():
            firms = load_firms()
            cast = Cast(firms=firms, actors=load_people(firms))
            purchases = PURCHASES + FURTHER_PURCHASES
            for purchase in purchases:
                play(purchase, cast)
            fill_registers(cast)
        self.stdout.write(f"Loaded {len(firms)} organisations, {len(purchases)} pools and the registers.")
