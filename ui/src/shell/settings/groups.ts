/** A group of settings under one heading. */
interface SettingsGroup {
  title: string;
  /** Each with other words by which somebody may look for it. */
  settings: readonly { id: string; label: string; words?: string }[];
}

/** The settings there are, in the order in which they are offered. */
export const SETTINGS: readonly SettingsGroup[] = [
  {
    title: "General",
    settings: [
      {
        id: "profile",
        label: "Consortium",
        words: "profile address sender bank account iban licence year currency invoice number",
      },
      { id: "documents", label: "Documents" },
      { id: "look", label: "Appearance", words: "theme dark light look navigation sidebar hide" },
    ],
  },
  {
    title: "Service",
    settings: [
      {
        id: "joining",
        label: "Joining",
        words: "stages onboarding checklist eligibility documents staff cap",
      },
    ],
  },
  {
    title: "Money",
    settings: [
      { id: "tax", label: "Tax", words: "vat gst sales" },
      { id: "terms", label: "Terms of payment", words: "small difference rounding tolerance limit" },
      { id: "accounts", label: "Accounts" },
      { id: "sponsors", label: "Sponsors" },
    ],
  },
  {
    title: "Correspondence",
    settings: [
      { id: "stationery", label: "Stationery", words: "logo letterhead branding colour paper" },
      { id: "letters", label: "Letters", words: "e-mail texts templates" },
      { id: "reminders", label: "Reminders", words: "dunning rules fees" },
    ],
  },
  {
    title: "Data",
    settings: [
      { id: "fields", label: "Custom fields" },
      { id: "personal-data", label: "Personal data", words: "privacy gdpr erasure retention" },
      { id: "register", label: "Register", words: "backup check file copy" },
    ],
  },
];
