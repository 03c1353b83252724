import { expect, test } from "vitest";
import type { PathSource } from "@/lib/ingest/contract";
import { detailOf, withDetail } from "./source-text";

test.each<[PathSource, string]>([
  [
    { from: "s", as: "words", words: { success: "ok", "a=b": "error" }, otherwise: "error" },
    "success=ok, a=b=error, *=error",
  ],
  [{ from: "s", as: "words", words: {} }, ""],
  [{ from: "m", as: "messages", roles: ["user", "human"], of: "last" }, "user, human, last"],
  [{ from: "m", as: "messages" }, ""],
])("%j is written as %j and read again", (source, text) => {
  expect(detailOf(source)).toBe(text);
  expect(withDetail(source, text)).toEqual(source);
});

test("a word alone stays as it is, and what is being typed is no fault", () => {
  const source: PathSource = { from: "s", as: "words" };
  expect(withDetail(source, " ok , x= ,")).toEqual({ from: "s", as: "words", words: { ok: "ok", x: "" } });
});
