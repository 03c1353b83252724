import { describe, expect, it } from "vitest";
import { campaignFilters, orderOf, sortingOf } from "./filters";

describe("campaignFilters", () => {
  it("is the same for a page's parameters and for the browser's state", () => {
    const ofPage = campaignFilters({ status: "open,confirmed", sort: "accounts", retired: "true" });
    const ofBrowser = campaignFilters({
      q: null,
      status: ["open", "confirmed"],
      verdict: [],
      sort: "accounts",
      order: "desc",
      retired: true,
    });
    expect(ofPage).toEqual(ofBrowser);
  });

  it("falls back to the whole list when a parameter makes no sense", () => {
    expect(campaignFilters({ status: "nonsense" })).toEqual(campaignFilters({}));
  });
});

it("turns a sorted column into the server's order and back", () => {
  expect(orderOf(sortingOf({ sort: "last_seen", order: "asc" }))).toEqual({ sort: "last_seen", order: "asc" });
  expect(orderOf([])).toEqual({ sort: null, order: null });
});
