//! What a page could try if it were not ours, and that the shell lets it do none of it.

use crate::steps::journey;

#[tokio::test]
#[ignore = "drives the built application: cargo xtask test journeys"]
async fn the_page_can_reach_nothing_but_its_own_commands() {
    journey("closed-in", async |application| {
        let driver = application.page.driver();
        let own = driver.current_url().await?;
        // Each attempt answers with what it managed to do; all of them must answer that they could not.
        let attempts = [
            (
                "leave the page",
                "location.href = 'https://example.org/'; setTimeout(() => done('kept'), 400);",
            ),
            ("open a window", "done(window.open('https://example.org/') === null ? 'kept' : 'opened');"),
            (
                "reach the network",
                "fetch('https://example.org/').then(() => done('reached'), () => done('kept'));",
            ),
            ("run text as code", "try { new Function('return 1')(); done('ran'); } catch { done('kept'); }"),
            ("find Tauri's global", "done(window.__TAURI__ === undefined ? 'kept' : 'found');"),
            (
                "change the prototype",
                "Object.prototype.hacked = 1; done({}.hacked === undefined ? 'kept' : 'changed');",
            ),
            (
                "open an address with the system",
                "window.__TAURI_INTERNALS__.invoke('plugin:opener|open_url', { url: 'https://example.org/' })
                    .then(() => done('opened'), () => done('kept'));",
            ),
            (
                "name a path",
                "window.__TAURI_INTERNALS__.invoke('open_register', { path: '/etc/passwd' })
                    .then((state) => done(state === null ? 'kept' : 'opened'), () => done('kept'));",
            ),
        ];
        application.answer_dialogs(&[None]);
        for (attempt, script) in attempts {
            let script = format!("const done = arguments[arguments.length - 1]; {script}");
            let answer: String = driver.execute_async(script, vec![]).await?.convert()?;
            assert_eq!(answer, "kept", "the page must not be able to {attempt}");
        }
        assert_eq!(driver.current_url().await?, own, "the window still shows its own page");
        Ok(())
    })
    .await;
}
