import { expect, it } from "vitest";
import { layOut, signUpsOf } from "./model";

const delivered = (exchanges: number) => ({ exchanges, outputTokens: exchanges * 10, reasoningTokens: exchanges });

it("lays weeks out without a break, what got most output first", () => {
  const laid = layOut([
    { week: "2026-10-05", capability: "coding", model: "a", ...delivered(1) },
    { week: "2026-10-05", capability: "reasoning", model: "a", ...delivered(2) },
    { week: "2026-10-19", capability: "reasoning", model: "a", ...delivered(3) },
  ]);
  expect(laid.weeks).toEqual(["2026-10-05", "2026-10-12", "2026-10-19"]);
  expect(laid.rows).toEqual([
    { capability: "reasoning", model: "a", total: delivered(5), weeks: [delivered(2), null, delivered(3)] },
    { capability: "coding", model: "a", total: delivered(1), weeks: [delivered(1), null, null] },
  ]);
  expect(laid.total).toEqual(delivered(6));
  expect(layOut([])).toEqual({ total: delivered(0), weeks: [], rows: [] });
});

it("sets sign-ups beside bans, and counts those that follow one within a week", () => {
  const signedUp = [
    { day: "2026-10-01", accounts: 5 },
    { day: "2026-10-04", accounts: 2 },
    { day: "2026-10-11", accounts: 1 },
  ];
  const { timeline, ...counts } = signUpsOf(10, signedUp, [{ day: "2026-10-03", accounts: 3 }]);
  expect(counts).toEqual({ accounts: 10, known: 8, banned: 3, afterBan: 2 });
  expect(timeline).toMatchObject({ from: "2026-10-01T00:00:00.000Z", to: "2026-10-12T00:00:00.000Z" });
  expect(timeline?.series).toEqual([
    { key: "signed_up", values: [5, 0, 0, 2, 0, 0, 0, 0, 0, 0, 1], total: 8 },
    { key: "banned", values: [0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0], total: 3 },
  ]);
});

it("says of the last day that it is still filling, when it is", () => {
  const signedUp = [
    { day: "2026-10-01", accounts: 5 },
    { day: "2026-10-04", accounts: 2 },
  ];
  const partialFrom = (filling: string[]) => signUpsOf(10, signedUp, [], filling).timeline?.partialFrom;
  expect(partialFrom(["2026-11-01", "2026-10-04"])).toBe("2026-10-04T00:00:00.000Z");
  expect(partialFrom(["2026-11-01", "2026-10-05"])).toBeNull();
});

it("draws nothing when nobody said when accounts were opened", () => {
  expect(signUpsOf(4, [], [{ day: "2026-10-03", accounts: 3 }])).toMatchObject({ known: 0, timeline: null });
});
