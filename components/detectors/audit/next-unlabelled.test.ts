import { expect, it } from "vitest";
import type { SampleItem } from "@/lib/detection/contract";
import { nextUnlabelled } from "./next-unlabelled";

const items = (labels: (SampleItem["label"] | null)[]) =>
  labels.map((label, i) => ({ position: i + 1, accountId: `a${i}`, label }) as SampleItem);

it("goes on behind the present account, then from the start, and ends when all are judged", () => {
  expect(nextUnlabelled(items([null, "benign", null, null]), 1)).toBe(3);
  expect(nextUnlabelled(items([null, "benign", null, "unsure"]), 3)).toBe(1);
  expect(nextUnlabelled(items(["benign", "operated"]), 1)).toBeUndefined();
  // The one that is being judged just now is not the next one.
  expect(nextUnlabelled(items(["benign", null]), 2)).toBeUndefined();
});
