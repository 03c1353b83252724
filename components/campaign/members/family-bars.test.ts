import { describe, expect, it } from "vitest";
import { prepareFamilyBars } from "./family-bars";

describe("the stacked bar of one member's evidence", () => {
  it("keeps the order of families, whatever the strength", () => {
    const segments = prepareFamilyBars({ timing: 6, payment: 2, network: 4 }, 24);
    expect(segments.map(({ family }) => family)).toEqual(["payment", "network", "timing"]);
  });

  it("joins segments end to end on the shared scale", () => {
    const [payment, network] = prepareFamilyBars({ payment: 6, network: 3 }, 12);
    expect(payment).toMatchObject({ start: 0, width: 0.5 });
    expect(network).toMatchObject({ start: 0.5, width: 0.25 });
  });

  it("never runs over its column, and draws nothing for nothing", () => {
    const segments = prepareFamilyBars({ payment: 20, identity: 20 }, 10);
    expect(segments.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(1);
    expect(prepareFamilyBars({ payment: 0, client: -1 }, 10)).toEqual([]);
  });
});
