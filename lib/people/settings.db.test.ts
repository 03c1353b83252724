import { expect, it } from "vitest";
import { testContext } from "@/lib/command/testing";
import { rolledBack } from "@/lib/db/testing";
import { newId } from "@/lib/kernel";
import { defaultSettings, readSettings, saveSettings } from ".";

it("keeps how the console looks to each person, blurred until they say otherwise", () =>
  rolledBack(async (db) => {
    const person = async (name: string) => {
      const id = `user-${newId()}`;
      await db.user.create({ data: { id, name, email: `${id}@example.test`, roles: ["viewer"] } });
      const ctx = testContext(db, ["viewer"]);
      return { ...ctx, actor: { ...ctx.actor, id, name } };
    };
    const [ada, ben] = [await person("ada"), await person("ben")];
    expect(await readSettings(ada)).toEqual({ ...defaultSettings, blurWords: true, zone: "utc" });
    await saveSettings(ada, { ...defaultSettings, blurWords: false });
    const chosen = { ...defaultSettings, blurWords: false, zone: "local", density: "compact" } as const;
    await saveSettings(ada, chosen);
    expect([await readSettings(ada), await readSettings(ben)]).toEqual([chosen, defaultSettings]);
    const wrong = { ...chosen, zone: "Europe/Berlin" } as never;
    await expect(saveSettings(ada, wrong)).rejects.toMatchObject({
      code: "invalid_input",
      fields: [{ field: "zone" }],
    });
    const machine = { ...ada, actor: { ...ada.actor, type: "api_key" as const } };
    await expect(saveSettings(machine, chosen)).rejects.toMatchObject({ code: "forbidden" });
  }));
