/** A group of settings under one heading. */
interface SettingsGroup {
  title: string;
  settings: readonly { id: string; label: string }[];
}

/** The settings there are, in the order in which they are offered. */
export const SETTINGS: readonly SettingsGroup[] = [
  {
    title: "General",
    settings: [
      { id: "profile", label: "Consortium" },
      { id: "documents", label: "Documents" },
      { id: "look", label: "Appearance" },
    ],
  },
  {
    title: "Money",
    settings: [
      { id: "tax", label: "Tax" },
      { id: "accounts", label: "Accounts" },
      { id: "sponsors", label: "Sponsors" },
    ],
  },
  {
    title: "Correspondence",
    settings: [
      { id: "stationery", label: "Stationery" },
      { id: "letters", label: "Letters" },
      { id: "reminders", label: "Reminders" },
    ],
  },
  {
    title: "Data",
    settings: [
      { id: "fields", label: "Custom fields" },
      { id: "personal-data", label: "Personal data" },
      { id: "register", label: "Register" },
    ],
  },
];
