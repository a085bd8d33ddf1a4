"""The invoice page with Typst: one compiler for all pages, so that fonts are read and the template is parsed once."""
import json, os, sys, time
import typst
documents, folder, regular, bold = sys.argv[1:5]
documents = json.load(open(documents, encoding="utf-8"))
template = os.path.join(folder, "page.typ")
open(template, "w", encoding="utf-8").write(r'''
#let d = json(bytes(sys.inputs.document))
#let teal = rgb("#0b5c63")
#let small(body) = text(size: 8pt, fill: gray, body)
#let amount(minor) = {
  let whole = str(calc.quo(minor, 100))
  let cents = str(calc.rem(minor, 100))
  whole + "." + if cents.len() < 2 { "0" } + cents
}
#let pairs(rows) = grid(columns: (32mm, 1fr), row-gutter: 5pt, ..rows.filter(row => row.at(1) != "").map(row => (small(row.at(0)), row.at(1))).flatten())
#set document(title: "Invoice " + d.number, author: d.seller.name)
#set page(paper: "a4", margin: (x: 20mm, top: 20mm, bottom: 25mm), footer: context [#small(d.footer) #h(1fr) #small[Page #counter(page).display() of #counter(page).final().first()]])
#set text(font: "Noto Sans", size: 9.5pt)
#set par(leading: 0.5em)
#text(size: 14pt, weight: "bold", d.seller.name) \
#for line in d.seller.address_lines + (d.seller.email, d.seller.website) { small(line); linebreak() }
#v(14mm)
#grid(columns: (95mm, 1fr),
  [*#d.buyer.name* \ #for line in (d.buyer.attention,) + d.buyer.address_lines { if line != "" [#line \ ] }],
  pairs((("Invoice number", d.number), ("Invoice date", d.issued_on), ("Due date", d.due_on), ("Licence year", d.licence_year_label), ("Your purchase order", d.purchase_order), ("Your VAT or tax id", d.buyer.tax_id))))
#v(14mm)
#text(size: 18pt, weight: "bold")[Invoice]
#table(columns: (1fr, 35mm), stroke: none, align: (left, right),
  table.header(small[Description], small[Amount (#d.currency)]), table.hline(stroke: 0.8pt + teal),
  ..d.lines.map(line => ([#line.description \ #small(line.detail)], amount(line.amount_minor))).flatten(),
  table.hline(stroke: 0.8pt + teal), text(size: 12pt, weight: "bold")[Total #d.currency], text(size: 12pt, weight: "bold", amount(d.total_minor)))
#v(8mm)
*Payment*
#pairs((("Account holder", d.payment.account_holder), ("Bank", d.payment.bank_name), ("IBAN", d.payment.iban), ("BIC", d.payment.bic), ("Reference", d.payment.reference)))
#for line in d.tax_text.split("\n") { line; parbreak() }
''')
compiler = typst.Compiler(template, font_paths=[os.path.dirname(regular)], ignore_system_fonts=True)
start = time.perf_counter()
for document in documents:
    path = os.path.join(folder, document["number"].replace("/", "-") + ".pdf")
    compiler.compile(output=path, format="pdf", sys_inputs={"document": json.dumps(document)})
print(time.perf_counter() - start)
