import { expect, it } from "vitest";
import { facets } from "@/lib/traffic/contract";
import { nextFacet } from "./groups";

it("leads on to the next facet that nothing is chosen of, and stays where all are", () => {
  expect(nextFacet("model", { model: "a" })).toBe("capability");
  expect(nextFacet("network", { network: "x", country: "DE" })).toBe("user_agent");
  expect(nextFacet("campaign", { campaign: "x", model: "a" })).toBe("capability");
  expect(nextFacet("country", Object.fromEntries(facets.map((facet) => [facet, "x"])))).toBe("country");
});
