import { describe, expect, test } from "vitest";
import { editMoney, formatAmount, parseMoney } from "./money";

describe("parseMoney", () => {
  test.each([
    ["1250", 125000],
    ["1250.5", 125050],
    ["1,250.50", 125050],
    ["1.250,50", 125050],
    ["1 250,50", 125050],
    ["1'250.50", 125050],
    ["1,250", 125000],
    ["1.250.000", 125000000],
    ["0.07", 7],
    [".5", 50],
    ["-12,30", -1230],
    ["0", 0],
    ["-0.00", 0],
    ["٣٬٢٠٠٫٥٠", 320050],
    ["۱۲۳", 12300],
    ["१,२५०.५०", 125050],
  ])("reads %s as %i minor units", (text, minor) => {
    expect(parseMoney(text, 2, ".")).toEqual({ minor, problem: null });
  });

  test("keeps amounts exact that floating point would not", () => {
    expect(parseMoney("90071992547409.91", 2, ".").minor).toBe(9007199254740991);
    expect(parseMoney("1.005", 3, ".").minor).toBe(1005);
  });

  test.each(["12.345,6789", "1,2,3", "12,34,567", "12a", "1.2.3", "€ 5", ".", "1234,567.00"])(
    "refuses %s",
    (text) => {
      expect(parseMoney(text, 2, ".").problem).not.toBeNull();
    },
  );

  test("refuses more digits than the currency has", () => {
    expect(parseMoney("1.2345", 2, ".").problem).toContain("2 digits");
    expect(parseMoney("12.5", 0, ".").problem).toContain("whole amount");
  });

  test("reads groups of three by the user's decimal mark where both readings make sense", () => {
    expect(parseMoney("1.234", 3, ".").minor).toBe(1234);
    expect(parseMoney("1,234", 3, ".").minor).toBe(1234000);
    expect(parseMoney("1,234", 3, ",").minor).toBe(1234);
  });

  test("refuses what does not fit, and takes nothing for no amount", () => {
    expect(parseMoney("99999999999999999", 2, ".").problem).toContain("too large");
    expect(parseMoney("  ", 2, ".")).toEqual({ minor: null, problem: null });
  });
});

test("what is shown for editing reads back as the same amount, for every number of digits", () => {
  for (const digits of [0, 2, 3]) {
    for (const minor of [0, 1, 9, 10, 99, 100, 1234, 100000, -1250, 9007199254740991]) {
      for (const mark of [".", ","]) {
        expect(parseMoney(editMoney(minor, digits, mark), digits, mark).minor).toBe(minor);
      }
    }
  }
});

test("an amount is shown with all its minor digits", () => {
  expect(formatAmount(5, 2)).toMatch(/^0[.,]05$/);
  expect(formatAmount(1500, 0).replace(/\D/g, "")).toBe("1500");
});
