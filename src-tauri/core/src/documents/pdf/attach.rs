//! Files inside a file, where every reader finds them: by name, and as associated files of the document (PDF/A-3).

use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat};
use md5::{Digest, Md5};

use super::super::Error;
use super::super::letter::{Attachment, Properties, Relationship};
use super::finish::{date, text};
use super::streams::Deflater;
use super::whole;

/// Attaches what the properties of a letter name; without any the file stays as it is.
pub(super) fn attach(
    document: &mut Document,
    deflater: &mut Deflater,
    catalog: &mut Dictionary,
    properties: &Properties,
) -> Result<(), Error> {
    let mut attachments: Vec<&Attachment> = properties.attachments.iter().collect();
    if attachments.is_empty() {
        return Ok(());
    }
    // A name tree is sorted.
    attachments.sort_by(|a, b| a.name.cmp(&b.name));
    let (mut names, mut associated) = (Vec::new(), Vec::new());
    for attachment in attachments {
        let specification = specify(document, deflater, attachment, date(properties))?;
        names.extend([text(&attachment.name), Object::Reference(specification)]);
        associated.push(Object::Reference(specification));
    }
    let mut tree = Dictionary::new();
    tree.set("Names", names);
    let mut kinds = Dictionary::new();
    kinds.set("EmbeddedFiles", tree);
    catalog.set("Names", kinds);
    catalog.set("AF", associated);
    Ok(())
}

fn specify(
    document: &mut Document,
    deflater: &mut Deflater,
    attachment: &Attachment,
    modified: Option<Object>,
) -> Result<ObjectId, Error> {
    let mut parameters = Dictionary::new();
    parameters.set("Size", whole(attachment.bytes.len()));
    let sum = Md5::digest(&attachment.bytes).to_vec();
    parameters.set("CheckSum", Object::String(sum, StringFormat::Hexadecimal));
    if let Some(modified) = modified {
        parameters.set("CreationDate", modified.clone());
        parameters.set("ModDate", modified);
    }
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", "EmbeddedFile");
    dictionary.set("Subtype", Object::Name(attachment.media_type.clone().into_bytes()));
    dictionary.set("Params", parameters);
    let file = document.add_object(deflater.stream(dictionary, &attachment.bytes)?);

    let mut files = Dictionary::new();
    files.set("F", file);
    files.set("UF", file);
    let mut specification = Dictionary::new();
    specification.set("Type", "Filespec");
    specification.set("F", text(&attachment.name));
    specification.set("UF", text(&attachment.name));
    specification.set("Desc", text(&attachment.description));
    specification.set(
        "AFRelationship",
        match attachment.relationship {
            Relationship::Alternative => "Alternative",
            Relationship::Source => "Source",
            Relationship::Supplement => "Supplement",
        },
    );
    specification.set("EF", files);
    Ok(document.add_object(specification))
}
