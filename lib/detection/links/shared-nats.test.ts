import { expect, it } from "vitest";
import { defaultConfiguration } from "../configuration";
import { sumShared } from "./shared-nats";

it("adds up what two share by strand: a block adds to its addresses within their cap, and tools and places share one", () => {
  const shared = [
    { kind: "card" as const, weights: [4, 2] },
    { kind: "ip" as const, weights: [5] },
    { kind: "ip_prefix" as const, weights: [3] },
    { kind: "template" as const, weights: [6] },
    { kind: "user_agent" as const, weights: [2] },
  ];
  const { nats, families } = sumShared(shared, defaultConfiguration);
  expect(families).toEqual({ payment: 5, network: 6, content: 6, client: 2 });
  // The block may add 1 of its 3 nats, which with content and client is held to 7.
  expect(nats).toBe(5 + 5 + 7);
  expect(sumShared([], defaultConfiguration)).toEqual({ nats: 0, families: {} });
});
