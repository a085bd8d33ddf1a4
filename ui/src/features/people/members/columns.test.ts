import { expect, test } from "vitest";
import { EMPTY_MEMBER } from "../../../api/generated/fields";
import type { MemberRow } from "../../../api/generated/members";
import { MEMBER_COLUMNS, withExtras } from "./columns";

test("extra fields are columns, also one that no member has any more but somebody chose", () => {
  const columns = withExtras(["Library code"], ["official_name", "extra:Old code"]);
  const extras = columns.slice(MEMBER_COLUMNS.length);
  expect(extras.map(({ key, label }) => [key, label])).toEqual([
    ["extra:Library code", "Library code"],
    ["extra:Old code", "Old code"],
  ]);
  const row: MemberRow = {
    ...EMPTY_MEMBER,
    id: 1,
    country_name: "",
    archived_on: null,
    main_contact: "",
    voting_contact: "",
    contact_count: 0,
    extra: { "Library code": "ZH-1" },
  };
  expect(extras.map((column) => column.text?.(row))).toEqual(["ZH-1", ""]);
});

test("no two columns share a key", () => {
  const keys = MEMBER_COLUMNS.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
});
