import type pg from "pg";

/** Writes rules on accounts, keys and end users of every effect, as many as asked for. */
export async function fillRules(client: pg.Client, count: number): Promise<void> {
  await client.query(
    `insert into gateway_rule (subject, account_id, part, effect, per_minute, obligations, reason_class, decision_id,
       expires_at, changed_at, changed_in)
     select case i % 10 when 8 then 'key' when 9 then 'end_user' else 'account' end::"GatewaySubject",
       'listed-' || i, case when i % 10 >= 8 then 'k' || i % 997 else '' end,
       case i % 4 when 0 then 'throttle' when 1 then 'allow' else 'deny' end::"GatewayEffect",
       case when i % 4 = 0 then 60 end, case when i % 4 = 1 then '{redact_reasoning}' else '{}' end::text[],
       'Automated extraction', gen_random_uuid(), now() + interval '14 days', now(), 0
     from generate_series(1, $1::int) i`,
    [count],
  );
}

/** Refuses one more account, in a transaction of its own. */
export async function holdOne(client: pg.Client, account: string): Promise<void> {
  await client.query(
    `insert into gateway_rule (subject, account_id, effect, obligations, decision_id, changed_at, changed_in)
     values ('account', $1, 'deny', '{}', gen_random_uuid(), now(), 0)`,
    [account],
  );
}

/** Whose requests come: four in five are of accounts that nothing is held against. */
export const mixOf = (count: number): string[] =>
  Array.from({ length: 1_000 }, (_, i) => (i % 5 === 0 ? `listed-${1 + ((i * 7_919) % count)}` : `account-${i}`));
