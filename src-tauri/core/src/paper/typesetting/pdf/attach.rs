//! Files inside a file, where every reader finds them: by name, and as associated files of the document (PDF/A-3).

use md5::{Digest, Md5};

use super::super::TypesettingError;
use super::super::letter::{EmbeddedFile, Properties, Relationship};
use super::file::{File, Number};
use super::streams::Deflater;
use super::values::{Bytes, Midnight, PdfName, Text};

/// Puts the attachments of a letter into a file; what refers to them, sorted by name.
pub(super) fn attach<'a>(
    file: &mut File,
    deflater: &mut Deflater,
    properties: &'a Properties,
) -> Result<Vec<(&'a str, Number)>, TypesettingError> {
    let mut attachments: Vec<&EmbeddedFile> = properties.attachments.iter().collect();
    attachments.sort_by(|a, b| a.name.cmp(&b.name));
    let mut named = Vec::with_capacity(attachments.len());
    for attachment in attachments {
        named.push((attachment.name.as_str(), specify(file, deflater, attachment, properties)?));
    }
    Ok(named)
}

fn specify(
    file: &mut File,
    deflater: &mut Deflater,
    attachment: &EmbeddedFile,
    properties: &Properties,
) -> Result<Number, TypesettingError> {
    let content = file.number();
    let compressed = deflater.compress(&attachment.bytes)?;
    file.objects.compressed(content, compressed, |dictionary| {
        dictionary.set("Type", PdfName("EmbeddedFile")).set("Subtype", PdfName(&attachment.media_type));
        let mut parameters = dictionary.dictionary("Params");
        parameters.set("Size", attachment.bytes.len());
        parameters.set("CheckSum", Bytes(&Md5::digest(&attachment.bytes)));
        if let Some(day) = properties.created_on {
            parameters.set("CreationDate", Midnight(day)).set("ModDate", Midnight(day));
        }
    });
    let specification = file.number();
    let mut dictionary = file.objects.dictionary(specification);
    dictionary.set("Type", PdfName("Filespec"));
    dictionary.set("F", Text(&attachment.name)).set("UF", Text(&attachment.name));
    dictionary.set("Desc", Text(&attachment.description));
    dictionary.set(
        "AFRelationship",
        PdfName(match attachment.relationship {
            Relationship::Alternative => "Alternative",
            Relationship::Source => "Source",
            Relationship::Supplement => "Supplement",
        }),
    );
    dictionary.dictionary("EF").set("F", content).set("UF", content);
    Ok(specification)
}
