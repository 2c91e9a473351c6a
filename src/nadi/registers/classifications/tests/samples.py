"""Small made-up tables in the form of the published ones."""

CPV = """code,level,parent,label_en,label_ka
03000000,division,,Farm products,სოფლის მეურნეობის პროდუქტები
03100000,group,03000000,Garden products,
44617100,class,03000000,Cartons,მუყაოს ყუთები
"""
NACE = """Section,Division,Group,Class,Activity
C,,,,Manufacturing
C,17,,,Manufacture of paper
C,17,17.2,,Articles of paper
C,17,17.2,17.21,Corrugated paper and boxes
"""
HS = """section,hscode,description,parent,level
X,48,Paper and paperboard,TOTAL,2
X,4819,Cartons and boxes,48,4
TOTAL,TOTAL,Total of all,TOTAL,5
"""
HS_SECTIONS = "section,name\nX,Pulp and paper\n"
ISCO = """code,level,parent,preferredLabel,description
7,1,,Craft workers,People who make things
73,2,7,Printing workers,
"""
OCCUPATIONS = """conceptUri,code,iscoGroup,preferredLabel,altLabels,description,status
http://e/aaaaaaaa-0000-0000-0000-000000000001,7322.2,7322,flexo press operator,flexographer,Prints.,released
http://e/aaaaaaaa-0000-0000-0000-000000000002,7322.9,7322,letterpress operator,,,obsolete
"""
SKILLS = """conceptUri,preferredLabel,skillType,reuseLevel,altLabels,broader,description
http://e/bbbbbbbb-0000-0000-0000-000000000001,mix inks,skill,sector-specific,blend inks,printing,Mix
"""
SKILL_GROUPS = """conceptType,conceptUri,preferredLabel,altLabels,inScheme,description,code
SkillGroup,http://e/S8.1,printing,,http://x,,S8.1
"""
DAC = """code,name,category,status,withdrawal,description
32130,Small enterprises,321,active,,Support to small firms
32199,Old purpose,321,withdrawn,2019-12-31,
"""
COUNTRIES = """ISO3166-1-Alpha-3,ISO3166-1-Alpha-2,official_name_en,official_name_ru,CLDR display name
GEO,GE,Georgia,Грузия,Georgia
"""
CURRENCIES = "code,numeric,name\nGEL,981,Lari\n"
LANGUAGES = "alpha_2,alpha_3,name\nka,kat,Georgian\n"
PLACES = "ID,Name,NameEN,Area\n1,აბაშა,Abasha,322.5\n"
SUBDIVISIONS = "code,name,type,parent\nGE-IM,Imereti,Region,\n"
UNSPSC = """Segment Code,Segment Title,Family Code,Family Title,Class Code,Class Title
24000000,Packing,24100000,Boxes,24101500,Cartons
"""
ONET = """O*NET-SOC Code,Title,Alternate Title,Short Title
51-5112.00,Press Operators,Flexo Operator,
51-5112.00,Press Operators,Label Printer,n/a
"""
NOTES = """"Order","Level","Code","Parent","Description","This item includes","This item also includes"
"1","4","17.21","17.2","Corrugated","- boxes","- trays"
"""
FILES = {
    "cpv2008.csv": CPV,
    "nace_rev2.csv": NACE,
    "nace_rev2_1.csv": NACE,
    "nace_notes.csv": NOTES,
    "harmonized.csv": HS,
    "hs_sections.csv": HS_SECTIONS,
    "isco08.csv": ISCO,
    "occupations_en.csv": OCCUPATIONS,
    "skills_en.csv": SKILLS,
    "skill_groups_en.csv": SKILL_GROUPS,
    "dac_sector.csv": DAC,
    "countries.csv": COUNTRIES,
    "iso4217_currencies.csv": CURRENCIES,
    "languages.csv": LANGUAGES,
    "municipalities.csv": PLACES,
    "georgia_regions.csv": PLACES,
    "iso3166_2.csv": SUBDIVISIONS,
    "unspsc.csv": UNSPSC,
    "onet_titles.csv": ONET,
}
EDITIONS = {
    "cpv2008.csv": ("cpv", "2008"),
    "nace_rev2.csv": ("nace", "2"),
    "nace_rev2_1.csv": ("nace", "2.1"),
    "nace_notes.csv": ("nace", "2"),
    "harmonized.csv": ("hs", "2022"),
    "hs_sections.csv": ("hs", "2022"),
    "isco08.csv": ("isco", "08"),
    "occupations_en.csv": ("esco-occupation", "1.2"),
    "skills_en.csv": ("esco-skill", "1.2"),
    "skill_groups_en.csv": ("esco-skill", "1.2"),
    "dac_sector.csv": ("dac", "2026"),
    "countries.csv": ("country", "2026"),
    "iso4217_currencies.csv": ("currency", "2026"),
    "languages.csv": ("language", "2026"),
    "municipalities.csv": ("municipality", "2026"),
    "georgia_regions.csv": ("geostat-region", "2026"),
    "iso3166_2.csv": ("region", "2026"),
    "unspsc.csv": ("unspsc", "26"),
    "onet_titles.csv": ("onet", "29.2"),
}
