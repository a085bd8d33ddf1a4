// How a list can be read, as the screens that import one offer it.

export const ENCODINGS = [
  "UTF-8",
  "windows-1252",
  "windows-1250",
  "windows-1251",
  "UTF-16LE",
  "UTF-16BE",
  /* @wc-ignore */ "Shift_JIS",
  "GBK",
  /* @wc-ignore */ "Big5",
  "EUC-KR",
  "macintosh",
] as const;

export const DELIMITERS = [
  { value: ",", label: "Comma" },
  { value: ";", label: "Semicolon" },
  { value: "\t", label: /* @wc-include */ "Tab" },
  { value: "|", label: "Vertical bar" },
];

/** The encodings to choose from, with that which was recognised first. */
export function encodingOptions(recognised: string): { value: string; label: string }[] {
  return [...new Set([recognised, ...ENCODINGS])].map((name) => ({ value: name, label: name }));
}
