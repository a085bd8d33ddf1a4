//! The rights of a person: everything that is known saved to files, and then forgotten.

use std::fs;

use crate::steps::{assert_accessible, import_members, journey, new_consortium, open_member};

#[tokio::test]
#[ignore = "drives the built application: cargo xtask test journeys"]
async fn what_is_known_of_a_person_is_saved_and_then_erased() {
    journey("personal-data", async |application| {
        let page = &application.page;
        new_consortium(application, "Personal").await?;
        import_members(application).await?;
        page.press("Members").await?;
        open_member(page, "Weißenbrück").await?;
        page.press("Edit Jürgen Müller").await?;
        page.press_selector("[data-testid=personal-data]").await?;
        page.wait_for_text("What stays").await?;
        assert_accessible(page, "what erasing a person means").await?;

        let folder = application.home().join("for Jürgen Müller");
        fs::create_dir(&folder)?;
        application.answer_dialogs(&[Some(&folder)]);
        page.press_selector("[data-testid=export-person]").await?;
        page.wait_for_text("and the same as JSON beside it").await?;
        for ending in ["txt", "json"] {
            let file = folder.join(format!("Personal data of Jürgen Müller.{ending}"));
            let known = fs::read_to_string(&file).expect("it was saved");
            assert!(
                known.contains("orcid@member02.example") && known.contains("Universität Weißenbrück"),
                "{} tells the address and the member: {known}",
                file.display()
            );
        }

        page.press_selector("[data-testid=erase-person]").await?;
        page.wait_for_text("Erased. The contact is now called").await?;
        page.wait_until_gone("Jürgen Müller").await?;
        page.wait_until_gone("orcid@member02.example").await?;
        page.press("Contacts").await?;
        page.wait_for("[data-testid=contacts-table] tbody td").await?;
        page.fill("Search contacts", "orcid@member02.example").await?;
        page.wait_for_text("No contact matches").await?;
        page.press("Settings").await?;
        page.press("Personal data").await?;
        page.wait_for("[data-testid=erased-people] li").await?;
        page.wait_for_text("Mere Ngata").await?;
        assert_accessible(page, "who was erased").await
    })
    .await;
}
