import { tlpLevels } from "@/lib/kernel";
import type { InboundTlp } from "../vocabulary";
import { field, textsOf } from "./fields";

/** Marking definitions of TLP 2.0, and of TLP 1 with what takes its place. */
const markings = new Map<string, InboundTlp>(
  Object.entries({
    "94868c89-83c2-464b-929b-a1a8aa3c8487": "clear",
    "bab4a63c-aed9-4cf5-a766-dfca5abac2bb": "green",
    "55d920b0-5e8b-4f79-9ee9-91f868d9b421": "amber",
    "939a9414-2ddd-4d32-a0cd-375ea402b003": "amber+strict",
    "e828b379-4e03-4974-9ac4-e53a884c97c1": "red",
    "613f2e26-407d-48c7-9eca-b8e91df99dc9": "clear",
    "34098fce-860f-48ae-8e50-ebd3cc5e41da": "green",
    "f88d31f6-486f-44da-b317-01333bde0b82": "amber",
    "5e57c739-391a-4eb3-b6be-7d15ca92d5ed": "red",
  } as const),
);

/** How an object of a bundle is marked; null where it is not. */
export const tlpOf = (object: unknown): InboundTlp | null => {
  const found = textsOf(field(object, "object_marking_refs")).map(
    (ref) => markings.get(ref.replace("marking-definition--", "")) ?? null,
  );
  return found.reduce(stricter, null);
};

/** The more closed of two markings. */
export const stricter = (a: InboundTlp | null, b: InboundTlp | null): InboundTlp | null =>
  a === null || (b !== null && tlpLevels.indexOf(b) > tlpLevels.indexOf(a)) ? b : a;
