//! What a file says about itself to archives: an XMP packet (ISO 16684-1) that claims PDF/A-3, level B.

use super::super::letter::{MetadataSchema, Properties};

/// The program that makes the files.
pub(super) const PROGRAM: &str = "Consortium Desk";

/// The packet. It says the same as the information dictionary, as PDF/A asks.
pub(super) fn packet(properties: &Properties) -> String {
    let mut packet = String::with_capacity(4096);
    packet.push_str("<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n");
    packet.push_str("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n");
    packet.push_str("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n");
    describe(&mut packet, properties);
    if let Some(schema) = &properties.schema {
        state(&mut packet, schema);
        define(&mut packet, schema);
    }
    packet.push_str("</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
    packet
}

fn describe(packet: &mut String, properties: &Properties) {
    packet.push_str("<rdf:Description rdf:about=\"\"");
    for (prefix, namespace) in [
        ("dc", "http://purl.org/dc/elements/1.1/"),
        ("pdf", "http://ns.adobe.com/pdf/1.3/"),
        ("xmp", "http://ns.adobe.com/xap/1.0/"),
        ("pdfaid", "http://www.aiim.org/pdfa/ns/id/"),
    ] {
        packet.push_str(&format!(" xmlns:{prefix}=\"{namespace}\""));
    }
    packet.push_str(">\n");
    element(packet, "pdfaid:part", "3");
    element(packet, "pdfaid:conformance", "B");
    element(packet, "dc:format", "application/pdf");
    let title = format!("<rdf:li xml:lang=\"x-default\">{}</rdf:li>", escaped(&properties.title));
    packet.push_str(&format!("<dc:title><rdf:Alt>{title}</rdf:Alt></dc:title>\n"));
    let author = escaped(&properties.author);
    packet.push_str(&format!("<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>\n"));
    if !properties.language.is_empty() {
        let language = escaped(&properties.language);
        packet.push_str(&format!(
            "<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>\n"
        ));
    }
    element(packet, "pdf:Producer", PROGRAM);
    element(packet, "xmp:CreatorTool", PROGRAM);
    if let Some(day) = properties.created_on {
        let date = format!("{day}T00:00:00Z");
        element(packet, "xmp:CreateDate", &date);
        element(packet, "xmp:ModifyDate", &date);
    }
    packet.push_str("</rdf:Description>\n");
}

/// The properties of a schema of its own.
fn state(packet: &mut String, schema: &MetadataSchema) {
    let MetadataSchema { prefix, namespace, properties, .. } = schema;
    packet.push_str(&format!("<rdf:Description rdf:about=\"\" xmlns:{prefix}=\"{}\">\n", escaped(namespace)));
    for property in properties {
        element(packet, &format!("{prefix}:{}", property.name), &property.value);
    }
    packet.push_str("</rdf:Description>\n");
}

/// What a schema means: PDF/A admits only properties that the file itself explains.
fn define(packet: &mut String, schema: &MetadataSchema) {
    packet.push_str("<rdf:Description rdf:about=\"\"");
    for (prefix, namespace) in
        [("pdfaExtension", "extension"), ("pdfaSchema", "schema"), ("pdfaProperty", "property")]
    {
        packet.push_str(&format!(" xmlns:{prefix}=\"http://www.aiim.org/pdfa/ns/{namespace}#\""));
    }
    packet.push_str(">\n<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n");
    element(packet, "pdfaSchema:schema", &schema.name);
    element(packet, "pdfaSchema:namespaceURI", &schema.namespace);
    element(packet, "pdfaSchema:prefix", &schema.prefix);
    packet.push_str("<pdfaSchema:property><rdf:Seq>\n");
    for property in &schema.properties {
        packet.push_str("<rdf:li rdf:parseType=\"Resource\">\n");
        element(packet, "pdfaProperty:name", &property.name);
        element(packet, "pdfaProperty:valueType", "Text");
        element(packet, "pdfaProperty:category", "external");
        element(packet, "pdfaProperty:description", &property.description);
        packet.push_str("</rdf:li>\n");
    }
    packet.push_str(
        "</rdf:Seq></pdfaSchema:property>\n</rdf:li></rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n",
    );
}

fn element(packet: &mut String, name: &str, value: &str) {
    packet.push_str(&format!("<{name}>{}</{name}>\n", escaped(value)));
}

/// A text as XML holds it, without the control characters that it cannot hold.
fn escaped(value: &str) -> String {
    let held: String = value.chars().filter(|character| !character.is_control()).collect();
    quick_xml::escape::escape(held).into_owned()
}
