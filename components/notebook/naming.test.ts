import { expect, it } from "vitest";
import { namedBy, namingAt, withName } from "./naming";

it("knows a name that is being typed from an address and from a finished line", () => {
  expect(namingAt("Ask @an", 7)).toEqual({ from: 4, typed: "an" });
  expect(namingAt("Ask @Anders Ok", 14)).toEqual({ from: 4, typed: "Anders Ok" });
  expect(namingAt("me@example", 10)).toBeNull();
  expect(namingAt("@a\nb", 4)).toBeNull();
  expect(namingAt("@ada has looked at it", 21)).toBeNull();
  expect(namingAt("no one", 6)).toBeNull();
});

it("finds people by any word of their name and sets the whole name in", () => {
  const people = [{ name: "Anders Okafor" }, { name: "Leila Haddad" }];
  const naming = { from: 4, typed: "ok" };
  expect(namedBy(naming, people)).toEqual([{ name: "Anders Okafor" }]);
  expect(withName("Ask @ok today", naming, "Anders Okafor")).toEqual({ text: "Ask @Anders Okafor today", caret: 19 });
});
