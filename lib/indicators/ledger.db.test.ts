import { afterAll, beforeAll, expect, it } from "vitest";
import { rolledBack } from "@/lib/db/testing";
import { newId } from "@/lib/kernel";
import { createTestWarehouse } from "@/lib/warehouse/testing";
import { exportBundle } from ".";
import { prepared, textOf } from "./testing/prepared";

let warehouse: Awaited<ReturnType<typeof createTestWarehouse>>;
beforeAll(async () => {
  warehouse = await createTestWarehouse();
});
afterAll(() => warehouse.drop());

it("keeps what belongs to a partner and an export that there are, for good, and leaves alone what is shared again unchanged", () =>
  rolledBack(async (db) => {
    const { made, partner, officer } = await prepared(db, warehouse);
    const share = async () => {
      const { text, export: row } = await exportBundle(officer, {
        campaignId: made.id,
        partner: partner.id,
        tlp: "red",
      });
      await textOf(text);
      return row;
    };
    const rows = () => db.$queryRaw<{ id: string; accountId: string | null; place: string; modifiedAt: Date }[]>`
      select id::text, account_id as "accountId", ctid::text as place, modified_at as "modifiedAt"
      from shared_object where partner_id = ${partner.id}::uuid order by id`;
    const { objects } = await share();
    const first = await rows();
    expect(first).toHaveLength(objects);
    const again = await share();
    expect(await rows()).toEqual(first);
    expect(await db.deliveredObject.count({ where: { exportId: again.id } })).toBe(objects);

    await db.campaignMember.update({
      where: { campaignId_accountId: { campaignId: made.id, accountId: made.core[0] ?? "" } },
      data: { exchanges: 4_321 },
    });
    await share();
    const later = (await rows()).filter(({ modifiedAt }, n) => modifiedAt > (first[n]?.modifiedAt ?? modifiedAt));
    expect(later.map(({ accountId }) => accountId)).toEqual([made.core[0]]);

    const refused = (statement: string, words: RegExp) =>
      expect(
        db.$transaction((tx) => tx.$executeRawUnsafe(statement)),
        statement,
      ).rejects.toThrow(words);
    const copied = (
      whose: string,
    ) => `insert into shared_object (partner_id, id, campaign_id, kind, content, created_at, modified_at)
      select ${whose}, gen_random_uuid(), campaign_id, kind, content, created_at, modified_at from shared_object
      where partner_id = '${partner.id}'`;
    await refused(
      copied(`case when kind = 'campaign' then '${newId()}'::uuid else partner_id end`),
      /partner that there is not/,
    );
    const delivered = (id: string) =>
      `insert into delivered_object (export_id, object_id) values ('${id}', '${newId()}')`;
    await refused(`${delivered(again.id)}, ('${newId()}', '${newId()}')`, /export that there is not/);
    await refused(`delete from partner where id = '${newId()}'`, /never removed/);
    await refused(`update partner set id = gen_random_uuid() where id = '${partner.id}'`, /keep their keys/);
    await refused(`delete from shared_object where partner_id = '${partner.id}'`, /never removed/);
    await refused(
      `update shared_object set partner_id = '${newId()}' where partner_id = '${partner.id}'`,
      /keep their keys/,
    );
    expect(await db.$executeRawUnsafe(copied("partner_id"))).toBe(objects);
    expect(await db.$executeRawUnsafe(delivered(again.id))).toBe(1);
  }));
