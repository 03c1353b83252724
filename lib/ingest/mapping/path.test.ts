import fc from "fast-check";
import { expect, test } from "vitest";
import { pathOf, stepsOf } from "./path";

test("a path is names, places in lists, and names in quotes", () => {
  expect(stepsOf("input.inputBodyJson.messages[-1].content[0].text")).toEqual([
    ...["input", "inputBodyJson", "messages", -1, "content", 0, "text"],
  ]);
  expect(stepsOf('"gen_ai.request.model"')).toEqual(["gen_ai.request.model"]);
  expect(stepsOf('attributes."a \\"b\\" [c]".d')).toEqual(["attributes", 'a "b" [c]', "d"]);
  expect(stepsOf("Request Time (UTC)")).toEqual(["Request Time (UTC)"]);
});

test.each(["", ".", "a.", ".a", "a..b", "[0]", "a[", "a[x]", 'a"b', '"a', "a]", 'a."b"c', '""'])(
  "%j is no path",
  (text) => {
    expect(stepsOf(text)).toBeUndefined();
  },
);

test("every name and every place comes back from its path", () => {
  const name = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 });
  const step = fc.oneof(name, fc.integer({ min: -9, max: 999 }));
  fc.assert(
    fc.property(name, fc.array(step, { maxLength: 4 }), (first, more) => {
      expect(stepsOf(pathOf([first, ...more]))).toEqual([first, ...more]);
    }),
  );
});
