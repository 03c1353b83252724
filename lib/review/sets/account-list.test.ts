import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvLine, isDomainError } from "@/lib/kernel";
import { readAccountList } from "./account-list";

const ids = (text: string) => readAccountList(text).map(({ id }) => id);

describe("a list of accounts", () => {
  it("is one id a line, each with its line", () => {
    expect(readAccountList("\uFEFFacct-1\r\n\n  acct-2 \n")).toEqual([
      { line: 1, id: "acct-1" },
      { line: 3, id: "acct-2" },
    ]);
  });

  it.each([",", ";", "\t"])("is the column account_id of a table cut by %j", (cut) => {
    const table = [`name${cut}Account ID${cut}note`, `"a${cut}b"${cut}acct-1${cut}"two\nlines"`, `c${cut}acct-2`];
    expect(readAccountList(table.join("\n"))).toEqual([
      { line: 2, id: "acct-1" },
      { line: 4, id: "acct-2" },
    ]);
  });

  it("keeps a line whose cell is missing, so that it can be named", () => {
    expect(ids("name,account_id\nada")).toEqual([""]);
  });

  it("names a line whole that is no single id", () => {
    expect(ids("acct-1\nacct-2, acct-3")).toEqual(["acct-1", "acct-2,acct-3"]);
  });

  it.each([
    ["", /empty/],
    ["\n \n", /empty/],
    ["name,id\nada,acct-1", /names no column account_id/],
  ])("refuses %j", (text, message) => expect(() => ids(text)).toThrow(message));

  it("refuses more than it reads", () => {
    const refusal = () => ids("acct\n".repeat(100_001));
    expect(refusal).toThrow(/100,000 lines/);
    try {
      refusal();
    } catch (error) {
      expect(isDomainError(error, "too_large")).toBe(true);
    }
  });

  it("reads back what is exported, whatever the ids are made of, and exports no formula", () => {
    const id = fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }).filter((text) => text.trim() !== "");
    const dangerous = fc
      .tuple(fc.constantFrom("=", "+", "-", "@", "\t", "\r", "'", '"'), id)
      .map((two) => two.join(""));
    fc.assert(
      fc.property(fc.array(fc.oneof(id, dangerous), { minLength: 1 }), (wanted) => {
        const lines = wanted.map((id) => csvLine([id, 2026]));
        for (const line of lines) expect(line).not.toMatch(/^"?[=+\-@\t\r]/);
        expect(ids([csvLine(["account_id", "added_at"]), ...lines].join(""))).toEqual(wanted);
      }),
    );
  });
});
