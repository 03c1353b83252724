import { expect, it } from "vitest";
import type { ConfigurationField, ConfigurationView } from "@/lib/detection/contract";
import { contentOf, typedDifferences } from "./draft";

const field = (path: string, kind: ConfigurationField["kind"] = "number"): ConfigurationField => ({
  ...{ path, kind, group: "links", family: null, label: path, unit: null, meaning: "", source: "" },
});
const fields = [
  field("families.payment.m"),
  field("families.payment.cap"),
  field("odds"),
  field("operator", "families"),
];
const live = {
  values: { "families.payment.m": 0.5, "families.payment.cap": 8, odds: 99, operator: ["payment"] },
} as unknown as ConfigurationView;

it("sends the whole configuration, numbers as numbers and what is no number as it was typed", () => {
  const typed = { "families.payment.m": " 0.25", odds: "ninety", operator: ["payment", "identity"] };
  expect(contentOf(fields, live, typed)).toEqual({
    families: { payment: { m: 0.25, cap: 8 } },
    odds: "ninety",
    operator: ["payment", "identity"],
  });
  expect(contentOf(fields, live, { odds: "" })).toMatchObject({ odds: "" });
  expect(contentOf(fields, live, { odds: "−1" })).toMatchObject({ odds: -1 });
});

it("counts as different what is, and not what was typed back", () => {
  const typed = { "families.payment.m": "0.50", odds: "98", operator: ["payment"], "families.payment.cap": "" };
  expect(typedDifferences(fields, live, typed).map(({ path }) => path)).toEqual(["families.payment.cap", "odds"]);
});
