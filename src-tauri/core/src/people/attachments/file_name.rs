//! The name of a file as it is kept: a name and never a path, with nothing invisible in it.

/// Longest name kept, in bytes; file systems take little more.
const BYTES_MAX: usize = 200;

/// Names that Windows keeps for devices, perhaps with a figure behind them.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// `name` without folders, control characters, and what reorders text or is refused by some file system. The
/// extension outlives a shortening.
///
/// A name that comes out of a register goes through it as one that comes in: somebody else may have made the register.
pub fn safe_file_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let is_invisible = |letter: char| matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    let kept: String = last
        .chars()
        .filter(|letter| !letter.is_control() && !is_invisible(*letter) && !r#":*?"<>|"#.contains(*letter))
        .collect();
    let kept = kept.trim().trim_matches('.').trim();
    let stem = kept.split('.').next().unwrap_or_default().trim_end();
    let is_device = DEVICES.contains(
        &stem.trim_end_matches(|letter: char| letter.is_ascii_digit()).to_ascii_lowercase().as_str(),
    );
    match kept {
        "" => "document".to_owned(),
        _ if is_device => format!("_{}", shortened(kept)),
        _ => shortened(kept),
    }
}

fn shortened(name: &str) -> String {
    if name.len() <= BYTES_MAX {
        return name.to_owned();
    }
    let extension = extension(name).map(|extension| format!(".{extension}")).unwrap_or_default();
    let stem = &name[..name.floor_char_boundary(BYTES_MAX - extension.len())];
    format!("{}{extension}", stem.trim_end())
}

/// What follows the last full stop, in lower case; none when that is no extension.
pub(super) fn extension(name: &str) -> Option<String> {
    let (stem, extension) = name.rsplit_once('.')?;
    let is_one = !stem.is_empty()
        && (1..=10).contains(&extension.len())
        && extension.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_one.then(|| extension.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_never_a_path_and_hides_nothing() {
        assert_eq!(safe_file_name("../../etc/agreement.pdf"), "agreement.pdf");
        assert_eq!(safe_file_name("C:\\Users\\me\\letter.pdf"), "letter.pdf");
        assert_eq!(safe_file_name("invoice\u{202e}fdp.exe"), "invoicefdp.exe", "the real ending shows");
        assert_eq!(safe_file_name(".."), "document");
        assert_eq!(safe_file_name("Größe – Ø.pdf"), "Größe – Ø.pdf");
        let long = format!("{}.pdf", "é".repeat(400));
        let kept = safe_file_name(&long);
        assert_eq!((kept.len(), kept.ends_with("é.pdf")), (BYTES_MAX, true));
        for device in ["CON", "nul.txt", "com1.pdf", "Lpt9"] {
            assert_eq!(safe_file_name(device), format!("_{device}"));
        }
        assert_eq!(safe_file_name("Contract.pdf"), "Contract.pdf");
    }

    #[test]
    fn an_extension_is_what_the_system_would_open_by() {
        assert_eq!(extension("a.PDF").as_deref(), Some("pdf"));
        assert_eq!(extension("a.pdf.exe").as_deref(), Some("exe"));
        assert_eq!(extension("no extension"), None);
        assert_eq!(extension(".profile"), None);
    }
}
