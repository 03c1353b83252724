import { expect, it } from "vitest";
import { type Family, families } from "../vocabulary";
import { type ActCounts, agreementOf, priorStrength, worthOf } from "./agreement";

const each = <Value>(value: Value) =>
  Object.fromEntries(families.map((family) => [family, value])) as Record<Family, Value>;
const act = (kind: ActCounts["kind"], members: number, payment: { available: number; spoke: number }): ActCounts => ({
  kind,
  members,
  families: { ...each({ available: 0, spoke: 0 }), payment },
});
const priors = each(0.5);

it("stays at the prior without decisions, and moves towards what confirmed members show", () => {
  expect(agreementOf([], priors).payment).toMatchObject({ mean: 0.5, priorAgreed: priorStrength / 2 });
  const { payment, content } = agreementOf([act("confirmed", 10, { available: 10, spoke: 9 })], priors);
  // Ten members are worth 10 / 1.45.
  expect(payment.agreed).toBeCloseTo(0.9 * 6.8966, 3);
  expect(payment.not).toBeCloseTo(0.1 * 6.8966, 3);
  expect(payment.mean).toBeCloseTo((10 + payment.agreed) / (20 + 6.8966), 4);
  expect(payment.low).toBeLessThan(payment.mean);
  // What a member has nothing in was not looked at.
  expect(content.mean).toBe(0.5);
});

it("lets no campaign outweigh the others by its size", () => {
  expect(worthOf(1)).toBe(1);
  expect(worthOf(25_000)).toBeLessThan(20);
  const one = act("confirmed", 25_000, { available: 25_000, spoke: 0 });
  const many = Array.from({ length: 10 }, () => act("confirmed", 30, { available: 30, spoke: 30 }));
  expect(agreementOf([one, ...many], priors).payment.mean).toBeGreaterThan(0.8);
});

it("counts against a family that spoke for innocents, and not for one that did not", () => {
  const misled = agreementOf([act("dismissed", 20, { available: 20, spoke: 20 })], priors).payment;
  expect(misled.misled).toBeCloseTo(worthOf(20), 6);
  expect(misled.mean).toBeLessThan(0.35);
  expect(agreementOf([act("dismissed", 20, { available: 20, spoke: 0 })], priors).payment.mean).toBe(0.5);
  const upheld = agreementOf([act("appeal_upheld", 1, { available: 1, spoke: 1 })], priors).payment;
  expect(upheld.mean).toBeCloseTo(10 / 21, 6);
});
