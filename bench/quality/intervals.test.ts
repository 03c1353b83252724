import { describe, expect, it } from "vitest";
import { asRate, asShare, shareOf } from "./intervals";

describe("intervals of shares", () => {
  it("are Wilson's, checked against published figures", () => {
    // Newcombe 1998, table I: 81 of 263 and 15 of 148.
    const [first, second] = [shareOf(81, 263), shareOf(15, 148)];
    expect([first.low, first.high].map((one) => one.toFixed(4))).toEqual(["0.2553", "0.3662"]);
    expect([second.low, second.high].map((one) => one.toFixed(4))).toEqual(["0.0624", "0.1605"]);
  });

  it("follow the rule of three when nothing was counted, and end at one when everything was", () => {
    expect(shareOf(0, 6000)).toMatchObject({ share: 0, low: 0, high: 0.0005 });
    expect(shareOf(0, 2).high).toBe(1);
    expect(shareOf(20, 20)).toMatchObject({ share: 1, high: 1 });
    expect(shareOf(20, 20).low).toBeCloseTo(0.8389, 3);
  });

  it("say nothing where nobody was", () => {
    expect([asShare(shareOf(0, 0)), asRate(shareOf(0, 0))]).toEqual(["–", "–"]);
    expect(asRate(shareOf(0, 6000))).toBe("0 [0, 50]");
  });
});
