import { describe, expect, it } from "vitest";
import { guessDate, guessKind } from "./kinds";

describe("what a file's name says", () => {
  it("tells the kind", () => {
    expect(guessKind("Consortium agreement signed.pdf")).toBe("agreement");
    expect(guessKind("Amendment to agreement.pdf")).toBe("amendment");
    expect(guessKind("Rechnung 4711.pdf")).toBe("invoice_received");
    expect(guessKind("Re hello.eml")).toBe("letter");
    expect(guessKind("scan.pdf")).toBe("other");
  });

  it("tells the date, if there is one", () => {
    expect(guessDate("agreement-2026-01-31.pdf")).toBe("2026-01-31");
    expect(guessDate("20260131_scan.pdf")).toBe("2026-01-31");
    expect(guessDate("2026-02-31.pdf")).toBeNull();
    expect(guessDate("invoice 120260131.pdf")).toBeNull();
  });
});
