"""The published tables, by their heads: which edition of which classification each is."""

from nadi.registers.classifications.shapes import Edition, Source
from nadi.registers.classifications.sources import rows

EUROSTAT = "Eurostat"
ESCO_STATEMENT = "This service uses the ESCO classification of the European Commission."
ESCO = "ESCO, European Commission"
FREE = "Free reuse with the source named"


def edition(kind: str, version: str, title: str, source: str = "", licence: str = FREE) -> Edition:
    """Name one version of a classification."""
    return Edition(kind=kind, version=version, title=title, source=source, licence=licence)


CPV = edition(
    "cpv", "2008", "Common Procurement Vocabulary (CPV)", "European Union, Regulation (EC) 213/2008"
)
NACE_2 = edition("nace", "2", "NACE Rev. 2", EUROSTAT)
NACE_21 = edition("nace", "2.1", "NACE Rev. 2.1", EUROSTAT)
HS = edition(
    "hs", "2022", "Harmonized System (HS)", "UN Comtrade, by way of datasets/harmonized-system", "ODC-PDDL"
)
ISCO = edition("isco", "08", "International Standard Classification of Occupations (ISCO-08)", "ILO")
OCCUPATIONS = edition("esco-occupation", "1.2", "ESCO occupations", ESCO, ESCO_STATEMENT)
SKILLS = edition("esco-skill", "1.2", "ESCO skills and knowledge", ESCO, ESCO_STATEMENT)
DAC = edition("dac", "2026", "DAC purposes of aid", "OECD DAC, by way of the IATI code lists")
COUNTRIES = edition("country", "2026", "Countries (ISO 3166-1)", "datasets/country-codes", "ODC-PDDL")
SUBDIVISIONS = edition("region", "2026", "Regions of countries (ISO 3166-2)", "Debian iso-codes", "LGPL-2.1")
CURRENCIES = edition("currency", "2026", "Currencies (ISO 4217)", "Debian iso-codes", "LGPL-2.1")
LANGUAGES = edition("language", "2026", "Languages (ISO 639-1)", "Debian iso-codes", "LGPL-2.1")
MUNICIPALITIES = edition("municipality", "2026", "Municipalities of Georgia", "Geostat")
REGIONS = edition("geostat-region", "2026", "Regions of Georgia", "Geostat")
UNSPSC = edition(
    "unspsc", "26", "UNSPSC (the part O*NET refers to)", "UNDP", "Owned by UNDP; not for passing on"
)
ONET = edition("onet", "29.2", "O*NET occupations", "O*NET 29.2, U.S. Department of Labor", "CC BY 4.0")


def heads(line: str) -> frozenset[str]:
    """Return the heads that make a table known."""
    return frozenset(line.split(","))


NACE_HEADS = heads("Section,Division,Group,Class,Activity")
ISO_LIST = heads("ID,Name,NameEN")

SOURCES = (
    Source(name="cpv", heads=heads("code,level,parent,label_en,label_ka"), edition=CPV, rows=rows.cpv),
    Source(name="nace-21", heads=NACE_HEADS, edition=NACE_21, rows=rows.nace, names=("2_1", "2.1", "21")),
    Source(name="nace-2", heads=NACE_HEADS, edition=NACE_2, rows=rows.nace),
    Source(
        name="nace-2-notes",
        heads=heads("Order,Level,Code,Parent,Description,This item includes,This item also includes"),
        edition=NACE_2,
        rows=rows.nace_notes,
    ),
    Source(name="hs", heads=heads("section,hscode,description,parent,level"), edition=HS, rows=rows.hs),
    Source(name="hs-sections", heads=heads("section,name"), edition=HS, rows=rows.hs_section, names=("hs",)),
    Source(name="isco", heads=heads("code,level,parent,preferredLabel"), edition=ISCO, rows=rows.isco),
    Source(
        name="esco-occupations",
        heads=heads("conceptUri,iscoGroup,preferredLabel"),
        edition=OCCUPATIONS,
        rows=rows.esco_occupation,
    ),
    Source(
        name="esco-skills",
        heads=heads("conceptUri,preferredLabel,skillType,reuseLevel"),
        edition=SKILLS,
        rows=rows.esco_skill,
    ),
    Source(
        name="esco-skill-groups",
        heads=heads("conceptType,conceptUri,preferredLabel,inScheme,code"),
        edition=SKILLS,
        rows=rows.esco_group,
        names=("group",),
    ),
    Source(name="dac", heads=heads("code,name,category,status,withdrawal"), edition=DAC, rows=rows.dac),
    Source(
        name="countries",
        heads=heads("ISO3166-1-Alpha-2,ISO3166-1-Alpha-3,CLDR display name,official_name_en"),
        edition=COUNTRIES,
        rows=rows.country,
    ),
    Source(
        name="subdivisions",
        heads=heads("code,name,type,parent"),
        edition=SUBDIVISIONS,
        rows=rows.subdivision,
        names=("3166_2", "3166-2", "subdivision"),
    ),
    Source(
        name="currencies",
        heads=heads("code,numeric,name"),
        edition=CURRENCIES,
        rows=rows.currency,
        names=("4217", "currenc"),
    ),
    Source(name="languages", heads=heads("alpha_2,alpha_3,name"), edition=LANGUAGES, rows=rows.language),
    Source(
        name="municipalities",
        heads=ISO_LIST,
        edition=MUNICIPALITIES,
        rows=rows.place,
        names=("municipalit",),
    ),
    Source(name="regions", heads=ISO_LIST, edition=REGIONS, rows=rows.place, names=("regions",)),
    Source(
        name="unspsc",
        heads=heads("Segment Code,Segment Title,Family Code,Family Title,Class Code,Class Title"),
        edition=UNSPSC,
        rows=rows.unspsc,
    ),
    Source(
        name="onet-titles",
        heads=heads("O*NET-SOC Code,Title,Alternate Title"),
        edition=ONET,
        rows=rows.onet,
    ),
)
