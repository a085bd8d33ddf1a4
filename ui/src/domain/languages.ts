// The languages one writes to members in. Which tags are well formed is the core's business; this list is for choosing.
import { LOCALE } from "../components/locale";

const TAGS = /* @wc-ignore */ [
  "af,ar,bg,bn,ca,cs,cy,da,de,el,en,en-GB,en-US,es,es-419,et,eu,fa,fi,fr,fr-CA,ga,gl,he,hi,hr,hu,id,is,it,ja,ko,lt,lv",
  "mk,ms,nb,nl,nn,pl,pt,pt-BR,ro,ru,sk,sl,sq,sr,sv,sw,th,tr,uk,ur,vi,xh,zh-Hans,zh-Hant,zu",
].flatMap((tags) => tags.split(","));

/** The name of a language: "Portuguese (Brazil)" for pt-BR; the tag itself when it has none. */
export function languageName(tag: string): string {
  if (tag === "") return "";
  try {
    return new Intl.DisplayNames(LOCALE, { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** Languages as options by name, with `present` among them even if it is a rare one. */
export function languageOptions(present: string): { value: string; label: string }[] {
  const tags = present === "" || TAGS.includes(present) ? TAGS : [...TAGS, present];
  return tags
    .map((tag) => ({ value: tag, label: languageName(tag) }))
    .sort((one, other) => one.label.localeCompare(other.label));
}
