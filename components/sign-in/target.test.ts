import { expect, it } from "vitest";
import { targetAfterSignIn } from "./target";

it("leads back to the page that was asked for, and never out of the console", () => {
  expect(targetAfterSignIn("/campaigns?sort=score")).toBe("/campaigns?sort=score");
  for (const foreign of [
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "sign-in",
    "/sign-in",
    undefined,
    ["/a"],
  ]) {
    expect(targetAfterSignIn(foreign)).toBe("/");
  }
});
