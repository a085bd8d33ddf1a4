/** How the application looks: as the system wishes, or always light or dark. */
export type Theme = "system" | "light" | "dark";

const KEY = "consortium-desk.theme";

class ThemeChoice {
  value = $state<Theme>(read());

  /** Chooses a look and remembers it. */
  choose(theme: Theme): void {
    this.value = theme;
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // Without storage the choice holds until the window is closed.
    }
    this.apply();
  }

  /** Shows the choice on the document. */
  apply(): void {
    if (this.value === "system") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = this.value;
  }
}

function read(): Theme {
  try {
    const stored = localStorage.getItem(KEY);
    return stored === "light" || stored === "dark" ? stored : "system";
  } catch {
    return "system";
  }
}

/** The look of the application. */
export const theme = new ThemeChoice();
