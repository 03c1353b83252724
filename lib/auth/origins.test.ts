import { expect, it } from "vitest";
import { trustedOrigins } from "./origins";

it("takes a console on the machine itself by each of the machine's names", () => {
  expect(trustedOrigins("http://localhost:4100")).toEqual([
    "http://localhost:4100",
    "http://127.0.0.1:4100",
    "http://[::1]:4100",
  ]);
});

it("takes a public console by its own name alone", () => {
  expect(trustedOrigins("https://watch.example/console")).toEqual(["https://watch.example"]);
});
