//! Members by hand: a mistake, its message, and taking an edit back.

use crate::steps::{assert_accessible, journey, new_consortium};

#[tokio::test]
#[ignore = "drives the built application: cargo xtask test journeys"]
async fn a_bad_field_says_so_and_an_edit_is_undone_from_the_keyboard() {
    journey("edit-and-undo", async |application| {
        let page = &application.page;
        new_consortium(application, "Field errors").await?;
        page.press("Members").await?;
        page.press("Add member").await?;
        page.fill("Official name", "Universität Weißenbrück").await?;
        page.choose("Country", "Germany").await?;
        page.press("Save").await?;
        page.wait_for_text("Added Universität Weißenbrück").await?;

        page.press("Edit").await?;
        page.fill("ROR id", "https://ror.org/03yrm5c27").await?;
        let message = page.message_at("ROR id").await?;
        assert!(
            message.contains("ROR"),
            "the message beside the field says what is wrong with it: {message}"
        );
        page.press("Save").await?;
        page.message_at("ROR id").await?;
        assert_accessible(page, "a form with an error").await?;

        page.fill("ROR id", "https://ror.org/03yrm5c26").await?;
        page.fill("City", "Weißenbrück am See").await?;
        page.control('s').await?;
        page.wait_for_text("Saved Universität Weißenbrück").await?;
        page.wait_for_text("Weißenbrück am See").await?;

        page.control('z').await?;
        page.wait_for_text("Undone: Edited Universität Weißenbrück").await?;
        // The timeline goes on telling of the city; the address does not.
        page.wait_for_value("dl dd", "Germany").await?;
        page.press("History").await?;
        page.wait_for_text("Mere Ngata").await?;
        assert_accessible(page, "the history").await?;
        Ok(())
    })
    .await;
}
