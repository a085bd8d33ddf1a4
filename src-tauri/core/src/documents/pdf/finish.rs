//! Finishes a file: what PDF/A-3 asks of it (properties, colours, attachments), language, compression, an identity
//! made from the content.

use lopdf::{Dictionary, Document, Object, SaveOptions, Stream, StringFormat};
use sha2::{Digest, Sha256};

use super::super::Error;
use super::super::letter::Properties;
use super::operators;
use super::streams::{Deflater, precompressed};
use super::{attach, colour_profile, metadata};

/// Stands for the identity of the file until the bytes it is made from are there.
const IDENTITY_PENDING: [u8; 16] = *b"identity pending";

/// How many objects are compressed together: more would make viewers read much to find one.
const OBJECTS_PER_STREAM: usize = 1000;

/// Turns a document whose pages are drawn into the bytes of the file.
pub(super) fn finish(
    mut document: Document,
    deflater: &mut Deflater,
    mut catalog: Dictionary,
    properties: &Properties,
) -> Result<Vec<u8>, Error> {
    describe(&mut document, &mut catalog, properties);
    name_colours(&mut document, &mut catalog)?;
    attach::attach(&mut document, deflater, &mut catalog, properties)?;
    let catalog = document.add_object(catalog);
    document.trailer.set("Root", catalog);
    let pending = Object::String(IDENTITY_PENDING.to_vec(), StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![pending.clone(), pending]);
    let mut bytes = Vec::with_capacity(64 * 1024);
    let options = SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        .max_objects_per_stream(OBJECTS_PER_STREAM)
        .compression_level(6)
        .build();
    document.save_with_options(&mut bytes, options).map_err(Error::writer)?;
    identify(&mut bytes)?;
    Ok(bytes)
}

/// What the file says of itself, twice: as a dictionary for old readers and as metadata for archives; PDF/A asks that
/// the two agree.
fn describe(document: &mut Document, catalog: &mut Dictionary, properties: &Properties) {
    let mut info = Dictionary::new();
    info.set("Title", text(&properties.title));
    info.set("Author", text(&properties.author));
    info.set("Creator", text(metadata::PROGRAM));
    info.set("Producer", text(metadata::PROGRAM));
    if let Some(date) = date(properties) {
        info.set("CreationDate", date.clone());
        info.set("ModDate", date);
    }
    let info = document.add_object(info);
    document.trailer.set("Info", info);

    let mut dictionary = Dictionary::new();
    dictionary.set("Type", "Metadata");
    dictionary.set("Subtype", "XML");
    // Never compressed: archives look for it without reading the file.
    let packet = Stream::new(dictionary, metadata::packet(properties).into_bytes()).with_compression(false);
    catalog.set("Metadata", document.add_object(packet));
    let mut preferences = Dictionary::new();
    preferences.set("DisplayDocTitle", true);
    catalog.set("ViewerPreferences", preferences);
    if !properties.language.is_empty() {
        catalog.set("Lang", text(&properties.language));
    }
}

/// Says which red, green and blue are meant.
fn name_colours(document: &mut Document, catalog: &mut Dictionary) -> Result<(), Error> {
    let mut dictionary = Dictionary::new();
    dictionary.set("N", 3);
    let profile = document.add_object(precompressed(dictionary, colour_profile::stream()?));
    let mut intent = Dictionary::new();
    intent.set("Type", "OutputIntent");
    intent.set("S", "GTS_PDFA1");
    intent.set("OutputConditionIdentifier", text(colour_profile::NAME));
    intent.set("Info", text(colour_profile::NAME));
    intent.set("DestOutputProfile", profile);
    catalog.set("OutputIntents", vec![Object::Reference(document.add_object(intent))]);
    Ok(())
}

/// The day of a file at midnight, as PDF writes it.
pub(super) fn date(properties: &Properties) -> Option<Object> {
    let day = properties.created_on?;
    Some(Object::string_literal(format!("D:{:04}{:02}{:02}000000Z", day.year, day.month, day.day)))
}

/// A text as PDF properties hold it: plain if it is ASCII, UTF-16 otherwise.
pub(super) fn text(value: &str) -> Object {
    if value.is_ascii() {
        return Object::string_literal(value);
    }
    let bytes = [0xFE, 0xFF].into_iter().chain(value.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    Object::String(bytes, StringFormat::Hexadecimal)
}

/// Writes the identity of the file, a hash of all else, into the places kept for it.
fn identify(bytes: &mut [u8]) -> Result<(), Error> {
    let hash = hexadecimal(&Sha256::digest(&*bytes)[..16]);
    let pending = hexadecimal(&IDENTITY_PENDING);
    let mut replaced = 0;
    // The cross-reference is the last thing in the file: nothing a letter says can be mistaken for it.
    let start = cross_reference(bytes).ok_or_else(|| Error::writer("the file has no cross-reference"))?;
    let mut at = start;
    while at + pending.len() <= bytes.len() {
        if bytes[at..at + pending.len()].eq_ignore_ascii_case(&pending) {
            bytes[at..at + pending.len()].copy_from_slice(&hash);
            replaced += 1;
            at += pending.len();
        } else {
            at += 1;
        }
    }
    if replaced == 2 { Ok(()) } else { Err(Error::writer("the file has no place for its identity")) }
}

/// Where the cross-reference begins, as the last lines of the file say.
fn cross_reference(bytes: &[u8]) -> Option<usize> {
    let tail = bytes.get(bytes.len().saturating_sub(64)..)?;
    let text = String::from_utf8_lossy(tail);
    let (_, place) = text.rsplit_once("startxref\n")?;
    place.lines().next()?.parse().ok()
}

fn hexadecimal(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().flat_map(|&byte| operators::hexadecimal(byte)).collect()
}
