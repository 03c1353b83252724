import { defaultKeyHasher } from "@better-auth/api-key";
import { expect, it } from "vitest";
import { newApiKey, sentApiKey } from "./api-key";

it("keeps of a key the hash that Better Auth would keep, and never the key", async () => {
  const { key, hash, start } = newApiKey();
  expect(key).toMatch(/^sw_[\w-]{43}$/);
  expect(hash).toBe(await defaultKeyHasher(key));
  expect(key.startsWith(start) && start.length < 12).toBe(true);
});

it("finds the key in either header", () => {
  expect(sentApiKey(new Headers({ authorization: "bearer sw_a" }))).toBe("sw_a");
  expect(sentApiKey(new Headers({ "x-api-key": " sw_b " }))).toBe("sw_b");
  expect(sentApiKey(new Headers({ authorization: "Basic c3c6YQ==" }))).toBeUndefined();
});
