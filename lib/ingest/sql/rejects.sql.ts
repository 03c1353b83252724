/**
 * Rejects by what they are of, field and reason. A batch's number begins with the time at which its upload began, in milliseconds
 * above 20 bits, and the table is sorted by it: only the window is read.
 */
export const rejectReasonsQuery = `
  SELECT kind, field, reason, toFloat64(sum(n)) AS lines, toUInt32(uniqExact(batch)) AS batches,
    toString(max(batch)) AS newest, groupArray(toString(at)) AS starts, groupArray(toFloat64(n)) AS counts
  FROM (
    SELECT source.kind AS kind, one.field AS field, one.reason AS reason, one.batch AS batch, one.at AS at, one.n AS n
    FROM (
      SELECT batch, toString(field) AS field, toString(reason) AS reason, count() AS n,
        intDiv(bitShiftRight(batch, 20), {bucket:UInt64}) * {bucket:UInt64} AS at
      FROM reject FINAL WHERE batch >= bitShiftLeft({since:UInt64}, 20) GROUP BY batch, field, reason) AS one
    LEFT ANY JOIN (
      SELECT batch, toString(any(kind)) AS kind FROM batch_source
      WHERE batch >= bitShiftLeft({since:UInt64}, 20) GROUP BY batch) AS source ON source.batch = one.batch)
  GROUP BY kind, field, reason ORDER BY lines DESC, field, reason LIMIT {most:UInt32}`;
