import { expect, test } from "vitest";
import { localeOf } from "./locale";

const of = (tag: string) => localeOf(new Intl.NumberFormat(tag).resolvedOptions());

test("a screen has one kind of digits, whatever the system writes", () => {
  for (const tag of ["ar-EG", "ar-SA", "fa-IR", "mr-IN", "my-MM"]) {
    const chosen = of(tag);
    expect(new Intl.NumberFormat(chosen ?? tag).format(1234567.5), tag).toMatch(/^[0-9.,\s\u00a0\u200e]+$/);
    expect(new Intl.DateTimeFormat(chosen ?? tag, { dateStyle: "medium" }).format(0), tag).not.toMatch(
      /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/,
    );
  }
  expect(of("de-CH"), "others stay as the system has them").toBeUndefined();
  expect(localeOf({ locale: "en-US-posix", numberingSystem: "latn" })).toBe("en-GB");
});
