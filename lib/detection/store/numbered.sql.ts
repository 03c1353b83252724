/** Gives every known account its place in the sorted list of ids: the index that the rest of a run works with. */
export const numberAccountsQuery = `
  INSERT INTO detection_account (run_id, account_id, i)
  SELECT {run:UUID}, account_id, row_number() OVER (ORDER BY account_id) - 1
  FROM (SELECT account_id FROM exchange GROUP BY account_id UNION DISTINCT SELECT account_id FROM account_latest)`;

/** The accounts of a run as they were numbered. */
export const numberedAccounts = "SELECT account_id, i FROM detection_account WHERE run_id = {run:UUID}";
