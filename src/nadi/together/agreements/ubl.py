"""An order as UBL 2.1 (OASIS Universal Business Language, ISO/IEC 19845), for the vendor's own software.

Elements stand in the order of the standard's schema; quantities carry UN/ECE Recommendation 20 codes, prices
are before VAT.
"""

from decimal import Decimal
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from django.utils import timezone

from nadi.companies.models import Organisation, Site
from nadi.together.agreements.models import CallOff, CallOffLine
from nadi.together.agreements.prices import amount_of
from nadi.web.localized import localized

ORDER = "urn:oasis:names:specification:ubl:schema:xsd:Order-2"
CAC = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
CBC = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
# UN/CEFACT 1001: a blanket order's call-off.
CALL_OFF = "226"

for prefix, namespace in (("", ORDER), ("cac", CAC), ("cbc", CBC)):
    ElementTree.register_namespace(prefix, namespace)


def part(parent: Element, name: str) -> Element:
    """Add an aggregate."""
    return SubElement(parent, f"{{{CAC}}}{name}")


def say(parent: Element, name: str, text: str, **attributes: str) -> None:
    """Add a value; an empty one is left out."""
    if text:
        SubElement(parent, f"{{{CBC}}}{name}", attributes).text = text


def amount(parent: Element, name: str, value: Decimal, currency: str) -> None:
    """Add an amount with its currency."""
    say(parent, name, f"{value:f}", currencyID=currency)


def order_xml(order: CallOff) -> bytes:
    """Return the order as a UBL 2.1 document."""
    agreement = order.addendum.agreement
    currency = agreement.award.pool.currency
    lines = list(
        order.lines.select_related("addendum_line__line__pool", "addendum_line__site").order_by("pk")
    )
    root = Element(f"{{{ORDER}}}Order")
    ordered = timezone.localtime(order.ordered)
    say(root, "UBLVersionID", "2.1")
    say(root, "ID", order.number)
    say(root, "IssueDate", ordered.date().isoformat())
    say(root, "IssueTime", ordered.time().replace(microsecond=0).isoformat())
    say(root, "OrderTypeCode", CALL_OFF, listID="UNCL1001")
    say(root, "Note", order.note)
    say(root, "DocumentCurrencyCode", currency)
    say(root, "LineCountNumeric", str(len(lines)))
    say(part(root, "Contract"), "ID", agreement.number)
    add_party(part(root, "BuyerCustomerParty"), order.addendum.organisation)
    add_party(part(root, "SellerSupplierParty"), agreement.vendor)
    if order.wanted_on:
        period = part(part(root, "Delivery"), "RequestedDeliveryPeriod")
        say(period, "EndDate", order.wanted_on.isoformat())
    whole = sum((amount_of(line.quantity, line.unit_price) for line in lines), Decimal("0.00"))
    totals = part(root, "AnticipatedMonetaryTotal")
    for name in ("LineExtensionAmount", "TaxExclusiveAmount", "PayableAmount"):
        amount(totals, name, whole, currency)
    for number, line in enumerate(lines, start=1):
        add_line(part(root, "OrderLine"), number, line, currency)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def add_party(role: Element, organisation: Organisation) -> None:
    """Add a company: its name, its number, its country."""
    party = part(role, "Party")
    if organisation.number:
        say(part(party, "PartyIdentification"), "ID", organisation.number)
    say(part(party, "PartyName"), "Name", localized(organisation))
    country = part(part(party, "PostalAddress"), "Country")
    say(country, "IdentificationCode", organisation.country)
    entity = part(party, "PartyLegalEntity")
    say(entity, "RegistrationName", localized(organisation))
    say(entity, "CompanyID", organisation.number)
    if organisation.email:
        say(part(party, "Contact"), "ElectronicMail", organisation.email)


def add_line(holder: Element, number: int, line: CallOffLine, currency: str) -> None:
    """Add an ordered line: how much, what it costs, where it goes, what it is."""
    about = line.addendum_line.line
    item = part(holder, "LineItem")
    say(item, "ID", str(number))
    say(item, "Quantity", f"{line.quantity:f}", unitCode=about.unit)
    amount(item, "LineExtensionAmount", amount_of(line.quantity, line.unit_price), currency)
    add_place(part(part(item, "Delivery"), "DeliveryLocation"), line.addendum_line.site)
    price = part(item, "Price")
    amount(price, "PriceAmount", line.unit_price, currency)
    say(price, "BaseQuantity", "1", unitCode=about.unit)
    goods = part(item, "Item")
    say(goods, "Description", localized(about, "specification"))
    say(goods, "Name", localized(about))
    say(part(goods, "BuyersItemIdentification"), "ID", about.uid)
    if category := about.category or about.pool.category:
        say(part(goods, "CommodityClassification"), "ItemClassificationCode", category, listID="CPV")


def add_place(location: Element, site: Site) -> None:
    """Add where goods go."""
    say(location, "Name", localized(site))
    address = part(location, "Address")
    say(address, "StreetName", site.address)
    say(address, "CityName", site.town)
    say(address, "CountrySubentityCode", site.region)
    say(part(address, "Country"), "IdentificationCode", site.organisation.country)
