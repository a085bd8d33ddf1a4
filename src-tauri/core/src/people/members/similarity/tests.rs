//! Names that people mean as one, and names that only look so.

use proptest::prelude::*;

use super::{ALIKE_PERCENT_MIN, ComparedName, LikenessReason, NameIndex, likeness};

fn percent(a: &str, b: &str) -> u8 {
    likeness(&ComparedName::of(a), &ComparedName::of(b)).percent
}

const SAME: [(&str, &str); 17] = [
    ("Academic Medical Center (AMC)", "AMC, Netherlands"),
    ("Academic Medical Center (AMC)", "AMC"),
    ("Academic Medical Center", "AMC"),
    ("Bamberg U", "University of Bamberg"),
    ("Bamberg University", "Otto-Friedrich Universität, Bamberg (Bamberg U)"),
    ("TU Dresden", "Technische Universität Dresden"),
    ("FU Berlin", "Freie Universität Berlin"),
    ("Univeristy of Bielefeld", "University of Bielefeld"),
    ("Bielefeld University", "Bielfeld University"),
    ("Universität Zürich", "Universitaet Zuerich"),
    ("UNIVERSITA\u{308}T ZU\u{308}RICH", "Universität Zürich"),
    ("Ludwig-Maximilians-Universität München", "Ludwig Maximilian University of Munich"),
    ("東京大学 (University of Tokyo)", "University of Tokyo"),
    ("AgResearch Ltd", "AgResearch"),
    ("University of Oxford, United Kingdom", "Oxford University"),
    ("MIT", "Massachusetts Institute of Technology"),
    ("Karlsruhe Institute of Technology (KIT)", "Karlsruher Institut für Technologie (KIT)"),
];

const DIFFERENT: [(&str, &str); 16] = [
    ("Université Paris 1", "Université Paris 8"),
    ("University of Lyon", "University of Lund"),
    ("University of Lyon", "University of Oxford"),
    ("California State University Fullerton", "California State University Fresno"),
    ("Max Planck Institute for Physics", "Max Planck Institute for Chemistry"),
    ("Institute of Physics, Warsaw", "Institute of Physics, Prague"),
    ("東京大学", "東京工業大学"),
    ("National Research Council", "National Library"),
    ("University", "Oxford University"),
    ("Academic Medical Center (AMC)", "Aarhus Marine Consortium (AMC)"),
    ("University A (Main Campus)", "Lyon College (Main Campus)"),
    ("", "Lyon"),
    ("Technische Universität Wien", "University of Vienna"),
    ("Oslo University Hospital", "University of Oslo"),
    ("Cardiff University", "Cardiff Metropolitan University"),
    (
        "INSA Lyon - Institut National des Sciences Appliquées",
        "INSA Toulouse - Institut National des Sciences Appliquées",
    ),
];

#[test]
fn variants_of_a_name_are_alike() {
    for (a, b) in SAME {
        assert!(percent(a, b) >= ALIKE_PERCENT_MIN, "{a} / {b}: {}", percent(a, b));
    }
}

#[test]
fn different_organisations_are_not() {
    for (a, b) in DIFFERENT {
        assert!(percent(a, b) < ALIKE_PERCENT_MIN, "{a} / {b}: {}", percent(a, b));
    }
}

#[test]
fn the_index_finds_what_comparing_each_with_each_finds() {
    let mut index = NameIndex::default();
    for (owner, (_, name)) in SAME.iter().chain(&DIFFERENT).enumerate() {
        index.add(owner, name);
    }
    for (name, _) in SAME.iter().chain(&DIFFERENT) {
        let found: Vec<usize> = index.alike(name).iter().map(|alike| alike.owner).collect();
        for (owner, (_, other)) in SAME.iter().chain(&DIFFERENT).enumerate() {
            let alike = percent(name, other) >= ALIKE_PERCENT_MIN;
            assert_eq!(found.contains(&owner), alike && !other.is_empty(), "{name} / {other}: {found:?}");
        }
    }
    assert_eq!(index.alike("Universität Zürich")[0].reason, LikenessReason::SameName);
    assert_eq!(index.alike("Nowhere"), []);
}

#[test]
fn an_owner_is_given_once_by_its_best_name() {
    let mut index = NameIndex::default();
    index.add(7, "Bamberg University");
    index.add(7, "University of Bamberg, Library");
    let alike = index.alike("University of Bamberg");
    assert_eq!(alike.iter().map(|alike| (alike.owner, alike.percent)).collect::<Vec<_>>(), [(7, 95)]);
}

proptest! {
    #[test]
    fn likeness_is_symmetric_and_whole_with_itself(a in "[A-Za-zäé東京大 ,()0-9]{0,24}", b in "[A-Za-zäé東京大 ,()0-9]{0,24}") {
        prop_assert_eq!(percent(&a, &a), 100);
        let (one, other) = (percent(&a, &b), percent(&b, &a));
        prop_assert!(one.abs_diff(other) <= 25, "{one} {other}");
        prop_assert!(one <= 100);
    }

    #[test]
    fn no_text_makes_the_comparison_panic(a in any::<String>(), b in any::<String>()) {
        let _ = percent(&a, &b);
    }
}
