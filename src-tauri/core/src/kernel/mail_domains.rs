//! Domains of mailboxes that anybody can have: they say nothing about an organisation.

/// Providers by the domain's first label, wherever they are registered: yahoo.co.jp, gmx.de.
const PROVIDERS: [&str; 19] = [
    "aol",
    "fastmail",
    "gmail",
    "gmx",
    "googlemail",
    "hotmail",
    "hushmail",
    "icloud",
    "live",
    "mailbox",
    "msn",
    "outlook",
    "proton",
    "protonmail",
    "rediffmail",
    "tutanota",
    "yahoo",
    "yandex",
    "zoho",
];

/// Domains whose first label alone could be an organisation's.
const DOMAINS: [&str; 26] = [
    "126.com",
    "163.com",
    "arcor.de",
    "bluewin.ch",
    "btinternet.com",
    "daum.net",
    "foxmail.com",
    "free.fr",
    "freenet.de",
    "hanmail.net",
    "laposte.net",
    "libero.it",
    "mac.com",
    "mail.com",
    "mail.ru",
    "me.com",
    "naver.com",
    "online.de",
    "orange.fr",
    "posteo.de",
    "qq.com",
    "sina.com",
    "t-online.de",
    "wanadoo.fr",
    "web.de",
    "xtra.co.nz",
];

/// Whether anybody can have a mailbox under `domain`, given in lower case.
pub fn is_shared(domain: &str) -> bool {
    let labels = domain.split('.').count();
    let first = domain.split('.').next().unwrap_or_default();
    DOMAINS.binary_search(&domain).is_ok() || (labels <= 3 && PROVIDERS.binary_search(&first).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mailbox_for_everybody_is_told_from_an_organisation() {
        assert!(DOMAINS.is_sorted() && PROVIDERS.is_sorted(), "they are searched by halves");
        for domain in ["gmail.com", "yahoo.co.jp", "gmx.de", "t-online.de", "qq.com"] {
            assert!(is_shared(domain), "{domain}");
        }
        for domain in ["uzh.ch", "mail.uzh.ch", "orange.edu", "example.org"] {
            assert!(!is_shared(domain), "{domain}");
        }
    }
}
