//! Python programs that do the same work, run beside ours.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::report::Failure;

/// A bare import: parse, insert, commit. No validation, no audit, no search index.
pub(crate) const BARE_INSERT: &str = r#"
import csv, sqlite3, sys, time
source, database = sys.argv[1:3]
start = time.perf_counter()
connection = sqlite3.connect(database)
with open(source, encoding="utf-8", newline="") as file:
    reader = csv.reader(file)
    columns = next(reader)
    connection.execute("CREATE TABLE member (id INTEGER PRIMARY KEY, %s)" % ", ".join('"%s" TEXT' % name for name in columns))
    connection.executemany("INSERT INTO member VALUES (NULL, %s)" % ", ".join("?" * len(columns)), reader)
connection.commit()
print(time.perf_counter() - start)
"#;

/// The same invoice page with ReportLab: letterhead, address, facts, table, total, payment details, in the same font.
pub(crate) const REPORTLAB: &str = r#"
import json, os, sys, time
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
documents, folder, regular, bold = sys.argv[1:5]
documents = json.load(open(documents, encoding="utf-8"))
pdfmetrics.registerFont(TTFont("Sans", regular))
pdfmetrics.registerFont(TTFont("SansBold", bold))
def lines(canvas, font, size, x, y, rows):
    canvas.setFont(font, size)
    for row in rows:
        canvas.drawString(x, y, row)
        y -= size * 1.4
    return y
def amount(minor):
    return f"{minor / 100:,.2f}"
start = time.perf_counter()
for document in documents:
    path = os.path.join(folder, document["number"].replace("/", "-") + ".pdf")
    canvas = Canvas(path, pagesize=A4)
    width, height = A4
    left, right = 20 * mm, width - 20 * mm
    seller, buyer, payment = document["seller"], document["buyer"], document["payment"]
    lines(canvas, "SansBold", 14, left, height - 25 * mm, [seller["name"]])
    lines(canvas, "Sans", 9, left, height - 32 * mm, seller["address_lines"] + [seller["email"], seller["website"]])
    lines(canvas, "Sans", 10, left, height - 60 * mm, [buyer["name"], buyer["attention"]] + buyer["address_lines"])
    facts = ["Invoice number " + document["number"], "Date " + document["issued_on"], "Due date " + document["due_on"],
             "Licence year " + str(document["licence_year"]), "Your PO number " + document["purchase_order"]]
    lines(canvas, "Sans", 9, width / 2 + 20 * mm, height - 60 * mm, facts)
    lines(canvas, "SansBold", 18, left, height - 105 * mm, ["Invoice"])
    y = height - 120 * mm
    canvas.line(left, y + 4 * mm, right, y + 4 * mm)
    for line in document["lines"]:
        canvas.setFont("Sans", 10)
        canvas.drawString(left, y, line["description"])
        canvas.drawRightString(right, y, amount(line["amount_minor"]))
        y = lines(canvas, "Sans", 8, left, y - 5 * mm, [line["detail"]]) - 2 * mm
    canvas.line(left, y + 2 * mm, right, y + 2 * mm)
    canvas.setFont("SansBold", 12)
    canvas.drawString(left, y - 5 * mm, "Total " + document["currency"])
    canvas.drawRightString(right, y - 5 * mm, amount(document["total_minor"]))
    rows = ["Account holder " + payment["account_holder"], "IBAN " + payment["iban"], "BIC " + payment["bic"], "Bank " + payment["bank_name"], "Reference " + payment["reference"]]
    y = lines(canvas, "Sans", 9, left, y - 20 * mm, rows + payment["details_lines"])
    lines(canvas, "Sans", 9, left, y - 5 * mm, document["tax_text"].splitlines())
    lines(canvas, "Sans", 8, left, 15 * mm, [document["footer"]])
    canvas.drawRightString(right, 15 * mm, "Page 1 of 1")
    canvas.showPage()
    canvas.save()
print(time.perf_counter() - start)
"#;

/// Runs a Python program that prints how many seconds its work took.
pub(crate) fn seconds(python: &Path, program: &str, arguments: &[&Path]) -> Result<f64, Failure> {
    let output = Command::new(python).arg("-c").arg(program).args(arguments).output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    Ok(String::from_utf8(output.stdout)?.trim().parse()?)
}

/// A Python with ReportLab, in a virtual environment below `target`.
pub(crate) fn python_with_reportlab(target: &Path) -> Result<PathBuf, Failure> {
    let environment = target.join("bench-python");
    let python = environment.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    if !python.exists() {
        run(Command::new("python3").arg("-m").arg("venv").arg(&environment))?;
    }
    run(Command::new(&python).args(["-m", "pip", "install", "--quiet", "reportlab"]))?;
    Ok(python)
}

fn run(command: &mut Command) -> Result<(), Failure> {
    let output = command.output()?;
    if output.status.success() {
        Ok(())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned().into())
    }
}
