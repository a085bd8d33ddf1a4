//! Finishes a file: what PDF/A-3 asks of it (properties, colours, attachments), language, compression, an identity
//! made from the content.

use lopdf::{Dictionary, Document, Object, Stream, StringFormat};
use sha2::{Digest, Sha256};

use super::super::Error;
use super::super::display::Layout;
use super::super::letter::Properties;
use super::programs::Programs;
use super::{attach, colour_profile, metadata};

/// Stands for the identity of the file until the bytes it is made from are there.
const IDENTITY_PENDING: [u8; 16] = *b"identity pending";

/// Turns the document that printpdf made into the bytes of the file.
pub(super) fn finish(mut document: Document, layout: &Layout, programs: &Programs) -> Result<Vec<u8>, Error> {
    document.version = "1.7".to_owned();
    describe(&mut document, &layout.properties)?;
    name_colours(&mut document)?;
    attach::attach(&mut document, &layout.properties)?;
    insert_compressed_fonts(&mut document, programs)?;
    document.compress();
    let pending = Object::String(IDENTITY_PENDING.to_vec(), StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![pending.clone(), pending]);
    let mut bytes = Vec::with_capacity(64 * 1024);
    document.save_to(&mut bytes).map_err(Error::writer)?;
    identify(&mut bytes)?;
    Ok(bytes)
}

/// Replaces what printpdf says of the file: it has no language and dates of its own. The same is said twice, as a
/// dictionary for old readers and as metadata for archives; PDF/A asks that the two agree.
fn describe(document: &mut Document, properties: &Properties) -> Result<(), Error> {
    let mut info = Dictionary::new();
    info.set("Title", text(&properties.title));
    info.set("Author", text(&properties.author));
    info.set("Creator", text(metadata::PROGRAM));
    info.set("Producer", text(metadata::PROGRAM));
    if let Some(date) = date(properties) {
        info.set("CreationDate", date.clone());
        info.set("ModDate", date);
    }
    let info_id = document.trailer.get(b"Info").and_then(Object::as_reference).map_err(Error::writer)?;
    document.set_object(info_id, info);

    let mut dictionary = Dictionary::new();
    dictionary.set("Type", "Metadata");
    dictionary.set("Subtype", "XML");
    // Never compressed: archives look for it without reading the file.
    let packet = Stream::new(dictionary, metadata::packet(properties).into_bytes()).with_compression(false);
    let metadata = document.add_object(packet);
    let catalog = document.catalog_mut().map_err(Error::writer)?;
    catalog.set("Metadata", metadata);
    let mut preferences = Dictionary::new();
    preferences.set("DisplayDocTitle", true);
    catalog.set("ViewerPreferences", preferences);
    if !properties.language.is_empty() {
        catalog.set("Lang", text(&properties.language));
    }
    Ok(())
}

/// Says which red, green and blue are meant.
fn name_colours(document: &mut Document) -> Result<(), Error> {
    let mut dictionary = Dictionary::new();
    dictionary.set("N", 3);
    dictionary.set("Filter", "FlateDecode");
    let profile = Stream::new(dictionary, colour_profile::stream()?).with_compression(false);
    let profile = document.add_object(profile);
    let mut intent = Dictionary::new();
    intent.set("Type", "OutputIntent");
    intent.set("S", "GTS_PDFA1");
    intent.set("OutputConditionIdentifier", text(colour_profile::NAME));
    intent.set("Info", text(colour_profile::NAME));
    intent.set("DestOutputProfile", profile);
    let intent = document.add_object(intent);
    let catalog = document.catalog_mut().map_err(Error::writer)?;
    catalog.set("OutputIntents", vec![Object::Reference(intent)]);
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

/// Puts the fixed parts of the main fonts in as they were compressed once, instead of compressing them per file.
fn insert_compressed_fonts(document: &mut Document, programs: &Programs) -> Result<(), Error> {
    for program in programs.all() {
        let Some(compressed) = &program.compressed else { continue };
        let stream_id = document.objects.values().find_map(|object| {
            let descriptor = object.as_dict().ok()?;
            let is_ours =
                descriptor.get(b"FontName").and_then(Object::as_name).ok()? == program.name.as_bytes();
            if is_ours { descriptor.get(b"FontFile2").and_then(Object::as_reference).ok() } else { None }
        });
        let Some(Object::Stream(stream)) = stream_id.and_then(|id| document.objects.get_mut(&id)) else {
            return Err(Error::writer(format!("the font {} is missing", program.name)));
        };
        stream.dict.set("Filter", "FlateDecode");
        stream.set_content(compressed.clone());
        stream.allows_compression = false;
    }
    Ok(())
}

/// The bytes compressed as streams of PDF files are.
pub(super) fn compressed(bytes: &[u8]) -> Result<Vec<u8>, Error> {
    let mut stream = Stream::new(Dictionary::new(), bytes.to_vec());
    stream.compress().map_err(Error::writer)?;
    if stream.dict.has(b"Filter") {
        return Ok(stream.content);
    }
    // Too small to gain anything: as one stored block, so that every such stream has the same filter.
    stored(bytes)
}

/// The bytes in the form of a compressed stream, uncompressed (RFC 1950 and 1951, stored blocks).
fn stored(bytes: &[u8]) -> Result<Vec<u8>, Error> {
    let mut stream = vec![0x78, 0x01];
    let blocks = bytes.chunks(usize::from(u16::MAX)).count();
    for (index, block) in bytes.chunks(usize::from(u16::MAX)).enumerate() {
        let length = u16::try_from(block.len()).map_err(Error::writer)?;
        stream.push(u8::from(index + 1 == blocks));
        stream.extend_from_slice(&length.to_le_bytes());
        stream.extend_from_slice(&(!length).to_le_bytes());
        stream.extend_from_slice(block);
    }
    let (mut low, mut high) = (1_u32, 0_u32);
    for &byte in bytes {
        low = (low + u32::from(byte)) % 65_521;
        high = (high + low) % 65_521;
    }
    stream.extend_from_slice(&(high << 16 | low).to_be_bytes());
    Ok(stream)
}

/// Writes the identity of the file, a hash of all else, into the places kept for it.
fn identify(bytes: &mut [u8]) -> Result<(), Error> {
    let hash = hexadecimal(&Sha256::digest(&*bytes)[..16]);
    let pending = hexadecimal(&IDENTITY_PENDING);
    let mut replaced = 0;
    // The trailer is the end of the file: nothing a letter says can be mistaken for it.
    let trailer = bytes.len().saturating_sub(1024);
    let mut at = trailer;
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

fn hexadecimal(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().flat_map(|byte| format!("{byte:02X}").into_bytes()).collect()
}
