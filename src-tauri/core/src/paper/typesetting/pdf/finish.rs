//! Finishes a file: what PDF/A-3 asks of it (properties, colours, attachments), and its language.

use super::super::TypesettingError;
use super::super::letter::Properties;
use super::file::{File, Number};
use super::streams::Deflater;
use super::values::{Dictionary, Midnight, PdfName, Text};
use super::{attach, colour_profile, metadata};

/// What printpdf says of the whole file, and the root of its structure.
pub(super) struct Roots {
    pub(super) catalog: lopdf::Dictionary,
    pub(super) info: lopdf::Dictionary,
    pub(super) structure: Number,
}

/// Turns a file whose pages are drawn into its bytes.
pub(super) fn finish(
    mut file: File,
    deflater: &mut Deflater,
    roots: &Roots,
    properties: &Properties,
) -> Result<Vec<u8>, TypesettingError> {
    let info = file.number();
    describe(&mut file.objects.dictionary(info), &roots.info, properties)?;
    let metadata = file.number();
    // Never compressed: archives look for it without reading the file.
    file.objects.stream(metadata, metadata::packet(properties).as_bytes(), |dictionary| {
        dictionary.set("Type", PdfName("Metadata")).set("Subtype", PdfName("XML"));
    });
    file.include(colour_profile::object()?);
    let attachments = attach::attach(&mut file, deflater, properties)?;

    let root = file.number();
    let mut catalog = file.objects.dictionary(root);
    catalog.extend(&roots.catalog).set("Metadata", metadata);
    catalog.dictionary("MarkInfo").set("Marked", true);
    catalog.set("StructTreeRoot", roots.structure);
    catalog.dictionary("ViewerPreferences").set("DisplayDocTitle", true);
    if !properties.language.is_empty() {
        catalog.set("Lang", Text(&properties.language));
    }
    name_colours(&mut catalog);
    if !attachments.is_empty() {
        catalog.array("AF").extend(attachments.iter().map(|(_, number)| *number));
        let mut kinds = catalog.dictionary("Names");
        let mut tree = kinds.dictionary("EmbeddedFiles");
        let mut names = tree.array("Names");
        for (name, number) in attachments {
            names.push(Text(name)).push(number);
        }
    }
    catalog.end();
    file.finish(deflater, root, info)
}

/// What the file says of itself to old readers; PDF/A asks that it agrees with what it says to archives. So of what
/// printpdf says only that is taken which both say: it dates every file, and says what is empty, too.
fn describe(
    info: &mut Dictionary<'_>,
    made: &lopdf::Dictionary,
    properties: &Properties,
) -> Result<(), TypesettingError> {
    for key in ["Title", "Author", "Creator", "Producer"] {
        info.set(key, made.get(key.as_bytes()).map_err(TypesettingError::writer)?);
    }
    if let Some(day) = properties.created_on {
        info.set("CreationDate", Midnight(day)).set("ModDate", Midnight(day));
    }
    Ok(())
}

/// Says which red, green and blue are meant.
fn name_colours(catalog: &mut Dictionary<'_>) {
    let mut intents = catalog.array("OutputIntents");
    let mut intent = intents.dictionary();
    intent.set("Type", PdfName("OutputIntent")).set("S", PdfName("GTS_PDFA1"));
    let name = Text(colour_profile::NAME);
    intent.set("OutputConditionIdentifier", name).set("Info", name);
    intent.set("DestOutputProfile", colour_profile::PROFILE);
}
