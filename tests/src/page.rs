//! What the window shows, found and used the way a person would: by role and visible name, with mouse and keys.

use std::fs;
use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::error::{WebDriverError, WebDriverResult};
use thirtyfour::{By, Key, TypingData, WebDriver, WebElement};

/// How long something may take to appear before a journey gives up.
const PATIENCE: Duration = Duration::from_secs(15);
const PAUSE: Duration = Duration::from_millis(40);

/// Longer than anything on the page fades.
const FADE: Duration = Duration::from_millis(400);

/// Runs axe-core, which is in the page already, by the rules of WCAG 2.2 AA.
const AXE: &str = "const done = arguments[0];
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const where = ({ target, any }) => `${target.join(' ')} (${any[0]?.message ?? ''})`;
    axe.run(document, { runOnly: tags, resultTypes: ['violations'] }).then(
      ({ passes, violations }) => done(passes.length === 0
        ? ['axe looked at nothing']
        : violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(where).slice(0, 3).join(' | ')}`)),
      (error) => done([`axe failed: ${error}`]));";

const FIND: &str = include_str!("page.js");

/// The page in the window.
#[derive(Debug, Clone)]
pub struct Page {
    driver: WebDriver,
}

impl Page {
    /// The page that `driver` drives.
    pub fn new(driver: WebDriver) -> Self {
        Self { driver }
    }

    /// The driver, for what has no name here.
    pub fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// Presses the button, tab, menu item or link called `name`, once it is there and enabled.
    ///
    /// # Errors
    /// When no such button appears.
    pub async fn press(&self, name: &str) -> WebDriverResult<()> {
        let button = self.named("button", name).await?;
        self.press_element(&button, name).await
    }

    /// Presses the element that `selector` finds.
    ///
    /// # Errors
    /// When it does not appear.
    pub async fn press_selector(&self, selector: &str) -> WebDriverResult<()> {
        let element = self.wait_for(selector).await?;
        self.press_element(&element, selector).await
    }

    /// Presses the first cell that holds `text` in the table that `selector` finds, once both are there.
    ///
    /// # Errors
    /// When no such cell appears.
    pub async fn press_cell(&self, selector: &str, text: &str) -> WebDriverResult<()> {
        let script = "const [selector, text] = arguments;
            const cells = document.querySelectorAll(`${selector} tbody td`);
            return [...cells].find((cell) => cell.textContent.includes(text)) ?? null;";
        let deadline = tokio::time::Instant::now() + PATIENCE;
        loop {
            let answer = self.driver.execute(script, vec![json!(selector), json!(text)]).await?;
            if !answer.json().is_null() {
                return answer.element()?.click().await;
            }
            if tokio::time::Instant::now() > deadline {
                return fail(format!(
                    "no cell of {selector} holds “{text}”. The page says:\n{}",
                    self.text().await?
                ));
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Replaces what stands in the field labelled `label` by `text`, key by key, and leaves the field.
    ///
    /// # Errors
    /// When there is no such field.
    pub async fn fill(&self, label: &str, text: &str) -> WebDriverResult<()> {
        self.type_into(label, text).await?;
        self.driver.execute("document.activeElement?.blur()", vec![]).await?;
        Ok(())
    }

    /// Replaces what stands in the field labelled `label` by `text`, key by key, and stays in the field.
    ///
    /// # Errors
    /// When there is no such field.
    pub async fn type_into(&self, label: &str, text: &str) -> WebDriverResult<()> {
        let field = self.named("field", label).await?;
        field.click().await?;
        field.send_keys(Key::Control + "a").await?;
        field.send_keys(if text.is_empty() { Key::Delete + "" } else { TypingData::from(text) }).await
    }

    /// Chooses a day, such as 2026-05-01, in the date field labelled `label`. What can be typed into it depends on the
    /// machine's locale, so the day is set as a calendar would set it.
    ///
    /// # Errors
    /// When there is no such field.
    pub async fn set_date(&self, label: &str, day: &str) -> WebDriverResult<()> {
        let field = self.named("field", label).await?.to_json()?;
        let script = "const [field, day] = arguments;
            field.value = day;
            field.dispatchEvent(new Event('input', { bubbles: true }));";
        self.driver.execute(script, vec![field, json!(day)]).await.map(|_| ())
    }

    /// Chooses the option whose text begins with `option` in the list labelled `label`.
    ///
    /// # Errors
    /// When there is no such list or option.
    pub async fn choose(&self, label: &str, option: &str) -> WebDriverResult<()> {
        let list = self.named("field", label).await?;
        self.choose_in(&list, option).await
    }

    /// Chooses the option whose text begins with `option` in `list`.
    ///
    /// # Errors
    /// When there is no such option.
    pub async fn choose_in(&self, list: &WebElement, option: &str) -> WebDriverResult<()> {
        let script = "const [list, wanted] = arguments;
            const found = [...list.options].find((option) => option.textContent.trim().startsWith(wanted));
            if (!found) return [...list.options].map((option) => option.textContent.trim()).join(', ');
            list.value = found.value;
            list.dispatchEvent(new Event('input', { bubbles: true }));
            list.dispatchEvent(new Event('change', { bubbles: true }));
            return null;";
        let missing = self.driver.execute(script, vec![list.to_json()?, json!(option)]).await?;
        match missing.json() {
            Value::Null => Ok(()),
            options => fail(format!("no option “{option}” among {options}")),
        }
    }

    /// Types on the keyboard, wherever the focus is.
    ///
    /// # Errors
    /// When the driver does not answer.
    pub async fn keys(&self, keys: impl Into<TypingData>) -> WebDriverResult<()> {
        self.driver.action_chain().send_keys(keys).perform().await
    }

    /// Holds Ctrl and types `key`.
    ///
    /// # Errors
    /// When the driver does not answer.
    pub async fn control(&self, key: char) -> WebDriverResult<()> {
        let actions = self.driver.action_chain();
        actions.key_down(Key::Control).send_keys(key.to_string()).key_up(Key::Control).perform().await
    }

    /// Waits until the page says `text` anywhere, in a field or beside it.
    ///
    /// # Errors
    /// When it never does; the error holds what the page says instead.
    pub async fn wait_for_text(&self, text: &str) -> WebDriverResult<()> {
        let deadline = tokio::time::Instant::now() + PATIENCE;
        loop {
            let found = self.text().await?;
            if found.contains(text) {
                return Ok(());
            }
            if tokio::time::Instant::now() > deadline {
                return fail(format!("the page never said “{text}”. It says:\n{found}"));
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Waits until the page no longer says `text`.
    ///
    /// # Errors
    /// When it keeps saying it.
    pub async fn wait_until_gone(&self, text: &str) -> WebDriverResult<()> {
        let deadline = tokio::time::Instant::now() + PATIENCE;
        while self.text().await?.contains(text) {
            if tokio::time::Instant::now() > deadline {
                return fail(format!("the page still says “{text}”"));
            }
            tokio::time::sleep(PAUSE).await;
        }
        Ok(())
    }

    /// Waits until what `selector` finds says exactly `value`.
    ///
    /// # Errors
    /// When it never does; the error holds what it says instead.
    pub async fn wait_for_value(&self, selector: &str, value: &str) -> WebDriverResult<()> {
        let script = "return document.querySelector(arguments[0])?.innerText.trim() ?? null;";
        let deadline = tokio::time::Instant::now() + PATIENCE;
        loop {
            let found = self.driver.execute(script, vec![json!(selector)]).await?;
            if found.json().as_str() == Some(value) {
                return Ok(());
            }
            if tokio::time::Instant::now() > deadline {
                return fail(format!("{selector} says {} and not “{value}”", found.json()));
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// All the text of the page, with white space as single blanks.
    ///
    /// # Errors
    /// When the driver does not answer.
    pub async fn text(&self) -> WebDriverResult<String> {
        let answer =
            self.driver.execute("return document.body.innerText.replace(/\\s+/g, ' ')", vec![]).await?;
        answer.convert()
    }

    /// Waits for the element that `selector` finds.
    ///
    /// # Errors
    /// When it does not appear.
    pub async fn wait_for(&self, selector: &str) -> WebDriverResult<WebElement> {
        self.wait_for_any(&[selector]).await
    }

    /// Waits for the first element that any of `selectors` finds.
    ///
    /// # Errors
    /// When none appears.
    pub async fn wait_for_any(&self, selectors: &[&str]) -> WebDriverResult<WebElement> {
        let deadline = tokio::time::Instant::now() + PATIENCE;
        let any = selectors.join(", ");
        loop {
            if let Some(element) = self.driver.find_all(By::Css(any.as_str())).await?.into_iter().next() {
                return Ok(element);
            }
            if tokio::time::Instant::now() > deadline {
                return fail(format!("nothing matched {any}. The page says:\n{}", self.text().await?));
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// The thing of `kind` (button, field or row) called `name`.
    ///
    /// # Errors
    /// When none appears.
    pub async fn named(&self, kind: &str, name: &str) -> WebDriverResult<WebElement> {
        let deadline = tokio::time::Instant::now() + PATIENCE;
        loop {
            let answer = self.driver.execute(FIND, vec![json!(kind), json!(name)]).await?;
            if !answer.json().is_null() {
                return answer.element();
            }
            if tokio::time::Instant::now() > deadline {
                return fail(format!("there is no {kind} “{name}”. The page says:\n{}", self.text().await?));
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// The message that stands beside the field labelled `label`.
    ///
    /// # Errors
    /// When there is no such field, or nothing stands beside it.
    pub async fn message_at(&self, label: &str) -> WebDriverResult<String> {
        let field = self.named("field", label).await?;
        let script = "const field = arguments[0];
            if (field.getAttribute('aria-invalid') !== 'true') return null;
            const ids = [field.getAttribute('aria-errormessage'), field.getAttribute('aria-describedby')];
            const texts = ids.filter(Boolean).flatMap((list) => list.split(' '));
            return texts.map((id) => document.getElementById(id)?.textContent ?? '').join(' ').trim();";
        let deadline = tokio::time::Instant::now() + PATIENCE;
        loop {
            let answer = self.driver.execute(script, vec![field.to_json()?]).await?;
            if let Some(message) = answer.json().as_str().filter(|message| !message.is_empty()) {
                return Ok(message.to_owned());
            }
            if tokio::time::Instant::now() > deadline {
                return fail(format!("no message stands beside “{label}”"));
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Waits until nothing loads, moves or changes any more.
    ///
    /// # Errors
    /// When the page keeps moving.
    pub async fn wait_until_calm(&self) -> WebDriverResult<()> {
        let script = "const done = arguments[0];
            let last = performance.now();
            const observer = new MutationObserver(() => (last = performance.now()));
            observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
            const look = () => {
              const still = performance.now() - last > 150 && !document.querySelector('[aria-busy=true]')
                && document.getAnimations().every((animation) => animation.playState !== 'running');
              if (!still) return setTimeout(look, 30);
              observer.disconnect();
              done(null);
            };
            look();";
        self.driver.execute_async(script, vec![]).await.map(|_| ())
    }

    /// What axe-core finds wrong with the page, one line a rule; empty when it is accessible.
    ///
    /// # Errors
    /// When axe cannot run.
    pub async fn accessibility_problems(&self) -> WebDriverResult<Vec<String>> {
        let axe = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/node_modules/axe-core/axe.min.js");
        let source = fs::read_to_string(&axe).expect("axe-core is installed with the interface");
        self.driver.execute(source, vec![]).await?;
        let mut problems = Vec::new();
        // What fades in or out has too little contrast for a moment; what is really wrong stays wrong.
        for _ in 0..3 {
            self.wait_until_calm().await?;
            problems = self.driver.execute_async(AXE, vec![]).await?.convert()?;
            if problems.is_empty() {
                break;
            }
            tokio::time::sleep(FADE).await;
        }
        Ok(problems)
    }

    /// Saves a picture of the window.
    ///
    /// # Errors
    /// When the driver does not answer.
    pub async fn screenshot(&self, path: &Path) -> WebDriverResult<()> {
        fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).expect("the folder can be made");
        fs::write(path, self.driver.screenshot_as_png().await?).expect("the picture can be written");
        Ok(())
    }

    async fn press_element(&self, element: &WebElement, name: &str) -> WebDriverResult<()> {
        let deadline = tokio::time::Instant::now() + PATIENCE;
        while !element.is_enabled().await? {
            if tokio::time::Instant::now() > deadline {
                return fail(format!("“{name}” stays disabled"));
            }
            tokio::time::sleep(PAUSE).await;
        }
        // The driver does not scroll what scrolls within the page, such as the navigation of a low window.
        element.scroll_into_view().await?;
        element.click().await
    }
}

fn fail<T>(message: String) -> WebDriverResult<T> {
    Err(WebDriverError::FatalError(message))
}
