import { expect, it } from "vitest";
import { ahead } from "./ahead";

it("asks for one more than is worked on, in order, and lets the source end when its reader stops", async () => {
  const said: string[] = [];
  async function* source() {
    try {
      for (let n = 0; n < 4; n++) {
        said.push(`asked ${n}`);
        yield n;
      }
    } finally {
      said.push("ended");
    }
  }
  for await (const n of ahead(source())) {
    await Promise.resolve();
    said.push(`worked ${n}`);
    if (n === 1) break;
  }
  expect(said).toEqual(["asked 0", "asked 1", "worked 0", "asked 2", "worked 1", "ended"]);
});

it("gives a fault in its turn, and only then", async () => {
  async function* source() {
    yield 1;
    throw new Error("The store is gone.");
  }
  const seen: number[] = [];
  const reading = (async () => {
    for await (const n of ahead(source())) seen.push(n);
  })();
  await expect(reading).rejects.toThrow("The store is gone.");
  expect(seen).toEqual([1]);
});
