import { beforeAll, expect, it } from "vitest";
import { reloadEnvironment } from "@/lib/env";
import { pseudonymOf, pseudonymsOf } from "./pseudonym";

beforeAll(() => {
  reloadEnvironment({ STILLWATCH_ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64") });
});

it("gives no two of many values one pseudonym, and each the one that it has everywhere, with more digits where it must", () => {
  // Of 20,000 values a dozen pairs begin with the same six digits.
  const texts = Array.from({ length: 20_000 }, (_, i) => `acct-${i}`);
  const named = pseudonymsOf("account", [...texts, ...texts]);
  expect(named.size).toBe(texts.length);
  expect(new Set(named.values()).size).toBe(texts.length);
  const longer = texts.filter((text) => named.get(text) !== pseudonymOf("account", text));
  expect(longer.length).toBeGreaterThan(0);
  expect(longer.length).toBeLessThan(100);
  expect(texts.filter((text) => !named.get(text)?.startsWith(pseudonymOf("account", text)))).toEqual([]);
});
