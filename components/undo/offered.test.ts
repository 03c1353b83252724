import { expect, it } from "vitest";
import { offer, take } from "./offered";

const undoable = (title: string) => ({ title, undo: async () => undefined });

it("is taken once, and only the last stands", () => {
  expect(take()).toBeUndefined();
  offer("a", undoable("Dismissed"));
  offer("b", undoable("Put off"));
  expect(take("a")).toBeUndefined();
  expect(take()?.undoable.title).toBe("Put off");
  expect(take()).toBeUndefined();
});
