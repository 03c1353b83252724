import { expect, it } from "vitest";
import { formatBytes } from "@/components/ingest/bytes";
import { formatMoment, formatRelative, zoneName } from "./moment";
import { formatNats } from "./nats";
import { formatShare } from "./share";

it("never rounds a share to nothing or to everything", () => {
  expect([0, 0.0004, 0.0812, 0.9996, 1].map(formatShare)).toEqual([
    "0\u00a0%",
    "<\u00a00.1\u00a0%",
    "8.1\u00a0%",
    ">\u00a099.9\u00a0%",
    "100\u00a0%",
  ]);
});

it("writes nats with their sign where it counts", () => {
  expect([formatNats(12.345), formatNats(-3.21), formatNats(3, true)]).toEqual(["12.3", "−3.2", "+3.0"]);
});

it("writes times in UTC whatever the zone of the input", () => {
  expect(formatMoment("2026-02-03T23:30:00-05:00")).toBe("2026-02-04 04:30");
  expect(formatMoment("2026-02-03T10:00:00Z", "day")).toBe("2026-02-03");
});

it("says how long ago in the largest unit that fits", () => {
  const now = Date.parse("2026-02-10T00:00:00Z");
  expect(formatRelative("2026-02-07T00:00:00Z", now)).toBe("3 days ago");
  expect(formatRelative("2026-02-09T23:59:20Z", now)).toBe("40 seconds ago");
});

it("writes sizes in the unit that keeps them short", () => {
  expect([0, 999, 1_200, 408_000_000].map(formatBytes)).toEqual(["0 B", "999 B", "1.2 kB", "408 MB"]);
});

it("writes a time in the zone that was chosen, by its name there and then", () => {
  const [winter, summer] = ["2026-01-15T23:30:00Z", "2026-07-15T23:30:05Z"];
  expect(formatMoment(winter, "minute", "Europe/Berlin")).toBe("2026-01-16 00:30");
  expect(formatMoment(summer, "second", "Europe/Berlin")).toBe("2026-07-16 01:30:05");
  expect(formatMoment(summer, "day", "Asia/Kolkata")).toBe("2026-07-16");
  expect([winter, summer].map((iso) => zoneName("Europe/Berlin", iso))).toEqual(["CET", "CEST"]);
  expect(zoneName("UTC", winter)).toBe("UTC");
});
