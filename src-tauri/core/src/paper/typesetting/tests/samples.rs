//! Letters as they really occur, from which the tests start. With `CONSORTIUM_SAMPLES=folder` they are written there
//! as PDF and SVG files, to be looked at.

use std::sync::Arc;

use super::super::*;

/// A one-page invoice of a consortium in the Netherlands.
pub(super) fn invoice() -> Letter {
    Letter {
        letterhead: letterhead(),
        recipient_lines: lines(&[
            "Universitätsbibliothek Tübingen",
            "Dr. Zoë Ångström-Łukasiewicz",
            "Wilhelmstraße 32",
            "72074 Tübingen",
            "Germany",
        ]),
        title: "Invoice INV-2026-0042".to_owned(),
        details: vec![
            Pair::new("Invoice number", "INV-2026-0042"),
            Pair::new("Date", "15 January 2026"),
            Pair::new("Due date", "14 February 2026"),
            Pair::new("Licence year", "1 January 2026 – 31 December 2026"),
            Pair::new("Your PO number", "4500187263"),
            Pair::new("Your VAT id", "DE811188145"),
        ],
        introduction: "Thank you for your membership. This invoice covers the licence year 2026.".to_owned(),
        table: LetterTable {
            columns: vec![LetterColumn::text("Description", 7.0), LetterColumn::amount("Months", 1.0), LetterColumn::amount("Amount (USD)", 2.0)],
            rows: vec![
                row("Consortium membership 2026", "Standard tier, 1 January 2026 to 31 December 2026", "12", "4,250.00"),
                row("Lead organisation fee", "Equal share of the cost of the consortium office", "12", "612.50"),
            ],
            carried: None,
        },
        totals: vec![
            Total { label: "Subtotal".to_owned(), amount: "USD 4,862.50".to_owned(), is_emphasised: false },
            Total { label: "VAT 0 % (reverse charge)".to_owned(), amount: "USD 0.00".to_owned(), is_emphasised: false },
            Total { label: "Total due".to_owned(), amount: "USD 4,862.50".to_owned(), is_emphasised: true },
        ],
        payment: Some(PaymentBox {
            title: "Payment details".to_owned(),
            pairs: vec![
                Pair::new("Account holder", "Nordic and Baltic Research Identifier Consortium"),
                Pair::new("IBAN", "SE35 5000 0000 0549 1000 0003"),
                Pair::new("BIC", "ESSESESS"),
                Pair::new("Bank", "Skandinaviska Enskilda Banken AB"),
                Pair::new("Reference", "INV-2026-0042"),
            ],
            ..PaymentBox::default()
        }),
        notes: vec![
            "Reverse charge: VAT is to be accounted for by the recipient under Article 196 of Council Directive \
             2006/112/EC."
                .to_owned(),
            "Please quote the reference with your payment. Bank charges are borne by the sender.".to_owned(),
        ],
        footer: "Nordic and Baltic Research Identifier Consortium · Organisation number 202100-3060 · Chair: Ebba Nyström\n\
                 Registered office: Stockholm"
            .to_owned(),
        properties: Properties {
            title: "Invoice INV-2026-0042".to_owned(),
            author: "Nordic and Baltic Research Identifier Consortium".to_owned(),
            language: "en".to_owned(),
            created_on: "2026-01-15".parse().ok(),
            ..Properties::default()
        },
        ..Letter::default()
    }
}

fn letterhead() -> Letterhead {
    Letterhead {
        name: "Nordic and Baltic Research Identifier Consortium".to_owned(),
        address_lines: vec!["Kungsgatan 12".to_owned(), "111 43 Stockholm".to_owned(), "Sweden".to_owned()],
        contact_lines: vec![
            "billing@nbric.example".to_owned(),
            "www.nbric.example".to_owned(),
            "VAT SE202100306001".to_owned(),
        ],
        logo: None,
        logo_side: LogoSide::Start,
    }
}

pub(super) fn lines(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}

pub(super) fn row(description: &str, detail: &str, months: &str, amount: &str) -> LetterRow {
    LetterRow {
        cells: vec![
            LetterCell::with_detail(description, detail),
            LetterCell::new(months),
            LetterCell::new(amount),
        ],
        ..LetterRow::default()
    }
}

/// An invoice with so many lines that it takes several pages.
pub(super) fn long_invoice(rows: usize) -> Letter {
    let mut letter = invoice();
    letter.table.rows = (1..=rows)
        .map(|number| {
            row(
                &format!("Line {number:03}: credential for the repository"),
                "Production, member API",
                "12",
                "1,060.00",
            )
        })
        .collect();
    letter
}

/// An invoice of many lines that says at the foot of each page what it comes to so far: so many times 1.00.
pub(super) fn carried_invoice(rows: usize) -> Letter {
    let mut letter = long_invoice(rows);
    letter.table.carried =
        Some(Carried { forward: "Carried forward".to_owned(), over: "Brought forward".to_owned() });
    for (index, row) in letter.table.rows.iter_mut().enumerate() {
        row.running = format!("{}.00", index + 1);
    }
    letter
}

/// An invoice in Arabic, with amounts, dates, numbers and names in Latin letters within.
pub(super) fn arabic_invoice() -> Letter {
    let mut letter = invoice();
    letter.direction = Direction::RightToLeft;
    letter.recipient_lines = lines(&["جامعة الملك سعود", "King Saud University", "الرياض 11495"]);
    letter.title = "فاتورة".to_owned();
    letter.details = vec![
        Pair::new("رقم الفاتورة", "INV-2026-0042"),
        Pair::new("تاريخ الفاتورة", "15 يناير 2026"),
        Pair::new("تاريخ الاستحقاق", "14 فبراير 2026"),
        Pair::new("سنة الترخيص", "2026/27"),
    ];
    letter.introduction = "شكرًا لعضويتكم في ORCID. تغطي هذه الفاتورة سنة الترخيص 2026.".to_owned();
    letter.table.columns = vec![
        LetterColumn::text("البيان", 7.0),
        LetterColumn::amount("الأشهر", 1.0),
        LetterColumn::amount("المبلغ (USD)", 2.0),
    ];
    letter.table.rows = vec![
        row("رسوم عضوية الاتحاد 2026", "من 1 يناير 2026 إلى 31 ديسمبر 2026", "12", "4,250.00"),
        row("Collect & Connect", "Equal share of the cost", "9", "−12.50"),
    ];
    letter.totals = vec![
        Total {
            label: "المبلغ قبل الضريبة".to_owned(), amount: "4,237.50".to_owned(), is_emphasised: false
        },
        Total {
            label: "الإجمالي USD".to_owned(), amount: "4,237.50".to_owned(), is_emphasised: true
        },
    ];
    letter.payment = Some(PaymentBox {
        title: "بيانات الدفع".to_owned(),
        pairs: vec![
            Pair::new("صاحب الحساب", "Nordic and Baltic Research Identifier Consortium"),
            Pair::new("IBAN", "SE35 5000 0000 0549 1000 0003"),
            Pair::new("المرجع", "INV-2026-0042"),
        ],
        ..PaymentBox::default()
    });
    letter.notes = vec!["يرجى ذكر مرجع الدفع عند السداد.".to_owned()];
    letter.page_label = "صفحة {page} من {pages}".to_owned();
    letter.properties.language = "ar".to_owned();
    letter
}

/// The same invoice to recipients in many scripts.
pub(super) fn recipients() -> Vec<(&'static str, Vec<String>)> {
    vec![
        ("greek", lines(&["Αριστοτέλειο Πανεπιστήμιο Θεσσαλονίκης", "54124 Θεσσαλονίκη"])),
        (
            "cyrillic",
            lines(&["Київський національний університет імені Тараса Шевченка", "вул. Володимирська, 60"]),
        ),
        ("chinese", lines(&["中国科学院文献情报中心", "北京市海淀区中关村北四环西路33号"])),
        ("taiwanese", lines(&["國立臺灣大學圖書館", "臺北市羅斯福路四段1號"])),
        (
            "japanese",
            lines(&["国立研究開発法人科学技術振興機構", "〒332-0012 埼玉県川口市本町4-1-8 かわぐちセンター"]),
        ),
        ("korean", lines(&["한국과학기술정보연구원", "대전광역시 유성구 대학로 245"])),
        ("arabic", lines(&["جامعة الملك سعود", "عمادة شؤون المكتبات", "ص.ب. 22480، الرياض 11495"])),
        ("persian", lines(&["دانشگاه تهران", "کتابخانهٔ مرکزی", "تهران ۱۴۱۵۵-۶۶۱۹"])),
        ("hebrew", lines(&["האוניברסיטה העברית בירושלים", "הר הצופים, ירושלים 9190501"])),
        ("thai", lines(&["จุฬาลงกรณ์มหาวิทยาลัย", "ถนนพญาไท เขตปทุมวัน กรุงเทพมหานคร 10330"])),
        ("devanagari", lines(&["काशी हिन्दू विश्वविद्यालय", "वाराणसी, उत्तर प्रदेश 221005"])),
        ("bengali", lines(&["ঢাকা বিশ্ববিদ্যালয়", "রমনা, ঢাকা-১০০০"])),
        ("tamil", lines(&["சென்னைப் பல்கலைக்கழகம்", "சென்னை 600005"])),
        ("georgian", lines(&["ივანე ჯავახიშვილის სახელობის თბილისის სახელმწიფო უნივერსიტეტი"])),
        ("armenian", lines(&["Երևանի պետական համալսարան"])),
        ("vietnamese", lines(&["Đại học Quốc gia Thành phố Hồ Chí Minh", "Phường Linh Trung, Thủ Đức"])),
        (
            "mixed",
            lines(&[
                "東京大学 (The University of Tokyo)",
                "King Saud University – جامعة الملك سعود",
                "Łódź, Київ & Αθήνα",
            ]),
        ),
    ]
}

/// A logo with a transparent ground: a ring and a bar.
pub(super) fn logo() -> Arc<Image> {
    let mut pixels = ::image::RgbaImage::new(420, 140);
    for (x, y, pixel) in pixels.enumerate_pixels_mut() {
        let (dx, dy) = (f64::from(x) - 70.0, f64::from(y) - 70.0);
        let distance = dx.hypot(dy);
        if (40.0..64.0).contains(&distance) || (x > 160 && x < 410 && (58..82).contains(&y)) {
            *pixel = ::image::Rgba([11, 92, 99, 255]);
        }
    }
    let mut file = std::io::Cursor::new(Vec::new());
    pixels.write_to(&mut file, ::image::ImageFormat::Png).unwrap();
    Arc::new(Image::decode(&file.into_inner()).unwrap())
}

/// An invoice whose every text is longer than one expects.
pub(super) fn wordy_invoice() -> Letter {
    let mut letter = invoice();
    letter.letterhead.name =
        "Consortium of the Academic and Special Libraries, Research Institutes and Infrastructures of the Northern Countries".to_owned();
    letter.recipient_lines = lines(&[
        "Donaudampfschifffahrtsgesellschaftskapitänsakademie and the Institute for Extraordinarily Long Institutional Names",
        "Office of the Vice-President for Research, Innovation, Knowledge Transfer and International Relations",
        "Attn. Mr Wolfeschlegelsteinhausenbergerdorff",
        "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
        "United Kingdom of Great Britain and Northern Ireland",
    ]);
    letter.details.push(Pair::new(
        "Your reference",
        "Purchasing department / framework agreement 2024-2029 / lot 17b / cost centre 998877",
    ));
    letter.table.rows = vec![row(
        "Consortium membership 2026, including the licence fee that is passed on to the registry, premium support and five credentials",
        "Pro rata: 9 of 12 months (joined on 1 April 2026): 4,250.00 × 9 / 12 = 3,187.50, rounded half away from zero to the cent",
        "9",
        "123,456,789,012.50",
    )];
    letter.totals = vec![Total {
        label: "Total due by 14 February 2026".to_owned(),
        amount: "USD 123,456,789,012.50".to_owned(),
        is_emphasised: true,
    }];
    letter
}

#[test]
fn samples_can_be_written() {
    let mut samples = vec![
        ("latin".to_owned(), invoice()),
        ("long".to_owned(), long_invoice(60)),
        ("wordy".to_owned(), wordy_invoice()),
    ];
    let mut with_logo = invoice();
    with_logo.letterhead.logo = Some(logo());
    with_logo.accent = Colour::new(0x1f, 0x3a, 0x7a);
    samples.push(("logo".to_owned(), with_logo));
    for (name, recipient_lines) in recipients() {
        let mut letter = Letter { recipient_lines, ..invoice() };
        letter.table.rows.push(row(&letter.recipient_lines[0], &letter.recipient_lines[0], "1", "0.00"));
        samples.push((name.to_owned(), letter));
    }
    let folder = std::env::var_os("CONSORTIUM_SAMPLES").map(std::path::PathBuf::from);
    let mut renderer = Renderer::new();
    for (name, letter) in samples {
        let layout = renderer.layout(&letter).unwrap();
        let pdf = renderer.pdf(&layout).unwrap();
        assert!(pdf.starts_with(b"%PDF-1.7"), "{name}");
        if let Some(folder) = &folder {
            std::fs::write(folder.join(format!("{name}.pdf")), pdf).unwrap();
            std::fs::write(folder.join(format!("{name}.svg")), svg::page(&layout.pages[0]).unwrap()).unwrap();
        }
    }
}
