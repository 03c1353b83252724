import { afterEach, expect, it } from "vitest";
import { environment, reloadEnvironment } from "@/lib/env";
import { requireSealingKey } from "./sealing-key.sql";
import { rolledBack } from "./testing";

const own = environment().encryptionKey;
afterEach(() => reloadEnvironment({ STILLWATCH_ENCRYPTION_KEY: own }));

it("takes the key it sees first, and no other after it", async () => {
  await rolledBack(async (db) => {
    await requireSealingKey(db);
    await requireSealingKey(db);
    reloadEnvironment({ STILLWATCH_ENCRYPTION_KEY: Buffer.alloc(32, 1).toString("base64") });
    await expect(requireSealingKey(db)).rejects.toMatchObject({ code: "precondition_failed" });
    reloadEnvironment({ STILLWATCH_ENCRYPTION_KEY: own });
    await requireSealingKey(db);
  });
});
