"""The invoice page with WeasyPrint: one font configuration and one style sheet for all pages."""
import json, os, sys, time
from html import escape
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
documents, folder, regular, bold = sys.argv[1:5]
documents = json.load(open(documents, encoding="utf-8"))
fonts = FontConfiguration()
style = CSS(string=f"""
@font-face {{ font-family: Page; src: url("file://{os.path.abspath(regular)}") }}
@font-face {{ font-family: Page; font-weight: bold; src: url("file://{os.path.abspath(bold)}") }}
@page {{ size: A4; margin: 20mm 20mm 25mm; @bottom-right {{ content: "Page " counter(page) " of " counter(pages); font: 8pt Page }} }}
body {{ font: 9.5pt/1.35 Page }} h1 {{ font-size: 14pt }} h2 {{ font-size: 18pt; margin-top: 14mm }} .small {{ font-size: 8pt; color: grey }}
table {{ width: 100%; border-collapse: collapse }} td, th {{ vertical-align: top; text-align: left }} .end {{ text-align: right }}
.lines th {{ border-bottom: 0.8pt solid teal }} .lines tr:last-child td {{ border-top: 0.8pt solid teal; font-weight: bold; font-size: 12pt }}
""", font_config=fonts)
def amount(minor):
    return f"{minor / 100:,.2f}"
def rows(pairs):
    return "".join(f"<tr><td class=small>{label}<td>{escape(value)}" for label, value in pairs if value)
start = time.perf_counter()
for document in documents:
    seller, buyer, payment = document["seller"], document["buyer"], document["payment"]
    facts = [("Invoice number", document["number"]), ("Invoice date", document["issued_on"]), ("Due date", document["due_on"]),
             ("Licence year", document["licence_year_label"]), ("Your purchase order", document["purchase_order"]), ("Your VAT or tax id", buyer["tax_id"])]
    pay = [("Account holder", payment["account_holder"]), ("Bank", payment["bank_name"]), ("IBAN", payment["iban"]), ("BIC", payment["bic"]), ("Reference", payment["reference"])]
    lines = "".join(f"<tr><td>{escape(line['description'])}<div class=small>{escape(line['detail'])}</div><td class=end>{amount(line['amount_minor'])}" for line in document["lines"])
    page = f"""<h1>{escape(seller["name"])}</h1><div class=small>{"<br>".join(map(escape, seller["address_lines"] + [seller["email"], seller["website"]]))}</div>
<table style="margin-top: 14mm"><tr><td><b>{escape(buyer["name"])}</b><br>{"<br>".join(map(escape, [buyer["attention"]] + buyer["address_lines"]))}<td><table>{rows(facts)}</table></table>
<h2>Invoice</h2><table class=lines><tr><th class=small>Description<th class="small end">Amount ({document["currency"]}){lines}
<tr><td>Total {document["currency"]}<td class=end>{amount(document["total_minor"])}</table><p><b>Payment</b></p><table>{rows(pay)}</table><p>{escape(document["tax_text"])}</p><div class=small>{escape(document["footer"])}</div>"""
    path = os.path.join(folder, document["number"].replace("/", "-") + ".pdf")
    HTML(string=page).write_pdf(path, stylesheets=[style], font_config=fonts)
print(time.perf_counter() - start)
