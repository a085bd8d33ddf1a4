//! The operations that faults are injected into, each from a folder that was made ready once.

use std::fs;
use std::path::{Path, PathBuf};

use consortium_core::Door;
use consortium_core::kernel::{Clock, CreditorReference};
use consortium_core::people::profile::NewConsortium;
use consortium_core::register::CopyCare;
use serde_json::{Value, json};

use crate::{Failure, later, state};

/// Members of the registers here: enough for several pages of the file.
const MEMBERS: usize = 16;

/// The register in every folder.
pub(crate) const REGISTER: &str = "r.consortium";

/// What an operation makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Makes {
    /// It changes the register.
    Change,
    /// It makes another register.
    Register(&'static str),
    /// It fills a folder with files.
    Files(&'static str),
}

/// A command line, and the folder it begins with.
#[derive(Debug)]
pub(crate) struct Operation {
    pub(crate) name: &'static str,
    pub(crate) arguments: Vec<String>,
    /// The first of two steps that it takes, each whole for itself.
    pub(crate) first_step: Option<Vec<String>>,
    pub(crate) folder: PathBuf,
    pub(crate) makes: Makes,
}

/// Makes the folders ready, below `below`.
pub(crate) fn prepare(below: &Path) -> Result<Vec<Operation>, Failure> {
    let today = Clock::System.today().to_string();
    let year = today.get(..4).unwrap_or_default().to_owned();
    let (empty, members, issued, read) = (
        folder(below, "empty")?,
        folder(below, "members")?,
        folder(below, "issued")?,
        folder(below, "read")?,
    );
    drop(created(&empty.join(REGISTER))?);
    fs::write(empty.join("list.csv"), list())?;
    let mut door = created(&members.join(REGISTER))?;
    let staged = door.stage_import_bytes("list.csv", list().into_bytes())?;
    door.call("imports.run", json!({ "token": staged.token, "kind": "members" }))?;
    drop(door);
    copy(&members, &issued)?;
    fs::write(issued.join("statement.xml"), issue(&issued.join(REGISTER), &year, &today)?)?;
    copy(&issued, &read)?;
    let mut door = state::open(&read.join(REGISTER))?;
    let staged = door.stage_bank_file(&read.join("statement.xml"))?;
    door.call("bank_statements.import", json!({ "token": staged.token }))?;
    drop(door);
    let copied = folder(below, "copied")?;
    state::open(&issued.join(REGISTER))?.back_up(&copied.join("backup.consortium"), CopyCare::Sound)?;
    let nothing = folder(below, "nothing")?;
    let one = |name, words: &[&str], folder: &Path, makes| Operation {
        name,
        arguments: words.iter().map(|word| (*word).to_owned()).collect(),
        // A statement is read, and then its certain payments are booked.
        first_step: (name == "bank").then(|| ["bank", REGISTER, "statement.xml"].map(str::to_owned).to_vec()),
        folder: folder.to_owned(),
        makes,
    };
    Ok(vec![
        one("import", &["import", REGISTER, "list.csv", "--on", "2020-01-01"], &empty, Makes::Change),
        one(
            "issue",
            &["bill", REGISTER, &year, "--flat", "500", "--issue", "--on", &today],
            &members,
            Makes::Change,
        ),
        one("bank", &["bank", REGISTER, "statement.xml", "--confirm-certain"], &issued, Makes::Change),
        one("undo", &["call", REGISTER, "history.undo", "{}"], &read, Makes::Change),
        one("invoices", &["invoices", REGISTER, &year, "--pdf", "pdf"], &issued, Makes::Files("pdf")),
        one("backup", &["backup", REGISTER, "copy.consortium"], &issued, Makes::Register("copy.consortium")),
        one(
            "restore",
            &["restore", "backup.consortium", "copy.consortium"],
            &copied,
            Makes::Register("copy.consortium"),
        ),
        one(
            "new",
            &["new", REGISTER, "--name", "Consortium", "--currency", "EUR"],
            &nothing,
            Makes::Register(REGISTER),
        ),
        // Done by this program: no command line knows the step.
        one("migrate", &[later::WORD, REGISTER], &members, Makes::Change),
    ])
}

fn folder(below: &Path, name: &str) -> Result<PathBuf, Failure> {
    let folder = below.join(name);
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// Copies the files of one folder into another.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        fs::copy(entry.path(), to.join(entry.file_name()))?;
    }
    Ok(())
}

/// A register that has all that invoices need.
fn created(path: &Path) -> Result<Door, Failure> {
    let consortium =
        NewConsortium { name: "Consortium".into(), currency: "EUR".into(), year_start: "01-01".into() };
    let mut door = Door::create(path, &consortium, "faults", Clock::System)?;
    let mut profile = door.call("profile.get", json!({}))?;
    for (field, value) in [
        ("street", "Keizersgracht 1"),
        ("postal_code", "1015 AA"),
        ("city", "Amsterdam"),
        ("country", "NL"),
        ("iban", "NL91ABNA0417164300"),
        ("bic", "ABNANL2A"),
        ("tax_text", "Exempt from VAT."),
    ] {
        profile[field] = json!(value);
    }
    door.call("profile.update", profile)?;
    Ok(door)
}

fn list() -> String {
    let mut list = String::from(
        "Name,Street,Postal code,City,Country,Joined,Status,Contact family name,Contact e-mail\n",
    );
    for place in 1..=MEMBERS {
        list.push_str(&format!(
            "University {place},Campus {place},{place:05},Town {place},FR,2020-01-01,active,Person {place},person{place}@example.org\n"
        ));
    }
    list
}

/// Issues the year's invoices, and gives a bank statement that pays most of them.
fn issue(path: &Path, year: &str, today: &str) -> Result<String, Failure> {
    let mut door = state::open(path)?;
    let year: i32 = year.parse()?;
    let fee = json!({ "name": "Fee", "rule": { "kind": "flat", "amount_minor": 50_000 }, "currency": "EUR" });
    door.call("fees.save", json!({ "id": null, "year": year, "draft": { "components": [fee] } }))?;
    let issued = door.call("invoices.issue", json!({ "year": year, "issued_on": today }))?;
    let invoices: &Vec<Value> = issued["invoices"].as_array().ok_or("no invoices were issued")?;
    let mut statement = String::from(
        "<Document><BkToCstmrStmt><Stmt><Id>1</Id><Acct><Id><IBAN>NL91ABNA0417164300</IBAN></Id><Ccy>EUR</Ccy></Acct>",
    );
    for (place, invoice) in invoices.iter().enumerate().skip(2) {
        let number = invoice["number"].as_str().unwrap_or_default();
        let reference = CreditorReference::of_number(number);
        statement.push_str(&format!(
            "<Ntry><Amt Ccy='EUR'>500.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>{today}</Dt></BookgDt><AcctSvcrRef>B{place}</AcctSvcrRef><NtryDtls><TxDtls><RmtInf><Strd><CdtrRefInf><Ref>{}</Ref></CdtrRefInf></Strd></RmtInf></TxDtls></NtryDtls></Ntry>",
            reference.as_str()
        ));
    }
    statement.push_str("</Stmt></BkToCstmrStmt></Document>");
    Ok(statement)
}
