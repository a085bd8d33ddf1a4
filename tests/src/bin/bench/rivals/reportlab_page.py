"""The invoice page with ReportLab's page layout.

In the same font: letterhead, address, facts, a table whose cells wrap and whose head repeats, total, payment details,
page number. Bidirectional text and scripts beyond the font, which it does not set, are left to it as they come.
"""
import json, os, sys, time
from xml.sax.saxutils import escape
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import KeepTogether, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle
documents, folder, regular, bold = sys.argv[1:5]
documents = json.load(open(documents, encoding="utf-8"))
pdfmetrics.registerFont(TTFont("Sans", regular))
pdfmetrics.registerFont(TTFont("SansBold", bold))
text = ParagraphStyle("text", fontName="Sans", fontSize=9.5, leading=13)
small = ParagraphStyle("small", parent=text, fontSize=8, leading=11, textColor=colors.grey)
strong = ParagraphStyle("strong", parent=text, fontName="SansBold")
right = ParagraphStyle("right", parent=text, alignment=2)
total = ParagraphStyle("total", parent=right, fontName="SansBold", fontSize=12)
head = ParagraphStyle("head", parent=text, fontName="SansBold", fontSize=14, leading=18)
title = ParagraphStyle("title", parent=head, fontSize=18, leading=24)
def paragraphs(rows, style):
    return [Paragraph(escape(row), style) for row in rows if row]
def amount(minor):
    return f"{minor / 100:,.2f}"
def foot(footer):
    def draw(canvas, document):
        canvas.setFont("Sans", 8)
        canvas.drawString(20 * mm, 15 * mm, footer)
        canvas.drawRightString(190 * mm, 15 * mm, f"Page {document.page}")
    return draw
start = time.perf_counter()
for document in documents:
    seller, buyer, payment = document["seller"], document["buyer"], document["payment"]
    facts = [("Invoice number", document["number"]), ("Invoice date", document["issued_on"]), ("Due date", document["due_on"]),
             ("Licence year", document["licence_year_label"]), ("Your purchase order", document["purchase_order"]), ("Your VAT or tax id", buyer["tax_id"])]
    facts = Table([[Paragraph(label, small), Paragraph(escape(value), text)] for label, value in facts if value], colWidths=[32 * mm, 40 * mm])
    recipient = paragraphs([buyer["name"]], strong) + paragraphs([buyer["attention"]] + buyer["address_lines"], text)
    rows = [[Paragraph("Description", small), Paragraph("Amount (" + document["currency"] + ")", small)]]
    for line in document["lines"]:
        rows.append([[Paragraph(escape(line["description"]), text), Paragraph(escape(line["detail"]), small)], Paragraph(amount(line["amount_minor"]), right)])
    rows.append([Paragraph("Total " + document["currency"], total), Paragraph(amount(document["total_minor"]), total)])
    lines = Table(rows, colWidths=[135 * mm, 35 * mm], repeatRows=1)
    lines.setStyle(TableStyle([("LINEBELOW", (0, 0), (-1, 0), 0.8, colors.teal), ("LINEABOVE", (0, -1), (-1, -1), 0.8, colors.teal), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    pay = [("Account holder", payment["account_holder"]), ("Bank", payment["bank_name"]), ("IBAN", payment["iban"]), ("BIC", payment["bic"]), ("Reference", payment["reference"])]
    pay = Table([[Paragraph(label, small), Paragraph(escape(value), text)] for label, value in pay if value], colWidths=[35 * mm, 135 * mm])
    story = paragraphs([seller["name"]], head) + paragraphs(seller["address_lines"] + [seller["email"], seller["website"]], small)
    story += [Spacer(1, 14 * mm), Table([[recipient, facts]], colWidths=[95 * mm, 75 * mm]), Spacer(1, 14 * mm), Paragraph("Invoice", title), Spacer(1, 6 * mm), lines, Spacer(1, 8 * mm)]
    story += [KeepTogether([Paragraph("Payment", strong), pay]), Spacer(1, 6 * mm)] + paragraphs(document["tax_text"].splitlines(), text)
    path = os.path.join(folder, document["number"].replace("/", "-") + ".pdf")
    page = SimpleDocTemplate(path, pagesize=A4, leftMargin=20 * mm, rightMargin=20 * mm, topMargin=20 * mm, bottomMargin=25 * mm)
    page.build(story, onFirstPage=foot(document["footer"]), onLaterPages=foot(document["footer"]))
print(time.perf_counter() - start)
