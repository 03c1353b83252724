/** Every known account with its place in the sorted list of ids: the index that the rest of detection works with. */
export const numberedAccounts = `
  SELECT account_id, toUInt32(row_number() OVER (ORDER BY account_id) - 1) AS i
  FROM (SELECT account_id FROM exchange GROUP BY account_id UNION DISTINCT SELECT account_id FROM account_latest)`;
