import { expect, it } from "vitest";
import { Environment } from ".";

const read = (text?: string) => Environment.parse({ STILLWATCH_KEEP_PROMPTS: text }).STILLWATCH_KEEP_PROMPTS;

it("takes always, never or a number of days for prompts, and nothing that could be meant as another", () => {
  expect([undefined, "", "always", "TRUE"].map(read)).toEqual(["always", "always", "always", "always"]);
  expect(["never", "0", "false"].map(read)).toEqual(["never", "never", "never"]);
  expect(["30", " 30d ", "1d"].map(read)).toEqual([{ days: 30 }, { days: 30 }, { days: 1 }]);
  for (const text of ["1", "0d", "30 days", "-1", "sometimes"])
    expect(() => read(text)).toThrow("STILLWATCH_KEEP_PROMPTS");
});
