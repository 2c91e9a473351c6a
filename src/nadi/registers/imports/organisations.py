"""The target of members and other organisations."""

from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Organisation
from nadi.companies.places import REGIONS
from nadi.registers.imports.keepers.organisations import OrganisationKeeper
from nadi.registers.imports.targets import Field, Target

ORGANISATIONS = Target(
    name="organisations",
    title=_("Members and other organisations"),
    permission="companies.add",
    keeper=OrganisationKeeper,
    table=Organisation,
    fields=[
        Field(
            name="name",
            label=_("Name in English"),
            aliases=(
                "name",
                "name en",
                "company",
                "company name",
                "firma",
                "firm",
                "organisation",
                "organization",
                "in english",
                "member",
                "наименование",
                "название",
                "организация",
                "фирма",
            ),
        ),
        Field(
            name="name_local",
            label=_("Name in Georgian"),
            aliases=(
                "დასახელება",
                "ორგანიზაციის დასახელება",
                "კომპანიის დასახელება",
                "კომპანია",
                "ქართულად",
                "სახელწოდება",
                "ორგანიზაცია",
                "name ka",
            ),
        ),
        Field(
            name="number",
            label=_("Identification number"),
            aliases=(
                "identification code",
                "identification number",
                "საიდენტიფიკაციო კოდი",
                "საიდენტიფიკაციო ნომერი",
                "ს/კ",
                "სკ",
                "ს/ნ",
                "id კოდი",
                "id",
                "id code",
                "id number",
                "code",
                "company code",
                "tax id",
                "tax code",
                "tax number",
                "vat number",
                "инн",
                "registration number",
            ),
        ),
        Field(
            name="country", label=_("Country"), kind="country", aliases=("land", "ქვეყანა", "страна", "pays")
        ),
        Field(
            name="kind",
            label=_("Kind"),
            kind="choice",
            choices={key: label for key, label in Organisation.Kind.choices if key != "office"},
            aliases=("type", "ტიპი"),
        ),
        Field(name="holding", label=_("Group of companies"), aliases=("group", "holding", "ჯგუფი")),
        Field(
            name="size",
            label=_("Size"),
            kind="choice",
            choices=dict(Organisation.Size.choices),
            aliases=("company size", "ზომა"),
        ),
        Field(name="sector", label=_("Sector (NACE Rev. 2.1)"), aliases=("nace", "sector code", "სექტორი")),
        Field(
            name="website",
            label=_("Website"),
            kind="url",
            aliases=("web", "url", "homepage", "ვებ-გვერდი", "ვებგვერდი", "сайт"),
        ),
        Field(
            name="email",
            label=_("E-mail"),
            kind="email",
            aliases=("mail", "e-mail", "ელ-ფოსტა", "ელფოსტა", "info e-mail"),
        ),
        Field(
            name="phone",
            label=_("Telephone"),
            aliases=("phone", "tel", "telephone number", "mobile", "ტელეფონი", "ტელეფონის ნომერი", "телефон"),
        ),
        Field(
            name="member_since",
            label=_("Member since"),
            kind="date",
            aliases=("joined", "member from", "date joined", "გაწევრიანების თარიღი", "გაწევრიანდა"),
        ),
        Field(name="member_until", label=_("Member until"), kind="date", aliases=("left", "member to")),
        Field(
            name="address",
            label=_("Address"),
            aliases=(
                "street",
                "straße",
                "misamarti",
                "მისამართი",
                "იურიდიული მისამართი",
                "legal address",
                "адрес",
            ),
        ),
        Field(
            name="town",
            label=_("Town"),
            aliases=("city", "place", "ort", "ქალაქი", "city or region", "город"),
        ),
        Field(
            name="region",
            label=_("Region"),
            kind="choice",
            choices=dict(REGIONS),
            aliases=("region", "რეგიონი"),
        ),
    ],
    fixed={"country": "GE"},
)
