"""The order file follows UBL 2.1: its elements, their order, and figures that add up."""

from decimal import Decimal
from typing import Any

from lxml import etree  # type: ignore[import-untyped]  # it ships no types
from tests.cast import Cast, client_for

from nadi.together.agreements.tests.factory import agreed, confirmed_order
from nadi.together.agreements.ubl import CAC, CBC, ORDER, order_xml

SPACES = {"o": ORDER, "cac": CAC, "cbc": CBC}
# The sequences of the published schema (UBL-Order-2.1 and UBL-CommonAggregateComponents-2.1), as far as an
# order of ours can reach; an element out of this order makes a document invalid.
SEQUENCES = {
    "Order": (
        "UBLExtensions UBLVersionID CustomizationID ProfileID ProfileExecutionID ID SalesOrderID "
        "CopyIndicator UUID IssueDate IssueTime OrderTypeCode Note RequestedInvoiceCurrencyCode "
        "DocumentCurrencyCode PricingCurrencyCode TaxCurrencyCode CustomerReference AccountingCostCode "
        "AccountingCost LineCountNumeric ValidityPeriod QuotationDocumentReference OrderDocumentReference "
        "OriginatorDocumentReference CatalogueReference AdditionalDocumentReference Contract "
        "ProjectReference Signature BuyerCustomerParty SellerSupplierParty OriginatorCustomerParty "
        "FreightForwarderParty AccountingCustomerParty AccountingSupplierParty Delivery DeliveryTerms "
        "PaymentMeans PaymentTerms TransactionConditions AllowanceCharge TaxExchangeRate "
        "PricingExchangeRate PaymentExchangeRate DestinationCountry TaxTotal AnticipatedMonetaryTotal "
        "OrderLine"
    ),
    "Party": (
        "MarkCareIndicator MarkAttentionIndicator WebsiteURI LogoReferenceID EndpointID "
        "IndustryClassificationCode PartyIdentification PartyName Language PostalAddress PhysicalLocation "
        "PartyTaxScheme PartyLegalEntity Contact Person AgentParty"
    ),
    "PartyLegalEntity": "RegistrationName CompanyID RegistrationDate",
    "AnticipatedMonetaryTotal": (
        "LineExtensionAmount TaxExclusiveAmount TaxInclusiveAmount AllowanceTotalAmount "
        "ChargeTotalAmount PrepaidAmount PayableRoundingAmount PayableAmount"
    ),
    "LineItem": (
        "ID SalesOrderID UUID Note LineStatusCode Quantity LineExtensionAmount TotalTaxAmount "
        "MinimumQuantity MaximumQuantity MinimumBackorderQuantity MaximumBackorderQuantity "
        "InspectionMethodCode PartialDeliveryIndicator BackOrderAllowedIndicator AccountingCostCode "
        "AccountingCost WarrantyInformation Delivery DeliveryTerms OriginatorParty OrderedShipment "
        "PricingReference AllowanceCharge Price Item SubLineItem"
    ),
    "Delivery": (
        "ID Quantity MinimumQuantity MaximumQuantity ActualDeliveryDate ActualDeliveryTime "
        "LatestDeliveryDate LatestDeliveryTime ReleaseID TrackingID DeliveryAddress DeliveryLocation "
        "AlternativeDeliveryLocation RequestedDeliveryPeriod"
    ),
    "DeliveryLocation": (
        "ID Description Conditions CountrySubentity CountrySubentityCode LocationTypeCode InformationURI "
        "Name ValidityPeriod Address"
    ),
    "Address": (
        "ID AddressTypeCode AddressFormatCode Postbox Floor Room StreetName AdditionalStreetName BlockName "
        "BuildingName BuildingNumber InhouseMail Department MarkAttention MarkCare PlotIdentification "
        "CitySubdivisionName CityName PostalZone CountrySubentity CountrySubentityCode Region District "
        "TimezoneOffset AddressLine Country"
    ),
    "Price": "PriceAmount BaseQuantity",
    "Item": (
        "Description PackQuantity PackSizeNumeric CatalogueIndicator Name HazardousRiskIndicator "
        "AdditionalInformation Keyword BrandName ModelName BuyersItemIdentification "
        "SellersItemIdentification ManufacturersItemIdentification StandardItemIdentification "
        "CatalogueItemIdentification CatalogueDocumentReference ItemSpecificationDocumentReference "
        "OriginCountry CommodityClassification"
    ),
}
NEEDED = ("cbc:ID", "cbc:IssueDate", "cac:BuyerCustomerParty", "cac:SellerSupplierParty", "cac:OrderLine")


def order_file(cast: Cast) -> Any:
    agreed(cast)
    return etree.fromstring(order_xml(confirmed_order(cast)))


def names(element: Any) -> list[str]:
    return [etree.QName(child).localname for child in element]


def test_elements_stand_in_the_order_of_the_schema(cast: Cast) -> None:
    wrong = []
    for element in order_file(cast).iter():
        sequence = SEQUENCES.get(etree.QName(element).localname, "").split()
        if sequence:
            places = [sequence.index(name) for name in names(element)]
            wrong += [names(element)] if places != sorted(places) else []
    assert wrong == []


def test_nothing_that_the_schema_needs_is_missing_or_empty(cast: Cast) -> None:
    order = order_file(cast)
    assert [name for name in NEEDED if order.find(name, SPACES) is None] == []
    assert [element.tag for element in order.iter() if not len(element) and not element.text] == []


def test_aggregates_and_values_have_the_namespace_of_their_kind(cast: Cast) -> None:
    wrong = [
        element.tag
        for element in order_file(cast).iter()
        if etree.QName(element).namespace != (CAC if len(element) else CBC)
    ]
    assert wrong == [f"{{{ORDER}}}Order"]


def test_amounts_add_up_in_the_currency_of_the_pool(cast: Cast) -> None:
    order = order_file(cast)
    amounts = order.findall(".//cac:LineItem/cbc:LineExtensionAmount", SPACES)
    total = order.findtext("cac:AnticipatedMonetaryTotal/cbc:PayableAmount", namespaces=SPACES)
    # 500 boxes at 0.90 and 250 rolls at 2.16.
    assert [amount.text for amount in amounts] == ["450.00", "540.00"]
    assert Decimal(str(total)) == Decimal("990.00")
    assert {amount.get("currencyID") for amount in amounts} == {"GEL"}


def test_quantities_carry_their_unit_code(cast: Cast) -> None:
    quantities = order_file(cast).findall(".//cac:LineItem/cbc:Quantity", SPACES)
    assert [quantity.get("unitCode") for quantity in quantities] == ["H87", "H87"]


def test_order_files_are_for_those_who_see_the_order(cast: Cast) -> None:
    agreed(cast)
    order = confirmed_order(cast)
    for kind in ("xml", "xlsx"):
        url = f"/call-offs/{order.uid}/order.{kind}"
        assert client_for(cast.vendor).get(url).status_code == 200
        assert client_for(cast.samgori.representative).get(url).status_code == 404
